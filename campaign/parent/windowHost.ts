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
  private readonly whenLoaded: Promise<void>;
  private readonly whenOpen: Promise<void>;
  private opened: () => void = () => undefined;
  private readonly whenGone: Promise<void>;
  private settled: (() => void) | undefined;
  private isKilled = false;
  private isGone = false;

  constructor(
    program: string,
    private readonly traces: Traces,
  ) {
    this.child = fork(program, { silent: true });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => traces.shown.push(text));
    }
    let loaded: () => void;
    this.whenLoaded = new Promise((resolve) => {
      loaded = resolve;
    });
    this.whenOpen = new Promise((resolve) => {
      this.opened = resolve;
    });
    this.child.on('message', (told: Told) => {
      if (told.say === 'loaded') loaded();
      else this.hear(told);
    });
    this.whenGone = new Promise((resolve) => {
      this.child.on('exit', (code, signal) => {
        if (!this.isKilled) traces.unhandled.push(`A window ended by itself: ${signal ?? String(code)}`);
        this.isGone = true;
        this.opened();
        for (const end of this.waiting.values()) end('killed');
        this.waiting.clear();
        this.settled?.();
        loaded();
        resolve();
      });
    });
  }

  /** Opens the window; what it is told before waits until then. */
  open(start: WindowStart): void {
    void this.whenLoaded.then(() => {
      this.send({ do: 'open', start });
      this.opened();
    });
  }

  async write(wanted: Wanted): Promise<Ended> {
    await this.whenOpen;
    return new Promise((resolve) => {
      if (this.isKilled || this.isGone) {
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
    await this.whenOpen;
    await new Promise<void>((resolve) => {
      if (this.isGone) resolve();
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

  private hear(told: Exclude<Told, { readonly say: 'loaded' }>): void {
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
