import type { Json, JsonObject } from '../json';
import { type Fields, isList, isObject } from './declared';

/** Operations that 002 answers in lower camel case, and whether its samples show a `statusCode` (traps 23, 26). */
const lowerCamelOperations: ReadonlyMap<string, { readonly statusCode: boolean }> = new Map([
  ['ApplyPhysicalConnectionLOA', { statusCode: true }],
  ['CompletePhysicalConnectionLOA', { statusCode: false }],
  ['DescribePhysicalConnectionLOA', { statusCode: false }],
  ['CreatePhysicalConnectionOccupancyOrder', { statusCode: true }],
  ['CreatePhysicalConnectionSetupOrder', { statusCode: true }],
]);

export function hasLowerCamel(action: string): boolean {
  return lowerCamelOperations.has(action);
}

/** Code, Message and Success where the service declares a code, or answered in an envelope once (traps 23, 24). */
export function withCode(action: string, fields: Fields, body: JsonObject): JsonObject {
  if (!('Code' in fields) && !hasLowerCamel(action)) return body;
  const { RequestId, ...rest } = body;
  return { RequestId, Code: '200', Message: 'successful', Success: true, ...rest };
}

/** The same with the status that the envelope has besides. */
export function withStatus(action: string, body: JsonObject): JsonObject {
  return lowerCamelOperations.get(action)?.statusCode === true ? { StatusCode: 200, ...body } : body;
}

const ofEnvelope = ['Message', 'StatusCode', 'RequestId', 'Code', 'Success'] as const;

/** The envelope of 002, out of an answer that has its fields. What belongs to the operation goes below `data`. */
export function lowerCamelEnvelope(body: JsonObject): JsonObject {
  const own = Object.entries(body).filter(([name]) => !ofEnvelope.some((known) => known === name));
  const [only, another] = own;
  const data = only !== undefined && another === undefined && isObject(only[1]) ? only[1] : Object.fromEntries(own);
  return {
    ...Object.fromEntries(ofEnvelope.map((name) => [lowerCamel(name), body[name]])),
    ...(own.length > 0 && { data: renamed(data) }),
  };
}

/** 002 4.12 writes this one with a capital among names without. */
const mixedNames: ReadonlyMap<string, string> = new Map([['PMCertificateType', 'PmCertificateType']]);

function renamed(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [mixedNames.get(name) ?? lowerCamel(name), inner(value)]),
  );
}

function inner(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.flatMap((item) => inner(item) ?? []);
  return isObject(value) ? renamed(value) : value;
}

/** `PMName` becomes `pmName`, `SI` becomes `si`. */
function lowerCamel(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** Names of the outer object that are another operation's, or lack the ending: in JSON (traps 21) and XML (traps 31). */
const wrongRoots: Readonly<Record<'json' | 'xml', Readonly<Record<string, string>>>> = {
  json: { CreateVirtualBorderRouter: 'CreateRouterInterfaceResponse' },
  xml: {
    CreateVirtualBorderRouter: 'CreateRouterInterfaceResponse',
    ModifyBgpPeerAttribute: 'CreateBgpPeerResponse',
    DeactivateRouterInterface: 'ActivateRouterInterfaceResponse',
    ApplyPhysicalConnectionLOA: 'ApplyPhysicalConnectionLOA',
    DescribeBgpPeers: 'DescribeBgpPeers',
  },
};

export function rootOf(action: string): string {
  return `${action}Response`;
}

export function printedRoot(action: string, format: 'json' | 'xml'): string {
  const roots = wrongRoots[format];
  return (Object.hasOwn(roots, action) ? roots[action] : undefined) ?? rootOf(action);
}
