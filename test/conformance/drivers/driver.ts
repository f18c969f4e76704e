import { accessKeys } from '../../../src/sandbox/demoAccounts';

/** What a request says, by wire name. Lists and objects are nested: each client flattens them its own way (wire-facts 2). */
export type Parameters = Readonly<Record<string, unknown>>;

/** An answer by wire name, as far as the client has read it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** What a client's configuration takes of a key, and nothing that stands beside it. */
export function credentials({ accessKeyId, accessKeySecret, securityToken }: Key): Key {
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

/** A refusal of the service as a client reports it. */
export interface Refused {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  /** Everything that the client keeps of the error body. */
  readonly body: Row;
}

export type Outcome = { readonly answer: Row } | { readonly refused: Refused };

/** Sends one request. Rejects only when the client fails without an answer of the service. */
export type Call = (operation: string, parameters: Parameters) => Promise<Outcome>;

export type Product = 'Vpc' | 'VpcPeer';

/** One of the vendor's clients with one way of signing. */
export interface Driver {
  readonly name: string;
  readonly products: readonly Product[];
  /** False where a model types account IDs as numbers, which have 16 digits at most (wire-facts 3.2). */
  readonly sendsLongs: boolean;
  /** False where answers are read by JSON.parse. */
  readonly readsLongs: boolean;
  connect(endpoint: string, key: Key): Call;
}

/** The product of an operation and its version (wire-facts 2, 5). */
export function productOf(operation: string): { readonly product: Product; readonly version: string } {
  return operation.includes('VpcPeerConnection')
    ? { product: 'VpcPeer', version: '2022-01-01' }
    : { product: 'Vpc', version: '2016-04-28' };
}

/** Parameters of VpcPeer that its official client sends in the query; all others of it go into the form (wire-facts 2). */
const peeringInQuery = /^(Tags?(\.|$)|LinkType$)/;

/** The parameters of a request by where the official clients put them. */
export function placed(
  operation: string,
  parameters: Parameters,
): { readonly query: Parameters; readonly body?: Parameters } {
  if (productOf(operation).product === 'Vpc') return { query: parameters };
  const entries = Object.entries(parameters);
  return {
    query: Object.fromEntries(entries.filter(([name]) => peeringInQuery.test(name))),
    body: Object.fromEntries(entries.filter(([name]) => !peeringInQuery.test(name))),
  };
}

/** The members of an object. Throws on anything else. */
export function members(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('An object was expected');
  return { ...value };
}

/** The fixed key of an account. */
export function keyOf(account: { readonly id: string }): Key {
  const key = accessKeys.find((known) => known.account.id === account.id && known.securityToken === undefined);
  if (key === undefined) throw new Error(`There is no key of ${account.id}`);
  return { accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret };
}
