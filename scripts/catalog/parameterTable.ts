import type { Catalogue } from '../../src/catalog/catalogue';
import type { Operation } from '../../src/catalog/operation';
import { type Condition, type Parameter, type Reference, referencesOf } from '../../src/catalog/parameter';
import { rules } from '../../src/catalog/rules';
import type { LimitsData, ParameterData } from './data';
import { code, codes, table, words } from './markdown';

/** The request parameters of an operation: what each means, which values it takes, and when it is needed. */
export function parameterTable(
  catalogue: Catalogue,
  { parameters }: Operation,
  data: readonly ParameterData[],
): string {
  const rows = data.flatMap((each) => {
    const parameter = parameters[each.name];
    if (parameter === undefined) return [];
    return [
      [
        code(each.name),
        each.type,
        requiredWords(each),
        sentences([words(parameter.label), words(parameter.help ?? ''), ...remarks(parameter)]),
        sentences([...valuesOf(each), ...limitsOf(each), ...ruleOf(parameter), ...targetsOf(catalogue, parameter)]),
      ],
    ];
  });
  return table(['Parameter', 'Type', 'Required', 'Meaning', 'Values'], rows);
}

function requiredWords({ required, requiredWhen }: ParameterData): string {
  if (required) return 'yes';
  return requiredWhen === undefined ? '' : `if ${conditionWords(requiredWhen)}`;
}

function conditionWords({ parameter, is }: Condition): string {
  if (is === 'present') return `${code(parameter)} is given`;
  if (is === 'absent') return `${code(parameter)} is not given`;
  return `${code(parameter)} is ${is.map(code).join(' or ')}`;
}

function remarks({ secret, newer, position, always, resetsWhenOmitted, editableIn }: Parameter): string[] {
  return [
    ...(always === undefined ? [] : [`Always sent by this product, as ${code(always)} unless chosen otherwise`]),
    ...(resetsWhenOmitted === true ? ['Leaving it out resets it'] : []),
    ...(editableIn === undefined ? [] : [`Can be changed in ${codes(editableIn)} only`]),
    ...(position === 'body' ? ['Sent in the form body'] : []),
    ...(secret === true ? ['Secret'] : []),
    ...(newer === true ? ['Newer than the documents'] : []),
  ];
}

function valuesOf({ enum: choices = [], default: assumed }: ParameterData): string[] {
  const listed = choices.map(({ value, meaning }) =>
    meaning === value || meaning === '' ? code(value) : `${code(value)} (${words(meaning)})`,
  );
  return [
    ...(listed.length === 0 ? [] : [listed.join(', ')]),
    ...(assumed === undefined ? [] : [`Default ${code(assumed)}`]),
  ];
}

function limitsOf({ unit, ...limits }: ParameterData): string[] {
  const range = rangeOf(limits);
  const characters = lengthOf(limits);
  return [
    ...(range === undefined ? [] : [unit === undefined ? range : `${range} ${words(unit)}`]),
    ...(range === undefined && unit !== undefined ? [`In ${words(unit)}`] : []),
    ...(characters === undefined ? [] : [`${characters} characters`]),
  ];
}

function rangeOf({ min, max }: LimitsData): string | undefined {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `${min} or more`;
  return max === undefined ? undefined : `Up to ${max}`;
}

function lengthOf({ minLength, maxLength }: LimitsData): string | undefined {
  if (maxLength === undefined) return minLength === undefined ? undefined : `At least ${minLength}`;
  return minLength === undefined ? `Up to ${maxLength}` : `${minLength} to ${maxLength}`;
}

function ruleOf({ rule }: Parameter): string[] {
  return rule === undefined ? [] : [words(rules[rule].says)];
}

function targetsOf(catalogue: Catalogue, parameter: Parameter): string[] {
  return referencesOf(parameter).map((reference) => targetOf(catalogue, reference));
}

function targetOf(catalogue: Catalogue, { kind, states, field, when }: Reference): string {
  const what = `${words(catalogue.kind(kind).label)}${field === undefined ? '' : `, its ${code(field)}`}`;
  const where = states === undefined ? '' : `, in ${codes(states)}`;
  return `Refers to: ${what}${where}${when === undefined ? '' : ` (if ${conditionWords(when)})`}`;
}

/** Joins what may or may not end with a full stop. */
function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
