import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxFile } from '../../../src/accounts/sandboxFile';
import { SandboxHost, type SandboxTrouble } from '../../../src/accounts/sandboxHost';
import { ExplainedError } from '../../../src/estate/explain';
import { loadSandbox } from '../../../src/loadSandbox';
import { readSaved } from '../../../src/sandbox/index';
import { StepClock } from '../explorer/stepClock';
import { keys, object } from '../sandbox/service';
import { type Given, signed } from '../sandbox/signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const application = {
  Action: 'CreatePhysicalConnection',
  ...region,
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const hour = 3600 * 1000;

/** Long after a change has been written. */
const later = 60_000;

/** A window: an extension host with its own sandbox, and the storage that it shares with other windows. */
class Window {
  readonly clock = new StepClock();
  readonly troubles: SandboxTrouble[] = [];
  readonly host: SandboxHost;

  constructor(path: string, estate = 'empty') {
    const file = new SandboxFile(path);
    this.host = new SandboxHost({ load: loadSandbox, file, clock: this.clock, estate: () => estate });
    this.host.onTrouble((trouble) => this.troubles.push(trouble));
  }

  /** What went wrong since this was asked last. */
  told(): readonly string[] {
    return this.troubles.splice(0).map(({ why }) => why);
  }

  async call(given: Given): Promise<Readonly<Record<string, unknown>>> {
    const query = new URLSearchParams(signed('GET', given, keys.partner, Date.now()));
    const response = await fetch(`${await this.host.endpoint()}/?${query.toString()}`);
    const body = object(await response.json());
    assert.equal(response.status, 200, JSON.stringify(body));
    return body;
  }

  /** Applies for a line. */
  async act(): Promise<void> {
    await this.call(application);
  }

  async lines(): Promise<unknown> {
    return (await this.call({ Action: 'DescribePhysicalConnections', ...region })).TotalCount;
  }
}

describe('the kept sandbox', () => {
  let storage = '';
  let path = '';
  const windows: Window[] = [];
  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'ec-sandbox-'));
    path = join(storage, 'extension', 'sandbox.json');
  });
  afterEach(() => {
    for (const { host } of windows.splice(0)) host.dispose();
    rmSync(storage, { recursive: true });
  });

  function open(estate?: string): Window {
    const window = new Window(path, estate);
    windows.push(window);
    return window;
  }

  function files(): readonly string[] {
    return readdirSync(join(storage, 'extension')).toSorted();
  }

  function spoil(text: string): void {
    mkdirSync(join(storage, 'extension'), { recursive: true });
    writeFileSync(path, text);
  }

  it('is not touched before it is used, or every window pays for what few people open', () => {
    open().host.dispose();
    assert.deepEqual(readdirSync(storage), []);
  });

  it('is not kept while people only look, or the estate that they choose in the settings never comes', async () => {
    const first = open('demo');
    await first.lines();
    first.clock.advance(later);
    first.host.dispose();
    assert.deepEqual(readdirSync(storage), []);
    assert.equal(await open('empty').lines(), 0);
  });

  it('is there again in the next window, or every reload takes away what somebody built', async () => {
    const first = open();
    await first.act();
    await first.host.advance(hour);
    const then = await first.host.now();
    first.host.dispose();
    const second = open();
    assert.equal(await second.lines(), 1);
    assert.ok((await second.host.now()) >= then, 'its time went back');
    assert.deepEqual([...first.told(), ...second.told()], []);
    assert.deepEqual(files(), ['sandbox.json']);
  });

  it('is written soon after a change, or a crash takes away what somebody built', async () => {
    const first = open();
    await first.act();
    assert.deepEqual(readdirSync(storage), [], 'every request of a burst waits for the disk');
    first.clock.advance(later);
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 1);
    await first.act();
    first.clock.advance(later);
    assert.equal(await open().lines(), 2);
  });

  it('can be read by the sandbox itself, or nobody can look at it with another client', async () => {
    const first = open();
    await first.act();
    first.clock.advance(later);
    const saved = readSaved(readFileSync(path, 'utf8'));
    assert.equal(saved.state.physicalConnections[0]?.region, region.RegionId);
  });

  it('that was damaged is told with its reason and left alone until a reset sets it aside', async () => {
    const damaged = '{"version":1,"now":';
    spoil(damaged);
    const window = open();
    for (let again = 0; again < 2; again++) {
      await assert.rejects(window.host.endpoint(), (error) => {
        assert.ok(error instanceof ExplainedError);
        return (error.explanation.said ?? '').includes('JSON') && error.explanation.retryable;
      });
    }
    assert.deepEqual(window.told(), ['unreadable'], 'once, and not with every list of the tree');
    window.host.dispose();
    assert.equal(readFileSync(path, 'utf8'), damaged);

    const next = open();
    const aside = await next.host.reset('empty');
    assert.ok(aside);
    assert.equal(readFileSync(aside, 'utf8'), damaged);
    await next.act();
    next.clock.advance(later);
    assert.deepEqual(next.told(), ['unreadable']);
    assert.equal(await open().lines(), 1);
    assert.equal(files().length, 2);
  });

  it('with rows that no world can be made of is told and can be reset, or the sandbox is locked for good', async () => {
    const first = open();
    await first.act();
    first.host.dispose();
    const saved = readSaved(readFileSync(path, 'utf8'));
    const [line] = saved.state.physicalConnections;
    assert.ok(line);
    const { id, region: place } = line;
    spoil(JSON.stringify({ ...saved, state: { ...saved.state, virtualBorderRouters: [{ id, region: place }] } }));
    const window = open();
    await assert.rejects(window.host.endpoint(), ExplainedError);
    assert.deepEqual(window.told(), ['unreadable']);
    assert.ok(await window.host.reset('empty'));
    assert.equal(await window.lines(), 0);
  });

  it('of an older or newer version is told as well, or it is read as what it is not', async () => {
    spoil('{"version":99}');
    await assert.rejects(open().host.endpoint(), ExplainedError);
  });

  it('does without the disk where that can be neither read nor written, and says so once', async () => {
    writeFileSync(join(storage, 'extension'), 'a file where the folder should be');
    const window = open();
    await assert.rejects(window.host.endpoint(), ExplainedError);
    assert.deepEqual(window.told(), ['unreadable']);
    await window.host.reset('empty');
    await window.act();
    window.clock.advance(later);
    await window.act();
    window.clock.advance(later);
    assert.deepEqual(window.told(), ['failed']);
    assert.equal(await window.lines(), 2);
  });

  it('works on when the disk cannot be written any more, and says so once', async () => {
    const window = open();
    assert.equal(await window.lines(), 0);
    writeFileSync(join(storage, 'extension'), 'a file where the folder should be');
    for (let line = 0; line < 2; line++) {
      await window.act();
      window.clock.advance(later);
    }
    assert.deepEqual(window.told(), ['failed']);
    assert.equal(await window.lines(), 2);
    rmSync(join(storage, 'extension'));
    await window.act();
    window.clock.advance(later);
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 3);
  });

  it('is not overwritten by another window before somebody chose, or what was built in one is lost', async () => {
    const [ours, theirs] = [open(), open()];
    for (const window of [ours, theirs]) assert.equal(await window.lines(), 0);
    await theirs.act();
    await theirs.act();
    theirs.clock.advance(later);
    await ours.act();
    ours.clock.advance(later);
    await ours.act();
    ours.clock.advance(later);
    assert.deepEqual(ours.told(), ['overtaken'], 'once, and not with every change');
    assert.deepEqual(theirs.told(), []);
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 2);
    ours.host.askAgain();
    await ours.act();
    ours.clock.advance(later);
    assert.deepEqual(ours.told(), ['overtaken'], 'again, because the question was left open');
    ours.host.keepThis();
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 3);
    // Now the other one is told as soon as somebody changes something there.
    await theirs.act();
    theirs.clock.advance(later);
    assert.deepEqual(theirs.told(), ['overtaken']);
    await theirs.host.useKept();
    assert.equal(await theirs.lines(), 3);
    await theirs.act();
    theirs.clock.advance(later);
    assert.deepEqual(theirs.told(), []);
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 4);
  });

  it('is neither written nor asked about by a window that only looks, while another one changes it', async () => {
    const ours = open();
    await ours.act();
    ours.clock.advance(later);
    const looking = open();
    await looking.host.now();
    await ours.act();
    ours.clock.advance(later);
    assert.equal(await looking.lines(), 1);
    looking.host.dispose();
    assert.deepEqual(looking.told(), []);
    assert.equal(readSaved(readFileSync(path, 'utf8')).state.physicalConnections.length, 2);
    // What time did in the one that looked is no reason to ask in the one that works.
    await ours.act();
    ours.clock.advance(later);
    assert.deepEqual(ours.told(), []);
  });

  it('is reset for all windows, because the person said so', async () => {
    const [ours, theirs] = [open(), open()];
    await ours.lines();
    await theirs.act();
    theirs.clock.advance(later);
    assert.equal(await ours.host.reset('empty'), undefined);
    assert.deepEqual(ours.told(), []);
    assert.equal(await open().lines(), 0);
  });

  it('begins with the estate that is asked for, and resets to one that is, or a setting does nothing', async () => {
    const window = open('demo');
    assert.ok(((await window.lines()) as number) > 0);
    assert.ok((await window.host.regions()).includes('cn-hangzhou'));
    await window.host.reset('empty');
    assert.equal(await window.lines(), 0);
    assert.deepEqual(await window.host.regions(), []);
    for (const estate of ['demo', 'empty']) assert.ok((await window.host.estates()).includes(estate), estate);
  });

  it('gives each of its two accounts, or the tenant sees the lines of the carrier', async () => {
    const { host } = open();
    assert.equal((await host.credentials('partner')).accessKeyId, keys.partner.accessKeyId);
    assert.equal((await host.credentials('tenant')).accessKeyId, keys.tenant.accessKeyId);
  });
});

describe('a sandbox that cannot start', () => {
  it('says what is missing and is tried again, or people wait for a tree that never comes', async () => {
    const load = async () => {
      const program = await loadSandbox();
      let attempts = 0;
      const start: typeof program.start = (options) =>
        attempts++ === 0 ? Promise.reject(new Error('listen EACCES 127.0.0.1')) : program.start(options);
      return { ...program, start };
    };
    const file = new SandboxFile(join(tmpdir(), `ec-no-sandbox-${process.pid}`, 'sandbox.json'));
    const host = new SandboxHost({ load, file, clock: new StepClock(), estate: () => 'empty' });
    await assert.rejects(host.endpoint(), (error) => {
      assert.ok(error instanceof ExplainedError);
      return error.message.includes('EACCES') && error.explanation.retryable;
    });
    assert.match(await host.endpoint(), /^http:\/\/127\.0\.0\.1:\d+$/);
    await host.useKept();
  });
});
