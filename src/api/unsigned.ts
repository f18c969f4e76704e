import type { Operation } from '../catalog/operation';
import { percentEncode } from './encode';
import { namesInUrl, secretValues } from './request';
import type { WireParameters } from './sign';

/** A request before it is signed. */
export interface UnsignedRequest {
  /** Origin that it would be sent to. */
  readonly endpoint: string;
  /** The operation's own parameters as they travel, without token. */
  readonly wire: WireParameters;
}

/**
 * The request as an HTTP message: what travels in the URL on the first line, then one parameter of the body a line.
 * Secrets are replaced; what signing adds is not there.
 */
export function unsignedText(operation: Operation, { endpoint, wire }: UnsignedRequest): string {
  const secrets = new Set(secretValues(operation, wire));
  const inUrl = namesInUrl(operation, wire);
  const parameters = Object.entries({ Action: operation.name, Version: operation.version, Format: 'JSON', ...wire });
  const side = (url: boolean): readonly string[] =>
    parameters
      .filter(([name]) => inUrl.has(name) === url)
      .map(([name, value]) => `${percentEncode(name)}=${secrets.has(value) ? '(hidden)' : percentEncode(value)}`);
  const query = inUrl.size === 0 ? '' : `?${side(true).join('&')}`;
  const type = 'Content-Type: application/x-www-form-urlencoded';
  return [`POST ${endpoint}/${query}`, type, '', side(false).join('\n&'), ''].join('\n');
}
