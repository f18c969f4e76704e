import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { createVbrHa } from '../../../src/catalog/vbrHaGroup/create';
import { describeVbrHa } from '../../../src/catalog/vbrHaGroup/describe';
import { vbrHaGroup } from '../../../src/catalog/vbrHaGroup/kind';
import { deleteVbrHa } from '../../../src/catalog/vbrHaGroup/lifecycle';

/** The request of 003 6.11. */
const pair: Values = { VbrId: 'vbr-bp1jcg5cmxjbl9xgc', PeerVbrId: 'vbr-bp12mw1f8k3jgygk9' };

function troubled(operation: Operation, values: Values): string[] {
  return check(operation, values).map((problem) => problem.parameter);
}

describe('a VBR HA group', () => {
  it('joins two different VBRs, because one cannot take over from itself (003 6.11)', () => {
    assert.deepEqual(troubled(createVbrHa, pair), []);
    assert.deepEqual(troubled(createVbrHa, { ...pair, PeerVbrId: pair.VbrId ?? '' }), ['PeerVbrId']);
    assert.deepEqual(troubled(createVbrHa, { ...pair, PeerVbrId: '' }), ['PeerVbrId']);
  });

  it('takes any name, for which no rule is documented, and a description of 2 to 256 characters (003 6.11)', () => {
    assert.deepEqual(troubled(createVbrHa, { ...pair, Name: '1.a', Description: 'VBRHa' }), []);
    assert.deepEqual(troubled(createVbrHa, { ...pair, Description: 'd' }), ['Description']);
    assert.deepEqual(troubled(createVbrHa, { ...pair, Description: `d${'x'.repeat(256)}` }), ['Description']);
    assert.deepEqual(troubled(createVbrHa, { ...pair, Description: 'http://a' }), ['Description']);
  });

  it('is asked for by one of its VBRs or by its ID, and by neither is not asked at all (traps 30)', () => {
    assert.deepEqual(troubled(describeVbrHa, { VbrId: 'vbr-1' }), []);
    assert.deepEqual(troubled(describeVbrHa, { VbrHaId: 'vbrha-1' }), []);
    assert.deepEqual(troubled(describeVbrHa, {}), ['VbrId', 'VbrHaId']);
  });

  it('that does not exist is an empty list and no error, so that a VBR without one looks healthy (traps 30)', () => {
    assert.equal(vbrHaGroup.rows, null);
    for (const code of vbrHaGroup.none)
      assert.ok(
        describeVbrHa.errors.some((error) => error.code === code),
        code,
      );
    assert.equal(vbrHaGroup.inRegionTree, false);
  });

  it('is checked without being created where the service answers with a success code (traps 15)', () => {
    assert.deepEqual(createVbrHa.dryRun, ['DRYRUN.SUCCESS']);
    assert.deepEqual(describeVbrHa.dryRun, ['DRYRUN.SUCCESS']);
  });

  it('is waited for until it is active, and for eight minutes at most (wire-facts 3.4)', () => {
    assert.deepEqual(createVbrHa.states, { via: 'Creating', to: ['Active'], deadline: 480 });
    assert.ok(allowedIn(deleteVbrHa, 'Active'));
    assert.ok(!allowedIn(deleteVbrHa, 'Creating'));
  });

  it('is deleted under another name of its ID (traps 11)', () => {
    assert.deepEqual(deleteVbrHa.subject, { InstanceId: 'VbrHaId' });
  });
});
