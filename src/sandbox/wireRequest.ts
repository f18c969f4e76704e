import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

/** A name and a value, decoded. A name may occur twice: then the signature covers both, in their order. */
export type Pair = readonly [name: string, value: string];

/** A request as it arrived. */
export interface WireRequest {
  readonly method: string;
  /** Path with query, as in the request line: one character for each byte. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WireParameters {
  readonly path: string;
  readonly query: readonly Pair[];
  /** Query and form together: all layouts of signature v1.0 sign them as one (wire-facts 1.1). */
  readonly all: readonly Pair[];
  /** Values by name; the first counts where a name occurs twice. */
  readonly values: ReadonlyMap<string, string>;
  /** False when something is no UTF-8: different bytes would then be read as the same text. */
  readonly wellFormed: boolean;
  /** True when there are more than `mostParameters`; the rest of them was not read. */
  readonly tooMany: boolean;
}

/** Far more than an operation has, few enough that reading, sorting and signing them holds up nobody. */
export const mostParameters = 10_000;

/**
 * Reads query and form the way forms are read (`+` is a blank, broken escapes stay as they are): what clients put on
 * the wire is encoded more loosely than what they sign.
 */
export function readParameters(request: WireRequest): WireParameters {
  const at = request.target.indexOf('?');
  const path = at < 0 ? request.target : request.target.slice(0, at);
  // One more than there may be tells that there are too many.
  const query = at < 0 ? [] : readForm(request.target.slice(at + 1), mostParameters + 1);
  const rest = mostParameters + 1 - query.length;
  const form = isForm(request) ? readForm(request.body.toString('latin1'), rest) : [];
  const all = [...query, ...form];
  const values = new Map<string, string>();
  for (const [name, { text }] of all) if (!values.has(name.text)) values.set(name.text, text);
  return {
    path,
    query: query.map(pairOf),
    all: all.map(pairOf),
    values,
    wellFormed: all.every(([name, value]) => name.wellFormed && value.wellFormed),
    tooMany: all.length > mostParameters,
  };
}

interface Decoded {
  readonly text: string;
  readonly wellFormed: boolean;
}

type DecodedPair = readonly [name: Decoded, value: Decoded];

function pairOf([name, value]: DecodedPair): Pair {
  return [name.text, value.text];
}

/** The first pairs, up to so many. `bytes` has one character for each byte. */
function readForm(bytes: string, atMost: number): DecodedPair[] {
  const pairs: DecodedPair[] = [];
  for (let from = 0; from < bytes.length && pairs.length < atMost;) {
    const next = bytes.indexOf('&', from);
    const end = next < 0 ? bytes.length : next;
    if (end > from) pairs.push(readPair(bytes.slice(from, end)));
    from = end + 1;
  }
  return pairs;
}

function readPair(pair: string): DecodedPair {
  const at = pair.indexOf('=');
  return at < 0 ? [decode(pair), decode('')] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
}

function decode(encoded: string): Decoded {
  if (!/[%+\u0080-\uffff]/.test(encoded)) return { text: encoded, wellFormed: true };
  const unescaped = encoded
    .replace(/\+/g, ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const bytes = Buffer.from(unescaped, 'latin1');
  return { text: bytes.toString('utf8'), wellFormed: isUtf8(bytes) };
}

function isForm({ headers, body }: WireRequest): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  return body.length > 0 && (type === '' || type === 'application/x-www-form-urlencoded');
}

/** A header without the white space around it. No other white space is taken off: what counts is what is signed. */
export function header(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(',') : value)?.replace(/^[ \t]+|[ \t]+$/g, '');
}
