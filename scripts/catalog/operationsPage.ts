import type { Catalogue } from '../../src/catalog/catalogue';
import type { Kind, Severity } from '../../src/catalog/kind';
import type { Operation } from '../../src/catalog/operation';
import { asData } from './asData';
import { blocks, code, codes, linkTo, table, words } from './markdown';
import { operationSection } from './operationSection';

const severities: Readonly<Record<Severity, string>> = {
  good: 'in service',
  working: 'under way',
  attention: 'needs attention',
  bad: 'failed',
  ended: 'ended',
};

/** The reference of all operations as Markdown: resource by resource, in the order of the catalogue. */
export function operationsPage(catalogue: Catalogue): string {
  const kinds = catalogue.allKinds();
  const { operations } = asData(catalogue);
  const sections = kinds.map((kind) => {
    const own = catalogue.operations().filter((operation) => operation.kind === kind.id);
    return blocks(
      resourceSection(catalogue, kind, own),
      ...own.flatMap((operation) => {
        const data = operations.find(({ name }) => name === operation.name);
        return data === undefined ? [] : [operationSection(catalogue, operation, data)];
      }),
    );
  });
  return `${blocks(
    '# Operations',
    '<!-- Written by "npm run generate" from src/catalog. Change the catalogue, not this page. -->',
    `${operations.length} operations on ${kinds.length} kinds of resource. The same as JSON: ${code('npm run -s catalog')}. ` +
      'What the documents are that rules come from is said in [architecture.md](architecture.md#sources). ' +
      '"Newer than the documents" marks what today’s service has besides. A change that ends in `gone` removes the resource.',
    table(
      ['Resource', 'Operations'],
      kinds.map((kind) => [
        linkTo(kind.plural),
        catalogue
          .operations()
          .filter((operation) => operation.kind === kind.id)
          .map(({ name }) => linkTo(name))
          .join(', '),
      ]),
    ),
    ...sections,
  )}\n`;
}

function resourceSection(catalogue: Catalogue, kind: Kind, operations: readonly Operation[]): string {
  const shared = catalogue.operations().filter(({ alsoOn }) => alsoOn?.some((other) => other.kind === kind.id));
  return blocks(
    `## ${kind.plural}`,
    describe(catalogue, kind),
    table(
      ['State', 'Shown as', 'Stage'],
      Object.entries(kind.states).map(([id, { label, severity, transitional }]) => [
        code(id),
        words(label),
        `${severities[severity]}${transitional === true ? ', ends by itself' : ''}`,
      ]),
    ),
    table(
      ['Operation', 'What it does', 'Accepted in', 'Leads to', 'Remarks'],
      operations.map((operation) => operationRow(operation)),
    ),
    shared.length === 0 ? '' : `Also for this resource: ${shared.map(({ name }) => linkTo(name)).join(', ')}.`,
  );
}

function describe(catalogue: Catalogue, { list, identity, parents, terraform }: Kind): string {
  const above = [...new Set(parents.map((parent) => catalogue.kind(parent.kind).label))];
  return [
    `Listed by ${linkTo(list.name)}.`,
    identity.length === 0 ? 'There is one in each region.' : `Identified by ${codes(identity)}.`,
    ...(above.length === 0 ? [] : [`Below: ${above.map(words).join(', ')}.`]),
    ...(terraform === undefined ? [] : [`Terraform: ${code(terraform)}.`]),
  ].join(' ');
}

function operationRow({ name, label, states, costs, destructive }: Operation): string[] {
  const steps = states?.via === undefined ? [] : [states.via];
  const ends = states === undefined ? '' : states.to.map(code).join(' or ');
  return [
    linkTo(name),
    words(label),
    codes(states?.from ?? []),
    [...steps.map(code), ...(ends === '' ? [] : [ends])].join(', then '),
    [...(costs === undefined ? [] : ['costs money']), ...(destructive === true ? ['destructive'] : [])].join(', '),
  ];
}
