import type { Catalogue } from '../../src/catalog/catalogue';
import { type Field, isScalar } from '../../src/catalog/field';
import type { ErrorCode, ListParameter, Operation, OtherSubject, StateRule } from '../../src/catalog/operation';
import type { FieldData, OperationData } from './data';
import { blocks, bullets, code, codes, table, words } from './markdown';
import { parameterTable } from './parameterTable';

/** Everything that the catalogue knows of one operation. */
export function operationSection(catalogue: Catalogue, operation: Operation, data: OperationData): string {
  const { name, summary, errors, documents } = operation;
  return blocks(
    `### ${name}`,
    words(summary),
    bullets(factsOf(operation)),
    '**Parameters**',
    parameterTable(catalogue, operation, data.parameters) || 'None.',
    titled('Rules', bullets(rulesOf(operation))),
    titled('States', bullets(statesOf(catalogue, operation))),
    titled('Answer', answerTable(operation.response, data.response)),
    titled('Errors', errorTable(errors) || 'The documents list none.'),
    `Documents: ${documents.join(', ')}`,
  );
}

function titled(title: string, content: string): string {
  return content === '' ? '' : blocks(`**${title}**`, content);
}

function factsOf({ product, version, effect, ...operation }: Operation): string[] {
  const { ramAction = `vpc:${operation.name}`, idempotency, paging, dryRun, costs, destructive } = operation;
  return [
    `${product} ${version}, ${effect}; permission ${code(ramAction)}`,
    ...(idempotency === null ? [] : [`Repeated safely under the same ${code(idempotency)}`]),
    ...(paging === null
      ? []
      : [paging === 'page' ? 'Answers page by page, by number' : 'Answers page by page, by token']),
    ...(dryRun === undefined ? [] : [dryRunWords(dryRun)]),
    ...(costs === undefined ? [] : [`Costs money: ${words(costs)}`]),
    ...(destructive === true ? ['Destructive: service is lost or data cannot be brought back'] : []),
  ];
}

function dryRunWords(success: readonly string[]): string {
  const answer = success.length === 0 ? 'a plain answer' : `the error code ${codes(success)}`;
  return `With ${code('DryRun')} the request is only checked; ${answer} means that it would succeed`;
}

function rulesOf({ together = [], lists = {} }: Operation): string[] {
  return [
    ...together.map(({ says }) => words(says)),
    ...Object.entries(lists).flatMap(([root, list]) =>
      entriesOf(list).map((count) => `${code(`${root}.N`)}: ${count}.`),
    ),
  ];
}

function entriesOf({ min, max }: ListParameter): string[] {
  if (min !== undefined && max !== undefined) return [`${min} to ${max} entries`];
  if (max !== undefined) return [`up to ${max} entries`];
  return min === undefined ? [] : [`at least ${min} entries`];
}

function statesOf(catalogue: Catalogue, { kind, states, appliesTo, alsoOn = [] }: Operation): string[] {
  const others = alsoOn.filter((other) => other.states !== undefined || other.appliesTo !== undefined);
  return [
    ...(states === undefined && appliesTo === undefined
      ? []
      : [`${words(catalogue.kind(kind).label)}: ${stateWords(states, appliesTo)}`]),
    ...others.map(
      (other) => `${words(catalogue.kind(other.kind).label)}: ${stateWords(other.states, other.appliesTo)}`,
    ),
  ];
}

function stateWords(states: StateRule | undefined, appliesTo: OtherSubject['appliesTo']): string {
  const { from, via, to, failed } = states ?? {};
  return [
    ...(from === undefined ? [] : [`accepted in ${codes(from)}`]),
    ...(appliesTo === undefined ? [] : [conditionWords(appliesTo)]),
    ...(via === undefined ? [] : [`on the way ${code(via)}`]),
    ...(to === undefined ? [] : [`ends in ${to.map(code).join(' or ')}`]),
    ...(failed === undefined ? [] : [`failed in ${failed.map(code).join(' or ')}`]),
  ].join('; ');
}

function conditionWords({ field, is }: NonNullable<OtherSubject['appliesTo']>): string {
  return is === 'present' ? `if its ${code(field)} is filled` : `if its ${code(field)} is ${is.map(code).join(' or ')}`;
}

function answerTable(fields: Readonly<Record<string, Field>>, data: readonly FieldData[]): string {
  const labels = new Map(labelled(fields));
  const told = data.filter(({ path }) => path !== 'RequestId');
  return table(
    ['Field', 'Type', 'Meaning'],
    told.map(({ path, type, secret, newer }) => [
      code(path),
      type,
      [
        words(labels.get(path) ?? ''),
        ...(secret === true ? ['(secret)'] : []),
        ...(newer === true ? ['(newer than the documents)'] : []),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ]),
  );
}

/** The label of every field by its path, with those of the lists and objects around it. */
function labelled(
  fields: Readonly<Record<string, Field>>,
  above = '',
  around: readonly string[] = [],
): [string, string][] {
  return Object.entries(fields).flatMap(([name, field]): [string, string][] => {
    const path = `${above}${name}`;
    const names = field.label === undefined ? around : [...around, field.label];
    if (field.type === 'object') return labelled(field.of, `${path}.`, names);
    if (field.type !== 'list') return [[path, withUnit(names.join(': '), field.unit)]];
    const items = field.item === null ? path : `${path}.${field.item}`;
    return isScalar(field.of) ? [[items, names.join(': ')]] : labelled(field.of, `${items}.`, names);
  });
}

function withUnit(label: string, unit: string | undefined): string {
  return unit === undefined ? label : `${label}, in ${unit}`;
}

function errorTable(errors: readonly ErrorCode[]): string {
  const statuses = [...new Set(errors.map(({ http }) => http))].sort((one, other) => one - other);
  return table(
    ['HTTP', 'Codes'],
    statuses.map((status) => [
      String(status),
      codes(errors.filter(({ http }) => http === status).map((error) => error.code)),
    ]),
  );
}
