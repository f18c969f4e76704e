import * as vpc from '@alicloud/vpc20160428';
import type { Operation } from '../../src/catalog/operation';
import { vpcPeerModels } from './vpcPeerModels';

/** Types by dotted wire name: lists of a request are numbered by `N`, those of an answer are not. */
export type Types = ReadonlyMap<string, string>;

/** What an official client sends and reads for one operation. */
export interface OfficialModel {
  readonly request: Types;
  readonly response: Types;
}

/** What a model class tells of itself: property -> wire name, and property -> type. */
interface ModelClass {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

const classes = new Map<string, ModelClass>(
  Object.entries(vpc).flatMap(([name, value]) => (isModelClass(value) ? [[name, value]] : [])),
);

/** The model of one operation; an error when the official client does not know the operation. */
export function officialModel({ product, name }: Operation): OfficialModel {
  if (product === 'VpcPeer') {
    const model = vpcPeerModels[name];
    if (model === undefined) throw new Error(`There is no model of ${name}`);
    return { request: new Map(Object.entries(model.request)), response: new Map(Object.entries(model.response)) };
  }
  return {
    request: new Map(typesOf(classOf(`${name}Request`), '.N')),
    response: new Map(typesOf(classOf(`${name}ResponseBody`), '')),
  };
}

function classOf(name: string): ModelClass {
  const found = classes.get(name);
  if (found === undefined) throw new Error(`The SDK has no ${name}`);
  return found;
}

function typesOf(model: ModelClass, item: string): [string, string][] {
  const types = model.types();
  return Object.entries(model.names()).flatMap(([property, wire]) => nested(wire, types[property], item));
}

function nested(wire: string, type: unknown, item: string): [string, string][] {
  if (isModelClass(type)) return typesOf(type, item).map(([name, inner]) => [`${wire}.${name}`, inner]);
  if (typeof type === 'object' && type !== null && 'itemType' in type)
    return nested(`${wire}${item}`, type.itemType, item);
  return [[wire, String(type)]];
}

function isModelClass(value: unknown): value is ModelClass {
  return typeof value === 'function' && 'names' in value && 'types' in value;
}
