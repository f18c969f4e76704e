import assert from 'node:assert/strict';
import { readDuration } from '../../../src/accounts/duration';

describe('a duration that is typed', () => {
  it('is read in every unit and in sums, or the clock of the sandbox goes somewhere else', () => {
    const minute = 60 * 1000;
    const hour = 60 * minute;
    const day = 24 * hour;
    const expected: Readonly<Record<string, number>> = {
      '10s': 10_000,
      '90m': 90 * minute,
      ' 1.5h ': 90 * minute,
      '3d': 3 * day,
      '2W': 14 * day,
      '1d 12h': 36 * hour,
      '3650d': 3650 * day,
    };
    for (const [text, ms] of Object.entries(expected)) assert.equal(readDuration(text), ms, text);
  });

  it('is refused when nobody knows what is meant, or a typing error costs a month of the story', () => {
    for (const text of [
      '',
      ' ',
      '90',
      'm',
      '-3d',
      '3 d',
      '3y',
      '1d12',
      '1e3s',
      '0s',
      '3651d',
      '9999999999w',
      '3d, 2h',
    ]) {
      assert.equal(readDuration(text), undefined, text);
    }
  });
});
