import { type ChildProcess, fork } from 'node:child_process';
import type { Command, Told, Wanted, WindowStart } from '../protocol';

/** How a write ended for the person who asked for it: as told, or not at all because the window was killed. */
export type Ended = Extract<Told, { readonly say: 'ended' }> | 'killed';

/** What windows leave behind, besides the journal. */
export interface Traces {
  /** The keyring of the computer. */
  readonly keyring: Map<string, string>;
  /** Rejections and exceptions that nobody handled, and ends of windows that nobody asked for. */
  readonly unhandled: string[];
  /** Everything that was shown or logged. */
  readonly shown: string[];
}

/** A window in a process of its own, which can be killed at any moment. */
export class WindowHost {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (ended: Ended) => void>();
  private readonly whenReady: Promise<void>;
  private readonly whenGone: Promise<void>;
  private settled: (() => void) | undefined;
  private isKilled = false;

  constructor(
    program: string,
    start: WindowStart,
    private readonly traces: Traces,
  ) {
    this.child = fork(program, [JSON.stringify(start)], { silent: true });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => traces.shown.push(text));
    }
    let ready: () => void;
    this.whenReady = new Promise((resolve) => {
      ready = resolve;
    });
    this.child.on('message', (told: Told) => {
      if (told.say === 'ready') ready();
      else this.hear(told);
    });
    this.whenGone = new Promise((resolve) => {
      this.child.on('exit', (code, signal) => {
        if (!this.isKilled) traces.unhandled.push(`A window ended by itself: ${signal ?? String(code)}`);
        for (const end of this.waiting.values()) end('killed');
        this.waiting.clear();
        this.settled?.();
        ready();
        resolve();
      });
    });
  }

  /** Resolves when it takes commands. */
  ready(): Promise<void> {
    return this.whenReady;
  }

  async write(wanted: Wanted): Promise<Ended> {
    await this.whenReady;
    return new Promise((resolve) => {
      if (this.isKilled) {
        resolve('killed');
        return;
      }
      this.waiting.set(wanted.number, resolve);
      this.send({ do: 'write', wanted });
    });
  }

  look(command: Extract<Command, { readonly do: 'look' }>): void {
    this.send(command);
  }

  async settleAll(): Promise<void> {
    await this.whenReady;
    await new Promise<void>((resolve) => {
      this.settled = resolve;
      this.send({ do: 'settleAll' });
    });
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.isKilled = true;
    this.child.kill('SIGKILL');
    await this.whenGone;
  }

  private hear(told: Exclude<Told, { readonly say: 'ready' }>): void {
    switch (told.say) {
      case 'ended':
        this.traces.shown.push(told.text);
        this.waiting.get(told.number)?.(told);
        this.waiting.delete(told.number);
        return;
      case 'settledAll':
        this.settled?.();
        return;
      case 'unhandled':
        this.traces.unhandled.push(told.text);
        return;
      case 'keyring':
        this.keep(told);
    }
  }

  private keep({ call, act, id, text = '' }: Extract<Told, { readonly say: 'keyring' }>): void {
    const { keyring } = this.traces;
    if (act === 'set') keyring.set(id, text);
    else if (act === 'delete') keyring.delete(id);
    const kept = act === 'get' ? keyring.get(id) : undefined;
    this.send({ do: 'kept', call, ...(kept === undefined ? {} : { text: kept }) });
  }

  /** A window that is being killed hears nothing any more. */
  private send(command: Command): void {
    if (!this.isKilled && this.child.connected) this.child.send(command, () => undefined);
  }
}
