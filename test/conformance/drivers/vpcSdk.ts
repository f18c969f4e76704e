import { $OpenApiUtil, AlibabaCloudError } from '@alicloud/openapi-core';
import Client, * as vpc from '@alicloud/vpc20160428';
import { credentials, type Driver, type Key, members, type Outcome, type Parameters, type Row } from './driver';

/** The vendor's typed client, by ACS3-HMAC-SHA256 (V3) or by signature v1.0, which it calls v2. */
export function typedClient(endpoint: string, key: Key, algorithm: 'V3' | 'v2' = 'V3'): Client {
  const signing = algorithm === 'v2' ? { signatureAlgorithm: 'v2' } : {};
  return new Client(
    new $OpenApiUtil.Config({
      ...credentials(key),
      endpoint: endpoint.replace('http://', ''),
      protocol: 'HTTP',
      ...signing,
    }),
  );
}

/**
 * @alicloud/vpc20160428 by its own request and response classes, which are found by name. What its models do not know
 * cannot be sent, and what they do not read is not in the answer.
 */
export function vpcSdk(algorithm: 'V3' | 'v2'): Driver {
  return {
    name: `vpc20160428 by ${algorithm}`,
    products: ['Vpc'],
    sendsLongs: false,
    readsLongs: false,
    connect: (endpoint, key) => {
      const client = typedClient(endpoint, key, algorithm);
      return async (operation, parameters) => {
        const call: unknown = Reflect.get(client, operation.slice(0, 1).toLowerCase() + operation.slice(1));
        if (typeof call !== 'function') throw new Error(`The SDK has no ${operation}`);
        const request = build(classNamed(`${operation}Request`), parameters);
        try {
          const response: unknown = await Reflect.apply(call, client, [request]);
          return { answer: read(members(response).body) };
        } catch (error) {
          return refused(error);
        }
      };
    },
  };
}

/** What a model class tells of itself: property -> wire name, and property -> type. */
interface Model {
  new (properties: Row): unknown;
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

const classes = new Map<string, unknown>(Object.entries(vpc));

function classNamed(name: string): Model {
  const found = classes.get(name);
  if (!isModel(found)) throw new Error(`The SDK has no ${name}`);
  return found;
}

function isModel(value: unknown): value is Model {
  return typeof value === 'function' && 'names' in value && 'types' in value;
}

/** An object of a model class out of what it is called on the wire. */
function build(model: Model, given: Parameters): unknown {
  const properties = new Map(Object.entries(model.names()).map(([property, wire]) => [wire, property]));
  const types = model.types();
  return new model(
    Object.fromEntries(
      Object.entries(given).map(([wire, value]) => {
        const property = properties.get(wire);
        if (property === undefined) throw new Error(`The SDK's ${model.name} has no ${wire}`);
        return [property, typed(types[property], value, wire)];
      }),
    ),
  );
}

function typed(type: unknown, value: unknown, wire: string): unknown {
  if (isModel(type)) return build(type, members(value));
  if (typeof type === 'object' && type !== null && 'itemType' in type && Array.isArray(value)) {
    return value.map((item: unknown) => typed(type.itemType, item, wire));
  }
  if (type !== typeof value) throw new Error(`The SDK types ${wire} as ${String(type)}, not ${typeof value}`);
  return value;
}

/** The members of a model that were read, by wire name. */
function read(model: unknown): Row {
  if (typeof model !== 'object' || model === null || !('toMap' in model) || typeof model.toMap !== 'function') {
    throw new Error('A model was expected');
  }
  const map: unknown = Reflect.apply(model.toMap, model, []);
  return members(map);
}

function refused(error: unknown): Outcome {
  if (!(error instanceof AlibabaCloudError)) throw error;
  const { code, statusCode, requestId } = error;
  const body: unknown = error.data;
  return { refused: { code, status: Number(statusCode), requestId: String(requestId), body: members(body) } };
}
