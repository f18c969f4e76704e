import { type Message, message } from './message';
import type { ListParameter, Operation } from './operation';
import type { Condition, Parameter } from './parameter';
import type { Problem, Values } from './problem';
import { isRepeated, listOf, numberIn, numbered, standsFor } from './repeatedName';
import { rules } from './rules';

/** The resource that a change is about, as far as the rules need to know it. */
export interface Subject {
  readonly state?: string | undefined;
  /** Current values by parameter name; a value equal to its current one is not a change and not checked again. */
  readonly current?: Values;
}

/**
 * Everything in `values` that breaks a documented rule of the operation: at most one problem of its own per parameter,
 * followed by the rules over several parameters. Empty texts count as left out, parameters that the product fills in
 * are not asked for, and unknown names are ignored.
 */
export function check(operation: Operation, values: Values, subject?: Subject): Problem[] {
  const problems: Problem[] = [];
  for (const [declared, parameter] of Object.entries(operation.parameters)) {
    for (const instance of instancesOf(declared, values)) {
      const broken = checkOne(instance, parameter, values, subject);
      if (broken !== undefined) problems.push({ parameter: instance.name, severity: 'error', message: broken });
    }
  }
  for (const [root, list] of Object.entries(operation.lists ?? {})) {
    const broken = checkList(root, list, values);
    if (broken !== undefined) problems.push({ parameter: root, severity: 'error', message: broken });
  }
  for (const rule of operation.together ?? []) problems.push(...rule(values));
  return problems;
}

/** True when the condition holds for these values, for example to decide whether a form shows a parameter. */
export function holds(condition: Condition, values: Values, index = ''): boolean {
  const name = index === '' ? condition.parameter : numbered(condition.parameter, index);
  const given = Object.keys(values).filter((key) => standsFor(name, key) && values[key] !== '');
  if (condition.is === 'present') return given.length > 0;
  if (condition.is === 'absent') return given.length === 0;
  return given.some((key) => condition.is.includes(values[key] ?? ''));
}

/** A parameter as it stands in a request; `index` is the number that replaces the first `.N` of a repeated one. */
interface Instance {
  readonly name: string;
  readonly index: string;
}

function checkOne(instance: Instance, parameter: Parameter, values: Values, subject?: Subject): Message | undefined {
  const value = values[instance.name] ?? '';
  if (value === '')
    return isRequired(instance, parameter, values) ? message('{0} is required', label(parameter)) : undefined;
  // What the service holds already it has accepted, whatever the documents say of it.
  if (subject?.current?.[instance.name] === value) return undefined;
  return lockedBy(parameter, subject?.state) ?? checkValue(value, parameter);
}

/** A list that is used at all has as many entries as the service wants. */
function checkList(root: string, { label: text, min, max }: ListParameter, values: Values): Message | undefined {
  const used = new Set(
    Object.keys(values).flatMap((name) => {
      const entry = numberIn(root, name);
      return entry === undefined || values[name] === '' ? [] : [entry];
    }),
  );
  if (used.size === 0) return undefined;
  if (min !== undefined && used.size < min) return message('{0} needs at least {1} entries', { text }, min);
  if (max !== undefined && used.size > max) return message('{0} takes at most {1} entries', { text }, max);
  return undefined;
}

function isRequired(instance: Instance, parameter: Parameter, values: Values): boolean {
  if (parameter.provided === true) return false;
  if (parameter.required === true) return true;
  return parameter.requiredWhen !== undefined && holds(parameter.requiredWhen, values, instance.index);
}

function lockedBy(parameter: Parameter, state?: string): Message | undefined {
  if (state === undefined || parameter.editableIn === undefined || parameter.editableIn.includes(state))
    return undefined;
  return message('{0} can be changed only in these states: {1}', label(parameter), parameter.editableIn.join(', '));
}

function checkValue(value: string, parameter: Parameter): Message | undefined {
  return (
    checkType(value, parameter) ??
    checkChoice(value, parameter) ??
    checkRange(value, parameter) ??
    checkLength(value, parameter) ??
    (parameter.rule === undefined ? undefined : rules[parameter.rule](value))
  );
}

function checkType(value: string, parameter: Parameter): Message | undefined {
  switch (parameter.type) {
    case 'integer':
    case 'long':
      return /^(0|-?[1-9]\d*)$/.test(value) ? undefined : message('{0} must be a whole number', label(parameter));
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : message('{0} must be true or false', label(parameter));
    case 'string':
      return undefined;
  }
}

function checkChoice(value: string, parameter: Parameter): Message | undefined {
  if (parameter.values === undefined || parameter.values.some((choice) => choice.value === value)) return undefined;
  return message('{0} must be one of {1}', label(parameter), parameter.values.map((choice) => choice.value).join(', '));
}

function checkRange(value: string, { min, max, ...parameter }: Parameter): Message | undefined {
  if (parameter.type !== 'integer' && parameter.type !== 'long') return undefined;
  const number = BigInt(value);
  if ((min === undefined || number >= BigInt(min)) && (max === undefined || number <= BigInt(max))) return undefined;
  const name = label(parameter);
  if (min === undefined) return message('{0} must be at most {1}', name, max ?? '');
  if (max === undefined) return message('{0} must be at least {1}', name, min);
  if (parameter.unit === undefined) return message('{0} must be {1} to {2}', name, min, max);
  return message('{0} must be {1} to {2} {3}', name, min, max, { text: parameter.unit });
}

function checkLength(value: string, { minLength, maxLength, ...parameter }: Parameter): Message | undefined {
  const length = Array.from(value).length;
  if ((minLength === undefined || length >= minLength) && (maxLength === undefined || length <= maxLength))
    return undefined;
  const name = label(parameter);
  if (minLength === undefined) return message('{0} must have at most {1} characters', name, maxLength ?? '');
  if (maxLength === undefined) return message('{0} must have at least {1} characters', name, minLength);
  return message('{0} must have {1} to {2} characters', name, minLength, maxLength);
}

function label(parameter: Parameter): Message {
  return { text: parameter.label };
}

/**
 * The names under which a declared parameter stands in these values. A repeated one (`Tag.N.Key`) stands under every
 * number that its list uses, so that a half-filled item is found; a required list that is empty counts as item 1.
 */
function instancesOf(declared: string, values: Values): Instance[] {
  const list = listOf(declared);
  if (list === undefined) return [{ name: declared, index: '' }];
  const indices = new Set<string>();
  for (const key of Object.keys(values)) {
    const index = numberIn(list, key);
    if (index !== undefined && values[key] !== '') indices.add(index);
  }
  if (indices.size === 0) indices.add('1');
  return [...indices].flatMap((index) => {
    const name = numbered(declared, index);
    if (!isRepeated(name)) return [{ name, index }];
    const nested = Object.keys(values).filter((key) => standsFor(name, key));
    return nested.map((key) => ({ name: key, index }));
  });
}
