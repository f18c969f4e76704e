import type { ErrorView } from '../protocol';
import type {
  CheckView,
  ChoiceView,
  Edits,
  FieldView,
  FormView,
  JsonView,
  ListView,
  ProblemView,
  SubmitView,
} from '../protocol/form';
import { FormAsJson } from './formAsJson';
import { fieldsOfEntry, lastEntry, withoutEntry } from './formEntries';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** Choices of a picker as far as they are here. */
export type Choices =
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly choices: readonly ChoiceView[] }
  | { readonly status: 'failed'; readonly error: ErrorView };

/** Milliseconds of quiet after which the host is asked what it thinks of the edits. */
const typingPause = 120;

/** What a person has done to the form so far. The host decides what that means; this only remembers and asks. */
export class FormController {
  private view: FormView;
  private edited: Record<string, string>;
  private readonly touched = new Set<string>();
  private readonly lists = new Map<string, Choices>();
  private readonly typedIds = new Set<string>();
  private readonly secrets = new Map<string, string>();
  private checking: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tried = false;
  /** The same request as JSON. */
  readonly asJson: FormAsJson;
  check: CheckView;
  progress: string | undefined;
  outcome: SubmitView | undefined;

  constructor(
    view: FormView,
    private readonly around: Surroundings,
  ) {
    this.view = view;
    this.asJson = new FormAsJson(this, around);
    const finished = view.outcome?.kind === 'done';
    this.edited = { ...view.edits, ...(finished ? {} : around.store.current.edits) };
    this.check = view.check;
    this.progress = view.progress;
    this.outcome = view.outcome;
    this.prune();
    // What the form says from the start is about an earlier visit, and shown before anything is touched.
    for (const { name, severity } of view.check.problems) if (severity === 'warning') this.touched.add(name);
    if (Object.keys(this.edited).length > 0) this.askSoon(0);
  }

  get form(): FormView {
    return this.view;
  }

  get unsaved(): boolean {
    const emptied = (name: string): boolean => this.edited[name] === '' && this.isSecret(name);
    return (
      Object.keys(this.edited).some((name) => !emptied(name)) ||
      this.fields().some(({ name }) => this.isTypedBefore(name))
    );
  }

  /** True when the host holds a new value of the secret that this page does not know: it was typed before it was hidden. */
  isTypedBefore(name: string): boolean {
    return this.edited[name] === undefined && this.check.typed.includes(name);
  }

  /** The same form with values that moved meanwhile; what was typed here stays. */
  update(view: FormView): void {
    this.view = view;
    this.progress = view.progress;
    this.outcome = view.outcome;
    this.check = view.check;
    if (view.outcome?.kind === 'done') {
      this.edited = {};
      this.secrets.clear();
    }
    this.prune();
    this.keep();
    if (Object.keys(this.edited).length > 0) this.askSoon(0);
  }

  value(field: FieldView): string {
    return this.edited[field.name] ?? field.value;
  }

  edit(field: FieldView, value: string): void {
    const secret = field.control.type === 'secret';
    // An emptied secret is said all the same: without it the host would stay with what was typed before.
    if (value === field.value && !secret) this.edited = without(this.edited, [field.name]);
    else this.edited = { ...this.edited, [field.name]: value };
    this.touched.add(field.name);
    if (this.outcome?.kind !== 'conflict') this.outcome = undefined;
    this.keep();
    this.around.redraw();
    // A page that is hidden forgets its secrets, so the host has them at once.
    this.askSoon(secret ? 0 : typingPause);
  }

  /** From now on the problems of the field are shown: before, the person was still on the way to it. */
  leave(field: FieldView): void {
    if (this.touched.has(field.name)) return;
    this.touched.add(field.name);
    this.around.redraw();
  }

  /** Problems of a field that are worth showing now. */
  problems(name: string): readonly ProblemView[] {
    const visible = this.tried || this.touched.has(name) || this.view.mode === 'edit';
    return visible ? this.check.problems.filter((problem) => problem.name === name) : [];
  }

  /** True once the person tried to save with problems, so that their number is shown. */
  get attempted(): boolean {
    return this.tried;
  }

  isShown(field: FieldView): boolean {
    return this.check.shown.includes(field.name);
  }

  isRequired(field: FieldView): boolean {
    return this.check.required.includes(field.name) || (field.required && !this.check.shown.includes(field.name));
  }

  choices(field: FieldView): Choices | undefined {
    return this.lists.get(this.listOf(field));
  }

  /** Asks for the choices of a picker, once for what they depend on; after a failure again. */
  load(field: FieldView, again = false): void {
    const list = this.listOf(field);
    if (this.lists.has(list) && !again) return;
    this.lists.set(list, { status: 'loading' });
    const { host, redraw, describe } = this.around;
    host
      .ask('choices', { name: field.name, edits: this.edited })
      .then((choices) => this.lists.set(list, { status: 'loaded', choices }))
      .catch((thrown: unknown) => {
        const error = describe(thrown);
        if (error === undefined) this.lists.delete(list);
        else this.lists.set(list, { status: 'failed', error });
      })
      .finally(redraw);
  }

  /** Names a picker's list by the field and the values that decide what is in it. */
  private listOf({ name, control }: FieldView): string {
    const dependsOn = control.type === 'picker' ? control.dependsOn : [];
    const fields = this.fields();
    const values = dependsOn.map((other) => {
      const field = fields.find((candidate) => candidate.name === other);
      return field === undefined ? '' : this.value(field);
    });
    return JSON.stringify([name, ...values]);
  }

  /** Entries of a list that are shown, filled in or not. */
  entries(list: ListView): number {
    const shown = this.around.store.current.entries?.[list.name] ?? 0;
    return Math.max(list.least, shown, lastEntry(list, this.edited));
  }

  /** The fields of all entries of a list. */
  listFields(list: ListView): readonly FieldView[] {
    return Array.from({ length: this.entries(list) }, (_, index) => fieldsOfEntry(list, index + 1)).flat();
  }

  addEntry(list: ListView): void {
    this.showEntries(list, this.entries(list) + 1);
  }

  /**
   * Removes an entry with what was typed in it; those behind it move up. A secret that only the host still knows cannot
   * move with its entry and is taken back: better typed again than with the wrong person.
   */
  removeEntry(list: ListView, number: number): void {
    const count = this.entries(list) - 1;
    const moved = this.listFields(list).slice((number - 1) * list.fields.length);
    const secrets = moved.filter(({ control }) => control.type === 'secret').map(({ name }) => [name, ''] as const);
    this.edited = { ...Object.fromEntries(secrets), ...withoutEntry(list, number, this.edited) };
    this.showEntries(list, count);
    this.keep();
    this.askSoon(0);
  }

  private showEntries(list: ListView, count: number): void {
    this.around.store.change({ entries: { ...this.around.store.current.entries, [list.name]: count } });
    this.around.redraw();
  }

  typesId(name: string): boolean {
    return this.typedIds.has(name);
  }

  toggleTyping(name: string): void {
    if (!this.typedIds.delete(name)) this.typedIds.add(name);
    this.around.redraw();
  }

  revealed(name: string): string | undefined {
    return this.secrets.get(name);
  }

  toggleSecret(name: string): void {
    const { around } = this;
    if (this.secrets.delete(name)) {
      around.redraw();
      return;
    }
    attempt(around, async () => {
      const { text } = await around.host.ask('revealField', { name });
      this.secrets.set(name, text);
      around.redraw();
    });
  }

  /** What the person has made of the form so far. */
  get edits(): Edits {
    return this.edited;
  }

  /** Takes in edits that were written as JSON. Secrets typed there stay with the host, which names them only. */
  take({ edits, check, forget }: Exclude<JsonView, { problem: string }>): void {
    const secrets = Object.entries(this.edited).filter(([name]) => this.isSecret(name) && !forget.includes(name));
    this.checking?.abort();
    this.edited = { ...edits, ...Object.fromEntries(secrets) };
    this.check = check;
    this.tried = true;
    const lists = this.view.groups.flatMap((group) => group.lists);
    const filled = { ...Object.fromEntries(check.typed.map((name) => [name, 'typed'])), ...this.edited };
    const entries = Object.fromEntries(lists.map((list) => [list.name, lastEntry(list, filled)]));
    this.around.store.change({ entries, typed: check.typed });
    this.keep();
  }

  submit(): void {
    this.hand('submit');
  }

  /** Has the service check the request without carrying it out. */
  dryRun(): void {
    this.hand('dryRun');
  }

  previewRequest(): void {
    attempt(this.around, async () => {
      if (await this.asJson.isTaken()) await this.around.host.ask('previewRequest', { edits: this.edited });
    });
  }

  /** What is on the screen is sent, not what the JSON said a moment ago. */
  private hand(request: 'submit' | 'dryRun'): void {
    attempt(this.around, async () => {
      if (await this.asJson.isTaken()) await this.send(request);
    });
  }

  private async send(request: 'submit' | 'dryRun'): Promise<void> {
    const finished = this.outcome?.kind === 'done' && this.view.mode !== 'edit';
    if (this.progress !== undefined || finished || (this.view.mode === 'edit' && !this.unsaved)) return;
    const { around } = this;
    clearTimeout(this.timer);
    this.checking?.abort();
    this.tried = true;
    this.progress = around.strings().refreshing;
    around.complain(undefined);
    around.redraw();
    try {
      // The change may wait for a confirmation and for the service: no time-out, the person can stop it.
      this.finish(await around.host.ask(request, { edits: this.edited }, { timeout: 0 }));
    } finally {
      this.progress = undefined;
      around.redraw();
    }
  }

  stop(): void {
    attempt(this.around, async () => {
      await this.around.host.ask('cancelSubmit', null);
    });
  }

  close(): void {
    // Closing with the form's own button is a decision: nothing is kept.
    this.edited = {};
    this.keep();
    attempt(this.around, async () => {
      await this.around.host.ask('close', null);
    });
  }

  /** Gives up the edits of these fields for the values the resource has now. */
  takeTheirs(names: readonly string[]): void {
    const secrets = names.filter((name) => this.isSecret(name));
    this.edited = { ...without(this.edited, names), ...Object.fromEntries(secrets.map((name) => [name, ''])) };
    this.outcome = undefined;
    this.keep();
    this.around.redraw();
    this.askSoon(0);
  }

  private finish(outcome: SubmitView): void {
    this.outcome = outcome;
    if (outcome.kind === 'invalid') this.check = outcome.check;
    if (outcome.kind === 'done') {
      this.edited = {};
      this.check = { ...this.check, typed: [] };
      this.secrets.clear();
      this.tried = false;
      this.touched.clear();
      this.asJson.close();
      this.keep();
    }
  }

  private askSoon(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      attempt(this.around, () => this.ask());
    }, pause);
  }

  private async ask(): Promise<void> {
    // What the JSON replaces must not arrive after it.
    if (this.progress !== undefined || this.asJson.isReading) return;
    this.checking?.abort();
    const checking = new AbortController();
    this.checking = checking;
    const check = await this.around.host.ask('check', { edits: this.edited }, { signal: checking.signal });
    if (checking.signal.aborted) return;
    this.check = check;
    this.around.redraw();
  }

  private keep(): void {
    const secrets = this.fields()
      .filter(({ control }) => control.type === 'secret')
      .map(({ name }) => name);
    const edits: Edits = without(this.edited, secrets);
    const before = this.around.store.current.typed ?? [];
    const typed = secrets.filter((name) => (this.edited[name] ?? (before.includes(name) ? 'typed' : '')) !== '');
    this.around.store.change({ edits, typed: this.finished ? [] : typed });
  }

  private get finished(): boolean {
    return this.outcome?.kind === 'done';
  }

  private isSecret(name: string): boolean {
    return this.fields().some((field) => field.name === name && field.control.type === 'secret');
  }

  private prune(): void {
    const values = new Map(this.fields().map(({ name, value }) => [name, value]));
    const same = Object.keys(this.edited).filter(
      (name) => !values.has(name) || (values.get(name) === this.edited[name] && !this.isSecret(name)),
    );
    this.edited = without(this.edited, same);
  }

  private fields(): readonly FieldView[] {
    return this.view.groups.flatMap(({ fields, lists }) => [
      ...fields,
      ...lists.flatMap((list) => this.listFields(list)),
    ]);
  }
}

function without(values: Edits, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
