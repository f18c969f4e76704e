import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { WireRequest } from '../../../src/sandbox/wireRequest';

export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export type Given = Readonly<Record<string, string | number | boolean>>;

/** Percent encoding of RFC 3986, written from wire-facts 1.1 and not from the sandbox. */
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** All parameters of a v1.0 request with its signature. `given` may override any common parameter. */
export function signed(method: string, given: Given, key: Key, now: number): [string, string][] {
  const parameters: Record<string, string | number | boolean> = {
    Format: 'JSON',
    Version: '2016-04-28',
    AccessKeyId: key.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    ...given,
  };
  const names = Object.keys(parameters).sort();
  const canonical = names.map((name) => `${strict(name)}=${strict(String(parameters[name]))}`).join('&');
  const stringToSign = `${method}&${strict('/')}&${strict(canonical)}`;
  const signature = createHmac('sha1', `${key.accessKeySecret}&`).update(stringToSign).digest('base64');
  const pairs = names.map((name): [string, string] => [name, String(parameters[name])]);
  return [...pairs, ['Signature', signature]];
}

/** The same for pairs as they are, in which names may be repeated; they are signed in their order. */
export function signedPairs(method: string, pairs: readonly Pair[], key: Key, now: number): Pair[] {
  const common = signed(method, {}, key, now).filter(([name]) => name !== 'Signature');
  const given = new Set(pairs.map(([name]) => name));
  const all = [...common.filter(([name]) => !given.has(name)), ...pairs];
  const stringToSign = `${method}&${strict('/')}&${strict(canonical(all))}`;
  const signature = createHmac('sha1', `${key.accessKeySecret}&`).update(stringToSign).digest('base64');
  return [...all, ['Signature', signature]];
}

type Pair = readonly [string, string];

/** Names by code units; the order of repeated ones stays. */
function canonical(pairs: readonly Pair[]): string {
  const names = [...new Set(pairs.map(([name]) => name))].sort();
  return names
    .flatMap((name) => pairs.filter(([other]) => other === name))
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .join('&');
}

/** A request signed by ACS3-HMAC-SHA256 (wire-facts 1.2). */
export interface GivenV3 {
  readonly action: string;
  readonly version?: string;
  readonly query?: readonly Pair[];
  readonly form?: readonly Pair[];
  /** Signed when they are `x-acs-*`, `host` or `content-type`, as the vendor's clients do. */
  readonly headers?: Readonly<Record<string, string>>;
  /** True for a client that says of no body what it is. */
  readonly untyped?: true;
  /** Sent, but not signed. */
  readonly unsigned?: Readonly<Record<string, string>>;
}

export function signedV3(given: GivenV3, key: Key, now: number): WireRequest {
  const body = Buffer.from(text(given.form ?? []));
  const hash = createHash('sha256').update(body).digest('hex');
  const headers: Record<string, string> = {
    host: '127.0.0.1:1',
    accept: 'application/json',
    'x-acs-action': given.action,
    'x-acs-version': given.version ?? '2016-04-28',
    'x-acs-date': new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': hash,
    ...(body.length > 0 && given.untyped !== true ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...given.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .sort();
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const query = given.query ?? [];
  const request = ['POST', '/', canonical(query), lines, names.join(';'), hash].join('\n');
  const stringToSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(request).digest('hex')}`;
  const signature = createHmac('sha256', key.accessKeySecret).update(stringToSign).digest('hex');
  return {
    method: 'POST',
    target: query.length === 0 ? '/' : `/?${text(query)}`,
    headers: {
      ...headers,
      ...given.unsigned,
      authorization: `ACS3-HMAC-SHA256 Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
    body,
  };
}

/** Where the parameters travel (wire-facts 1.1). */
export type Layout = 'GET' | 'POST form' | 'POST query' | 'POST mixed';

export function wireRequest(layout: Layout, pairs: readonly Pair[]): WireRequest {
  const inQuery = { GET: pairs.length, 'POST query': pairs.length, 'POST form': 0, 'POST mixed': pairs.length >> 1 }[
    layout
  ];
  const query = text(pairs.slice(0, inQuery));
  const form = text(pairs.slice(inQuery));
  return {
    method: layout === 'GET' ? 'GET' : 'POST',
    target: query === '' ? '/' : `/?${query}`,
    headers: form === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(form),
  };
}

function text(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
}
