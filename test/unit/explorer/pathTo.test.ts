import assert from 'node:assert/strict';
import { everyConnection, everyRouter, region } from '../estate/estateUnderTest';
import { withTree } from './treeUnderTest';

const routers = [region, 'virtualBorderRouter'] as const;
const connections = [region, 'physicalConnection'] as const;

describe('the way to a resource', () => {
  for (const [kind, path] of [
    ['physicalConnection', [...connections, 'pc-1']],
    ['virtualBorderRouter', [...routers, 'vbr-1']],
    ['bgpGroup', [...routers, 'vbr-1', 'bgpGroup', 'bgpg-1']],
    ['bgpPeer', [...routers, 'vbr-1', 'bgpGroup', 'bgpg-1', 'bgp-1']],
    ['bgpNetwork', [...routers, 'vbr-1', 'bgpNetwork', 'vbr-1|10.0.0.0/16']],
  ] as const) {
    it(`of kind ${kind} leads to the node that the tree shows, or revealing opens nothing`, async () => {
      for (const accounts of [['acc'], ['acc', 'other']]) {
        await withTree(async ({ tree, estate, source, walk }) => {
          source.accounts = accounts;
          const shown = await walk(...(accounts.length > 1 ? ['acc', ...path] : path));
          assert.ok(shown.type === 'resource');
          const resource = estate.resource(shown.key) ?? assert.fail();
          assert.equal(tree.pathTo(resource), shown);
        });
      }
    });
  }

  it('begins with the row of its account while there are several, or an account that is shown does not open', async () => {
    await withTree(async ({ tree, source, walk }) => {
      assert.equal(tree.nodeOfAccount('acc'), undefined, 'its regions stand at the top');
      source.accounts = ['acc', 'other'];
      assert.equal(tree.nodeOfAccount('acc'), await walk('acc'));
      assert.equal(tree.nodeOfAccount('removed'), undefined);
    });
  });

  it('is not known when a parent is not: nothing is revealed instead of something wrong', async () => {
    await withTree(async ({ tree, estate }) => {
      const [peer] = await estate.all({ region, kind: 'bgpPeer' });
      assert.equal(tree.pathTo(peer ?? assert.fail()), undefined);
    });
  });

  it('does not lead through a parent of another region with the same ID', async () => {
    await withTree(async ({ tree, estate }) => {
      await estate.list({ ...everyRouter, region: 'cn-shanghai' });
      await estate.list(everyConnection);
      const [group] = await estate.all({ region, kind: 'bgpGroup' });
      assert.equal(tree.pathTo(group ?? assert.fail()), undefined);
    });
  });
});
