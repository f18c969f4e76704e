import type { Operation } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import type { Credentials } from './credentials';
import { percentEncode } from './encode';
import { InvalidRequest } from './errors';
import { flatten } from './flatten';
import type { WireParameters } from './sign';
import { sign, timestamp } from './sign';
import type { LooseRequest } from './callTypes';

/**
 * The operation's own parameters on the wire: flattened, with region and, on changes, the idempotency token.
 * @throws {InvalidRequest} for a parameter that the operation does not have.
 */
export function wireParameters(
  operation: Operation,
  request: LooseRequest,
  region: string,
  token: string,
): WireParameters {
  const wire: Record<string, string> = { ...flatten(request) };
  if ('RegionId' in operation.parameters) wire.RegionId = region;
  // Three reads take a token as well (traps 13); sent there it would only make every read look different.
  if (operation.idempotency !== null && isWrite(operation)) wire[operation.idempotency] = token;
  for (const name of Object.keys(wire)) {
    if (declaredName(operation, name) === undefined && name !== operation.idempotency) {
      throw new InvalidRequest(name, `${operation.name} has no such parameter`);
    }
  }
  return wire;
}

/** The name under which the catalogue declares a wire name: `Filter.1.Value.2` is `Filter.N.Value.N`. */
function declaredName(operation: Operation, wireName: string): string | undefined {
  const repeated = wireName.replace(/\.\d+(?=\.|$)/g, '.N');
  return [wireName, repeated].find((name) => Object.hasOwn(operation.parameters, name));
}

/** Values of the parameters that the catalogue calls secret. */
export function secretValues(operation: Operation, wire: WireParameters): readonly string[] {
  return Object.entries(wire)
    .filter(([name]) => operation.parameters[declaredName(operation, name) ?? '']?.secret === true)
    .map(([, value]) => value);
}

export interface SignedBody {
  /** `application/x-www-form-urlencoded`. */
  readonly body: string;
  readonly stringToSign: string;
}

/**
 * The complete signed form body of one attempt. Everything travels in the body of a POST, one of the layouts the
 * service accepts (wire-facts 1.1): AuthKey, token and signature in a URL would end up in the logs of every proxy on
 * the way, and a URL has a length limit that filters and lists can exceed.
 */
export function signedBody(
  operation: Operation,
  wire: WireParameters,
  credentials: Credentials,
  attempt: { readonly now: number; readonly nonce: string },
): SignedBody {
  const parameters: WireParameters = {
    ...wire,
    Action: operation.name,
    Version: operation.version,
    // Documents and tables disagree on the default, so it is always sent (traps 5).
    Format: 'JSON',
    Timestamp: timestamp(attempt.now),
    AccessKeyId: credentials.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: attempt.nonce,
    ...(credentials.securityToken !== undefined && { SecurityToken: credentials.securityToken }),
  };
  const { canonical, signature, stringToSign } = sign(parameters, credentials.accessKeySecret, 'POST');
  return { body: `${canonical}&Signature=${percentEncode(signature)}`, stringToSign };
}
