import * as sdk from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog/index';
import { isScalar, type Field } from '../../../src/catalog/field';

/** What a model class of the official SDK tells of itself: property -> wire name, and property -> type. */
interface Model {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

const models = new Map<string, Model>(
  Object.entries(sdk).flatMap(([name, value]) => (isModel(value) ? [[name, value]] : [])),
);

/** Parameters of accounts of old, which the catalogue leaves out. */
const legacy = new Set(['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount']);

function isModel(value: unknown): value is Model {
  return typeof value === 'function' && 'names' in value && 'types' in value;
}

function modelOf(name: string): Model {
  const model = models.get(name);
  assert.ok(model !== undefined, `the SDK has no ${name}`);
  return model;
}

/** Dotted wire names of a model; `item` tells how the entries of a list are marked. */
function wireNames(model: Model, item: string): string[] {
  const types = model.types();
  return Object.entries(model.names()).flatMap(([property, wire]) => nested(wire, types[property], item));
}

function nested(wire: string, type: unknown, item: string): string[] {
  if (isModel(type)) return wireNames(type, item).map((name) => `${wire}.${name}`);
  if (typeof type !== 'object' || type === null || !('itemType' in type)) return [wire];
  return nested(`${wire}${item}`, type.itemType, item);
}

function fieldNames(fields: Readonly<Record<string, Field>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.type === 'object') return fieldNames(field.of).map((inner) => `${name}.${inner}`);
    if (field.type !== 'list') return [name];
    const path = field.item === null ? name : `${name}.${field.item}`;
    if (isScalar(field.of)) return [path];
    return fieldNames(field.of).map((inner) => `${path}.${inner}`);
  });
}

describe('the official SDK', () => {
  for (const operation of catalogue.operations().filter((candidate) => candidate.product === 'Vpc')) {
    it(`sends the parameters of ${operation.name} under the same names, none missing and none invented`, () => {
      const sent = wireNames(modelOf(`${operation.name}Request`), '.N').filter((name) => !legacy.has(name));
      assert.deepEqual(Object.keys(operation.parameters).sort(), sent.sort());
    });

    it(`reads the answer of ${operation.name} under the same names and wrappers`, () => {
      const read = wireNames(modelOf(`${operation.name}ResponseBody`), '');
      assert.deepEqual(fieldNames(operation.response).sort(), read.sort());
    });
  }
});
