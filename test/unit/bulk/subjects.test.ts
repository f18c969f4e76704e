import assert from 'node:assert/strict';
import { english } from '../../../src/catalog/message';
import { all } from '../../writes/worlds';
import { BulkBench } from './bulkBench';

/** The showcase as it is. */
const same = all();

describe('what a bulk change is about', () => {
  it('takes a resource once that is selected in two places of the tree, or it is ended twice', async () => {
    await BulkBench.with(same, async (bench) => {
      const [router] = await bench.rows('virtualBorderRouter');
      assert.ok(router !== undefined);
      const { subjects } = await bench.select(bench.operation('TerminateVirtualBorderRouter'), [router, { ...router }]);
      assert.equal(subjects.length, 1);
    });
  });

  it('leaves alone what is not in a fitting state by now, with the reason, although the tree shows an old one', async () => {
    await BulkBench.with(same, async (bench) => {
      const shown = (await bench.rows('virtualBorderRouter')).filter(({ state }) => state === 'active').slice(0, 3);
      const [first] = shown;
      assert.ok(first !== undefined);
      const terminate = bench.operation('TerminateVirtualBorderRouter');
      await bench.run(await bench.select(terminate, [first])).run(new AbortController().signal);
      const { subjects, leftAlone } = await bench.select(terminate, shown);
      assert.deepEqual(
        subjects.map(({ resource }) => resource.id),
        shown.slice(1).map(({ id }) => id),
      );
      assert.deepEqual(
        leftAlone.map(({ resource, why }) => [resource.id, english(why)]),
        [[first.id, `${first.id} is in the state Terminated.`]],
      );
    });
  });

  it('leaves resources of other kinds alone, or a peer is taken for the group with its ID', async () => {
    await BulkBench.with(same, async (bench) => {
      const [router] = await bench.rows('virtualBorderRouter');
      const [line] = await bench.rows('physicalConnection');
      assert.ok(router !== undefined && line !== undefined);
      const selection = await bench.select(bench.operation('TerminateVirtualBorderRouter'), [router, line]);
      assert.deepEqual(
        selection.leftAlone.map(({ resource, why, otherKind }) => [resource.id, english(why), otherKind]),
        [[line.id, 'This is not for Physical Connections.', true]],
      );
    });
  });

  it('carries an operation out on both kinds that it acts on, each as it is on that kind', async () => {
    await BulkBench.with(same, async (bench) => {
      const lines = (await bench.rows('physicalConnection')).filter(({ state }) => state === 'Enabled').slice(0, 1);
      const hosted = (await bench.rows('hostedConnection')).slice(0, 1);
      assert.deepEqual([lines.length, hosted.length], [1, 1]);
      const { subjects } = await bench.select(bench.operation('TerminatePhysicalConnection'), [...lines, ...hosted]);
      for (const { operation, resource } of subjects) assert.equal(operation.kind, resource.kind);
    });
  });

  it('does not take a failed read for a deletion, and names the reason', async () => {
    await BulkBench.with(same, async (bench) => {
      const [router] = await bench.rows('virtualBorderRouter');
      assert.ok(router !== undefined);
      const denied = { kind: 'refusal', http: 403, code: 'Forbidden.RAM' } as const;
      bench.sandbox.faults.add({ operation: 'DescribeVirtualBorderRouters', fault: denied });
      const { subjects, leftAlone } = await bench.select(bench.operation('TerminateVirtualBorderRouter'), [router]);
      assert.deepEqual(subjects, []);
      assert.match(leftAlone.map(({ why }) => english(why)).join(), /^It could not be read\. \S+/);
    });
  });

  it('says of what is gone that it does not exist any more', async () => {
    await BulkBench.with(same, async (bench) => {
      const [router] = await bench.rows('virtualBorderRouter');
      assert.ok(router !== undefined);
      const gone = { ...router, id: 'vbr-gone', key: bench.keyOf(router, 'vbr-gone') };
      const { leftAlone } = await bench.select(bench.operation('TerminateVirtualBorderRouter'), [gone]);
      assert.deepEqual(
        leftAlone.map(({ why }) => english(why)),
        ['vbr-gone does not exist any more.'],
      );
    });
  });
});
