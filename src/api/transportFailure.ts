import type { Outcome, Phase } from './errors';
import { TransportError } from './errors';

/** What is looked at in an error of fetch, whose message holds the URL and is therefore never passed on. */
interface Facts {
  /** Node's code, such as `ECONNRESET`. */
  readonly code: string | undefined;
  readonly syscall: string | undefined;
  readonly type: string | undefined;
  /** The system's own words, after node-fetch's prefix. */
  readonly reason: string;
}

/**
 * Turns a failure of fetch before there was an answer into a typed one. `endpoint` is the origin that was called;
 * `mayHaveLeft` is false when the connection was not there yet.
 */
export function failureBeforeAnswer(
  error: unknown,
  action: string,
  endpoint: string,
  mayHaveLeft: boolean,
): TransportError {
  const facts = factsOf(error);
  const [phase, outcome] = beforeAnswer(facts, new URL(endpoint), mayHaveLeft);
  return new TransportError({ action, phase, outcome, ...(facts.code !== undefined && { systemCode: facts.code }) });
}

/** The same for a failure while the body was read. */
export function failureWhileReading(
  error: unknown,
  seen: { readonly action: string; readonly httpStatus: number; readonly contentType?: string },
): TransportError {
  const { code, type } = factsOf(error);
  const phase: Phase =
    type === 'max-size'
      ? 'tooLarge'
      : code?.startsWith('Z_') || code?.startsWith('ERR__ERROR_FORMAT')
        ? 'garbage'
        : 'cut';
  return new TransportError({ ...seen, phase, outcome: 'unknown', ...(code !== undefined && { systemCode: code }) });
}

function beforeAnswer(facts: Facts, endpoint: URL, mayHaveLeft: boolean): readonly [Phase, Outcome] {
  const { code = '', reason } = facts;
  // Node says whom it could not find or reach; when that is not the endpoint, it is the proxy in between.
  if (/\bproxy\b|tunneling socket|\bsocks\b/i.test(reason) || isElsewhere(reason, endpoint))
    return ['proxy', 'notSent'];
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return ['dns', 'notSent'];
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/.test(code)) {
    return ['connect', 'notSent'];
  }
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
    return ['timeout', facts.syscall === 'connect' ? 'notSent' : 'unknown'];
  }
  if (isCertificate(code) || reason.includes('before secure TLS connection')) return ['tls', 'notSent'];
  // TLS fails while the way is opened, or in the middle of an answer.
  if (isTls(code)) return ['tls', mayHaveLeft ? 'unknown' : 'notSent'];
  if (code.startsWith('HPE_')) return ['garbage', 'unknown'];
  return ['reset', 'unknown'];
}

/** The endpoint's certificate was not trusted, which is looked at before anything is sent. */
function isCertificate(code: string): boolean {
  return (
    /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|CRL_)/.test(code) ||
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'HOSTNAME_MISMATCH'].includes(code)
  );
}

function isTls(code: string): boolean {
  return /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === 'EPROTO';
}

function isElsewhere(reason: string, endpoint: URL): boolean {
  const host = /\bgetaddrinfo \w+ (\S+)/.exec(reason)?.[1];
  if (host !== undefined) return host.toLowerCase() !== endpoint.hostname;
  const port = /\bconnect E\w+ \S+:(\d+)\b/.exec(reason)?.[1];
  return port !== undefined && port !== (endpoint.port || (endpoint.protocol === 'https:' ? '443' : '80'));
}

function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { code: undefined, syscall: undefined, type: undefined, reason: '' };
  return {
    code: textOf(error, 'code'),
    syscall: textOf(error, 'erroredSysCall') ?? textOf(error, 'syscall'),
    type: textOf(error, 'type'),
    reason: error.message.split('reason: ').pop() ?? '',
  };
}

function textOf(error: object, property: string): string | undefined {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : undefined;
}
