import assert from 'node:assert/strict';
import type { ListView } from '../../../src/protocol/form';
import { lastEntry, withoutEntry } from '../../../src/webview/formEntries';

const field = (name: string) => ({ name, label: name, value: '', required: true, control: { type: 'text' } }) as const;
const people = {
  name: 'PMInfo',
  label: 'Engineers',
  item: 'Engineer',
  group: 'required',
  least: 1,
  most: 16,
  fields: [field('PMInfo.N.PMName'), field('PMInfo.N.PMGender')],
} as const satisfies ListView;

describe('the entries of a list in a form', () => {
  const two = {
    'PMInfo.1.PMName': 'Ada',
    'PMInfo.2.PMName': 'Berta',
    'PMInfo.2.PMGender': 'Female',
    CompanyName: 'Skylink',
  };

  it('move up when one before them is removed, or the wrong person is sent to the site', () => {
    assert.deepEqual(withoutEntry(people, 1, two), {
      'PMInfo.1.PMName': 'Berta',
      'PMInfo.1.PMGender': 'Female',
      CompanyName: 'Skylink',
    });
  });

  it('are not touched by a parameter whose name begins like theirs', () => {
    const edits = { 'PMInfoText.1.PMName': 'x', 'PMInfo.1.PMName': 'Ada' };
    assert.deepEqual(withoutEntry(people, 1, edits), { 'PMInfoText.1.PMName': 'x' });
  });

  it('stay where they are when one behind them is removed', () => {
    assert.deepEqual(withoutEntry(people, 2, two), { 'PMInfo.1.PMName': 'Ada', CompanyName: 'Skylink' });
  });

  it('are as many as hold something: a secret that was taken back does not keep an empty one on the screen', () => {
    assert.equal(lastEntry(people, two), 2);
    assert.equal(lastEntry(people, { 'PMInfo.1.PMName': 'Berta', 'PMInfo.2.PMName': '' }), 1);
    assert.equal(lastEntry(people, { CompanyName: 'Skylink' }), 0);
  });
});
