import assert from 'node:assert/strict';
import { readArguments, usage } from '../../../scripts/faults/arguments.mjs';
import { Refused } from '../../../scripts/refused.mjs';

describe('the arguments of the fault campaign', () => {
  it('are ten thousand writes and ten answers for each, or a run says less than the documentation', () => {
    assert.deepEqual(readArguments([]), { json: false, writes: 10_000, bodies: 100_000, seed: 1 });
    assert.deepEqual(readArguments(['--json', '--writes', '300', '--seed', '7']), {
      json: true,
      writes: 300,
      bodies: 3000,
      seed: 7,
    });
    assert.deepEqual(readArguments(['--bodies=0']), { json: false, writes: 10_000, bodies: 0, seed: 1 });
  });

  it('explain themselves, or nobody finds out what can be tried', () => {
    assert.equal(readArguments(['--help']), 'help');
    for (const word of ['--json', '--writes', '--bodies', '--seed', '--help']) assert.ok(usage.includes(word), word);
  });

  for (const wrong of [['all'], ['--fast'], ['--writes', 'many'], ['--writes=-1'], ['--seed=1.5']]) {
    it(`are refused with the usage for "${wrong.join(' ')}", or a run is not the one that was asked for`, () => {
      assert.throws(
        () => readArguments(wrong),
        (error: unknown) => error instanceof Refused && error.message.includes(usage),
      );
    });
  }
});
