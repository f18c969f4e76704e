import { createHash, createHmac } from 'node:crypto';
import { Refusal } from './errors';
import { header, type Pair, type WireRequest } from './wireRequest';

/** What is compared: the signature that came, and the one that the secret gives. */
export interface Signing {
  readonly stringToSign: string;
  readonly given: string;
  readonly expected: (secret: string) => string;
}

/** The encoding of signatures: RFC 3986, so nothing but letters, digits and `-_.~` stays as it is (wire-facts 1.1). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Signature v1.0: HMAC-SHA1 over all parameters but the signature itself, whether they came by query or form. */
export function signingV1(method: string, pairs: readonly Pair[], given: string): Signing {
  const signed = canonical(pairs.filter(([name]) => name !== 'Signature'));
  const stringToSign = `${method}&${encode('/')}&${encode(signed)}`;
  return {
    stringToSign,
    given,
    expected: (secret) => createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64'),
  };
}

export interface AuthorizationV3 {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export const algorithmV3 = 'ACS3-HMAC-SHA256';

/** Reads `ACS3-HMAC-SHA256 Credential=..,SignedHeaders=a;b,Signature=hex` (wire-facts 1.2). */
export function readAuthorization(value: string): AuthorizationV3 {
  const match = /^ACS3-HMAC-SHA256 +Credential=([^,]*), *SignedHeaders=([^,]*), *Signature=([0-9a-f]{64})$/.exec(value);
  if (match === null) throw incomplete('The Authorization header cannot be read.');
  const [, accessKeyId = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

/** Signature V3: HMAC-SHA256 over method, path, query, the signed headers and the hash of the body. */
export function signingV3(
  request: WireRequest,
  path: string,
  query: readonly Pair[],
  authorization: AuthorizationV3,
): Signing {
  const hash = createHash('sha256').update(request.body).digest('hex');
  if (header(request, 'x-acs-content-sha256') !== hash)
    throw incomplete('x-acs-content-sha256 is not that of the body.');
  const signed = new Set(authorization.signedHeaders);
  for (const name of mustBeSigned(request)) {
    if (!signed.has(name)) throw incomplete(`The header ${name} has to be signed.`);
  }

  const headers = authorization.signedHeaders.map((name) => `${name}:${header(request, name) ?? ''}\n`);
  const canonicalRequest = [
    request.method,
    path,
    canonical(query),
    headers.join(''),
    authorization.signedHeaders.join(';'),
    hash,
  ].join('\n');
  const stringToSign = `${algorithmV3}\n${createHash('sha256').update(canonicalRequest).digest('hex')}`;
  return {
    stringToSign,
    given: authorization.signature,
    expected: (secret) => createHmac('sha256', secret).update(stringToSign).digest('hex'),
  };
}

/** The headers that say something: all of the service's own, and the one that says whether a body is a form. */
function mustBeSigned({ headers, body }: WireRequest): string[] {
  const own = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  return ['host', ...own, ...(body.length > 0 && headers['content-type'] !== undefined ? ['content-type'] : [])];
}

/** Clients compare their own string with the one in this message to tell a wrong secret from wrong encoding. */
export function checkSignature(signing: Signing, secret: string): void {
  if (signing.given === signing.expected(secret)) return;
  throw new Refusal(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. server string to sign is:${signing.stringToSign}`,
  );
}

export function incomplete(message: string): Refusal {
  return new Refusal(
    400,
    'IncompleteSignature',
    `The request signature does not conform to Aliyun standards. ${message}`,
  );
}

/**
 * Names sorted by the code units of their decoded form, as every client sorts: `Tag.10` before `Tag.2`. Names are encoded
 * in V3 as well, where the vendor's JavaScript SDK leaves them: no operation has a name that this would change, and a
 * name with `=` or `&` in it could otherwise stand for other parameters. Repeated names keep their order, because it
 * decides which one counts.
 */
function canonical(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}
