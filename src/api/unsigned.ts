import type { Operation } from '../catalog/operation';
import { percentEncode } from './encode';
import { secretValues } from './request';
import type { WireParameters } from './sign';

/** A request before it is signed. */
export interface UnsignedRequest {
  /** Origin that it would be sent to. */
  readonly endpoint: string;
  /** The operation's own parameters as they travel, without token. */
  readonly wire: WireParameters;
}

/** The request as an HTTP message with one parameter a line. Secrets are replaced; what signing adds is not there. */
export function unsignedText(operation: Operation, { endpoint, wire }: UnsignedRequest): string {
  const secrets = new Set(secretValues(operation, wire));
  const parameters = { Action: operation.name, Version: operation.version, Format: 'JSON', ...wire };
  const lines = Object.entries(parameters).map(
    ([name, value]) => `${name}=${secrets.has(value) ? '(hidden)' : percentEncode(value)}`,
  );
  return [`POST ${endpoint}/`, 'Content-Type: application/x-www-form-urlencoded', '', lines.join('\n&'), ''].join('\n');
}
