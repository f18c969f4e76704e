import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { ExplainedError } from '../../../src/estate/explain';
import { VirtualClock } from '../../../src/sandbox/clock';
import { Holding } from '../../../src/teardown/holding';
import { progressOf } from '../../../src/teardown/run';
import { RunFiles } from '../../../src/teardown/runFiles';
import { Teardowns } from '../../../src/teardown/teardowns';
import { failure } from '../api/clientUnderTest';
import { bank } from './bank';
import { Scene } from './teardownUnderTest';

/** A window: it has a process of its own, and sees the files of all. */
interface Window {
  /** Its own, so that one that was killed does not go on. */
  readonly time: VirtualClock;
  readonly teardowns: Teardowns;
  /** Does something before each change is sent. */
  onSend: (operation: string) => Promise<void> | void;
}

interface Desk {
  readonly scene: Scene;
  readonly folder: string;
  /** Processes that are alive. */
  readonly alive: Set<number>;
  open(process: number): Window;
}

async function withDesk(test: (desk: Desk) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'teardown-'));
  const scene = await Scene.open((estate) => {
    bank(estate);
  });
  const alive = new Set<number>();
  const open = (process: number): Window => {
    alive.add(process);
    const { signal } = new AbortController();
    // Whoever waits for the service moves the clock of the sandbox, and not this one.
    const time = new VirtualClock();
    const window: Window = {
      time,
      onSend: () => undefined,
      teardowns: new Teardowns({
        catalogue,
        clock: scene.clock,
        store: new RunFiles(folder),
        holding: new Holding(time, { own: process, host: 'aaaaaaaa', isRunning: (other) => alive.has(other) }),
        accountOf: (account) =>
          account === 'acc'
            ? {
                estate: scene.estate,
                watch: scene.watch,
                ended: signal,
                send: async (change, title) => {
                  await window.onSend(change.operation.name);
                  return scene.send(change, title);
                },
              }
            : undefined,
      }),
    };
    return window;
  };
  try {
    await test({ scene, folder, alive, open });
  } finally {
    await scene.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function northPlanned({ scene }: Desk, { teardowns }: Window): Promise<string> {
  const north = await scene.named('virtualBorderRouter', 'North');
  return (await teardowns.make(north, 'acc', 'delete')).id;
}

/** Lets a window carry a plan out until its third change, and vanish there as a killed process does. */
async function killedAtThird(desk: Desk, process: number): Promise<string> {
  const window = desk.open(process);
  const id = await northPlanned(desk, window);
  let sent = 0;
  await new Promise<void>((resolve) => {
    window.onSend = () => {
      sent += 1;
      if (sent < 3) return undefined;
      resolve();
      return new Promise(() => undefined);
    };
    void window.teardowns.run(id);
  });
  desk.alive.delete(process);
  return id;
}

describe('the runs of teardowns', () => {
  it('leave nothing behind once they are done, or old plans pile up on the disk', () =>
    withDesk(async (desk) => {
      const window = desk.open(1);
      const id = await northPlanned(desk, window);
      assert.equal((await window.teardowns.run(id)).end, 'done');
      assert.equal(window.teardowns.of(id)?.status, 'done');
      assert.deepEqual(await readdir(desk.folder), []);
    }));

  it('are found again after the process was killed, and do not go on by themselves', () =>
    withDesk(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const sent = desk.scene.sent.length;
      const { teardowns } = desk.open(2);
      assert.deepEqual(await teardowns.load(), []);
      const run = teardowns.of(id);
      assert.ok(run !== undefined);
      assert.equal(run.status, 'stopped');
      assert.deepEqual(progressOf(run), { done: 2, all: 8 });
      assert.deepEqual(Object.values(run.steps).sort(), ['done', 'done', 'sent']);
      assert.equal(desk.scene.sent.length, sent);
    }));

  it('go on after the process was killed when they are told to, and end as if nothing had happened', () =>
    withDesk(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const { teardowns } = desk.open(2);
      await teardowns.load();
      assert.equal((await teardowns.run(id)).end, 'done');
      const { virtualBorderRouters, bgpPeers } = desk.scene.sandbox.snapshot();
      assert.deepEqual([virtualBorderRouters.length, bgpPeers.length], [2, 6]);
      assert.equal(new Set(desk.scene.sent).size, desk.scene.sent.length);
    }));

  it('are not taken up while another window carries them out, or each step is sent by both', () =>
    withDesk(async (desk) => {
      const id = await killedAtThird(desk, 1);
      desk.alive.add(1);
      const { teardowns, time } = desk.open(2);
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
    withDesk(async (desk) => {
      const window = desk.open(1);
      const id = await northPlanned(desk, window);
      const seen: boolean[] = [];
      window.onSend = async () => {
        const text = await readFile(join(desk.folder, `${id}.json`), 'utf8');
        seen.push(text.includes('"running"'));
      };
      await window.teardowns.run(id);
      assert.equal(seen.length, 8);
      assert.ok(seen.every(Boolean));
    }));

  it('stop after the step under way and say which one it was, or nobody knows what still goes on', () =>
    withDesk(async (desk) => {
      const window = desk.open(1);
      const id = await northPlanned(desk, window);
      let sent = 0;
      window.onSend = () => {
        sent += 1;
        if (sent === 2) window.teardowns.stop(id);
      };
      const end = await window.teardowns.run(id);
      assert.equal(end.end, 'stopped');
      assert.equal(sent, 2, 'the second was sent and no third');
      assert.deepEqual(Object.values(window.teardowns.of(id)?.steps ?? {}), ['done', 'sent']);
      assert.equal((await window.teardowns.run(id)).end, 'done');
    }));

  it('send nothing when their file cannot be written, or a crash forgets what was begun', () =>
    withDesk(async (desk) => {
      const window = desk.open(1);
      const id = await northPlanned(desk, window);
      await rm(desk.folder, { recursive: true });
      await writeFile(desk.folder, 'in the way');
      await assert.rejects(window.teardowns.run(id), /EEXIST|ENOTDIR/);
      assert.deepEqual(desk.scene.sent, []);
      await rm(desk.folder);
      await desk.open(2).teardowns.load();
    }));

  it('keep no value of a request, or a file gives away what only the form should know', () =>
    withDesk(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const text = await readFile(join(desk.folder, `${id}.json`), 'utf8');
      for (const name of ['AuthKey', 'RequestId', 'ClientToken', 'AccessKey', '"values"']) {
        assert.ok(!text.includes(name), name);
      }
    }));

  it('that cannot be read are told and left alone, or an unfinished teardown vanishes without a word', () =>
    withDesk(async (desk) => {
      const path = join(desk.folder, 'odd.json');
      await writeFile(path, '{"version":1,"id":"odd","plan":{}}');
      await writeFile(join(desk.folder, 'newer.json'), '{"version":2}');
      const unreadable = await desk.open(1).teardowns.load();
      assert.deepEqual([...unreadable].sort(), [join(desk.folder, 'newer.json'), path]);
      assert.equal((await readdir(desk.folder)).length, 2);
    }));

  it('are forgotten when they are discarded, and nothing is sent for them', () =>
    withDesk(async (desk) => {
      const id = await killedAtThird(desk, 1);
      const { teardowns } = desk.open(2);
      await teardowns.load();
      await teardowns.discard(id);
      assert.deepEqual([teardowns.all(), await readdir(desk.folder)], [[], []]);
    }));
});
