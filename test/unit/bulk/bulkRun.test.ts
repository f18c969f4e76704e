import assert from 'node:assert/strict';
import type { BulkRun } from '../../../src/bulk/bulkRun';
import { countsOf } from '../../../src/bulk/result';
import type { Resource } from '../../../src/estate/resource';
import type { WorldState } from '../../../src/sandbox';
import { networkId } from '../../../src/sandbox/ids';
import { copied } from '../../writes/worlds';
import { BulkBench } from './bulkBench';

const many = 20;

/** So many more networks of one VBR. */
function withNetworks(state: WorldState): WorldState {
  const network = state.bgpNetworks.find(({ routerId }) => routerId === routerOf(state));
  assert.ok(network !== undefined);
  const more = Array.from({ length: many }, (_, index) => {
    const cidr = `10.200.${index}.0/24`;
    return { ...network, id: networkId(network.routerId, cidr), cidr };
  });
  return { ...state, bgpNetworks: [...state.bgpNetworks, ...more] };
}

function routerOf({ virtualBorderRouters }: WorldState): string | undefined {
  return virtualBorderRouters.find(({ name }) => name === 'HQ-production')?.id;
}

function left(bench: BulkBench): readonly string[] {
  return bench.sandbox
    .snapshot()
    .bgpNetworks.map(({ cidr }) => cidr)
    .filter((cidr) => cidr.startsWith('10.200.'));
}

async function networks(bench: BulkBench): Promise<readonly Resource[]> {
  const rows = await bench.rows('bgpNetwork', routerOf(bench.sandbox.snapshot()));
  return rows.filter(({ id }) => id.includes('|10.200.'));
}

/** A run that deletes the first of the many networks, or all of them. */
async function deletion(bench: BulkBench, count = many): Promise<BulkRun> {
  const selection = await bench.select(bench.operation('DeleteBgpNetwork'), (await networks(bench)).slice(0, count));
  assert.equal(selection.subjects.length, count);
  return bench.run(selection);
}

function counts(run: BulkRun): Partial<ReturnType<typeof countsOf>> {
  const all = Object.entries(countsOf(run.entries.map(({ result }) => result)));
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

const { signal } = new AbortController();

describe('a change of many resources', () => {
  it('goes on when some are refused, and a retry sends these and no other, or what is done is done twice', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      const refusal = { kind: 'refusal', http: 400, code: 'InvalidStatus.CannotOperate' } as const;
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', rate: 0.3, times: 4, fault: refusal });
      const run = await deletion(bench);
      await run.run(signal);
      assert.deepEqual(counts(run), { done: 16, failed: 4 });
      const failed = run.entries.filter(({ result }) => result.status === 'failed');
      const names = failed.map(({ subject }) => subject.resource.id.split('|').at(-1));
      assert.deepEqual(left(bench).toSorted(), names.toSorted(), 'what is reported as failed is what is still there');
      const before = bench.sent.length;
      await run.retry(signal);
      assert.deepEqual(counts(run), { done: many });
      assert.deepEqual(
        bench.sent
          .slice(before)
          .map(({ parameters }) => parameters.get('DstCidrBlock'))
          .toSorted(),
        names.toSorted(),
      );
      assert.deepEqual(left(bench), []);
    });
  });

  it('has never more than three on their way, or a selection of a hundred is throttled at once', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', fault: { kind: 'latency', ms: 5 } });
      await (await deletion(bench)).run(signal);
      assert.equal(bench.most, 3);
      assert.equal(bench.sent.length, many);
    });
  });

  it('sends nothing more after Cancel, and tells sent from not sent, or nobody knows what is gone', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      const cancel = new AbortController();
      bench.onSend = () => {
        if (bench.sent.length === 7) cancel.abort();
      };
      const run = await deletion(bench);
      await run.run(cancel.signal);
      assert.equal(bench.sent.length, 7);
      const { notSent, going = 0, done = 0, ...others } = counts(run);
      assert.deepEqual([notSent, going + done, others], [many - 7, 7, {}]);
      bench.sandbox.advance(60_000);
      const untouched = run.entries.filter(({ result }) => result.status === 'notSent');
      assert.deepEqual(
        left(bench).toSorted(),
        untouched.map(({ subject }) => subject.resource.id.split('|').at(-1) ?? '').toSorted(),
      );
      await run.retry(signal);
      assert.deepEqual([bench.sent.length, left(bench)], [many, []], 'the rest can still be done');
    });
  });

  it('sends again under the same token what may have been carried out, or it is carried out twice', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', fault: { kind: 'reset' } });
      const run = await deletion(bench, 3);
      await run.run(signal);
      assert.deepEqual(counts(run), { unknown: 3 });
      const tokens = (): readonly string[] => [
        ...new Set(bench.sent.map(({ parameters }) => parameters.get('ClientToken') ?? '')),
      ];
      assert.equal(tokens().length, 3);
      bench.sandbox.faults.clear();
      await run.retry(signal);
      assert.deepEqual(counts(run), { done: 3 });
      assert.equal(tokens().length, 3, 'no new token');
    });
  });

  it('takes a new token after a refusal, or the service answers the old refusal for ever', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      const refusal = { kind: 'refusal', http: 400, code: 'InvalidStatus.CannotOperate' } as const;
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', times: 1, fault: refusal });
      const run = await deletion(bench, 1);
      await run.run(signal);
      await run.retry(signal);
      assert.deepEqual(counts(run), { done: 1 });
      const [first, second] = bench.sent.map(({ parameters }) => parameters.get('ClientToken'));
      assert.notEqual(first, second);
    });
  });

  it('looks before it sends again, and sends nothing where the lost answer was a yes', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', fault: { kind: 'drop' } });
      const run = await deletion(bench, 3);
      await run.run(signal);
      assert.deepEqual(counts(run), { unknown: 3 });
      bench.sandbox.faults.clear();
      bench.sandbox.advance(60_000);
      const before = bench.sent.length;
      await run.retry(signal);
      assert.deepEqual([counts(run), bench.sent.length], [{ done: 3 }, before]);
    });
  });

  it('leaves an unknown outcome unknown while nobody can look, or people believe that nothing happened', async () => {
    await BulkBench.with(withNetworks, async (bench) => {
      bench.sandbox.faults.add({ operation: 'DeleteBgpNetwork', fault: { kind: 'drop' } });
      const run = await deletion(bench, 2);
      await run.run(signal);
      const denied = { kind: 'refusal', http: 403, code: 'Forbidden.RAM' } as const;
      bench.sandbox.faults.add({ operation: 'DescribeBgpNetworks', fault: denied });
      await run.retry(signal);
      assert.deepEqual(counts(run), { unknown: 2 });
    });
  });

  it('deletes the routes of a table one after the other, or the service refuses all but the first (003 6.16)', async () => {
    const withRoutes = (state: WorldState): WorldState => {
      const router = state.virtualBorderRouters.find(({ name }) => name === 'HQ-voice');
      const route = state.routeEntries.find(({ routeTableId }) => routeTableId === router?.routeTableId);
      assert.ok(route !== undefined);
      return copied('routeEntries', route.id, 6, (index) => ({ cidr: `10.201.${index}.0/24` }))(state);
    };
    await BulkBench.with(withRoutes, async (bench) => {
      const { routeEntries, virtualBorderRouters } = bench.sandbox.snapshot();
      const table = routeEntries.find(({ cidr }) => cidr === '10.201.0.0/24')?.routeTableId;
      const router = virtualBorderRouters.find(({ routeTableId }) => routeTableId === table);
      const rows = await bench.rows('routeEntry', router?.id);
      const chosen = rows.filter(({ name }) => name.startsWith('10.201.'));
      const run = bench.run(await bench.select(bench.operation('DeleteRouteEntry'), chosen));
      await run.run(signal);
      assert.deepEqual(counts(run), { done: 6 });
      assert.equal(bench.most, 1);
      assert.equal(bench.sent.length, 6, 'none had to be sent twice');
    });
  });
});
