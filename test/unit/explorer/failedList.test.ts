import assert from 'node:assert/strict';
import { ServiceError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { ErrorNode, TreeNode } from '../../../src/explorer/nodes';
import { withService } from '../api/clientUnderTest';
import { refuse } from '../api/loopbackService';
import { answerRows, HeldAnswers, region, routerRow } from '../estate/estateUnderTest';
import { labels, withTree } from './treeUnderTest';

const routers = [region, 'virtualBorderRouter'] as const;
const describeRouters = 'DescribeVirtualBorderRouters';

function errorOf(nodes: readonly TreeNode[]): ErrorNode {
  return nodes.find((node) => node.type === 'error') ?? assert.fail(`no error node among ${labels(nodes).join(', ')}`);
}

function codeOf(node: ErrorNode): string | undefined {
  return node.error instanceof ServiceError ? node.error.code : undefined;
}

describe('a list that cannot be read', () => {
  it('is an error node and never an empty list', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      const children = await tree.children(await walk(...routers));
      assert.deepEqual(labels(children), ['error']);
      assert.equal(codeOf(errorOf(children)), 'Forbidden.RAM');
    });
  });

  it('does so below a resource as well, and does not spoil the lists beside it', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.refusals.set('DescribeBgpGroups', 'Forbidden.RAM');
      const router = [...routers, 'vbr-1'];
      assert.deepEqual(labels(await tree.children(await walk(...router, 'bgpGroup'))), ['error']);
      assert.deepEqual(labels(await tree.children(await walk(...router, 'bgpNetwork'))), ['vbr-1|10.0.0.0/16']);
    });
  });

  it('is not asked for again whenever VS Code draws', async () => {
    await withTree(async ({ tree, lists, walk, asked }) => {
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      const folder = await walk(...routers);
      await tree.children(folder);
      await tree.children(folder);
      assert.equal(asked().length, 1);
    });
  });

  it('is read again by Retry', async () => {
    await withTree(async ({ tree, lists, walk, settle }) => {
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      const folder = await walk(...routers);
      const failed = errorOf(await tree.children(folder));
      lists.refusals.clear();
      tree.lists.markStale(failed);
      assert.deepEqual(labels(await tree.children(folder)), ['error'], 'stays until the answer is here');
      await settle();
      assert.deepEqual(labels(await tree.children(folder)), ['vbr-1', 'vbr-2']);
    });
  });

  it('is read again by Refresh, on the list or on everything, when it could never be read before', async () => {
    for (const everything of [true, false]) {
      await withTree(async ({ tree, lists, walk, settle }) => {
        lists.refusals.set(describeRouters, 'Forbidden.RAM');
        const folder = await walk(...routers);
        await tree.children(folder);
        lists.refusals.clear();
        tree.markStale(everything ? undefined : folder);
        await tree.children(folder);
        await settle();
        assert.deepEqual(labels(await tree.children(folder)), ['vbr-1', 'vbr-2']);
      });
    }
  });

  it('keeps its old rows beside the error, until it can be read again', async () => {
    await withTree(async ({ tree, lists, walk, settle }) => {
      const folder = await walk(...routers);
      const before = await tree.children(folder);
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      tree.markStale(folder);
      await tree.children(folder);
      await settle();
      const during = await tree.children(folder);
      assert.deepEqual(labels(during), ['error', 'vbr-1', 'vbr-2']);
      assert.deepEqual(during.slice(1), before);
      assert.deepEqual(labels(await tree.children(folder)), ['error', 'vbr-1', 'vbr-2'], 'the error stays');
      lists.refusals.clear();
      tree.lists.markStale(errorOf(during));
      await tree.children(folder);
      await settle();
      assert.deepEqual(await tree.children(folder), before);
    });
  });

  it('says so next to rows that are none: an old empty list and an error are not an empty list', async () => {
    await withTree(async ({ tree, lists, walk, settle }) => {
      lists.rows.DescribeVirtualBorderRouters = [];
      const folder = await walk(...routers);
      await tree.children(folder);
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      tree.markStale(folder);
      await tree.children(folder);
      await settle();
      assert.deepEqual(labels(await tree.children(folder)), ['error']);
    });
  });

  it('has its error only in the account that it belongs to', async () => {
    await withTree(async ({ tree, lists, source, client, walk }) => {
      source.accounts = ['acc', 'other'];
      source.estates.set('other', new AccountEstate(new EstateReader('other', client, catalogue)));
      lists.refusals.set(describeRouters, 'Forbidden.RAM');
      assert.deepEqual(labels(await tree.children(await walk('acc', ...routers))), ['error']);
      lists.refusals.clear();
      assert.deepEqual(labels(await tree.children(await walk('other', ...routers))), ['vbr-1', 'vbr-2']);
      assert.deepEqual(labels(await tree.children(await walk('acc', ...routers))), ['error']);
    });
  });
});

describe('an account that changes while it is read', () => {
  it('shows neither the rows nor the error of what it was before', async () => {
    for (const late of ['rows', 'error'] as const) {
      const held = new HeldAnswers();
      await withService(held.hold, async ({ client }) => {
        const before = new AccountEstate(new EstateReader('acc', client, catalogue));
        await withTree(async ({ tree, source, estate, walk }) => {
          source.estates.set('acc', before);
          const folder = await walk(...routers);
          const children = tree.children(folder);
          await held.arrived(1);
          source.estates.set('acc', estate);
          held.release(0, (response, received) => {
            if (late === 'error') refuse(response, 403, 'Forbidden.RAM');
            else answerRows(response, received, [routerRow('vbr-of-before')]);
          });
          assert.deepEqual(labels(await children), ['vbr-1', 'vbr-2']);
          assert.deepEqual(labels(await tree.children(folder)), ['vbr-1', 'vbr-2']);
        });
      });
    }
  });

  it('and goes away leaves nothing behind', async () => {
    await withTree(async ({ tree, source, walk }) => {
      const folder = await walk(...routers);
      const node = await walk(...routers, 'vbr-1');
      assert.ok(node.type === 'resource');
      source.accounts = [];
      source.estates.clear();
      tree.forgetAllBut([]);
      assert.deepEqual(await tree.children(folder), []);
      assert.deepEqual(tree.nodesOf(node.key), []);
      assert.equal(tree.resource(node), undefined);
    });
  });

  it('is read again after a failure: new credentials may be right', async () => {
    await withTree(async ({ tree, lists, walk }) => {
      lists.refusals.set(describeRouters, 'SignatureDoesNotMatch');
      const folder = await walk(...routers);
      await tree.children(folder);
      lists.refusals.clear();
      tree.forgetAllBut(['acc']);
      assert.deepEqual(labels(await tree.children(folder)), ['vbr-1', 'vbr-2']);
    });
  });
});
