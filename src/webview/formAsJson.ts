import type { Edits, JsonView } from '../protocol/form';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** The form, as far as its JSON needs it. */
interface Edited {
  readonly edits: Edits;
  take(view: Exclude<JsonView, { problem: string }>): void;
}

/** How far the form holds what the text says: not if it is no request (`broken`), nor if the host gave no answer. */
type Reading = 'taken' | 'reading' | 'broken' | 'unanswered';

/** The same request written as JSON. While it is open, what is typed there is what the form holds. */
export class FormAsJson {
  private written: string | undefined;
  private fault: string | undefined;
  private state: Reading = 'taken';
  private reading: Promise<void> = Promise.resolve();
  private replaced: AbortController | undefined;

  constructor(
    private readonly form: Edited,
    private readonly around: Surroundings,
  ) {}

  get isOpen(): boolean {
    return this.written !== undefined;
  }

  get text(): string {
    return this.written ?? '';
  }

  /** Why the text is no request. */
  get problem(): string | undefined {
    return this.fault;
  }

  get isReading(): boolean {
    return this.state === 'reading';
  }

  /** Waits until the form holds what the text says; false when it cannot. A text without an answer is read once more. */
  async isTaken(): Promise<boolean> {
    if (this.state === 'unanswered') this.type(this.text);
    const state = await this.settled();
    if (this.fault !== undefined) this.around.announce(this.fault);
    return state === 'taken';
  }

  toggle(): void {
    attempt(this.around, async () => {
      if (!this.isOpen) await this.open();
      else if (!this.isReading || (await this.settled()) !== 'unanswered') this.close();
    });
  }

  close(): void {
    this.replaced?.abort();
    this.written = undefined;
    this.turn('taken');
  }

  /** The person changed the text. */
  type(text: string): void {
    this.written = text;
    this.state = 'reading';
    this.replaced?.abort();
    const { signal } = (this.replaced = new AbortController());
    this.reading = this.read(text, signal).catch((error: unknown) => {
      if (signal.aborted) return;
      this.turn('unanswered');
      this.around.complain(this.around.describe(error));
    });
  }

  private async open(): Promise<void> {
    const { text } = await this.around.host.ask('json', { edits: this.form.edits });
    this.written = text;
    this.turn('taken');
  }

  private async read(text: string, signal: AbortSignal): Promise<void> {
    const view = await this.around.host.ask('applyJson', { text, edits: this.form.edits }, { signal });
    if (signal.aborted) return;
    this.around.complain(undefined);
    if ('problem' in view) {
      this.turn('broken', view.problem);
      return;
    }
    this.form.take(view);
    this.turn('taken');
  }

  /** How the newest text was read, also when a newer one comes meanwhile. */
  private async settled(): Promise<Reading> {
    for (let seen: Promise<void> | undefined; seen !== this.reading;) {
      seen = this.reading;
      await seen;
    }
    return this.state;
  }

  private turn(state: Reading, fault?: string): void {
    this.state = state;
    this.fault = fault;
    this.around.redraw();
  }
}
