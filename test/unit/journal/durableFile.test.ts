import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../../src/journal/durableFile';
import { change, JournalUnderTest } from './journalUnderTest';

describe('a file that is written whole or not at all', () => {
  let test: JournalUnderTest;
  beforeEach(() => {
    test = new JournalUnderTest();
  });
  afterEach(() => test.remove());

  it('stays as it was when it cannot be written, or a full disk costs what was there', async () => {
    const path = join(test.path, 'file');
    await writeWhole(path, `${path}.draft`, 'whole');
    assert.equal(statSync(path).mode & 0o077, 0, 'nobody else reads it');
    mkdirSync(`${path}.draft`);
    await assert.rejects(writeWhole(path, `${path}.draft`, 'half'));
    assert.equal(readFileSync(path, 'utf8'), 'whole');
  });

  it('leaves no draft of a crashed process in the journal, and a living one its own, or the folder fills up', async () => {
    const here = test.process(1);
    await here.begin(change('a'));
    const [own = ''] = readdirSync(test.path);
    test.running.add(2);
    const living = [`${own}.draft`, '2-abc-unique2-at-aaaaaaaa.jsonl.draft', '3-abc-unique3-at-bbbbbbbb.jsonl.draft'];
    const ended = ['3-abc-unique3-at-aaaaaaaa.jsonl.draft', '4-abc-unique4.jsonl.draft'];
    for (const name of [...living, ...ended, 'notes.draft']) writeFileSync(join(test.path, name), '');
    await here.takeOver();
    assert.deepEqual([...test.files()].sort(), [own, ...living, 'notes.draft'].sort());
    assert.deepEqual(test.reported, []);
  });
});
