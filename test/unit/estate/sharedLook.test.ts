import assert from 'node:assert/strict';
import { deleteBgpNetwork } from '../../../src/catalog/bgpNetwork/lifecycle';
import { deleteBgpPeer } from '../../../src/catalog/bgpPeer/lifecycle';
import {
  deleteVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from '../../../src/catalog/virtualBorderRouter/lifecycle';
import type { WaitOutcome } from '../../../src/estate/wait';
import { partner } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { region, withWatchedAccount } from './watchedAccount';

const everyRouter = { region, kind: 'virtualBorderRouter' } as const;
const routers = 'DescribeVirtualBorderRouters';

function lineOf(estate: EstateBuilder) {
  return estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
}

const withRouters =
  (count: number) =>
  (estate: EstateBuilder): void => {
    const line = lineOf(estate);
    for (let number = 0; number < count; number += 1)
      estate.router(line, { name: `vbr ${number}`, vlanId: 1 + number });
  };

function endsOf(outcomes: ReadonlyMap<string, WaitOutcome>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { end } of outcomes.values()) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
}

describe('looks at several resources', () => {
  it('ask for ten VBRs with one request, or the service throttles the rest of the work', async () => {
    await withWatchedAccount(withRouters(12), async ({ estate, change, clock, asked }) => {
      const { resources } = await estate.list(everyRouter);
      const ends = await change(terminateVirtualBorderRouter, resources.slice(0, 10));
      asked();
      await clock.pass(8_000);
      assert.deepEqual([asked(), endsOf(ends)], [[routers, routers, routers], {}], 'looks at 0, 2 and 5 s');
      await clock.pass(2_000);
      assert.deepEqual([asked(), endsOf(ends)], [[routers], { reached: 10 }], 'a look at 9.5 s');
      const states = estate.peek(everyRouter)?.resources.map(({ state }) => state);
      assert.deepEqual(states, [...Array.from({ length: 10 }, () => 'terminated'), 'active', 'active']);
    });
  });

  it('ask for the few of a long list by their IDs, five at once, instead of reading page after page', async () => {
    await withWatchedAccount(withRouters(120), async ({ estate, change, clock, asked }) => {
      const { resources } = await estate.list(everyRouter);
      const ends = await change(terminateVirtualBorderRouter, resources.slice(3, 13));
      asked();
      await clock.pass(0);
      assert.deepEqual(asked(), [routers, routers]);
      await clock.pass(10_000);
      assert.deepEqual(endsOf(ends), { reached: 10 });
    });
  });

  it('do not begin with the whole of a list that nobody has read', async () => {
    await withWatchedAccount(withRouters(400), async ({ reader, change, clock, asked }) => {
      const ends = await change(terminateVirtualBorderRouter, (await reader.all(everyRouter)).slice(200, 206));
      asked();
      await clock.pass(0);
      assert.equal(asked().length, 1 + 6, 'the first page tells how long it is, and of none of them');
      await clock.pass(10_000);
      assert.equal(asked().length, 3 * 2, 'five by their IDs, and one');
      assert.deepEqual(endsOf(ends), { reached: 6 });
    });
  });

  it('ask by its ID for what a list does not show, so that nothing counts as deleted by mistake', async () => {
    await withWatchedAccount(withRouters(8), async ({ estate, change, clock, asked }) => {
      const { resources } = await estate.list(everyRouter);
      const ends = await change(deleteVirtualBorderRouter, resources.slice(0, 7));
      await clock.pass(5_000);
      asked();
      await clock.pass(60_000);
      assert.deepEqual(endsOf(ends), { reached: 7 });
      const ofOthers = 'DescribeVirtualBorderRoutersForPhysicalConnection';
      const expected = [...Array.from({ length: 1 + 7 }, () => routers), ofOthers].sort();
      assert.deepEqual([...asked()].sort(), expected, 'the list, and once more each');
      assert.equal(estate.peek(everyRouter)?.resources.length, 1);
    });
  });

  it('read the shorter list of a common parent, and one for each parent where there is no other', async () => {
    const build = (estate: EstateBuilder): void => {
      const line = lineOf(estate);
      for (const vlanId of [1, 2]) {
        const router = estate.router(line, { name: `vbr ${vlanId}`, vlanId });
        const group = estate.group(router, { name: 'routers', peerAsn: 65001 });
        for (const host of [1, 2, 3, 4]) estate.peer(group, { address: `10.0.${vlanId}.${host}` });
        for (const block of ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']) estate.network(router, block);
      }
    };
    await withWatchedAccount(build, async ({ estate, change, clock, asked }) => {
      const peers = await estate.all({ region, kind: 'bgpPeer' });
      const group = { kind: 'bgpGroup', id: peers[0]?.parents.bgpGroup ?? assert.fail() } as const;
      const ofGroup = (await estate.list({ region, kind: 'bgpPeer', parent: group })).resources;
      const peerEnds = await change(deleteBgpPeer, ofGroup.slice(0, 3));
      asked();
      await clock.pass(0);
      assert.deepEqual(asked(), ['DescribeBgpPeers']);
      await clock.pass(60_000);
      assert.deepEqual(endsOf(peerEnds), { reached: 3 });

      const { resources } = await estate.list(everyRouter);
      const lists = await Promise.all(
        resources.map(({ kind, id }) => estate.list({ region, kind: 'bgpNetwork', parent: { kind, id } })),
      );
      const networkEnds = await change(
        deleteBgpNetwork,
        lists.flatMap((list) => list.resources.slice(0, 2)),
      );
      asked();
      await clock.pass(0);
      assert.deepEqual(asked(), ['DescribeBgpNetworks', 'DescribeBgpNetworks']);
      await clock.pass(60_000);
      assert.deepEqual(endsOf(networkEnds), { reached: 4 });
    });
  });

  it('ask for each by itself when asking for all is refused, or one odd row ends all waits', async () => {
    await withWatchedAccount(withRouters(3), async ({ sandbox, estate, change, clock }) => {
      const { resources } = await estate.list(everyRouter);
      const ends = await change(terminateVirtualBorderRouter, resources);
      const code = 'InvalidFilterKey.ValueNotSupported';
      sandbox.faults.add({ operation: routers, times: 1, fault: { kind: 'refusal', http: 404, code } });
      await clock.pass(0);
      assert.deepEqual(endsOf(ends), {});
      await clock.pass(10_000);
      assert.deepEqual(endsOf(ends), { reached: 3 });
    });
  });
});
