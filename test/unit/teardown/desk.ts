import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from '../../../src/api/callTypes';
import type { Answer, CallOptions } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import type { JournalEntry } from '../../../src/journal/journal';
import { Journal } from '../../../src/journal/journal';
import { JournalFolder } from '../../../src/journal/journalFolder';
import { JournaledWrites } from '../../../src/journal/journaledWrites';
import { Settlement } from '../../../src/journal/settlement';
import { VirtualClock } from '../../../src/sandbox/clock';
import { mayStillLand } from '../../../src/teardown/earlierRequest';
import { Holding } from '../../../src/teardown/holding';
import { RunFiles } from '../../../src/teardown/runFiles';
import { Teardowns } from '../../../src/teardown/teardowns';
import { VaultUnderTest } from '../journal/writesUnderTest';
import { bank } from './bank';
import { Scene } from './teardownUnderTest';

/** Stands between the journal and the line: may do something before or after a change is sent, or never return. */
type Wire = <T>(operation: string, carry: () => Promise<T>) => Promise<T>;

/** A window: it has a process, a journal and connections of its own, and sees the files of all. */
export class Window {
  /** Its own, so that one that was killed does not go on. */
  readonly time = new VirtualClock();
  readonly teardowns: Teardowns;
  readonly journal: Journal;
  readonly settlement: Settlement;
  wire: Wire = (_, carry) => carry();

  constructor(
    desk: Desk,
    readonly process: number,
  ) {
    const { scene } = desk;
    const { client, estate, watch } = scene.connect();
    const { clock } = scene;
    const processes = { own: process, host: 'aaaaaaaa', isRunning: (other: number) => desk.alive.has(other) };
    const { unique } = desk;
    const report = (error: unknown): void => void desk.reported.push(error);
    const vault = new VaultUnderTest();
    this.journal = new Journal({ folder: new JournalFolder(desk.journal), clock, processes, unique, report });
    const writes = new JournaledWrites({ journal: this.journal, vault, catalogue, clock, unique, report });
    const access = { client, estate };
    this.settlement = new Settlement({
      journal: this.journal,
      vault,
      catalogue,
      clock,
      accessTo: () => access,
      report,
    });
    const call = <O extends Operation>(operation: O, request: Request<O>, options: CallOptions): Promise<Answer<O>> => {
      desk.sent.push({ operation: operation.name, token: options.token });
      return this.wire(operation.name, () => client.call(operation, request, options));
    };
    const { signal: ended } = new AbortController();
    this.teardowns = new Teardowns({
      catalogue,
      clock,
      unique,
      store: new RunFiles(desk.folder, processes),
      // Whoever waits for the service moves the clock of the sandbox, and not this one.
      holding: new Holding(this.time, processes),
      accountOf: (account) =>
        account === 'acc'
          ? {
              estate,
              watch,
              ended,
              send: async (change, sending) => {
                const { id } = await writes.send(change, { client: { call }, ...sending });
                return (how) => this.journal.settle(id, how);
              },
              settle: (entry) => mayStillLand(entry, this),
            }
          : undefined,
    });
  }

  async entries(): Promise<readonly JournalEntry[]> {
    return (await this.journal.read()).entries;
  }

  /** Makes the plan of a VBR, or of the connection with all of them. */
  async planned(desk: Desk, name: 'North' | 'West' | 'Old line'): Promise<string> {
    const isLine = name === 'Old line';
    const subject = await desk.scene.named(isLine ? 'physicalConnection' : 'virtualBorderRouter', name);
    return (await this.teardowns.make(subject, 'acc', isLine ? 'terminate' : 'delete')).id;
  }
}

/** A sandbox with a connection to take down, and the windows of one person on it. */
export class Desk {
  /** Processes that are alive. */
  readonly alive = new Set<number>();
  readonly reported: unknown[] = [];
  /** Each change that was handed to a client, in order. */
  readonly sent: { readonly operation: string; readonly token: string | undefined }[] = [];
  private readonly windows: Window[] = [];
  private count = 0;

  private constructor(
    readonly scene: Scene,
    private readonly home: string,
  ) {}

  static async open(use: (desk: Desk) => Promise<void>): Promise<void> {
    const home = await mkdtemp(join(tmpdir(), 'teardown-'));
    const scene = await Scene.open((estate) => {
      bank(estate);
    });
    const desk = new Desk(scene, home);
    await mkdir(desk.folder);
    try {
      await use(desk);
    } finally {
      for (const { journal } of desk.windows) await journal.close();
      await scene.close();
      await rm(home, { recursive: true, force: true });
    }
  }

  /** Where the plans are. */
  get folder(): string {
    return join(this.home, 'teardowns');
  }

  get journal(): string {
    return join(this.home, 'journal');
  }

  readonly unique = (): string => {
    this.count += 1;
    return `unique${this.count}`;
  };

  window(process: number): Window {
    this.alive.add(process);
    const window = new Window(this, process);
    this.windows.push(window);
    return window;
  }

  /**
   * Runs a plan in a window until a change is about to be sent, and lets the window vanish then as a killed process
   * does: the change was carried out and its answer is not yet in, or it never left.
   */
  async killed(window: Window, id: string, { when, isCarriedOut }: Kill): Promise<void> {
    let sent = 0;
    await new Promise<void>((resolve, reject) => {
      window.wire = async (_, carry) => {
        sent += 1;
        if (!when(sent)) return carry();
        if (isCarriedOut) await carry();
        resolve();
        return new Promise<never>(() => undefined);
      };
      window.teardowns.run(id).then(() => {
        reject(new Error('it ended before it was killed'));
      }, reject);
    });
    this.alive.delete(window.process);
  }
}

/** When a process is killed: told the number of the change that is about to be sent. */
interface Kill {
  readonly when: (sent: number) => boolean;
  readonly isCarriedOut: boolean;
}
