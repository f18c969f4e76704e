import assert from 'node:assert/strict';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import type { Journal } from '../../../src/journal/journal';
import { JournalFile } from '../../../src/journal/journalFile';
import { change, JournalUnderTest } from './journalUnderTest';

const success = { outcome: 'succeeded', by: 'answer', milliseconds: 40, requestId: 'REQ' } as const;
const lost = { outcome: 'unknown', by: 'answer', milliseconds: 40 } as const;
const minute = 60_000;
const day = 24 * 60 * minute;
/** So that a file is written anew after a few changes. */
const few = { finished: 5, records: 20, characters: 1_000_000 };

async function ids(journal: Journal): Promise<readonly string[]> {
  return (await journal.read()).entries.map(({ intent }) => intent.id);
}

describe('the journal of changes', () => {
  let test: JournalUnderTest;
  /** So many changes of other resources, one after the other; their IDs. */
  const several = async (journal: Journal, count: number): Promise<readonly string[]> => {
    const many = Array.from({ length: count }, (_, index) => `n${index}`);
    for (const id of many) {
      test.now += 1;
      await journal.begin(change(id));
      await journal.end({ id, ...success });
    }
    return many;
  };
  beforeEach(() => {
    test = new JournalUnderTest();
  });
  afterEach(() => test.remove());

  it('has a change on the disk before it is sent, or a crash in between leaves no trace of it', async () => {
    await test.process(1).begin(change('a'));
    assert.match(test.text(), /"record":"intent","at":\d+,"process":1,"host":"aaaaaaaa","id":"a"/);
    test.running.clear();
    const { entries } = await test.process(2).read();
    assert.deepEqual(
      entries.map(({ intent, ending, worker }) => [intent.id, ending, worker]),
      [['a', undefined, 'nobody']],
    );
  });

  it('is for the eyes of its owner only, or others on the computer read what a network looks like', async () => {
    await test.process(1).begin(change('a'));
    const [name = ''] = test.files();
    assert.equal(statSync(join(test.path, name)).mode & 0o077, 0);
  });

  it('lets two windows write at once, and both see everything, or one of them loses its history', async () => {
    const [one, other] = [test.process(1), test.process(2)];
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const [journal, id] = index % 2 === 0 ? [one, `one-${index}`] : [other, `other-${index}`];
        await journal.begin(change(id));
        await journal.end({ id, ...success });
      }),
    );
    await one.begin(change('one-running'));
    const seen = await other.read();
    assert.equal(seen.entries.length, 51);
    assert.ok(seen.entries.slice(0, 50).every(({ ending }) => ending?.outcome === 'succeeded' || ending === undefined));
    const running = seen.entries.filter(({ ending }) => ending === undefined);
    assert.deepEqual(
      running.map(({ intent, worker, isOwn }) => [intent.id, worker, isOwn]),
      [['one-running', 'elsewhere', false]],
    );
    assert.deepEqual(await ids(one), await ids(other));
  });

  it('never takes over the file of a window that is open, or its later entries vanish', async () => {
    const [one, other] = [test.process(1), test.process(2)];
    await one.begin(change('a'));
    await other.begin(change('b'));
    await other.takeOver();
    assert.equal(test.files().length, 2);
    await one.end({ id: 'a', ...success });
    assert.deepEqual(await ids(other), ['a', 'b']);
  });

  it('takes over what an ended window left, in one file, or files pile up with every window', async () => {
    await test.process(1).begin(change('a'));
    const crashed = test.process(2);
    await crashed.begin(change('b'));
    await crashed.end({ id: 'b', ...success });
    test.running.clear();
    const next = test.process(3);
    await next.takeOver();
    assert.equal(test.files().length, 1);
    const { entries } = await next.read();
    assert.deepEqual(
      entries.map(({ intent, ending }) => [intent.id, ending?.outcome]),
      [
        ['a', undefined],
        ['b', 'succeeded'],
      ],
    );
  });

  it('leaves the file of a window on another computer alone for a week, or a shared home loses its entries', async () => {
    const there = test.process(1, test.path, { host: 'bbbbbbbb' });
    await there.begin(change('a'));
    const [name = ''] = test.files();
    // Its number is nobody's here, and may as well be that of the window here.
    test.running.delete(1);
    for (const own of [1, 2]) {
      const here = test.process(own);
      for (const days of [1, 6]) {
        utimesSync(join(test.path, name), test.now / 1_000, (test.now - days * day) / 1_000);
        await here.takeOver();
        assert.deepEqual(test.files(), [name], `${own} after ${days} days`);
      }
      test.running.delete(own);
    }
    utimesSync(join(test.path, name), test.now / 1_000, (test.now - 8 * day) / 1_000);
    const here = test.process(3);
    await here.takeOver();
    assert.ok(!test.files().includes(name));
    assert.deepEqual(await ids(here), ['a']);
  });

  it('counts a window on another computer as at work, or what it is sending is sent twice', async () => {
    const there = test.process(1, test.path, { host: 'bbbbbbbb' });
    await there.begin(change('a'));
    test.running.delete(1);
    const here = test.process(2);
    const worker = async (): Promise<unknown> => (await here.read()).entries[0]?.worker;
    assert.equal(await worker(), 'elsewhere');
    assert.equal((await test.process(1).read()).entries[0]?.worker, 'elsewhere', 'the same number here');
    test.now += 16 * minute;
    assert.equal(await worker(), 'nobody');
  });

  it('goes on in a new file when its own was taken over, or what is written there is in no file', async () => {
    const there = test.process(1, test.path, { host: 'bbbbbbbb' });
    await there.begin(change('a'));
    const [name = ''] = test.files();
    utimesSync(join(test.path, name), test.now / 1_000, (test.now - 8 * day) / 1_000);
    const here = test.process(2);
    await here.takeOver();
    await there.begin(change('b'));
    assert.deepEqual(await ids(here), ['a', 'b']);
  });

  it('reads and takes over files that do not name their computer, or an update forgets what it wrote', async () => {
    await test.process(1).begin(change('a'));
    test.running.delete(1);
    const [name = ''] = test.files();
    const text = readFileSync(join(test.path, name), 'utf8').replace(',"host":"aaaaaaaa"', '');
    writeFileSync(join(test.path, name), text);
    renameSync(join(test.path, name), join(test.path, '1-lwvn7k00-0f3c9a2b.jsonl'));
    const here = test.process(2);
    assert.equal((await here.read()).entries[0]?.worker, 'nobody');
    await here.takeOver();
    assert.equal(test.files().length, 1);
    assert.ok(!test.files().includes('1-lwvn7k00-0f3c9a2b.jsonl'));
    assert.deepEqual(await ids(here), ['a']);
  });

  it('counts a change once while two windows take over the same file, or it shows twice', async () => {
    await test.process(1).begin(change('a'));
    test.running.delete(1);
    const [one, other] = [test.process(2), test.process(3)];
    await Promise.all([one.takeOver(), other.takeOver()]);
    assert.deepEqual(await ids(one), ['a']);
    assert.deepEqual(await ids(other), ['a']);
    assert.equal((await other.read()).entries[0]?.worker, 'nobody');
  });

  it('reads all whole lines of a file whose last one a crash cut, or one torn line hides a day of work', async () => {
    const journal = test.process(1);
    await journal.begin(change('a'));
    const [name = ''] = test.files();
    const whole = readFileSync(join(test.path, name), 'utf8');
    appendFileSync(join(test.path, name), whole.slice(0, 40).replace('"a"', '"b"'));
    const { entries, damaged } = await journal.read();
    assert.equal(entries.length, 1);
    assert.equal(damaged, 0, 'what is being written is no damage');
  });

  it('says how many lines cannot be read, or a damaged disk looks like a quiet day', async () => {
    const journal = test.process(1);
    await journal.begin(change('a'));
    const [name = ''] = test.files();
    appendFileSync(join(test.path, name), 'garbage\n{"record":"intent","id":7}\n');
    await journal.begin(change('b'));
    const { entries, damaged } = await journal.read();
    assert.deepEqual([entries.length, damaged], [2, 2]);
  });

  it('keeps a certain outcome, whatever another window finds later, or a success turns unknown', async () => {
    const [one, other] = [test.process(1), test.process(2)];
    await one.begin(change('a'));
    await one.end({ id: 'a', ...success });
    test.now += 1;
    await other.end({ id: 'a', outcome: 'unknown', by: 'reading', milliseconds: 1 });
    assert.equal((await one.read()).entries[0]?.ending?.outcome, 'succeeded');
  });

  it('believes the service more than a person, and a person more than nobody, or a wrong click stays', async () => {
    const journal = test.process(1);
    const outcome = async (): Promise<unknown> => (await journal.read()).entries[0]?.ending?.outcome;
    await journal.begin(change('a'));
    await journal.end({ id: 'a', outcome: 'unknown', by: 'answer', milliseconds: 1 });
    test.now += 1;
    await journal.end({ id: 'a', outcome: 'withoutEffect', by: 'person', milliseconds: 0 });
    test.now += 1;
    await journal.end({ id: 'a', outcome: 'unknown', by: 'reading', milliseconds: 1 });
    assert.equal(await outcome(), 'withoutEffect');
    test.now += 1;
    await journal.end({ id: 'a', outcome: 'succeeded', by: 'sendingAgain', milliseconds: 1 });
    assert.equal(await outcome(), 'succeeded');
    test.now += 1;
    await journal.end({ id: 'a', outcome: 'withoutEffect', by: 'person', milliseconds: 0 });
    assert.equal(await outcome(), 'succeeded');
  });

  it('counts nobody at work after a quarter of an hour, or the number of a later process hides a lost change', async () => {
    const [one, other] = [test.process(1), test.process(2)];
    await one.begin(change('a'));
    test.now += 14 * minute;
    assert.equal((await other.read()).entries[0]?.worker, 'elsewhere');
    test.now += 2 * minute;
    assert.equal((await other.read()).entries[0]?.worker, 'nobody');
    assert.equal((await one.read()).entries[0]?.worker, 'here', 'the window itself knows');
  });

  it('stays small, and keeps what has not ended however old it is, or the oldest worry is forgotten first', async () => {
    const journal = test.process(1, test.path, { limits: few });
    await journal.begin(change('unfinished'));
    await journal.begin(change('unknown'));
    await journal.end({ id: 'unknown', ...lost });
    const many = await several(journal, 60);
    const known = await ids(journal);
    assert.deepEqual(known.slice(0, 2), ['unfinished', 'unknown']);
    assert.deepEqual(known.slice(-few.finished), many.slice(-few.finished), 'the newest are there');
    assert.ok(known.length <= 2 + few.records / 2 + few.finished, `${known.length} entries`);
  });

  it('keeps 500 of what has ended in a file, or a busy week cannot be looked up', async () => {
    const journal = test.process(1);
    const many = Array.from({ length: 1100 }, (_, index) => `n${index}`);
    for (let first = 0; first < many.length; first += 100) {
      test.now += minute;
      const some = many.slice(first, first + 100);
      await Promise.all(some.map(async (id) => journal.begin(change(id)).then(() => journal.end({ id, ...success }))));
    }
    const known = await ids(journal);
    assert.ok(known.includes('n1099'), 'the newest is there');
    assert.ok(known.length >= 500 && known.length <= 700, `${known.length} entries`);
    assert.ok(test.text().length < 1_000_000, `${test.text().length} characters`);
  });

  it('keeps what has not ended when another window takes the file over, however much has', async () => {
    const before = test.process(1);
    await before.begin(change('unfinished'));
    const many = await several(before, 30);
    await before.close();
    test.running.clear();
    const journal = test.process(2, test.path, { limits: few });
    await journal.takeOver();
    assert.deepEqual(await ids(journal), ['unfinished', ...many.slice(-few.finished)]);
  });

  it('keeps what hides the effect of an unknown change, or that one is told by what another one did', async () => {
    const journal = test.process(1, test.path, { limits: few });
    const subject = { kind: 'bgpPeer', id: 'bgp-1', region: 'cn-hangzhou', name: '', parents: {} } as const;
    await journal.begin(change('unknown', { subject }));
    await journal.end({ id: 'unknown', ...lost });
    test.now += 1;
    await journal.begin(change('hides it', { subject }));
    await journal.end({ id: 'hides it', ...success });
    await several(journal, 60);
    assert.deepEqual((await ids(journal)).slice(0, 2), ['unknown', 'hides it']);
    test.now += 1;
    await journal.clear(test.now);
    assert.deepEqual(await ids(journal), ['unknown', 'hides it']);
  });

  it('keeps how a change ended that the file of another window has open, or it is settled anew for ever', async () => {
    await test.process(1).begin(change('shared'));
    test.running.clear();
    const [one, other] = [test.process(2), test.process(3, test.path, { limits: few })];
    await Promise.all([one.takeOver(), other.takeOver()]);
    await other.end({ id: 'shared', ...success });
    await several(other, 60);
    const [shared] = (await one.read()).entries;
    assert.deepEqual([shared?.intent.id, shared?.ending?.outcome], ['shared', 'succeeded']);
  });

  it('keeps what hides the effect of an unknown change of another window, or that one is told by it', async () => {
    const [one, other] = [test.process(1), test.process(2, test.path, { limits: few })];
    const subject = { kind: 'bgpPeer', id: 'bgp-1', region: 'cn-hangzhou', name: '', parents: {} } as const;
    await one.begin(change('unknown', { subject }));
    await one.end({ id: 'unknown', ...lost });
    test.now += 1;
    await other.begin(change('hides it', { subject }));
    await other.end({ id: 'hides it', ...success });
    await several(other, 60);
    assert.deepEqual((await ids(one)).slice(0, 2), ['unknown', 'hides it']);
  });

  it('loses nothing that is written while it is shortened, or changes vanish on a busy day', async () => {
    const journal = test.process(1, test.path, { limits: few });
    // Never ended, so that none may go when the file is written anew, again and again.
    const many = Array.from({ length: 450 }, (_, index) => `n${index}`);
    for (let first = 0; first < many.length; first += 15)
      await Promise.all(many.slice(first, first + 15).map((id) => journal.begin(change(id))));
    assert.deepEqual(new Set(await ids(journal)), new Set(many));
  });

  it('forgets what has ended when asked, in all windows, and nothing that is not certain', async () => {
    const [one, other] = [test.process(1), test.process(2)];
    for (const id of ['a', 'b', 'c']) await one.begin(change(id));
    await one.end({ id: 'a', ...success });
    await one.end({ id: 'b', outcome: 'unknown', by: 'answer', milliseconds: 1 });
    test.now += 1;
    await other.clear(test.now);
    assert.deepEqual(await ids(one), ['b', 'c']);
    test.now += 1;
    await one.end({ id: 'c', ...success });
    assert.deepEqual(await ids(other), ['b', 'c'], 'what ends later is shown');
  });

  it('keeps what ended after the moment that a person saw, or it vanishes before anybody knew of it', async () => {
    const journal = test.process(1);
    await journal.begin(change('a'));
    await journal.begin(change('b'));
    await journal.end({ id: 'a', ...success });
    const seen = test.now;
    test.now += 1;
    await journal.end({ id: 'b', ...success });
    await journal.clear(seen);
    assert.deepEqual(await ids(journal), ['b']);
  });

  it('fails where nothing can be written, and nobody sends later what failed then', async () => {
    const journal = test.process(1);
    const path = join(test.path, 'journal');
    const blocked = test.process(2, path);
    writeFileSync(path, 'a file where the folder should be');
    await assert.rejects(blocked.begin(change('a')), /EEXIST|ENOTDIR/);
    rmSync(path);
    await blocked.begin(change('b'));
    assert.deepEqual(await ids(blocked), ['b']);
    assert.match(readFileSync(join(path, readdirSync(path)[0] ?? ''), 'utf8'), /"ending","id":"a".*"notSent"/);
    assert.deepEqual(await ids(journal), []);
  });

  it('shows an outcome that could not be written down, or what succeeded is called unknown on a full disk', async () => {
    const journal = test.process(1);
    await journal.begin(change('a'));
    const heard: (string | undefined)[] = [];
    journal.onDidChange((id) => heard.push(id));
    const full = mock.method(JournalFile.prototype, 'append', () => Promise.reject(new Error('ENOSPC')));
    await assert.rejects(journal.end({ id: 'a', ...success }), /ENOSPC/);
    await assert.rejects(journal.settle('a', { end: 'reached' }), /ENOSPC/);
    full.mock.restore();
    assert.deepEqual(heard, ['a', 'a']);
    const [entry] = (await journal.read()).entries;
    assert.deepEqual([entry?.ending?.outcome, entry?.settled?.end], ['succeeded', 'reached']);
    assert.doesNotMatch(test.text(), /succeeded/);
  });

  it('tells of every change of its own, or the Activity view shows yesterday', async () => {
    const journal = test.process(1);
    const heard: (string | undefined)[] = [];
    journal.onDidChange((id) => heard.push(id));
    await journal.begin(change('a'));
    await journal.end({ id: 'a', ...success });
    await journal.settle('a', { end: 'reached', resource: { state: 'terminated' } });
    await journal.clear(test.now);
    assert.deepEqual(heard, ['a', 'a', 'a', undefined]);
  });
});
