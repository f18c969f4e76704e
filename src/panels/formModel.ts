import { allowedIn } from '../catalog/catalogue';
import type { Catalogue } from '../catalog/catalogue';
import { check, holds } from '../catalog/check';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Parameter, Reference } from '../catalog/parameter';
import { referencesOf } from '../catalog/parameter';
import type { Problem, Values } from '../catalog/problem';
import { plainText } from '../estate/plainText';
import type { Resource } from '../estate/resource';
import { shortId, stateMessage } from '../estate/resourceName';
import type { ChangeView, CheckView, ConflictRow, FormGroupView, FormView, ProblemView } from '../protocol/form';
import type { FieldContext } from './formFields';
import { fieldView } from './formFields';
import type { Draft } from './formRequest';
import { fieldsToSend, isRequired, merged, requestValues, shownFields } from './formRequest';
import type { Asked } from './formValues';
import { askedParameters, currentValues, expand, fieldOf, fixedValues } from './formValues';
import { titleOf } from './links';
import type { Translate } from './ports';

/** What stands for a secret wherever it would be shown. */
const hiddenSecret = '\u2022'.repeat(6);

/** What the form is put into words with. */
export interface FormContext {
  readonly catalogue: Catalogue;
  readonly translate: Translate;
  readonly language: string;
}

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
    this.base = currentValues(operation, this.asked, target);
    this.keepBase(base, edits);
    this.lost = new Set(typed.filter((name) => this.parameter(name)?.secret === true));
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
    const open = this.openBase();
    return Object.fromEntries(Object.entries(this.known(edits)).filter(([name]) => Object.hasOwn(open, name)));
  }

  /** Names of the secrets that hold a new value. */
  typedSecrets(edits: Values): string[] {
    return Object.keys(this.known(edits)).filter((name) => this.parameter(name)?.secret === true);
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
    const names = this.asked.filter(({ parameter }) => parameter.secret === true).map(({ name }) => name);
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
    return this.asked.find((field) => field.name === name)?.parameter;
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
    return this.parameter(name)?.secret === true ? this.base[name] : undefined;
  }

  view(edits: Values): FormView {
    const { operation } = this;
    const { translate } = this.context;
    const mode = this.mode();
    return {
      title: translate({ text: operation.label }),
      summary: translate({ text: operation.summary }),
      ...(operation.costs === undefined ? {} : { costs: translate({ text: operation.costs }) }),
      mode,
      submitLabel: mode === 'edit' ? translate(message('Save')) : translate(message('Create')),
      target: this.targetLine(),
      groups: this.groups(),
      edits: this.openEdits(edits),
      check: this.check(edits),
    };
  }

  check(edits: Values): CheckView {
    const draft = this.draft(edits);
    const values = expand(merged(draft));
    const problems = [...this.problems(draft), ...this.lostSecrets(draft)];
    const changes = this.changes(draft);
    const errors = problems.some(({ severity }) => severity === 'error');
    return {
      problems,
      changes,
      canSubmit: !errors && (this.mode() === 'create' || changes.some(({ why }) => why === 'changed')),
      shown: shownFields(draft).map(({ name }) => name),
      required: this.asked.filter((field) => isRequired(field, values)).map(({ name }) => name),
      typed: this.typedSecrets(edits),
    };
  }

  /** The request's business parameters for these edits. */
  request(edits: Values): Values {
    return requestValues(this.draft(edits));
  }

  /** Why the service would refuse the operation in the subject's present state; undefined when it would not. */
  refusal(): Message | undefined {
    const state = this.subject?.state;
    if (this.operation.subject === undefined || allowedIn(this.operation, state)) return undefined;
    return message('This is not possible in state {0}.', this.stateLabel(state ?? ''));
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
      const show = (value: string): string => this.display(parameter, value);
      const label = this.context.translate({ text: parameter.label });
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

  private mode(): 'create' | 'edit' {
    return this.operation.effect === 'create' ? 'create' : 'edit';
  }

  private draft(edits: Values): Draft {
    const { operation, asked, fixed, base } = this;
    return { operation, asked, fixed, base, edits: this.known(edits) };
  }

  /** Edits of fields that the form has; an emptied secret is an untouched one. */
  private known(edits: Values): Values {
    const entries = this.asked.flatMap(({ name, parameter }) => {
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
      this.mode() === 'create' && isRequired(field, atFirst) ? 'required' : declaredGroup(field.parameter);
    const group = (id: FormGroupView['id'], title: string): FormGroupView => ({
      id,
      title,
      collapsed: id === 'advanced',
      fields: this.asked
        .filter((field) => groupOf(field) === id)
        .map((field) => fieldView(field, this.base[field.name] ?? '', this.fieldContext())),
    });
    const common = this.mode() === 'edit' ? message('Settings') : message('Optional');
    return [
      group('required', translate(message('Required'))),
      group('common', translate(common)),
      group('advanced', translate(message('Advanced'))),
    ].filter(({ fields }) => fields.length > 0);
  }

  private fieldContext(): FieldContext {
    const { translate, language, catalogue } = this.context;
    return {
      translate,
      language,
      mode: this.mode(),
      kindLabel: (parameter) => {
        const labels = referencesOf(parameter).map(({ kind }) => translate({ text: catalogue.kind(kind).label }));
        return new Intl.ListFormat(language, { type: 'disjunction' }).format(new Set(labels));
      },
      lock: (parameter) => this.lock(parameter),
    };
  }

  private lock({ editableIn }: Parameter): string | undefined {
    const state = this.subject?.state;
    if (editableIn === undefined || state === undefined || editableIn.includes(state)) return undefined;
    const states = new Intl.ListFormat(this.context.language, { type: 'disjunction' }).format(
      editableIn.map((id) => this.context.translate(this.stateLabel(id))),
    );
    return this.context.translate(message('Can be changed only in state {0}.', states));
  }

  private stateLabel(id: string): Message {
    if (this.subject === undefined) return { text: id };
    return stateMessage(this.context.catalogue.kind(this.subject.kind), { state: id, wireState: id });
  }

  private targetLine(): FormView['target'] {
    if (this.subject === undefined) return [];
    const label = this.context.translate({ text: this.context.catalogue.kind(this.subject.kind).label });
    const title = titleOf(this.subject);
    const id = plainText(shortId(this.subject));
    return [{ label, value: title === id ? id : `${title} (${id})`, key: this.subject.key }];
  }

  /** What is wrong with the edits. Old faults of values that nobody touches are not this person's business. */
  private problems(draft: Draft): ProblemView[] {
    const subject = {
      ...(this.subject?.state === undefined ? {} : { state: this.subject.state }),
      current: expand(draft.base),
    };
    const shown = new Set(shownFields(draft).map(({ name }) => name));
    const values = expand(merged(draft));
    const found = check(this.operation, values, subject).map((problem) => this.problemView(problem));
    const old = new Set(
      this.mode() === 'create'
        ? []
        : check(this.operation, expand(merged({ ...draft, edits: {} })), subject)
            .map((problem) => this.problemView(problem))
            .map(({ name, text }) => `${name} ${text}`),
    );
    const relevant = found.filter(
      ({ name, text }) => shown.has(name) && (Object.hasOwn(draft.edits, name) || !old.has(`${name} ${text}`)),
    );
    return [...relevant, ...this.emptied(draft)];
  }

  /** A value that is set can be replaced, but most cannot be taken away: an empty parameter means "left out". */
  private emptied(draft: Draft): ProblemView[] {
    if (this.mode() === 'create') return [];
    return draft.asked.flatMap(({ name, parameter }) => {
      if (draft.edits[name] !== '' || (draft.base[name] ?? '') === '' || !cannotBeEmpty(parameter)) return [];
      const text = this.context.translate(message('{0} cannot be emptied once it is set', { text: parameter.label }));
      return [{ name, severity: 'error' as const, text }];
    });
  }

  /** Secrets are not kept beyond the form's life; sending without one that was typed must not go unnoticed. */
  private lostSecrets(draft: Draft): ProblemView[] {
    const missing = [...this.lost].filter((name) => !Object.hasOwn(draft.edits, name));
    const text = this.context.translate(message('What was typed here before is not kept. Type it again.'));
    return missing.map((name) => ({ name, severity: 'warning', text }));
  }

  private problemView({ parameter, severity, message: text }: Problem): ProblemView {
    return { name: fieldOf(parameter, this.asked), severity, text: plainText(this.context.translate(text)) };
  }

  private changes(draft: Draft): ChangeView[] {
    const values = merged(draft);
    return [...fieldsToSend(draft)].flatMap(([name, why]) => {
      const parameter = this.parameter(name);
      if (parameter === undefined) return [];
      const show = (value: string): string => this.display(parameter, value);
      const label = this.context.translate({ text: parameter.label });
      return [{ name, label, before: show(draft.base[name] ?? ''), after: show(values[name] ?? ''), why }];
    });
  }

  private display(parameter: Parameter, value: string): string {
    const { translate } = this.context;
    if (value === '') return '';
    if (parameter.secret === true) return hiddenSecret;
    if (parameter.type === 'boolean' && value === 'true') return translate(message('Yes'));
    if (parameter.type === 'boolean' && value === 'false') return translate(message('No'));
    const text = plainText(value.replaceAll('\n', ', '));
    return parameter.unit === undefined ? text : `${text} ${translate({ text: parameter.unit })}`;
  }
}

function declaredGroup(parameter: Parameter): FormGroupView['id'] {
  if (parameter.required === true) return 'required';
  return parameter.group ?? 'common';
}

function cannotBeEmpty({ type, values, minLength, rule }: Parameter): boolean {
  return type !== 'string' || values !== undefined || rule !== undefined || (minLength ?? 0) > 0;
}
