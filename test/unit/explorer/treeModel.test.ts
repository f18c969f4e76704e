import assert from 'node:assert/strict';
import { ServiceError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { TreeNode } from '../../../src/explorer/nodes';
import { failure, withService } from '../api/clientUnderTest';
import { answerRows, everyRouter, HeldAnswers, region, routerRow } from '../estate/estateUnderTest';
import { labelOf, labels, withTree } from './treeUnderTest';

const routers = [region, 'virtualBorderRouter'] as const;
const connections = [region, 'physicalConnection'] as const;
const describeRouters = 'DescribeVirtualBorderRouters';

describe('what stands in the tree', () => {
  it('begins with the regions when there is one account, without a level that nobody needs', async () => {
    await withTree(async ({ tree }) => {
      assert.deepEqual(labels(await tree.children(undefined)), [region]);
    });
  });

  it('begins with the accounts when there are several, and with nothing when there is none', async () => {
    await withTree(async ({ tree, source, walk }) => {
      source.accounts = ['acc', 'other'];
      assert.deepEqual(labels(await tree.children(undefined)), ['acc', 'other']);
      assert.deepEqual(labels(await tree.children(await walk('acc'))), [region]);
      source.accounts = [];
      assert.deepEqual(await tree.children(undefined), []);
    });
  });

  it('is a list of each kind that a region has, and nothing is read before a list is opened', async () => {
    await withTree(async ({ tree, walk, asked }) => {
      const folders = await tree.children(await walk(region));
      assert.deepEqual(labels(folders), [
        'physicalConnection',
        'virtualBorderRouter',
        'hostedConnection',
        'routerInterface',
        'vpcPeeringConnection',
        'accessPoint',
        'outboundTraffic',
      ]);
      assert.deepEqual(asked(), []);
    });
  });

  it('goes down from connection to VBR to BGP groups, peers and networks', async () => {
    await withTree(async ({ tree, walk }) => {
      assert.deepEqual(labels(await tree.children(await walk(...connections, 'pc-1'))), [
        'virtualBorderRouter',
        'hostedConnection',
        'letterOfAuthorization',
      ]);
      const listed = await walk(...connections, 'pc-1', 'virtualBorderRouter');
      assert.deepEqual(labels(await tree.children(listed)), ['vbr-1', 'vbr-2']);
      const router = [...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1'];
      assert.deepEqual(labels(await tree.children(await walk(...router))), [
        'bgpGroup',
        'bgpNetwork',
        'routerInterface',
        'vbrHaGroup',
        'routeEntry',
      ]);
      assert.deepEqual(labels(await tree.children(await walk(...router, 'bgpGroup', 'bgpg-1'))), ['bgp-1']);
      assert.deepEqual(labels(await tree.children(await walk(...router, 'bgpNetwork'))), ['vbr-1|10.0.0.0/16']);
      assert.deepEqual(await tree.children(await walk(...router, 'bgpNetwork', 'vbr-1|10.0.0.0/16')), []);
    });
  });

  it('says so when a list was read and holds nothing', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.rows.DescribeVirtualBorderRouters = [];
      assert.deepEqual(labels(await tree.children(await walk(...routers))), ['empty']);
    });
  });
});

describe('the nodes of the tree', () => {
  it('have other IDs for the same VBR below its connection and below the region, or VS Code refuses the tree', async () => {
    await withTree(async ({ walk }) => {
      const below = await walk(...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1');
      const direct = await walk(...routers, 'vbr-1');
      assert.notEqual(below.id, direct.id);
      assert.ok(below.type === 'resource' && direct.type === 'resource');
      assert.equal(below.key, direct.key);
    });
  });

  it('all have different IDs, with two accounts that have the same resources', async () => {
    await withTree(async ({ tree, source, client }) => {
      source.accounts = ['acc', 'other'];
      source.estates.set('other', new AccountEstate(new EstateReader('other', client, catalogue)));
      const seen: string[] = [];
      const visit = async (node: TreeNode | undefined): Promise<void> => {
        for (const child of await tree.children(node)) {
          seen.push(child.id);
          await visit(child);
        }
      };
      await visit(undefined);
      assert.ok(seen.length > 40);
      assert.equal(new Set(seen).size, seen.length);
    });
  });

  it('are the same objects after a refresh, or expansion and selection are lost', async () => {
    await withTree(async ({ tree, walk }) => {
      const path = [...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1', 'bgpGroup', 'bgpg-1'] as const;
      const before = [];
      for (let length = 1; length <= path.length; length += 1) before.push(await walk(...path.slice(0, length)));
      tree.markStale(undefined);
      for (const [index, node] of before.entries()) assert.equal(await walk(...path.slice(0, index + 1)), node);
    });
  });

  it('are the same objects when a row was renamed', async () => {
    await withTree(async ({ tree, lists, walk, settle }) => {
      const before = await walk(...routers, 'vbr-1');
      lists.rows.DescribeVirtualBorderRouters = [routerRow('vbr-1', { Name: 'renamed' })];
      tree.markStale(undefined);
      await walk(...routers, 'vbr-1');
      await settle();
      const after = await walk(...routers, 'vbr-1');
      assert.equal(after, before);
      assert.ok(after.type === 'resource');
      assert.equal(tree.resource(after)?.name, 'renamed');
    });
  });

  it('know their parents, without which nothing can be revealed', async () => {
    await withTree(async ({ walk }) => {
      let node: TreeNode | undefined = await walk(
        ...connections,
        'pc-1',
        'virtualBorderRouter',
        'vbr-1',
        'bgpGroup',
        'bgpg-1',
      );
      const up: string[] = [];
      for (; node !== undefined; node = node.parent) up.unshift(labelOf(node));
      assert.deepEqual(up, [...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1', 'bgpGroup', 'bgpg-1']);
    });
  });
});

describe('a refresh', () => {
  it('reads a list only when it is asked for: closed lists cost no requests', async () => {
    await withTree(async ({ tree, walk, asked, settle }) => {
      const folder = await walk(...routers);
      await tree.children(folder);
      await tree.children(await walk(...connections));
      const before = asked().length;
      tree.markStale(undefined);
      assert.equal(asked().length, before);
      await tree.children(folder);
      await tree.children(folder);
      await settle();
      assert.deepEqual(asked().slice(before), [describeRouters]);
    });
  });

  it('of one node reads nothing elsewhere again', async () => {
    await withTree(async ({ tree, walk, asked, settle }) => {
      await tree.children(await walk(...routers, 'vbr-1', 'bgpGroup'));
      await tree.children(await walk(...routers, 'vbr-2', 'bgpGroup'));
      tree.markStale(await walk(...routers, 'vbr-1'));
      const before = asked().length;
      await tree.children(await walk(...routers, 'vbr-1', 'bgpGroup'));
      await tree.children(await walk(...routers, 'vbr-2', 'bgpGroup'));
      await settle();
      assert.deepEqual(asked().slice(before), ['DescribeBgpGroups']);
    });
  });

  it('leaves the rows where they are until the answer is here, or they cannot be clicked meanwhile', async () => {
    const held = new HeldAnswers();
    await withService(held.hold, async ({ client }) => {
      await withTree(async ({ tree, source, settle, walk }) => {
        source.estates.set('acc', new AccountEstate(new EstateReader('acc', client, catalogue)));
        const folder = await walk(...routers);
        const first = tree.children(folder);
        await held.arrived(1);
        held.release(0, (response, received) => {
          answerRows(response, received, [routerRow('vbr-1')]);
        });
        const rows = await first;
        tree.markStale(folder);
        assert.deepEqual(tree.children(folder), rows);
        await held.arrived(2);
        held.release(1, (response, received) => {
          answerRows(response, received, [routerRow('vbr-2')]);
        });
        await settle();
        assert.deepEqual(labels(await tree.children(folder)), ['vbr-2']);
      });
    });
  });

  it('of a region reads what is open below it', async () => {
    await withTree(async ({ tree, walk, asked, settle }) => {
      await walk(...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1');
      tree.markStale(await walk(region));
      const before = asked().length;
      await walk(...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1');
      await settle();
      assert.deepEqual(asked().slice(before), [
        'DescribePhysicalConnections',
        describeRouters,
        'DescribeVirtualBorderRoutersForPhysicalConnection',
      ]);
    });
  });
});

describe('a long list', () => {
  const rows = Array.from({ length: 120 }, (_, index) => routerRow(`vbr-${index}`));

  it('ends with a row that says how many there are, and grows by a page', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.rows.DescribeVirtualBorderRouters = rows;
      const folder = await walk(...routers);
      for (const [shown, total] of [
        [50, 120],
        [100, 120],
      ]) {
        const children = await tree.children(folder);
        const more = children.at(-1) ?? assert.fail();
        assert.ok(more.type === 'more');
        assert.deepEqual([more.shown, more.total, children.length], [shown, total, (shown ?? 0) + 1]);
        await tree.loadMore(more.account, more.scope);
      }
      const all = await tree.children(folder);
      assert.deepEqual([all.length, all.some(({ type }) => type === 'more')], [120, false]);
    });
  });

  it('throws when the next page cannot be read, and keeps the row to try again', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.rows.DescribeVirtualBorderRouters = rows;
      const folder = await walk(...routers);
      const more = (await tree.children(folder)).at(-1) ?? assert.fail();
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      assert.ok(more.type === 'more');
      await failure(tree.loadMore(more.account, more.scope), ServiceError);
      assert.equal((await tree.children(folder)).at(-1)?.id, more.id);
    });
  });

  it('keeps its length when it is refreshed', async () => {
    await withTree(async ({ tree, lists, walk, settle }) => {
      lists.rows.DescribeVirtualBorderRouters = rows;
      const folder = await walk(...routers);
      await tree.children(folder);
      await tree.loadMore('acc', everyRouter);
      tree.markStale(folder);
      await tree.children(folder);
      await settle();
      assert.equal((await tree.children(folder)).length, 101);
    });
  });
});

describe('a change of the estate', () => {
  it('touches the row wherever it stands, and no other', async () => {
    await withTree(async ({ tree, lists, estate, changes, walk }) => {
      const below = await walk(...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1');
      const direct = await walk(...routers, 'vbr-1');
      await walk(...routers, 'vbr-2');
      lists.rows.DescribeVirtualBorderRouters = [routerRow('vbr-1', { Status: 'terminating' })];
      changes.length = 0;
      assert.ok(direct.type === 'resource');
      await estate.reread(tree.resource(direct) ?? assert.fail());
      const [change] = changes;
      assert.deepEqual(new Set(tree.touchedBy(change ?? assert.fail())), new Set([below, direct]));
      assert.deepEqual(new Set(tree.nodesOf(direct.key)), new Set([below, direct]));
    });
  });

  it('touches the lists that lost a row, or a deleted VBR stays on the screen', async () => {
    await withTree(async ({ tree, lists, estate, changes, walk }) => {
      const connection = await walk(...connections, 'pc-1', 'virtualBorderRouter');
      await walk(...connections, 'pc-1', 'virtualBorderRouter', 'vbr-1');
      const folder = await walk(...routers);
      const direct = await walk(...routers, 'vbr-1');
      lists.rows.DescribeVirtualBorderRouters = [];
      changes.length = 0;
      assert.ok(direct.type === 'resource');
      await estate.reread(tree.resource(direct) ?? assert.fail());
      const touched = tree.touchedBy(changes[0] ?? assert.fail());
      assert.ok(touched.includes(connection) && touched.includes(folder));
      assert.deepEqual(labels(await tree.children(folder)), ['vbr-2']);
      assert.deepEqual(labels(await tree.children(connection)), ['vbr-2']);
    });
  });

  it('does not touch the list that is being shown for the first time, or it is drawn twice', async () => {
    await withTree(async ({ tree, estate, walk }) => {
      const folder = await walk(...routers);
      const touched: TreeNode[] = [];
      estate.onDidChange((change) => touched.push(...tree.touchedBy(change)));
      await tree.children(folder);
      assert.deepEqual(touched, []);
      await estate.refresh(everyRouter);
      assert.deepEqual(touched, [], 'and not when its rows are what they were');
    });
  });

  it('of another account touches nothing here', async () => {
    await withTree(async ({ tree, changes, walk }) => {
      await walk(...routers, 'vbr-1');
      const change = changes[0] ?? assert.fail();
      assert.deepEqual(tree.touchedBy({ ...change, account: 'other' }), []);
    });
  });
});
