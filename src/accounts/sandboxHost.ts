import type { Clock } from '../api/clock';
import type { Credentials } from '../api/credentials';
import { message } from '../catalog/message';
import { Emitter } from '../estate/emitter';
import { ExplainedError } from '../estate/explain';
import type { SandboxRole } from './profile';
import type { SandboxFile } from './sandboxFile';
import type { ChangedBy, NotKept } from './sandboxKeeper';
import { SandboxKeeper } from './sandboxKeeper';

/** An account of the sandbox with its AccessKey, which opens nothing but a sandbox on this computer. */
interface SandboxAccount {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** What the product needs of a running sandbox. The sandbox itself is a bundle that only loadSandbox.ts names. */
export interface RunningSandbox {
  readonly endpoint: string;
  /** First the partner, then the tenant. */
  readonly accounts: readonly SandboxAccount[];
  /** Regions that hold something; the others are empty. */
  readonly regions: readonly string[];
  /** The time in it, in milliseconds since 1970 UTC. */
  now(): number;
  /** Moves its time forward, in milliseconds. */
  advance(ms: number): void;
  /** Starts it anew, at the present time. */
  reset(estate: string): void;
  /** All that it needs to go on later, as plain data. */
  save(): object;
  close(): Promise<void>;
}

export interface SandboxStart {
  /** What it holds at the start and, by default, after a reset. Unknown names stand for the usual one. */
  readonly estate: string;
  /** What was kept of it, to go on from. */
  readonly kept?: string;
  readonly changed: (by: ChangedBy) => void;
}

/** The program that is loaded when somebody wants the sandbox. */
export interface SandboxProgram {
  readonly estates: readonly string[];
  start(options: SandboxStart): Promise<RunningSandbox>;
  /** What is wrong with the text that was kept, when it is that for which `start` failed. */
  unreadable(error: unknown): string | undefined;
}

/** What people have to be told about the sandbox, beside errors of what they did. */
export type SandboxTrouble = NotKept | { readonly why: 'unreadable'; readonly reason: string };

export interface SandboxHostParts {
  readonly load: () => Promise<SandboxProgram>;
  readonly file: SandboxFile;
  readonly clock: Clock;
  /** The estate of a new sandbox. */
  readonly estate: () => string;
}

/** Tells that what was kept cannot be gone on with. The file stays until somebody resets the sandbox. */
class KeptUnreadable extends ExplainedError {
  constructor(readonly reason: string) {
    super({
      what: message('What was kept of the sandbox cannot be read.'),
      said: reason,
      todo: message('Reset the sandbox to start anew; the file is set aside, not deleted.'),
      retryable: true,
    });
  }
}

/**
 * Starts the built-in sandbox the first time it is needed, keeps it in its file, and runs it until the extension ends.
 * Nothing is loaded, read or written before.
 */
export class SandboxHost {
  private program: Promise<SandboxProgram> | undefined;
  private running: Promise<RunningSandbox> | undefined;
  private readonly keeper: SandboxKeeper;
  private readonly troubles = new Emitter<SandboxTrouble>();
  readonly onTrouble = this.troubles.event;
  private isToldUnreadable = false;

  constructor(private readonly parts: SandboxHostParts) {
    this.keeper = new SandboxKeeper(parts.file, parts.clock, (problem) => {
      this.troubles.fire(problem);
    });
  }

  async endpoint(): Promise<string> {
    return (await this.get()).endpoint;
  }

  async regions(): Promise<readonly string[]> {
    return (await this.get()).regions;
  }

  async credentials(role: SandboxRole): Promise<Credentials> {
    const [partner, tenant] = await this.accounts();
    const account = role === 'tenant' ? tenant : partner;
    if (account === undefined) throw new Error(`The sandbox offers no ${role}`);
    return { accessKeyId: account.accessKeyId, accessKeySecret: account.accessKeySecret };
  }

  async accounts(): Promise<RunningSandbox['accounts']> {
    return (await this.get()).accounts;
  }

  async now(): Promise<number> {
    return (await this.get()).now();
  }

  async advance(ms: number): Promise<void> {
    (await this.get()).advance(ms);
  }

  /** Names of the estates that it can be reset to. */
  async estates(): Promise<readonly string[]> {
    return (await this.load()).estates;
  }

  /** Starts anew with an estate, even where what was kept cannot be read. Gives the path of a file that was set aside. */
  async reset(estate: string): Promise<string | undefined> {
    let running;
    try {
      running = await this.get();
    } catch (error) {
      if (!(error instanceof KeptUnreadable)) throw error;
      return this.startAnew(estate);
    }
    running.reset(estate);
    this.keeper.flush({ force: true });
    return undefined;
  }

  /** Overwrites what another window has kept. */
  keepThis(): void {
    this.keeper.flush({ force: true });
  }

  /** The question which sandbox to keep was left open: it comes again with the next change. */
  askAgain(): void {
    this.keeper.tellAgain();
  }

  /** Gives up what this window has, and goes on from what another one has kept as soon as the sandbox is needed. */
  async useKept(): Promise<void> {
    this.keeper.abandon();
    const running = this.running;
    this.running = undefined;
    await (await running)?.close();
  }

  /** Stops the sandbox. One that never came up needs no stopping; whoever waited for it was told. */
  dispose(): void {
    this.keeper.end();
    const running = this.running;
    this.running = undefined;
    running?.then(
      (sandbox) => sandbox.close(),
      () => undefined,
    );
  }

  private get(): Promise<RunningSandbox> {
    return this.running ?? this.begin(this.start());
  }

  /** From now on it is this sandbox that runs. A start that failed (say, no free port) may succeed the next time. */
  private begin(start: Promise<RunningSandbox>): Promise<RunningSandbox> {
    const running = start.catch((error: unknown) => {
      if (this.running === running) this.running = undefined;
      if (error instanceof KeptUnreadable && !this.isToldUnreadable) {
        this.isToldUnreadable = true;
        this.troubles.fire({ why: 'unreadable', reason: error.reason });
      }
      throw error;
    });
    this.running = running;
    return running;
  }

  /** A file that cannot be set aside is not overwritten: then this sandbox is not kept. */
  private async startAnew(estate: string): Promise<string | undefined> {
    const { file, clock } = this.parts;
    let aside: string | undefined;
    let isKept = true;
    try {
      aside = file.setAside(clock.now());
    } catch (error) {
      isKept = false;
      this.troubles.fire({ why: 'failed', error });
    }
    this.isToldUnreadable = false;
    await this.begin(this.run(undefined, estate));
    if (isKept) this.keeper.flush({ force: true });
    else this.keeper.abandon();
    return aside;
  }

  private async start(): Promise<RunningSandbox> {
    // Loaded first: then it is not for nothing that the disk is waited for.
    await this.load();
    return this.run(this.readKept(), this.parts.estate());
  }

  private async run(kept: string | undefined, estate: string): Promise<RunningSandbox> {
    const running = await this.startProgram(await this.load(), {
      estate,
      ...(kept === undefined ? {} : { kept }),
      changed: (by) => {
        this.keeper.changed(by);
      },
    });
    this.keeper.begin(() => running.save());
    return running;
  }

  private async startProgram(program: SandboxProgram, options: SandboxStart): Promise<RunningSandbox> {
    try {
      return await program.start(options);
    } catch (error) {
      const reason = program.unreadable(error);
      if (reason !== undefined) throw new KeptUnreadable(reason);
      throw new ExplainedError(
        {
          what: message(
            'The sandbox could not be started: {0}',
            error instanceof Error ? error.message : String(error),
          ),
          todo: message('It needs a free port of this computer, on 127.0.0.1.'),
          retryable: true,
        },
        { cause: error },
      );
    }
  }

  private readKept(): string | undefined {
    try {
      return this.parts.file.read();
    } catch (error) {
      throw new KeptUnreadable(error instanceof Error ? error.message : String(error));
    }
  }

  private load(): Promise<SandboxProgram> {
    this.program ??= this.parts.load().catch((error: unknown) => {
      this.program = undefined;
      throw error;
    });
    return this.program;
  }
}
