import { holds } from '../catalog/check';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Parameter, Reference } from '../catalog/parameter';
import { referencesOf } from '../catalog/parameter';
import type { Values } from '../catalog/problem';
import { fixedValues } from '../estate/fixedValues';
import type { Refusal } from '../estate/refusal';
import { refusalOf } from '../estate/refusal';
import type { Resource } from '../estate/resource';
import type { ChangeView, CheckView, ConflictRow, FormGroupView, FormView, ProblemView } from '../protocol/form';
import { fieldView, listView } from './formFields';
import { requestAsJson, requestFromJson } from './formJson';
import type { AskedList } from './formLists';
import { askedLists, entryFields, entryOf, withoutGaps } from './formLists';
import { problemsOf } from './formProblems';
import type { Draft } from './formRequest';
import { fieldsToSend, isRequired, merged, requestValues, shownFields } from './formRequest';
import type { Asked } from './formValues';
import { askedParameters, collapse, currentValues, expand } from './formValues';
import type { FormContext } from './formWords';
import { FormWords, modeOf } from './formWords';
import { withHiddenSecrets } from './hiddenSecrets';

/** What an earlier visit left: the values it started from and what was typed, both without secrets. */
export interface FormStart {
  readonly base?: Values;
  readonly edits?: Values;
  /** Names of the secrets that were typed; their values ended with the visit. */
  readonly typed?: readonly string[];
}

/**
 * One operation being filled in: its fields, what is wrong with the edits, what will be sent, and what somebody else
 * changed meanwhile. Edits are the fields whose text differs from `base`.
 */
export class FormModel {
  private readonly asked: readonly Asked[];
  private readonly lists: readonly AskedList[];
  private readonly fixed: Values;
  private base: Values;
  private subject: Resource | undefined;
  /** Secrets that an earlier visit typed and that nobody typed or gave up since. */
  private readonly lost: Set<string>;

  /** Fields that an earlier visit edited keep the value it started from; all others have their present value. */
  constructor(
    readonly operation: Operation,
    target: Resource | undefined,
    private readonly context: FormContext,
    { base = {}, edits = {}, typed = [] }: FormStart = {},
  ) {
    this.subject = target;
    this.fixed = fixedValues(operation, target);
    this.asked = askedParameters(operation, this.fixed);
    this.lists = askedLists(operation, target);
    this.base = currentValues(operation, this.asked, target);
    this.keepBase(base, edits);
    this.lost = new Set(typed.filter((name) => this.isSecret(name)));
  }

  get target(): Resource | undefined {
    return this.subject;
  }

  /** The values the form started from, without secrets. */
  openBase(): Values {
    const open = this.asked.filter(({ parameter }) => parameter.secret !== true);
    return Object.fromEntries(open.map(({ name }) => [name, this.base[name] ?? '']));
  }

  /** Edits without secrets: what may be kept beyond the form's life. */
  openEdits(edits: Values): Values {
    return Object.fromEntries(Object.entries(this.known(edits)).filter(([name]) => !this.isSecret(name)));
  }

  /** Names of the secrets that hold a new value. */
  typedSecrets(edits: Values): string[] {
    return Object.keys(this.known(edits)).filter((name) => this.isSecret(name));
  }

  /** Names of the secrets of which the next visit has to say that they are lost. */
  lostWith(edits: Values): string[] {
    return [...new Set([...this.typedSecrets(edits), ...this.lost])];
  }

  /** The form was sent as it is: what an earlier visit typed is no concern any more. */
  forgetLost(): void {
    this.lost.clear();
  }

  /**
   * What the page sent, with the secrets of `before` that it does not mention: a page forgets them whenever it is
   * hidden. A secret that it sent empty is taken back.
   */
  withSecrets(sent: Values, before: Values): Values {
    const all = [...this.asked, ...entryFields(this.lists, { ...before, ...sent })];
    const names = all.filter(({ parameter }) => parameter.secret === true).map(({ name }) => name);
    const complete = { ...sent };
    for (const name of names) {
      if (Object.hasOwn(sent, name)) this.lost.delete(name);
      const value = Object.hasOwn(sent, name) ? sent[name] : before[name];
      if (value === undefined || value === '') Reflect.deleteProperty(complete, name);
      else complete[name] = value;
    }
    return complete;
  }

  parameter(name: string): Parameter | undefined {
    const field = this.asked.find((candidate) => candidate.name === name) ?? entryOf(this.lists, name)?.field;
    return field?.parameter;
  }

  isSecret(name: string): boolean {
    return this.parameter(name)?.secret === true;
  }

  /** Which resources a picker may offer for these edits. */
  reference(name: string, edits: Values): Reference | undefined {
    const parameter = this.parameter(name);
    const values = expand(merged(this.draft(edits)));
    const references = parameter === undefined ? [] : referencesOf(parameter);
    return references.find(({ when }) => when === undefined || holds(when, values));
  }

  /** What stands in a parameter with these edits, whether it is asked for or given. */
  value(name: string, edits: Values): string {
    return merged(this.draft(edits))[name] ?? '';
  }

  /** The present value of a secret, for those who ask for it. */
  secret(name: string): string | undefined {
    return this.isSecret(name) ? this.base[name] : undefined;
  }

  view(edits: Values): FormView {
    const { operation } = this;
    const { translate } = this.context;
    const mode = modeOf(this.operation);
    return {
      title: translate({ text: operation.label }),
      summary: translate({ text: operation.summary }),
      ...(operation.costs === undefined ? {} : { costs: translate({ text: operation.costs }) }),
      mode,
      submitLabel: this.words().submitLabel(),
      dryRun: operation.dryRun !== undefined,
      target: this.words().target(),
      groups: this.groups(),
      edits: this.openEdits(edits),
      check: this.check(edits),
    };
  }

  check(edits: Values): CheckView {
    const draft = this.draft(edits);
    const values = expand(merged(draft));
    const context = { words: this.words(), lists: this.lists, state: this.subject?.state };
    const problems = [...problemsOf(draft, context), ...this.lostSecrets(draft)];
    const changes = this.changes(draft);
    const errors = problems.some(({ severity }) => severity === 'error');
    const mode = modeOf(this.operation);
    return {
      problems,
      changes,
      canSubmit: !errors && (mode !== 'edit' || changes.some(({ why }) => why === 'changed')),
      shown: shownFields(draft).map(({ name }) => name),
      required: draft.asked.filter((field) => isRequired(field, values)).map(({ name }) => name),
      typed: this.typedSecrets(edits),
    };
  }

  /** The request's business parameters for these edits. */
  request(edits: Values): Values {
    return withoutGaps(this.lists, requestValues(this.draft(edits)));
  }

  /** The request as JSON with placeholders for its secrets, and the secrets themselves by their names in it. */
  json(edits: Values): { readonly text: string; readonly hidden: Values } {
    const request = this.request(edits);
    const hidden = Object.entries(request).filter(([name]) => this.isSecret(name));
    return { text: requestAsJson(this.operation, request), hidden: Object.fromEntries(hidden) };
  }

  /**
   * The edits that make the request what the JSON says and nothing else. `hidden` has the secrets that placeholders in it
   * stand for, as `json` gave them.
   */
  editsFromJson(text: string, hidden: Values): { readonly edits: Values } | { readonly problem: Message } {
    const written = requestFromJson(this.operation, text);
    if ('problem' in written) return written;
    const read = withHiddenSecrets(written.values, hidden, (name) => this.isSecret(name));
    if ('problem' in read) return read;
    const other = Object.keys(this.fixed).find((name) => read.values[name] !== this.fixed[name]);
    if (other !== undefined) return { problem: message('{0} belongs to the resource and stays as it is.', other) };
    const values = collapse(read.values, this.asked);
    // In a form that edits, what is not in the request stays; everywhere else it is left out.
    const rest = modeOf(this.operation) === 'edit' ? this.base : {};
    const wanted = this.askedWith(values).map(
      ({ name, parameter }) => [name, values[name] ?? rest[name] ?? parameter.always ?? ''] as const,
    );
    return { edits: Object.fromEntries(wanted.filter(([name, value]) => value !== (this.base[name] ?? ''))) };
  }

  /** Why the service would refuse the operation on the subject as it is; undefined when it would not. */
  refusal(): Refusal | undefined {
    const { operation, subject } = this;
    if (operation.subject === undefined || subject === undefined) return undefined;
    return refusalOf(operation, this.context.catalogue.kind(subject.kind), subject);
  }

  /** Takes in the resource as it is now without a word: fields that were edited here keep the value they started from. */
  follow(present: Resource, edits: Values): void {
    const before = this.base;
    this.subject = present;
    this.base = currentValues(this.operation, this.asked, present);
    this.keepBase(before, edits);
  }

  /**
   * Takes in the resource as it is now, before saving. Fields that nobody edited follow it; the rows returned are those that were
   * edited here and changed there. After that the present values are the base, so that saving again overrides them.
   */
  rebase(present: Resource, edits: Values): ConflictRow[] {
    const before = this.base;
    const mine = this.known(edits);
    this.subject = present;
    this.base = currentValues(this.operation, this.asked, present);
    return this.asked.flatMap(({ name, parameter }) => {
      const [base = '', theirs = '', edited] = [before[name], this.base[name], mine[name]];
      if (edited === undefined || theirs === base || edited === theirs || edited === base) return [];
      const words = this.words();
      const show = (value: string): string => words.value(parameter, value);
      const label = words.label(name, parameter);
      return [{ name, label, base: show(base), mine: show(edited), theirs: show(theirs) }];
    });
  }

  private keepBase(base: Values, edits: Values): void {
    const edited = Object.keys(this.known(edits)).flatMap((name) => {
      const value = Object.hasOwn(base, name) ? base[name] : undefined;
      return value === undefined ? [] : [[name, value] as const];
    });
    this.base = { ...this.base, ...Object.fromEntries(edited) };
  }

  private words(): FormWords {
    return new FormWords(this.operation, this.context, this.lists, this.subject);
  }

  private draft(edits: Values): Draft {
    const { operation, fixed, base } = this;
    return { operation, asked: this.askedWith(edits), fixed, base, edits: this.known(edits) };
  }

  /** The form's fields together with those of every entry of its lists. */
  private askedWith(edits: Values): readonly Asked[] {
    return [...this.asked, ...entryFields(this.lists, edits)];
  }

  /** Edits of fields that the form has; an emptied secret is an untouched one. */
  private known(edits: Values): Values {
    const entries = this.askedWith(edits).flatMap(({ name, parameter }) => {
      const edit = Object.hasOwn(edits, name) ? edits[name] : undefined;
      return edit === undefined || (edit === '' && parameter.secret === true) ? [] : [[name, edit] as const];
    });
    return Object.fromEntries(entries);
  }

  private groups(): FormGroupView[] {
    const { translate } = this.context;
    const atFirst = expand({ ...this.base, ...this.fixed });
    // What an untouched form already asks for is no option, whatever condition makes it so.
    const groupOf = (field: Asked): FormGroupView['id'] =>
      modeOf(this.operation) !== 'edit' && isRequired(field, atFirst) ? 'required' : declaredGroup(field.parameter);
    const fields = this.words().fields();
    const lists = this.lists.map((list) => listView(list, fields));
    const group = (id: FormGroupView['id'], title: string): FormGroupView => ({
      id,
      title,
      collapsed: id === 'advanced',
      fields: this.asked
        .filter((field) => groupOf(field) === id)
        .map((field) => fieldView(field, this.base[field.name] ?? '', fields)),
      lists: lists.filter((list) => list.group === id),
    });
    const common = modeOf(this.operation) === 'edit' ? message('Settings') : message('Optional');
    return [
      group('required', translate(message('Required'))),
      group('common', translate(common)),
      group('advanced', translate(message('Advanced'))),
    ].filter(({ fields, lists: shown }) => fields.length + shown.length > 0);
  }

  /** Secrets are not kept beyond the form's life; sending without one that was typed must not go unnoticed. */
  private lostSecrets(draft: Draft): ProblemView[] {
    const missing = [...this.lost].filter((name) => !Object.hasOwn(draft.edits, name));
    const text = this.context.translate(message('What was typed here before is not kept. Type it again.'));
    return missing.map((name) => ({ name, severity: 'warning', text }));
  }

  private changes(draft: Draft): ChangeView[] {
    const values = merged(draft);
    return [...fieldsToSend(draft)].flatMap(([name, why]) => {
      const parameter = this.parameter(name);
      if (parameter === undefined) return [];
      const words = this.words();
      const show = (value: string): string => words.value(parameter, value);
      const label = words.label(name, parameter);
      return [{ name, label, before: show(draft.base[name] ?? ''), after: show(values[name] ?? ''), why }];
    });
  }
}

function declaredGroup(parameter: Parameter): FormGroupView['id'] {
  if (parameter.required === true) return 'required';
  return parameter.group ?? 'common';
}
