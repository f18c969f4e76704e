import assert from 'node:assert/strict';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { english } from '../../../src/catalog/message';
import { ExplainedError } from '../../../src/estate/explain';
import { progressOf } from '../../../src/teardown/run';
import { failure } from '../api/clientUnderTest';
import { Desk } from './desk';
import { endOf } from './teardownUnderTest';

/** Lets a window carry a plan out until its third change, and vanish there as a killed process does. */
async function killedAtThird(desk: Desk, process: number): Promise<string> {
  const window = desk.window(process);
  const id = await window.planned(desk, 'North');
  await desk.killed(window, id, { when: (sent) => sent === 3, isCarriedOut: false });
  return id;
}

describe('the runs of teardowns', () => {
  it('leave nothing behind once they are done, or old plans pile up on the disk', () =>
    Desk.open(async (desk) => {
      const window = desk.window(1);
      const id = await window.planned(desk, 'North');
      assert.equal((await window.teardowns.run(id)).end, 'done');
      assert.equal(window.teardowns.of(id)?.status, 'done');
      assert.deepEqual(await readdir(desk.folder), []);
    }));

  it('are found again after the process was killed, and do not go on by themselves', () =>
    Desk.open(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const sent = desk.sent.length;
      const { teardowns } = desk.window(2);
      assert.deepEqual(await teardowns.load(), []);
      const run = teardowns.of(id);
      assert.ok(run !== undefined);
      assert.equal(run.status, 'stopped');
      assert.deepEqual(progressOf(run), { done: 2, all: 8 });
      assert.deepEqual(Object.values(run.steps).sort(), ['done', 'done', 'sent']);
      assert.equal(desk.sent.length, sent);
    }));

  it('go on after the process was killed when they are told to, and end as if nothing had happened', () =>
    Desk.open(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const { teardowns } = desk.window(2);
      await teardowns.load();
      assert.equal((await teardowns.run(id)).end, 'done');
      const { virtualBorderRouters, bgpPeers } = desk.scene.sandbox.snapshot();
      assert.deepEqual([virtualBorderRouters.length, bgpPeers.length], [2, 6]);
      assert.equal(desk.scene.effects(), 8);
    }));

  it('are not taken up while another window carries them out, or each step is sent by both', () =>
    Desk.open(async (desk) => {
      const id = await killedAtThird(desk, 1);
      desk.alive.add(1);
      const { teardowns, time } = desk.window(2);
      await teardowns.load();
      assert.equal(teardowns.of(id)?.status, 'running');
      const error = await failure(teardowns.run(id), ExplainedError);
      assert.equal(english(error.explanation.what), 'Another window is carrying out this plan.');
      // The number of a process is used again one day.
      time.advance(3_600_000);
      await teardowns.load();
      assert.equal(teardowns.of(id)?.status, 'stopped');
    }));

  it('tell in their file what was begun before it is sent, or a kill hides that something was under way', () =>
    Desk.open(async (desk) => {
      const window = desk.window(1);
      const id = await window.planned(desk, 'North');
      const seen: boolean[] = [];
      window.wire = async (_, carry) => {
        const text = await readFile(join(desk.folder, `${id}.json`), 'utf8');
        seen.push(text.includes('"running"') && text.includes(desk.sent.at(-1)?.token ?? ''));
        return carry();
      };
      await window.teardowns.run(id);
      assert.equal(seen.length, 8);
      assert.ok(seen.every(Boolean));
    }));

  it('stop after the step under way and say which one it was, or nobody knows what still goes on', () =>
    Desk.open(async (desk) => {
      const window = desk.window(1);
      const id = await window.planned(desk, 'North');
      let sent = 0;
      window.wire = (_, carry) => {
        sent += 1;
        if (sent === 2) window.teardowns.stop(id);
        return carry();
      };
      const end = await window.teardowns.run(id);
      assert.equal(end.end, 'stopped');
      assert.equal(sent, 2, 'the second was sent and no third');
      assert.deepEqual(Object.values(window.teardowns.of(id)?.steps ?? {}), ['done', 'sent']);
      assert.equal((await window.teardowns.run(id)).end, 'done');
    }));

  it('send nothing when their file cannot be written, or a crash forgets what was begun', () =>
    Desk.open(async (desk) => {
      const window = desk.window(1);
      const id = await window.planned(desk, 'North');
      await rm(desk.folder, { recursive: true });
      await writeFile(desk.folder, 'in the way');
      await assert.rejects(window.teardowns.run(id), /EEXIST|ENOTDIR/);
      assert.deepEqual(desk.sent, []);
      await rm(desk.folder);
      await desk.window(2).teardowns.load();
    }));

  it('keep no value of a request, or a file gives away what only the form should know', () =>
    Desk.open(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const text = await readFile(join(desk.folder, `${id}.json`), 'utf8');
      for (const name of ['AuthKey', 'RequestId', 'ClientToken', 'AccessKey', '"values"']) {
        assert.ok(!text.includes(name), name);
      }
    }));

  it('that cannot be read are told and left alone, or an unfinished teardown vanishes without a word', () =>
    Desk.open(async (desk) => {
      const path = join(desk.folder, 'odd.json');
      await writeFile(path, '{"version":1,"id":"odd","plan":{}}');
      await writeFile(join(desk.folder, 'newer.json'), '{"version":2}');
      const unreadable = await desk.window(1).teardowns.load();
      assert.deepEqual([...unreadable].sort(), [join(desk.folder, 'newer.json'), path]);
      assert.equal((await readdir(desk.folder)).length, 2);
    }));

  it('leave no draft of a crashed process, and a living one its own, or a folder fills up or a write fails', () =>
    Desk.open(async (desk) => {
      const dayAgo = new Date(desk.scene.clock.now() - 25 * 3_600_000);
      const drafts = [
        // An ended process, as the present version and as an older one wrote it.
        'a.json.77-at-aaaaaaaa.tmp',
        'a.json.78.tmp',
        // A living process, and another computer: just now, and on the day before yesterday.
        'b.json.2-at-aaaaaaaa.tmp',
        'b.json.77-at-bbbbbbbb.tmp',
        'c.json.77-at-bbbbbbbb.tmp',
      ];
      for (const name of drafts) await writeFile(join(desk.folder, name), '');
      await utimes(join(desk.folder, 'c.json.77-at-bbbbbbbb.tmp'), dayAgo, dayAgo);
      desk.alive.add(2);
      await desk.window(1).teardowns.load();
      assert.deepEqual((await readdir(desk.folder)).sort(), ['b.json.2-at-aaaaaaaa.tmp', 'b.json.77-at-bbbbbbbb.tmp']);
    }));

  it('do not send again what has no token and a silent window may still be sending, or it is done by both', () =>
    Desk.open(async (desk) => {
      const one = desk.window(1);
      const id = await one.planned(desk, 'North');
      await desk.killed(one, id, { when: (sent) => sent === 1, isCarriedOut: false });
      assert.equal(desk.sent.at(-1)?.token, undefined);
      // Its process is there, but says nothing any more, as on a computer that slept.
      desk.alive.add(1);
      const next = desk.window(2);
      next.time.advance(10 * 60_000);
      desk.scene.time.advance(10 * 60_000);
      await next.teardowns.load();
      assert.match(endOf(await next.teardowns.run(id)), /not known yet whether this was carried out/);
      assert.equal(desk.sent.length, 1);
      desk.alive.delete(1);
      assert.match(endOf(await next.teardowns.run(id)), /not known yet whether this was carried out/);
      next.time.advance(60_000);
      desk.scene.time.advance(60_000);
      assert.equal(endOf(await next.teardowns.run(id)), 'done');
      assert.equal(desk.scene.effects(), 8);
    }));

  it('are completed by nobody but the person, or what they gave up is deleted in the next window after all', () =>
    Desk.open(async (desk) => {
      // The third change has a token, and its request has not left.
      const id = await killedAtThird(desk, 1);
      assert.ok(desk.sent.at(-1)?.token !== undefined);
      const effects = desk.scene.effects();
      const next = desk.window(2);
      await next.teardowns.load();
      await next.teardowns.discard(id);
      assert.deepEqual(
        (await next.settlement.leftOvers()).map(({ outcome }) => outcome),
        ['unknown'],
      );
      assert.equal(desk.scene.effects(), effects);
      // It is still looked for.
      desk.scene.time.advance(3 * 60_000);
      assert.deepEqual(
        (await next.settlement.leftOvers()).map(({ outcome }) => outcome),
        ['withoutEffect'],
      );
      assert.equal(desk.scene.effects(), effects);
    }));

  it('are forgotten when they are discarded, and nothing is sent for them', () =>
    Desk.open(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const { teardowns } = desk.window(2);
      await teardowns.load();
      await teardowns.discard(id);
      assert.deepEqual([teardowns.all(), await readdir(desk.folder)], [[], []]);
    }));
});
