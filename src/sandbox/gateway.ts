import { randomUUID } from 'node:crypto';
import type { AccessKey, Account } from './demoAccounts';
import { checkSecurityToken, checkTimestamp, type Envelope, Nonces, readEnvelope } from './authentication';
import type { Clock } from './clock';
import { missingParameter, Refusal } from './errors';
import { isRegion } from './geography';
import { once } from './idempotency';
import type { JsonObject } from './json';
import type { Call, SandboxOperation, SandboxOperations } from './operation';
import { Parameters } from './parameters';
import { answerBody, errorBody, type Format, formatOf } from './render';
import { checkTraffic } from './rules/traffic';
import { checkSignature } from './signature';
import { byName, readParameters, type WireParameters, type WireRequest } from './wireRequest';
import type { World } from './world';

const apiVersion = '2016-04-28';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The door of the service. A request is checked in this order, and the first check that fails is answered:
 *
 *  1. the body is not too long (done by the server, which reads it)
 *  2. HTTP method, path, Format
 *  3. Action given and known, Version
 *  4. AccessKeyId given and known, then its security token
 *  5. Timestamp given, well formed, within 15 minutes
 *  6. signature, over the parameters as decoded and encoded again
 *  7. nonce not used before; it counts as used only once the signature was right
 *  8. required parameters, in the order of the operation's list
 *  9. RegionId known
 * 10. idempotency token, which may give an earlier answer
 * 11. outbound traffic opened, where the operation needs it
 * 12. the operation's own rules
 *
 * The documents do not tell the order of the real gateway. This one follows from two principles: nothing is told about
 * resources before the signature is known to be right, and what helps a developer most is told first.
 */
export class Gateway {
  private readonly nonces = new Nonces();

  constructor(
    /** Another one takes its place when the sandbox is reset; requests under way end in the world they began in. */
    public world: World,
    private readonly operations: SandboxOperations,
    private readonly keys: readonly AccessKey[],
    /** The time on the wall, against which Timestamps are checked; the world may have a time of its own. */
    private readonly wall: Clock,
  ) {}

  /** The operation that a request names, checked or not. */
  actionOf(request: WireRequest): string {
    return readEnvelope(request, readParameters(request)).action ?? '';
  }

  /** Answers every request, whatever is in it. `host` is the name under which the client reached the sandbox. */
  answer(request: WireRequest, host: string): WireAnswer {
    return this.begin(request, host).finish();
  }

  /**
   * Takes a request in, as far as nothing is changed by it (1-9). Between that and `finish` time may pass, as it does in
   * a service that has work to do: a second request under the same token then finds the first still running.
   */
  begin(request: WireRequest, host: string): BegunRequest {
    try {
      const admitted = this.admit(request, host);
      return {
        account: admitted.call.caller.id,
        finish: () => this.guarded(request, host, () => this.carryOut(admitted)),
      };
    } catch (error) {
      const answer = this.guarded(request, host, () => {
        throw error;
      });
      return { account: undefined, finish: () => answer };
    }
  }

  /** The answer to a request that is refused without being looked at. */
  refuse(request: WireRequest, host: string, refusal: Refusal): WireAnswer {
    return this.guarded(request, host, () => {
      throw refusal;
    });
  }

  private guarded(request: WireRequest, host: string, act: () => Outcome): WireAnswer {
    const requestId = randomUUID().toUpperCase();
    try {
      const { action, format, answer } = act();
      const { type, body } = answerBody(format, action, requestId, answer);
      return { status: 200, headers: headers(type, requestId), body };
    } catch (error) {
      const refusal =
        error instanceof Refusal
          ? error
          : new Refusal(
              500,
              'InternalError',
              `The sandbox failed: ${error instanceof Error ? error.message : 'unknown'}`,
            );
      const { type, body } = errorBody(statedFormat(request), refusal, requestId, host);
      const retry = refusal.retryAfterMs === undefined ? {} : { 'x-acs-retry-after': String(refusal.retryAfterMs) };
      return { status: refusal.http, headers: { ...headers(type, requestId), ...retry }, body };
    }
  }

  private admit(request: WireRequest, host: string): Admitted {
    const wire = readParameters(request);
    const envelope = readEnvelope(request, wire);
    checkLine(request, wire);
    const format = formatOf(envelope.format);
    const { action, operation } = this.findOperation(envelope);
    const caller = this.authenticate(envelope);
    const parameters = new Parameters(byName(wire.all));
    for (const name of operation.required) parameters.required(name);
    const region = checkRegion(operation, parameters);
    const unlessDryRun = () => {
      if (parameters.flag('DryRun') === true) throw wouldSucceed(operation);
    };
    return { action, operation, format, call: { world: this.world, caller, region, parameters, host, unlessDryRun } };
  }

  private carryOut({ action, operation, format, call }: Admitted): Outcome {
    call.world.catchUp();
    const admit = () => {
      if (operation.needsTraffic) checkTraffic(call.world, call.caller.id, call.region);
    };
    const scope = `${call.caller.id}/${action}`;
    return { action, format, answer: unlessDry(() => actOnce(operation, scope, call, admit)) };
  }

  private findOperation(envelope: Envelope): { action: string; operation: SandboxOperation } {
    const action = envelope.action;
    if (action === undefined || action === '') throw missingParameter('Action');
    const operation = Object.hasOwn(this.operations, action) ? this.operations[action] : undefined;
    if (operation === undefined) {
      const message = 'Specified api is not found, please check your url and method.';
      throw new Refusal(404, 'InvalidAction.NotFound', message);
    }
    if (envelope.version === undefined) throw missingParameter('Version');
    if (envelope.version !== (operation.version ?? apiVersion)) {
      throw new Refusal(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
    }
    return { action, operation };
  }

  private authenticate(envelope: Envelope): Account {
    if (envelope.accessKeyId === undefined) throw missingParameter('AccessKeyId');
    const key = this.keys.find((known) => known.accessKeyId === envelope.accessKeyId);
    if (key === undefined) {
      throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    }
    checkSecurityToken(key, envelope.securityToken);
    if (envelope.timestamp === undefined) throw missingParameter('Timestamp');
    checkTimestamp(envelope.timestamp, this.wall.now());
    if (envelope.nonce === undefined || envelope.nonce === '') throw missingParameter('SignatureNonce');
    checkSignature(envelope.signing(), key.accessKeySecret);
    this.nonces.use(key.accessKeyId, envelope.nonce, this.wall.now());
    return key.account;
  }
}

/** A request that has been taken in. */
export interface BegunRequest {
  /** The account that signed it; undefined when it was refused before that was known. */
  readonly account: string | undefined;
  /** Carries the operation out, once, and answers. */
  readonly finish: () => WireAnswer;
}

interface Admitted {
  readonly action: string;
  readonly operation: SandboxOperation;
  readonly format: Format;
  readonly call: Call;
}

interface Outcome {
  readonly action: string;
  readonly format: Format;
  readonly answer: JsonObject;
}

/** Ends a request that only wanted to be checked, and would be answered by a request ID alone. */
class DryRunPassed extends Error {}

function unlessDry(act: () => JsonObject): JsonObject {
  try {
    return act();
  } catch (error) {
    if (error instanceof DryRunPassed) return {};
    throw error;
  }
}

/** Carries an operation out, at most once for each idempotency token. */
function actOnce(operation: SandboxOperation, scope: string, call: Call, admit: () => void): JsonObject {
  if (operation.idempotency === null) {
    admit();
    return operation.handle(call);
  }
  const { handle, idempotency } = operation;
  return once(call.world, scope, call.parameters, idempotency, () => {
    admit();
    return handle(call);
  });
}

function wouldSucceed(operation: SandboxOperation): Error {
  const { dryRun = 'request ID' } = operation;
  if (dryRun === 'request ID') return new DryRunPassed();
  return new Refusal(400, dryRun, 'Request validation has been passed with DryRun flag set.');
}

function checkLine(request: WireRequest, wire: WireParameters): void {
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new Refusal(403, 'UnsupportedHTTPMethod', 'This http method is not supported.');
  }
  if (wire.path !== '/') {
    throw new Refusal(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
  }
}

function checkRegion(operation: SandboxOperation, parameters: Parameters): string {
  if (operation.regional === false) return '';
  const region = operation.regional === 'optional' ? parameters.text('RegionId') : parameters.required('RegionId');
  if (region === undefined || isRegion(region)) return region ?? '';
  const { http, code } = operation.unknownRegion ?? { http: 404, code: 'InvalidRegionId.NotFound' };
  throw new Refusal(http, code, `There is no region ${region}`);
}

/** The format of an error follows the request as far as it can be read. */
function statedFormat(request: WireRequest): Format {
  const stated = readEnvelope(request, readParameters(request)).format;
  return stated?.toLowerCase() === 'xml' ? 'xml' : 'json';
}

function headers(type: string, requestId: string): Record<string, string> {
  return { 'content-type': `${type};charset=utf-8`, 'x-acs-request-id': requestId };
}
