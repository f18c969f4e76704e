import type { Operation } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import { declaredParameter } from '../catalog/repeatedName';
import { isSecretParameter } from '../catalog/secrecy';
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
    if (declaredParameter(operation.parameters, name) === undefined && name !== operation.idempotency) {
      throw new InvalidRequest(name, `${operation.name} has no such parameter`);
    }
  }
  return wire;
}

/** Values of the parameters that the catalogue calls secret. */
export function secretValues(operation: Operation, wire: WireParameters): readonly string[] {
  return Object.entries(wire)
    .filter(([name]) => isSecretParameter(operation, name))
    .map(([, value]) => value);
}

export interface SignedRequest {
  /** What travels in the URL, without the question mark; mostly nothing. */
  readonly query: string;
  /** `application/x-www-form-urlencoded`. */
  readonly body: string;
  readonly stringToSign: string;
}

/**
 * One complete signed attempt. Everything travels in the body of a POST, one of the layouts the service accepts
 * (wire-facts 1.1): AuthKey, token and signature in a URL would end up in the logs of every proxy on the way, and a URL
 * has a length limit that filters and lists can exceed. Where an operation tells body and query apart, its own query
 * parameters travel in the query; the signature is over both together.
 */
export function signedRequest(
  operation: Operation,
  wire: WireParameters,
  credentials: Credentials,
  attempt: { readonly now: number; readonly nonce: string },
): SignedRequest {
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
  const { pairs, signature, stringToSign } = sign(parameters, credentials.accessKeySecret, 'POST');
  const inUrl = namesInUrl(operation, wire);
  const side = (url: boolean): string[] =>
    pairs.filter(({ name }) => inUrl.has(name) === url).map(({ encoded }) => encoded);
  return {
    query: side(true).join('&'),
    body: [...side(false), `Signature=${percentEncode(signature)}`].join('&'),
    stringToSign,
  };
}

/** Parameters that an operation with parameters in the body has elsewhere (wire-facts 2). A secret is never in a URL. */
export function namesInUrl(operation: Operation, wire: WireParameters): ReadonlySet<string> {
  const declared = Object.values<Parameter>(operation.parameters);
  if (!declared.some(({ position }) => position === 'body')) return new Set();
  return new Set(
    Object.keys(wire).filter((name) => {
      const parameter = declaredParameter(operation.parameters, name);
      return parameter !== undefined && parameter.position !== 'body' && !isSecretParameter(operation, name);
    }),
  );
}
