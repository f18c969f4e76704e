import assert from 'node:assert/strict';
import { readArguments, usage } from '../../../scripts/bench/arguments.mjs';
import { Refused } from '../../../scripts/refused.mjs';

describe('the arguments of the benchmark', () => {
  it('are what to measure and how to print it, in any order, or a script of somebody breaks', () => {
    assert.deepEqual(readArguments(['sandbox']), { json: false, quick: false });
    assert.deepEqual(readArguments(['--json', 'sandbox']), { json: true, quick: false });
    assert.deepEqual(readArguments(['sandbox', '--quick', '--json']), { json: true, quick: true });
  });

  it('explain themselves, or nobody finds out what can be measured', () => {
    assert.equal(readArguments(['--help']), 'help');
    for (const word of ['sandbox', '--json', '--quick', '--help']) assert.ok(usage.includes(word), word);
  });

  for (const wrong of [[], ['sandbx'], ['sandbox', 'demo'], ['sandbox', '--fast'], ['sandbox', '--json=yes']]) {
    it(`are refused with the usage for "${wrong.join(' ')}", or a figure is not what was asked for`, () => {
      assert.throws(
        () => readArguments(wrong),
        (error: unknown) => error instanceof Refused && error.message.includes(usage),
      );
    });
  }
});
