import assert from 'node:assert/strict';
import { readWireTime } from '../../../src/estate/wireTime';

describe('times of the service (traps 43)', () => {
  for (const [text, iso] of [
    ['2017-12-13T02:28:42Z', '2017-12-13T02:28:42.000Z'],
    ['2021-06-08T12:20:55', '2021-06-08T12:20:55.000Z'],
    ['2021-10-08T10:44Z', '2021-10-08T10:44:00.000Z'],
    ['2019-02-28T16:00:00.000Z', '2019-02-28T16:00:00.000Z'],
  ] as const) {
    it(`reads ${text} as UTC, or people plan maintenance for the wrong hour`, () => {
      const moment = readWireTime(text);
      assert.ok(moment instanceof Date);
      assert.equal(moment.toISOString(), iso);
    });
  }

  it('knows the date that means "no end"', () => {
    assert.equal(readWireTime('2999-09-08T16:00:00Z'), 'never');
  });

  it('leaves what is no time to be shown as it came', () => {
    for (const text of ['', 'soon', '2021-02-31T00:00:00Z', '2021-13-01T00:00Z'])
      assert.equal(readWireTime(text), undefined);
  });
});
