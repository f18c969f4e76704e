import { createHmac, randomUUID } from 'node:crypto';
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

/** Where the parameters travel (wire-facts 1.1). */
export type Layout = 'GET' | 'POST form' | 'POST query' | 'POST mixed';

export function wireRequest(layout: Layout, pairs: readonly (readonly [string, string])[]): WireRequest {
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

function text(pairs: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
}
