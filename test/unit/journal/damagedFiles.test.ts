import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, JournalUnderTest } from './journalUnderTest';

describe('a file of the journal with lines that cannot be read', () => {
  let test: JournalUnderTest;
  const damaged = (): readonly string[] => test.files().filter((name) => name.endsWith('.damaged'));
  /** A window that ends, whose file holds a line of a version to come. */
  const leave = async (own: number, line: string): Promise<void> => {
    const before = test.files();
    await test.process(own).begin(change(`c${own}`));
    const [name = ''] = test.files().filter((each) => !before.includes(each));
    appendFileSync(join(test.path, name), `${line}\n`);
    test.running.delete(own);
  };
  beforeEach(() => {
    test = new JournalUnderTest();
  });
  afterEach(() => test.remove());

  it('is put aside and told of when it is taken over, or an older window erases what a newer one wrote', async () => {
    await leave(1, '{"record":"of a version to come"}');
    const next = test.process(2);
    await next.takeOver();
    const { entries, damaged: unread } = await next.read();
    assert.deepEqual([entries.map(({ intent }) => intent.id), unread], [['c1'], 0]);
    assert.equal(damaged().length, 1);
    assert.match(readFileSync(join(test.path, damaged()[0] ?? ''), 'utf8'), /of a version to come/);
    assert.equal(test.reported.length, 1);
    assert.match(String(test.reported[0]), /could not be read: 1/);
    await next.takeOver();
    assert.equal(test.reported.length, 1, 'once');
  });

  it('leaves when five newer ones are kept, or a damaged disk fills up', async () => {
    for (let own = 1; own <= 7; own += 1) {
      await leave(own, `garbage ${own}`);
      await test.process(100).takeOver();
    }
    assert.equal(damaged().length, 5);
    assert.match(
      damaged()
        .map((name) => readFileSync(join(test.path, name), 'utf8'))
        .join(''),
      /garbage 7/,
    );
  });
});
