import { holds } from '../catalog/check';
import type { Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import type { Values } from '../catalog/problem';
import type { Asked } from './formValues';
import { expand } from './formValues';

/** A form's state in words of the request: what is fixed, what stood there, what the person made of it. */
export interface Draft {
  readonly operation: Operation;
  readonly asked: readonly Asked[];
  readonly fixed: Values;
  readonly base: Values;
  readonly edits: Values;
}

/** Why a parameter is in the request. */
export type Reason = 'changed' | 'again';

/** All values of the form, edited or not, by field name. */
export function merged({ fixed, base, edits }: Draft): Values {
  return { ...base, ...edits, ...fixed };
}

/** The fields that apply to these values. */
export function shownFields(draft: Draft): Asked[] {
  const values = expand(merged(draft));
  return draft.asked.filter(({ parameter: { shownWhen } }) => shownWhen === undefined || holds(shownWhen, values));
}

/** True when the service asks for the parameter together with these values. */
export function isRequired({ parameter }: Asked, values: Values): boolean {
  if (parameter.required === true) return true;
  return parameter.requiredWhen !== undefined && holds(parameter.requiredWhen, values);
}

/**
 * The fields to send and why. Creating sends everything that is filled in. Modifying sends what changed, what the
 * service would otherwise reset (traps 48), and what it asks for together with those.
 */
export function fieldsToSend(draft: Draft): Map<string, Reason> {
  const values = merged(draft);
  const shown = shownFields(draft);
  const sent = new Map<string, Reason>();
  for (const { name, parameter } of shown) {
    const value = values[name] ?? '';
    if (value !== (draft.base[name] ?? '')) sent.set(name, 'changed');
    else if (value !== '' && isSentUnchanged(parameter)) sent.set(name, 'again');
  }
  if (draft.operation.effect === 'modify' && sent.size > 0 && [...sent.values()].every((reason) => reason === 'again'))
    return new Map();
  addCompanions(shown, values, sent, draft.fixed);
  return sent;
}

function isSentUnchanged({ required, resetsWhenOmitted, always }: Parameter): boolean {
  return required === true || resetsWhenOmitted === true || always !== undefined;
}

/** A parameter sent may make others necessary, and those again others. */
function addCompanions(shown: readonly Asked[], values: Values, sent: Map<string, Reason>, fixed: Values): void {
  for (let before = -1; before < sent.size;) {
    before = sent.size;
    const request = expand({
      ...Object.fromEntries([...sent.keys()].map((name) => [name, values[name] ?? ''])),
      ...fixed,
    });
    for (const field of shown) {
      const missing = !sent.has(field.name) && (values[field.name] ?? '') !== '';
      if (missing && isRequired(field, request)) sent.set(field.name, 'again');
    }
  }
}

/** The request's business parameters: those of the subject or parent, and the fields to send. */
export function requestValues(draft: Draft): Values {
  const values = merged(draft);
  const fields = Object.fromEntries([...fieldsToSend(draft).keys()].map((name) => [name, values[name] ?? '']));
  return { ...draft.fixed, ...expand(fields) };
}
