import type { IncomingHttpHeaders } from 'node:http';

/** A name and a value, decoded. A name may occur twice: then the signature covers both. */
export type Pair = readonly [name: string, value: string];

/** A request as it arrived. */
export interface WireRequest {
  readonly method: string;
  /** Path with query, as in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WireParameters {
  readonly path: string;
  readonly query: readonly Pair[];
  /** Query and form together: all layouts of signature v1.0 sign them as one (wire-facts 1.1). */
  readonly all: readonly Pair[];
}

/**
 * Reads query and form the way forms are read (`+` is a blank, broken escapes stay as they are): what clients put on
 * the wire is encoded more loosely than what they sign.
 */
export function readParameters(request: WireRequest): WireParameters {
  const [path = '', ...rest] = request.target.split('?');
  const query = [...new URLSearchParams(rest.join('?'))];
  const form = isForm(request) ? [...new URLSearchParams(request.body.toString('utf8'))] : [];
  return { path, query, all: [...query, ...form] };
}

function isForm({ headers, body }: WireRequest): boolean {
  const type = headers['content-type'] ?? '';
  return body.length > 0 && (type === '' || type.toLowerCase().startsWith('application/x-www-form-urlencoded'));
}

export function header(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** Values by name; the first counts where a name occurs twice. */
export function byName(pairs: readonly Pair[]): Map<string, string> {
  return new Map([...pairs].reverse());
}
