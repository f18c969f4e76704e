import type { AccessKey } from './demoAccounts';
import { invalidParameter, missingParameter, Refusal } from './errors';
import { algorithmV3, incomplete, readAuthorization, type Signing, signingV1, signingV3 } from './signature';
import { header, type WireParameters, type WireRequest } from './wireRequest';

/** What a request says about itself, wherever its signature version puts it. */
export interface Envelope {
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly format: string | undefined;
  readonly signatureType: string | undefined;
  readonly accessKeyId: () => string;
  readonly securityToken: string | undefined;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly signing: () => Signing;
}

/** Reads the envelope of signature v1.0 (parameters) or V3 (headers), each from its own place and no other. */
export function readEnvelope(request: WireRequest, wire: WireParameters): Envelope {
  const authorization = header(request, 'authorization');
  if (authorization === undefined) return envelopeV1(request, wire);
  // Beside a v1.0 signature, the header is somebody else's, such as a proxy's.
  const isV3 = authorization.startsWith(algorithmV3) || !wire.values.has('Signature');
  return isV3 ? envelopeV3(request, wire, authorization) : envelopeV1(request, wire);
}

function envelopeV1(request: WireRequest, { values, all }: WireParameters): Envelope {
  return {
    action: values.get('Action'),
    version: values.get('Version'),
    format: values.get('Format'),
    signatureType: values.get('SignatureType'),
    accessKeyId: () => {
      const accessKeyId = values.get('AccessKeyId') ?? '';
      if (accessKeyId === '') throw missingParameter('AccessKeyId');
      return accessKeyId;
    },
    securityToken: values.get('SecurityToken'),
    timestamp: values.get('Timestamp'),
    nonce: values.get('SignatureNonce'),
    signing: () => {
      const [given, ...more] = all.filter(([name]) => name === 'Signature');
      if (given === undefined) throw missingParameter('Signature');
      if (more.length > 0) throw incomplete('There is more than one Signature.');
      if (values.get('SignatureMethod') !== 'HMAC-SHA1') throw incomplete('SignatureMethod has to be HMAC-SHA1.');
      if (values.get('SignatureVersion') !== '1.0') throw incomplete('SignatureVersion has to be 1.0.');
      return signingV1(request.method, all, given[1]);
    },
  };
}

function envelopeV3(request: WireRequest, wire: WireParameters, authorization: string): Envelope {
  return {
    action: header(request, 'x-acs-action'),
    version: header(request, 'x-acs-version'),
    format: wire.values.get('Format'),
    signatureType: header(request, 'x-acs-signature-type'),
    accessKeyId: () => readAuthorization(authorization).accessKeyId,
    securityToken: header(request, 'x-acs-security-token'),
    timestamp: header(request, 'x-acs-date'),
    nonce: header(request, 'x-acs-signature-nonce'),
    signing: () => signingV3(request, wire.path, wire.query, readAuthorization(authorization)),
  };
}

/**
 * The key that a request names, if it may be used now. Bearer tokens, the other way to say who one is (wire-facts 1.1),
 * are not issued by the sandbox; they would leave requests unsigned.
 */
export function findKey(envelope: Envelope, keys: readonly AccessKey[], now: number): AccessKey {
  if ((envelope.signatureType ?? '') !== '') throw invalidParameter('SignatureType');
  const accessKeyId = envelope.accessKeyId();
  const key = keys.find((known) => known.accessKeyId === accessKeyId);
  if (key === undefined) {
    throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  // `Forbidden.AccessKeyDisabled` stands in the same public tables for the same thing; one of them has to do.
  if (key.inactive === true) {
    throw new Refusal(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
  }
  checkSecurityToken(key, keys, envelope.securityToken ?? '', now);
  return key;
}

/** A temporary key works only with its token and until it expires, a permanent one only without a token. */
function checkSecurityToken(key: AccessKey, keys: readonly AccessKey[], token: string, now: number): void {
  const own = key.securityToken ?? '';
  if (token !== own) {
    const issued = own === '' || keys.some(({ securityToken }) => securityToken === token);
    throw issued
      ? invalidToken('MismatchWithAccessKey', 'The security token does not belong to the access key.')
      : invalidToken('Malformed', 'The security token is missing or was never issued.');
  }
  if (key.expiresAt !== undefined && now >= key.expiresAt) {
    throw invalidToken('Expired', 'The security token has expired.');
  }
}

function invalidToken(what: 'Expired' | 'Malformed' | 'MismatchWithAccessKey', message: string): Refusal {
  return new Refusal(400, `InvalidSecurityToken.${what}`, message);
}

const skewMs = 15 * 60 * 1000;

/** `YYYY-MM-DDThh:mm:ssZ` in UTC, at most 15 minutes from now (wire-facts 1.1). */
export function checkTimestamp(timestamp: string, now: number): void {
  const time = Date.parse(timestamp);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp) || Number.isNaN(time)) {
    throw new Refusal(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  }
  if (Math.abs(now - time) > skewMs) {
    throw new Refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
}

/** Remembers nonces for as long as a Timestamp can be valid; a used one is refused. */
export class Nonces {
  private readonly used = new Map<string, number>();

  use(accessKeyId: string, nonce: string, now: number): void {
    for (const [key, at] of this.used) {
      // In order of time: the first that is young enough ends the search.
      if (now - at <= 2 * skewMs) break;
      this.used.delete(key);
    }
    const key = `${accessKeyId}/${nonce}`;
    if (this.used.has(key)) {
      throw new Refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    }
    this.used.set(key, now);
  }
}
