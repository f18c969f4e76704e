import assert from 'node:assert/strict';
import { asData } from '../../scripts/catalog/asData';
import { catalogue } from '../../src/catalog/index';
import { isScalar, type Field } from '../../src/catalog/field';
import type { Operation } from '../../src/catalog/operation';
import { type Difference, differences } from './modelDifferences';
import { officialModel, type Types } from './officialModels';

type Found = Omit<Difference, 'reason'>;

/** How the official models write each of the catalogue's types. */
const officially: Readonly<Record<string, string>> = {
  string: 'string',
  time: 'string',
  integer: 'number',
  long: 'number',
  boolean: 'boolean',
};

function fieldTypes(fields: Readonly<Record<string, Field>>, above = ''): [string, string][] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    if (field.type === 'object') return fieldTypes(field.of, `${path}.`);
    if (field.type !== 'list') return [[path, field.type]];
    const items = field.item === null ? path : `${path}.${field.item}`;
    return isScalar(field.of) ? [[items, field.of.type]] : fieldTypes(field.of, `${items}.`);
  });
}

/** Every name of either side that the other has not, or has with another type. */
function compare(operation: string, where: Found['where'], official: Types, here: Types): Found[] {
  return [...new Set([...official.keys(), ...here.keys()])].flatMap((name) => {
    const [theirs = null, ours = null] = [official.get(name), here.get(name)];
    const same = ours !== null && officially[ours] === theirs;
    return same ? [] : [{ operation, where, name, official: theirs, here: ours }];
  });
}

function differencesOf(operation: Operation): Found[] {
  const official = officialModel(operation);
  const parameters = new Map(Object.entries(operation.parameters).map(([name, { type }]) => [name, type]));
  return [
    ...compare(operation.name, 'request', official.request, parameters),
    ...compare(operation.name, 'response', official.response, new Map(fieldTypes(operation.response))),
  ];
}

function explains(known: Difference, found: Found): boolean {
  return (
    (known.operation === '*' || known.operation === found.operation) &&
    known.where === found.where &&
    known.name === found.name &&
    known.official === found.official &&
    known.here === found.here
  );
}

describe('the models of the official SDK', () => {
  for (const operation of catalogue.operations()) {
    it(`have the names and types of ${operation.name}, or a request is refused and a row reads wrong`, () => {
      const found = differencesOf(operation);
      assert.deepEqual(
        found.filter((difference) => !differences.some((known) => explains(known, difference))),
        [],
      );
    });
  }

  it('differ from the catalogue where that is explained, or the explanation misleads the next reader', () => {
    const found = catalogue.operations().flatMap(differencesOf);
    assert.deepEqual(
      differences.filter((known) => !found.some((difference) => explains(known, difference))),
      [],
    );
  });

  it('agree in type with the catalogue as it is printed, or other programs read the service wrongly', () => {
    for (const { name, parameters, response } of asData(catalogue).operations) {
      const official = officialModel(catalogue.operation(name) ?? assert.fail(name));
      const printed: [string, string, string | undefined][] = [
        ...parameters.map((each): [string, string, string | undefined] => [
          each.name,
          each.type,
          official.request.get(each.name),
        ]),
        ...response.map((each): [string, string, string | undefined] => [
          each.path,
          each.type,
          official.response.get(each.path),
        ]),
      ];
      for (const [path, type, theirs] of printed) {
        if (theirs !== undefined) assert.equal(officially[type], theirs, `${name} ${path}`);
      }
    }
  });
});
