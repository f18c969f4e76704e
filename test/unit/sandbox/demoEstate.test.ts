import assert from 'node:assert/strict';
import { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import { type KindId, kindIds } from '../../../src/catalog/kindId';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource } from '../../../src/estate/resource';
import type { TreeNode } from '../../../src/explorer/nodes';
import { TreeModel } from '../../../src/explorer/treeModel';
import { startSandbox } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';
import { demoEstate } from '../../../src/sandbox/estates/demo';

const now = Date.UTC(2024, 5, 1);
const estate = demoEstate(now);

/** Everything that somebody expanding the whole tree of an account meets, each once. */
async function treeOf(index: 0 | 1): Promise<readonly Resource[]> {
  const sandbox = await startSandbox({ clock: new VirtualClock(now) });
  try {
    const credentials = sandbox.accounts[index] ?? assert.fail();
    const client = new Client({
      credentials: () => Promise.resolve(credentials),
      endpointFor: () => sandbox.endpoint,
      timeoutMs: 10_000,
    });
    const account = new AccountEstate(new EstateReader('acc', client, catalogue));
    const tree = new TreeModel(catalogue, {
      accounts: () => ['acc'],
      estate: () => account,
      regions: () => Promise.resolve(sandbox.regions),
    });
    const met = new Map<string, Resource>();
    const expand = async (node?: TreeNode): Promise<void> => {
      assert.notEqual(node?.type, 'error');
      if (node?.type === 'resource') {
        const resource = tree.resource(node);
        // What is met again hangs below itself somewhere above.
        if (resource === undefined || met.has(node.key)) return;
        met.set(node.key, resource);
      }
      for (const child of await tree.children(node)) await expand(child);
    };
    await expand();
    return [...met.values()];
  } finally {
    await sandbox.close();
  }
}

/** Names of a kind, once each: what leads from one region to another is met in both. */
const named = (rows: readonly Resource[], kind: KindId) =>
  [...new Set(rows.filter((row) => row.kind === kind).map(({ name }) => name))].sort();

describe('demo estate', () => {
  it('is what a sandbox starts with when nothing is said, or newcomers do not meet the story', async () => {
    const sandbox = await startSandbox({ clock: new VirtualClock(now) });
    const { physicalConnections } = sandbox.snapshot();
    await sandbox.close();
    assert.deepEqual(physicalConnections, estate.physicalConnections);
  });

  it('is small enough to be looked through, with 55 to 65 resources', () => {
    const counted = [
      estate.physicalConnections,
      estate.lettersOfAuthorization,
      estate.virtualBorderRouters,
      estate.vbrHaGroups,
      estate.bgpGroups,
      estate.bgpPeers,
      estate.bgpNetworks,
      estate.routeEntries,
      estate.routerInterfaces,
      estate.vpcPeeringConnections,
    ].flat().length;
    // The figure that the description of the estate tells.
    assert.equal(counted, 63);
  });

  it('is the same every time, or links and screenshots go bad', () => {
    assert.deepEqual(demoEstate(now), estate);
  });

  it('lies in the days before now, whenever that is, or it grows old', () => {
    const later = demoEstate(now + 1000);
    assert.deepEqual(
      later.physicalConnections.map(({ created }) => created - 1000),
      estate.physicalConnections.map(({ created }) => created),
    );
    for (const { name, created } of estate.physicalConnections) assert.ok(created <= now, name);
  });

  it('gives everything a name and a description that the service takes (003 4.4), or forms refuse what they show', () => {
    const rows = [
      estate.physicalConnections,
      estate.virtualBorderRouters,
      estate.vbrHaGroups,
      estate.bgpGroups,
      estate.routeEntries,
      estate.routerInterfaces,
      estate.vpcPeeringConnections,
    ].flat();
    for (const { name, description } of rows) {
      assert.match(name, /^[A-Za-z\p{Script=Han}][A-Za-z\p{Script=Han}0-9_-]{1,127}$/u);
      assert.match(description, /^[A-Za-z\p{Script=Han}].{1,255}$/u, name);
    }
    assert.ok(rows.some(({ name }) => /\p{Script=Han}/u.test(name)) && rows.some(({ name }) => /^[ -~]+$/.test(name)));
  });

  it('plans an end for everything that is under way, or it looks stuck for ever', () => {
    const passing: Readonly<Record<string, ReadonlySet<string>>> = {
      lines: new Set(['Initial', 'Approved', 'Allocating', 'Terminating']),
      routers: new Set(['terminating', 'recovering', 'deleting']),
      bgp: new Set(['Pending', 'Modifying', 'Deleting']),
      sessions: new Set(['creating', 'modifying', 'deleting', 'Connect', 'Active']),
      interfaces: new Set(['Connecting', 'AcceptingConnecting', 'Activating', 'Modifying', 'Deactivating', 'Deleting']),
      peerings: new Set(['Creating', 'Accepting', 'Updating', 'Deleting']),
      routes: new Set(['Pending', 'Modifying', 'Deleting']),
      haGroups: new Set(['Creating']),
    };
    const letters = estate.physicalConnections.filter(({ loaStatus }) =>
      ['Applying', 'Accept', 'Completing'].includes(loaStatus),
    );
    const under = (list: string, rows: readonly { readonly id: string; readonly status: string }[]) =>
      rows.filter(({ status }) => passing[list]?.has(status)).map(({ id }) => id);
    const moving = [
      ...under('lines', estate.physicalConnections),
      ...under('routers', estate.virtualBorderRouters),
      ...under('bgp', estate.bgpGroups),
      ...under('bgp', estate.bgpPeers),
      ...under('bgp', estate.bgpNetworks),
      ...under(
        'sessions',
        estate.bgpPeers.map(({ id, session }) => ({ id, status: session })),
      ),
      ...under('interfaces', estate.routerInterfaces),
      ...under('peerings', estate.vpcPeeringConnections),
      ...under('routes', estate.routeEntries),
      ...under('haGroups', estate.vbrHaGroups),
      ...letters.map(({ id }) => `${id}|LOA`),
    ];
    assert.deepEqual(moving.sort(), estate.tasks.map(({ id }) => id).sort());
    assert.ok(estate.tasks.every(({ at }) => at > now));
    const soon = estate.tasks.filter(({ at }) => at <= now + 60_000).map(({ kind }) => kind);
    assert.deepEqual(soon.sort(), ['bgpPeer.established', 'physicalConnection.review']);
  });

  it('names only peers that are there, or a widowed interface leads nowhere', () => {
    const ids = new Set(estate.routerInterfaces.map(({ id }) => id));
    for (const { name, opposite } of estate.routerInterfaces) assert.ok(ids.has(opposite.interfaceId), name);
  });
});

describe('the trees of the demo estate', () => {
  let carrier: readonly Resource[];
  let bank: readonly Resource[];

  before(async () => {
    [carrier, bank] = [await treeOf(0), await treeOf(1)];
  });

  it('show every kind to one of the accounts at least, or a part of the product cannot be tried', () => {
    const shown = new Set([...carrier, ...bank].map(({ kind }) => kind));
    // A region is a node of its own.
    assert.deepEqual([...shown].sort(), kindIds.filter((kind) => kind !== 'region').sort());
  });

  it('show the carrier its lines, its shares and the VBRs of the bank on them, and nothing else of the bank', () => {
    assert.deepEqual(
      named(carrier, 'physicalConnection'),
      ['Hong-Kong-hub', '天链-余杭-新址', '天链-萧山-汇聚'].sort(),
    );
    assert.deepEqual(
      named(carrier, 'hostedConnection'),
      ['Trading-floor-market-data', 'Trading-floor-orders', '西湖支行'].sort(),
    );
    assert.deepEqual(named(carrier, 'virtualBorderRouter'), ['Skylink-management', '滨江支行'].sort());
    assert.deepEqual(named(carrier, 'vpcPeeringConnection'), ['Analytics-branches', 'Payments-analytics']);
  });

  it('show the bank its own lines, the shares that it has of the carrier, and what runs on them', () => {
    assert.deepEqual(
      named(bank, 'physicalConnection'),
      [
        ...['总部-浦东-主用', '总部-宝山-备用', '总部-浦东-扩容', '杭州数据中心', 'Frankfurt-treasury'],
        ...['西湖支行', 'Trading-floor-market-data', 'Trading-floor-orders'],
      ].sort(),
    );
    // Both sides list a share as one (003 4.19); the tenant finds it among its lines as well.
    assert.deepEqual(named(bank, 'hostedConnection'), named(carrier, 'hostedConnection'));
    assert.equal(named(bank, 'virtualBorderRouter').length, 10);
    assert.deepEqual(named(bank, 'vbrHaGroup'), ['总部-核心']);
    assert.deepEqual(
      named(bank, 'vpcPeeringConnection'),
      ['Analytics-branches', 'Payments-analytics', '网点-清算'].sort(),
    );
  });
});
