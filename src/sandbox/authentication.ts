import type { AccessKey } from './demoAccounts';
import { missingParameter, Refusal } from './errors';
import { algorithmV3, incomplete, readAuthorization, type Signing, signingV1, signingV3 } from './signature';
import { byName, header, type WireParameters, type WireRequest } from './wireRequest';

/** What a request says about itself, wherever its signature version puts it. */
export interface Envelope {
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly format: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly securityToken: string | undefined;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly signing: () => Signing;
}

/** Reads the envelope of signature v1.0 (parameters) or V3 (headers). */
export function readEnvelope(request: WireRequest, wire: WireParameters): Envelope {
  const authorization = header(request, 'authorization');
  return authorization?.startsWith(algorithmV3) === true
    ? envelopeV3(request, wire, authorization)
    : envelopeV1(request, wire);
}

function envelopeV1(request: WireRequest, wire: WireParameters): Envelope {
  const values = byName(wire.all);
  return {
    action: values.get('Action'),
    version: values.get('Version'),
    format: values.get('Format'),
    accessKeyId: values.get('AccessKeyId'),
    securityToken: values.get('SecurityToken'),
    timestamp: values.get('Timestamp'),
    nonce: values.get('SignatureNonce'),
    signing: () => {
      const given = values.get('Signature');
      if (given === undefined) throw missingParameter('Signature');
      if (values.get('SignatureMethod') !== 'HMAC-SHA1') throw incomplete('SignatureMethod has to be HMAC-SHA1.');
      if (values.get('SignatureVersion') !== '1.0') throw incomplete('SignatureVersion has to be 1.0.');
      return signingV1(request.method, wire.all, given);
    },
  };
}

function envelopeV3(request: WireRequest, wire: WireParameters, authorization: string): Envelope {
  const { accessKeyId } = /Credential=(?<accessKeyId>[^,]*)/.exec(authorization)?.groups ?? {};
  return {
    action: header(request, 'x-acs-action'),
    version: header(request, 'x-acs-version'),
    format: byName(wire.all).get('Format'),
    accessKeyId,
    securityToken: header(request, 'x-acs-security-token'),
    timestamp: header(request, 'x-acs-date'),
    nonce: header(request, 'x-acs-signature-nonce'),
    signing: () => signingV3(request, wire.path, wire.query, readAuthorization(authorization)),
  };
}

/** A temporary key works only with its token, a permanent one only without. */
export function checkSecurityToken(key: AccessKey, token: string | undefined): void {
  if (key.securityToken === token) return;
  const code =
    key.securityToken === undefined ? 'InvalidSecurityToken.MismatchWithAccessKey' : 'InvalidSecurityToken.Malformed';
  throw new Refusal(400, code, 'The security token does not belong to the access key.');
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
