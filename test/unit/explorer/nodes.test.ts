import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TreeNode } from '../../../src/explorer/nodes';
import { isNode, nodeId } from '../../../src/explorer/nodes';

const account = (id: string): TreeNode => ({ type: 'account', id: nodeId(undefined, id), account: id });
const text = fc.string({ unit: fc.constantFrom('a', '>', ':', '%', '/', '杭') });

describe('the ID of a node', () => {
  it('tells places apart whatever the names in them are, or expanding one row expands another', () => {
    fc.assert(
      fc.property(text, text, text, text, (above, below, otherAbove, otherBelow) => {
        const same = above === otherAbove && below === otherBelow;
        assert.equal(nodeId(account(above), below) === nodeId(account(otherAbove), otherBelow), same);
        assert.notEqual(nodeId(account(above), below), nodeId(undefined, above, below));
      }),
    );
  });
});

describe('what a command was given', () => {
  it('is a node of the tree or something else, and nothing breaks on it', () => {
    assert.equal(isNode(account('acc')), true);
    for (const other of [undefined, null, 'text', 7, [], {}, { id: 'x', type: 'region' }]) {
      assert.equal(isNode(other), false);
    }
  });
});
