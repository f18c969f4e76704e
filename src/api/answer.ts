import type { Operation } from '../catalog/operation';
import { isDryRunSuccess, kindOfCode } from './codes';
import type { DecodedRow } from './decode';
import { decode } from './decode';
import { promoteData, reportsSuccess, textOf, unwrap, valueOf } from './envelope';
import type { AccessDenied, TransportErrorDetails } from './errors';
import { ServiceError, TransportError } from './errors';
import type { Json, JsonObject } from './json';
import { isObject, parseJson } from './json';
import { redact, withoutSecrets } from './redact';
import type { Reply } from './transport';

/** A decoded success. `dryRun` is true when the service only checked and would have succeeded (traps 15). */
export interface Decision {
  readonly value: DecodedRow;
  /** As sent, whatever its form (traps 36); empty when there is none. */
  readonly requestId: string;
  readonly dryRun: boolean;
  /** Present when there was nothing left to delete after an attempt that got lost. */
  readonly alreadyDone?: true;
}

/** What is known of the request that was answered. */
export interface Asked {
  readonly stringToSign: string;
  /** Values that must not come back to light in a message. */
  readonly secrets: readonly string[];
  /** Local time of the answer, milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Reads an answer of HTTP as the operation's success or failure.
 * @throws {ServiceError} when the service refused, with status 200 or not (traps 24)
 * @throws {TransportError} when what came is not an answer of the service
 */
export function decide(operation: Operation, reply: Reply, asked: Asked): Decision {
  const json = parseJson(reply.text);
  if (!isObject(json)) throw noAnswer(operation, reply);
  const body = unwrap(json);
  const requestId = word(textOf(body, 'RequestId'));
  const successful = reply.status >= 200 && reply.status < 300 && reportsSuccess(body);
  if (successful) {
    const value = decode(operation.response, promoteData(operation.response, body));
    // Every answer has a request ID: without it this is somebody else's JSON, and must not look like an empty list.
    if (requestId === '') throw noAnswer(operation, reply);
    return { value, requestId, dryRun: false };
  }
  const code = textOf(body, 'Code') ?? '';
  if (isDryRunSuccess(code)) return { value: {}, requestId, dryRun: true };
  // A status of failure without a code comes from something on the way, unless the body itself says Success=false.
  if (code === '' && textOf(body, 'Success')?.toLowerCase() !== 'false') throw noAnswer(operation, reply, requestId);
  throw refusal(operation, reply, body, requestId, asked);
}

/** The request ID is all that the documents promise of every answer (traps 25): it is kept where there is nothing else. */
function noAnswer(operation: Operation, reply: Reply, requestId = ''): TransportError {
  const failed = reply.status >= 400;
  const cut = !failed && /^\s*\{/.test(reply.text) && parseJson(reply.text) === undefined;
  const details: TransportErrorDetails = {
    action: operation.name,
    phase: failed ? 'gateway' : cut ? 'cut' : 'garbage',
    // A gateway's 4xx turned the request away; its 5xx may hide anything.
    outcome: failed && reply.status < 500 ? 'refused' : 'unknown',
    httpStatus: reply.status,
    ...(reply.contentType !== undefined && { contentType: reply.contentType }),
    ...(requestId !== '' && { requestId }),
  };
  return new TransportError(details);
}

function refusal(operation: Operation, reply: Reply, body: JsonObject, requestId: string, asked: Asked): ServiceError {
  const code = withoutSecrets(word(textOf(body, 'Code')), asked.secrets);
  const said = textOf(body, 'Message') ?? '';
  const kind = kindOfCode(code);
  const recommend = safePage(textOf(body, 'Recommend'), asked.secrets);
  const accessDenied = deniedBy(valueOf(body, 'AccessDeniedDetail'));
  return new ServiceError(redact(beginningOf(said), asked.secrets).slice(0, 2000), {
    action: operation.name,
    code: code === '' ? 'Success=false' : code,
    httpStatus: reply.status,
    outcome: kind === 'server' || reply.status >= 500 ? 'unknown' : 'refused',
    ...(requestId !== '' && { requestId }),
    ...(recommend !== undefined && { recommend }),
    ...(accessDenied !== undefined && { accessDenied }),
    ...(reply.retryAfterMs !== undefined && { retryAfterMs: reply.retryAfterMs }),
    ...(kind === 'clock' && reply.date !== undefined && { clockAheadMs: asked.now - reply.date }),
    // Equal texts leave only the secret as the cause; the echo itself is gone from the message (wire-facts 3.3).
    ...(kind === 'signature' && { sameStringToSign: said.includes(asked.stringToSign) }),
  });
}

/** More is not shown, and taking secrets out of a megabyte can take minutes. Never ends in the middle of a word. */
function beginningOf(text: string): string {
  return text.length <= 20_000 ? text : text.slice(0, 20_000).replace(/\S+$/, '');
}

/** IDs and codes go into log lines and buttons: one short line, whatever was sent. */
function word(text: string | undefined): string {
  return (text ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 200);
}

/** A page to open in a browser is taken from an answer only when it is one of the vendor's (wire-facts 3.3). */
function safePage(address: string | undefined, secrets: readonly string[]): string | undefined {
  if (address === undefined || address.length > 1000 || !URL.canParse(address)) return undefined;
  const { protocol, hostname, username } = new URL(address);
  const vendor = /(^|\.)(aliyun|alibabacloud|aliyuncs)\.com$/.test(hostname);
  const clean = withoutSecrets(address, secrets) === address;
  return protocol === 'https:' && username === '' && vendor && clean ? address : undefined;
}

function deniedBy(detail: Json | undefined): AccessDenied | undefined {
  if (!isObject(detail)) return undefined;
  const names = {
    ramAction: 'AuthAction',
    principalType: 'AuthPrincipalType',
    principal: 'AuthPrincipalDisplayName',
    policyType: 'PolicyType',
    denial: 'NoPermissionType',
    diagnosis: 'EncodedDiagnosticMessage',
  } as const;
  const found = Object.entries(names).map(([ours, theirs]) => [ours, textOf(detail, theirs)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''));
}
