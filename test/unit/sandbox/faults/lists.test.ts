import assert from 'node:assert/strict';
import { partner, tenant } from '../../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../../src/sandbox/estates/builder';
import type { Fault } from '../../../../src/sandbox/faults/fault';
import { share } from '../hostedService';
import { object } from '../service';
import type { Given } from '../signedRequest';
import { type Bench, json, withSandbox } from './exchange';

const RegionId = 'cn-hangzhou';
const accessPointId = 'ap-cn-hangzhou-yh-A';

/** Seven lines of the partner, the first of which carries seven hosted connections of the tenant. */
function state() {
  const estate = new EstateBuilder(Date.now());
  const parent = estate.line({ owner: partner, name: '1', accessPointId });
  for (let line = 2; line <= 7; line += 1) estate.line({ owner: partner, name: String(line), accessPointId });
  for (let vlanId = 1; vlanId <= 7; vlanId += 1) {
    estate.line({ owner: tenant, name: String(vlanId), accessPointId, hosting: share(parent, { vlanId }) });
  }
  return estate.build();
}

/** Names on the pages of three rows, one page after the other, and the totals that they tell. */
interface Pages {
  readonly names: string[];
  readonly totals: number[];
}

async function numbered({ ask }: Bench): Promise<Pages> {
  const pages: Pages = { names: [], totals: [] };
  for (const PageNumber of [1, 2, 3]) {
    const answer = json(
      await ask({ Action: 'DescribePhysicalConnections', RegionId, PageSize: 3, PageNumber }, 'partner'),
    );
    add(pages, object(answer.PhysicalConnectionSet).PhysicalConnectionType, answer.TotalCount);
  }
  return pages;
}

async function byToken({ ask }: Bench): Promise<Pages> {
  const pages: Pages = { names: [], totals: [] };
  let token: unknown;
  do {
    const next: Given = typeof token === 'string' ? { NextToken: token } : {};
    const answer = json(await ask({ Action: 'ListVirtualPhysicalConnections', RegionId, MaxResults: 3, ...next }));
    add(pages, answer.VirtualPhysicalConnections, answer.TotalCount);
    token = answer.NextToken;
  } while (typeof token === 'string' && token !== '');
  return pages;
}

function add({ names, totals }: Pages, rows: unknown, total: unknown): void {
  assert.ok(Array.isArray(rows));
  names.push(rows.map((row: unknown) => String(object(row).Name)).join(''));
  totals.push(Number(total));
}

/** What is listed while a fault strikes the second page, or all pages. */
async function listed(read: (bench: Bench) => Promise<Pages>, fault: Fault, times?: number): Promise<string[]> {
  let found: string[] = [];
  await withSandbox(
    async (bench) => {
      const sound = await read(bench);
      assert.deepEqual(sound, { names: ['123', '456', '7'], totals: [7, 7, 7] });
      bench.sandbox.faults.add({ fault, ...(times !== undefined && { times }) });
      const { names, totals } = await read(bench);
      found = names.map((page, index) => `${page} of ${totals[index]}`);
      bench.sandbox.faults.clear();
      assert.deepEqual(await read(bench), sound);
    },
    { state: state() },
  );
  return found;
}

describe('lists that change while they are read', () => {
  it('show rows twice on a page, or a client that counts rows instead of naming them is never caught', async () => {
    const fault = { kind: 'duplicateRows' } as const;
    assert.deepEqual(await listed(numbered, fault), ['1123 of 7', '4456 of 7', '77 of 7']);
    assert.deepEqual(await listed(byToken, fault), ['1123 of 7', '4456 of 7', '77 of 7']);
  });

  it('show a row of the page before again when one came in, by number and by token', async () => {
    const fault = { kind: 'movedRows', by: 'inserted' } as const;
    assert.deepEqual(await listed(numbered, fault), ['123 of 7', '345 of 8', '67 of 8']);
    // Only the second page was read late: what moved behind it is not on the third any more.
    assert.deepEqual(await listed(numbered, fault, 1), ['123 of 7', '345 of 8', '7 of 7']);
    assert.deepEqual(await listed(byToken, fault, 1), ['123 of 7', '345 of 8', '67 of 7']);
  });

  it('pass a row over when one went, by number and by token, or clients lose it unnoticed', async () => {
    const fault = { kind: 'movedRows', by: 'removed' } as const;
    assert.deepEqual(await listed(numbered, fault), ['123 of 7', '567 of 6', ' of 6']);
    assert.deepEqual(await listed(byToken, fault, 1), ['123 of 7', '567 of 6']);
  });
});
