import { createHmac } from 'node:crypto';
import { percentEncode } from './encode';

/** Wire parameters by name, already flattened. */
export type WireParameters = Readonly<Record<string, string>>;

export interface Signed {
  readonly stringToSign: string;
  /** Base64. */
  readonly signature: string;
  /** The parameters in the order in which they are signed, each as `name=value` encoded for URL and form. */
  readonly pairs: readonly { readonly name: string; readonly encoded: string }[];
  /** All pairs together: what is signed, and a valid form body but for the signature itself. */
  readonly canonical: string;
}

/**
 * RPC signature version 1.0 with HMAC-SHA1 over all parameters but `Signature` (wire-facts 1.1; the sample in the
 * documents is wrong, traps 2). Names sort by UTF-16 code units; the key is the secret followed by `&` (traps 3).
 */
export function sign(parameters: WireParameters, accessKeySecret: string, method: 'GET' | 'POST'): Signed {
  const pairs = Object.keys(parameters)
    .sort()
    .map((name) => ({ name, encoded: `${percentEncode(name)}=${percentEncode(parameters[name] ?? '')}` }));
  const canonical = pairs.map(({ encoded }) => encoded).join('&');
  const stringToSign = `${method}&${percentEncode('/')}&${percentEncode(canonical)}`;
  const signature = createHmac('sha1', `${accessKeySecret}&`).update(stringToSign).digest('base64');
  return { stringToSign, signature, pairs, canonical };
}

/** UTC without milliseconds: `2016-05-23T12:46:24Z` (traps 4). */
export function timestamp(now: number): string {
  return new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
