import { check } from '../catalog/check';
import { message } from '../catalog/message';
import type { Parameter } from '../catalog/parameter';
import type { Problem } from '../catalog/problem';
import { shortText } from '../estate/plainText';
import type { ProblemView } from '../protocol/form';
import type { AskedList } from './formLists';
import type { Draft } from './formRequest';
import { merged, shownFields } from './formRequest';
import { expand, fieldOf } from './formValues';
import type { FormWords } from './formWords';
import { modeOf } from './formWords';

/** What problems are found and told with. */
export interface ProblemContext {
  readonly words: FormWords;
  readonly lists: readonly AskedList[];
  /** State of the resource that is changed. */
  readonly state?: string | undefined;
}

/** What is wrong with the edits. Old faults of values that nobody touches are not this person's business. */
export function problemsOf(draft: Draft, context: ProblemContext): ProblemView[] {
  const { operation, asked } = draft;
  const subject = { state: context.state, current: expand(draft.base) };
  const view = ({ parameter, severity, message: text }: Problem): ProblemView => ({
    name: fieldOf(parameter, asked),
    severity,
    text: shortText(context.words.say(text), 1_000),
  });
  const isEdit = modeOf(operation) === 'edit';
  const shown = new Set([...shownFields(draft).map(({ name }) => name), ...context.lists.map(({ root }) => root)]);
  const found = check(operation, expand(merged(draft)), subject).map(view);
  const untouched = isEdit ? check(operation, expand(merged({ ...draft, edits: {} })), subject).map(view) : [];
  const old = new Set(untouched.map(({ name, text }) => `${name} ${text}`));
  const relevant = found.filter(
    ({ name, text }) => shown.has(name) && (Object.hasOwn(draft.edits, name) || !old.has(`${name} ${text}`)),
  );
  return [...relevant, ...(isEdit ? emptied(draft, context) : [])];
}

/** A value that is set can be replaced, but most cannot be taken away: an empty parameter means "left out". */
function emptied(draft: Draft, { words }: ProblemContext): ProblemView[] {
  return draft.asked.flatMap(({ name, parameter }) => {
    if (draft.edits[name] !== '' || (draft.base[name] ?? '') === '' || !cannotBeEmpty(parameter)) return [];
    const text = words.say(message('{0} cannot be emptied once it is set', { text: parameter.label }));
    return [{ name, severity: 'error' as const, text }];
  });
}

function cannotBeEmpty({ type, values, minLength, rule }: Parameter): boolean {
  return type !== 'string' || values !== undefined || rule !== undefined || (minLength ?? 0) > 0;
}
