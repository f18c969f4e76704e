import type { KindId } from '../catalog/kindId';
import { kindIds } from '../catalog/kindId';

/** `account/region/kind/id`, each part percent-encoded: tree item ID, cache key and deep link at once. */
export type ResourceKey = string & { readonly brand: 'ResourceKey' };

/** A decoded value of a row: scalars, nested rows and lists of either. */
export type Attribute =
  string | number | boolean | null | readonly Attribute[] | { readonly [name: string]: Attribute };

/** Something that exists in an account, the same shape whatever its kind. */
export interface Resource {
  readonly key: ResourceKey;
  readonly kind: KindId;
  /** Wire identity; BGP networks have a composed one, `routerId|cidr` (traps 29). */
  readonly id: string;
  /** The name a person gave it; empty when there is none. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** State ID of the kind; absent when the row has none or the catalogue does not know the spelling. */
  readonly state?: string;
  /** The state as the service spelled it. */
  readonly wireState?: string;
  /** Identities of the parents by kind, where the row names them. */
  readonly parents: Readonly<Partial<Record<KindId, string>>>;
  /** Decoded row: declared fields have their declared type, unknown ones are kept as they came. */
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface KeyParts {
  readonly account: string;
  readonly region: string;
  readonly kind: KindId;
  readonly id: string;
}

export function resourceKey(parts: KeyParts): ResourceKey {
  return [parts.account, parts.region, parts.kind, parts.id].map(keyPart).join('/') as ResourceKey;
}

/** Half of a surrogate pair has no encoding, and one odd row must not take its whole list down. */
export function keyPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Takes a key apart; undefined when the text is not one. */
export function keyParts(key: string): KeyParts | undefined {
  const [account, region, kind, id, ...rest] = key.split('/').map(decode);
  const kindId = kindIds.find((candidate) => candidate === kind);
  if (account === undefined || region === undefined || kindId === undefined || id === undefined) return undefined;
  return rest.length > 0 || id === '' ? undefined : { account, region, kind: kindId, id };
}

/** Undefined for what no key has, such as a stray percent sign: keys also arrive from outside. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** A key that arrived from outside (a page, a document's address, a command's argument), if it is one. */
export function readKey(text: string): ResourceKey | undefined {
  const parts = keyParts(text);
  return parts === undefined ? undefined : resourceKey(parts);
}
