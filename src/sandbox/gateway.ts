import { randomUUID } from 'node:crypto';
import { checkTimestamp, type Envelope, findKey, Nonces, readEnvelope } from './authentication';
import type { Clock } from './clock';
import type { AccessKey } from './demoAccounts';
import { missingParameter, Refusal } from './errors';
import { isRegion } from './geography';
import { IdempotencyTokens, type Turn } from './idempotency';
import type { JsonObject } from './json';
import type { ListFault } from './listing';
import type { Call, SandboxOperation, SandboxOperations } from './operation';
import { Parameters } from './parameters';
import { checkPermission } from './permissions';
import { checkEndpointRegion, type Endpoint, endpointOf, type Product, productOf } from './products';
import { answerBody, errorBody, type Format, formatOf } from './render';
import { RequestBudget } from './requestBudget';
import { checkTraffic } from './rules/traffic';
import { refusalOfSender } from './sender';
import { Shapes } from './shapes/shapes';
import { checkSignature } from './signature';
import { mostParameters, readParameters, type WireParameters, type WireRequest } from './wireRequest';
import type { World } from './world';

const apiVersion = '2016-04-28';

/** Longest path with query in bytes. The documents name no limit; this is longer than what proxies let through. */
const longestTarget = 16 * 1024;

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The door of the service. A request is checked in this order, and the first check that fails is answered:
 *
 *  1. headers and body are not too long and came in time (done by the server, which reads them); the sender is no web
 *     page, and the host a name of this machine or of the vendor; neither the query nor the list of parameters is too long
 *  2. HTTP method, path, UTF-8, Format
 *  3. the host names a known product
 *  4. Action given and known there, Version
 *  5. AccessKeyId given, known and active
 *  6. security token of that key, not expired
 *  7. Timestamp given, well formed, within 15 minutes
 *  8. nonce given; signature, over the parameters as decoded and encoded again
 *  9. nonce not used before; it counts as used only once the signature was right
 * 10. request budget of the account
 * 11. permission of the RAM user
 * 12. required parameters, in the order of the operation's list
 * 13. RegionId known, and served by a regional endpoint
 * 14. idempotency token: well formed, not in use by a running request, not used for other parameters
 * 15. outbound traffic opened, where the operation needs it
 * 16. the operation's own rules
 *
 * The documents do not tell the order of the real gateway. This one follows from two principles: nothing is told about
 * resources before the signature is known to be right, and what helps a developer most is told first.
 */
export class Gateway {
  private readonly nonces = new Nonces();
  private readonly tokens = new IdempotencyTokens();
  private readonly parameters = new WeakMap<WireRequest, WireParameters>();

  constructor(
    /** Another one takes its place when the sandbox is reset; requests under way are then refused. */
    public world: World,
    private readonly operations: SandboxOperations,
    private readonly keys: readonly AccessKey[],
    /** The time on the wall, against which Timestamps are checked; the world may have a time of its own. */
    private readonly wall: Clock,
    private readonly budget: RequestBudget = new RequestBudget(wall),
    /** The forms in which accounts want their answers. */
    private readonly shapes = new Shapes(),
  ) {}

  /** Query and form of a request, read once however often they are asked for: a long body takes its time. */
  parametersOf(request: WireRequest): WireParameters {
    const known = this.parameters.get(request);
    if (known !== undefined) return known;
    const read = readParameters(request);
    this.parameters.set(request, read);
    return read;
  }

  /** The operation that a request names, checked or not. */
  actionOf(request: WireRequest): string {
    return readEnvelope(request, this.parametersOf(request)).action ?? '';
  }

  /** The account whose access key a request names, checked or not; empty when there is none. */
  accountOf(request: WireRequest): string {
    const envelope = readEnvelope(request, this.parametersOf(request));
    try {
      const accessKeyId = envelope.accessKeyId();
      return this.keys.find((known) => known.accessKeyId === accessKeyId)?.account.id ?? '';
    } catch (error) {
      if (error instanceof Refusal) return '';
      throw error;
    }
  }

  /** Answers every request, whatever is in it. `host` is the name under which the client reached the sandbox. */
  answer(request: WireRequest, host: string): WireAnswer {
    return this.begin(request, host).finish();
  }

  /**
   * Takes a request in (1-14). Between that and `finish` time may pass, as it does in a service that has work to do: a
   * second request under the same token then finds the first still running. Nothing of the world is changed by it. A
   * list that is read may be faulty.
   */
  begin(request: WireRequest, host: string, listFault?: ListFault): BegunRequest {
    let account: string | undefined;
    try {
      const identified = this.identify(request, host, listFault);
      account = identified.key.account.id;
      const { action, format, turn } = this.admit(identified, host);
      let answer: WireAnswer | undefined;
      const { world } = this;
      const carryOut = () => {
        if (this.world !== world) {
          turn.giveUp();
          throw gone();
        }
        world.catchUp();
        return { action, format, answer: unlessDry(turn.carryOut) };
      };
      return {
        account,
        finish: () => (answer ??= this.guarded(request, host, carryOut)),
        giveUp: turn.giveUp,
      };
    } catch (error) {
      const answer = this.guarded(request, host, () => {
        throw error;
      });
      return { account, finish: () => answer, giveUp: () => undefined };
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
    const wanted = this.shapes.of(this.accountOf(request));
    try {
      const { action, format, answer } = act();
      const shaped = wanted.answer(action, { RequestId: requestId, ...answer });
      const { type, body } = answerBody(wanted.format ?? format, shaped);
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
      const envelope = readEnvelope(request, this.parametersOf(request));
      const { type, body } = errorBody(
        wanted.format ?? statedFormat(envelope),
        refusal,
        requestId,
        host,
        this.productMeant(envelope),
      );
      const retry = refusal.retryAfterMs === undefined ? {} : { 'x-acs-retry-after': String(refusal.retryAfterMs) };
      return { status: refusal.http, headers: { ...headers(type, requestId), ...retry }, body };
    }
  }

  /** Who asks for which operation (1-9). */
  private identify(request: WireRequest, host: string, listFault?: ListFault): Identified {
    const refusal = refusalOfSender(request, host);
    if (refusal !== undefined) throw refusal;
    const wire = this.parametersOf(request);
    const envelope = readEnvelope(request, wire);
    checkLine(request, wire);
    const format = formatOf(envelope.format);
    const endpoint = endpointOf(host);
    const { action, operation } = this.findOperation(envelope, endpoint);
    const key = this.authenticate(envelope);
    return { action, operation, format, endpoint, key, parameters: new Parameters(wire.values, listFault) };
  }

  /** Whether it may be carried out now (10-14). */
  private admit({ action, operation, format, endpoint, key, parameters }: Identified, host: string): Admitted {
    const caller = key.account;
    this.budget.take(caller.id, action);
    checkPermission(key, action);
    for (const name of operation.required) parameters.required(name);
    const region = checkRegion(operation, parameters);
    checkEndpointRegion(endpoint, region);
    const unlessDryRun = () => {
      if (parameters.flag('DryRun') === true) throw wouldSucceed(operation);
    };
    const call = { world: this.world, caller, region, parameters, host, unlessDryRun };
    return { action, format, turn: this.turnOf(action, operation, call) };
  }

  /** Carries an operation out, at most once for each idempotency token; one that takes none never looks at one. */
  private turnOf(action: string, operation: SandboxOperation, call: Call): Turn<JsonObject> {
    const { world, caller, region, parameters } = call;
    const admitted = () => {
      if (operation.needsTraffic) checkTraffic(world, caller.id, region);
      return call;
    };
    if (operation.idempotency === null) {
      return { carryOut: () => operation.handle(admitted()), giveUp: () => undefined };
    }
    const { handle, idempotency } = operation;
    const scope = `${caller.id}/${action}`;
    return this.tokens.take(world, scope, parameters, idempotency, () => handle(admitted()));
  }

  private operationNamed(action: string): SandboxOperation | undefined {
    return Object.hasOwn(this.operations, action) ? this.operations[action] : undefined;
  }

  private productMeant({ action = '' }: Envelope): Product {
    const operation = this.operationNamed(action);
    return operation === undefined ? 'Vpc' : productOf(operation);
  }

  private findOperation(envelope: Envelope, endpoint: Endpoint): { action: string; operation: SandboxOperation } {
    const action = envelope.action ?? '';
    if (action === '') throw missingParameter('Action');
    const operation = this.operationNamed(action);
    if (operation === undefined || ![undefined, productOf(operation)].includes(endpoint.product)) throw unknownAction();
    if (envelope.version === undefined) throw missingParameter('Version');
    if (envelope.version !== (operation.version ?? apiVersion)) {
      throw new Refusal(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
    }
    return { action, operation };
  }

  private authenticate(envelope: Envelope): AccessKey {
    const now = this.wall.now();
    const key = findKey(envelope, this.keys, now);
    if (envelope.timestamp === undefined) throw missingParameter('Timestamp');
    checkTimestamp(envelope.timestamp, now);
    if (envelope.nonce === undefined || envelope.nonce === '') throw missingParameter('SignatureNonce');
    checkSignature(envelope.signing(), key.accessKeySecret);
    this.nonces.use(key.accessKeyId, envelope.nonce, now);
    return key;
  }
}

/** A request that has been taken in. One of `finish` and `giveUp` ends it. */
export interface BegunRequest {
  /** The account that signed it; undefined when it was refused before that was known. */
  readonly account: string | undefined;
  /** Carries the operation out, once, and answers; called again, it gives the same answer. */
  readonly finish: () => WireAnswer;
  /** Ends it without carrying it out: its idempotency token is free again. */
  readonly giveUp: () => void;
}

interface Identified {
  readonly action: string;
  readonly operation: SandboxOperation;
  readonly format: Format;
  readonly endpoint: Endpoint;
  readonly key: AccessKey;
  readonly parameters: Parameters;
}

interface Admitted {
  readonly action: string;
  readonly format: Format;
  readonly turn: Turn<JsonObject>;
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

/** A reset came meanwhile, as if the service had been started anew: what began before it is not there any more. */
function gone(): Refusal {
  return new Refusal(503, 'ServiceUnavailable', 'The sandbox was reset while the request was under way.');
}

function wouldSucceed(operation: SandboxOperation): Error {
  const { dryRun = 'request ID' } = operation;
  if (dryRun === 'request ID') return new DryRunPassed();
  return new Refusal(400, dryRun, 'Request validation has been passed with DryRun flag set.');
}

function checkLine(request: WireRequest, wire: WireParameters): void {
  if (request.target.length > longestTarget) {
    throw new Refusal(414, 'RequestURITooLong', `Path and query have at most ${longestTarget} bytes.`);
  }
  if (wire.tooMany) {
    throw new Refusal(413, 'TooManyParameters', `A request has at most ${mostParameters} parameters.`);
  }
  if (request.method !== 'GET' && request.method !== 'POST') {
    throw new Refusal(403, 'UnsupportedHTTPMethod', 'This http method is not supported.');
  }
  if (wire.path !== '/') throw unknownAction();
  if (!wire.wellFormed) throw new Refusal(400, 'InvalidParameter', 'Names and values of parameters have to be UTF-8.');
}

function unknownAction(): Refusal {
  return new Refusal(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
}

function checkRegion(operation: SandboxOperation, parameters: Parameters): string {
  if (operation.regional === false) return '';
  const region = operation.regional === 'optional' ? parameters.text('RegionId') : parameters.required('RegionId');
  if (region === undefined || isRegion(region)) return region ?? '';
  const { http, code } = operation.unknownRegion ?? { http: 404, code: 'InvalidRegionId.NotFound' };
  throw new Refusal(http, code, `There is no region ${region}`);
}

/** The format of an error follows the request as far as it can be read. */
function statedFormat({ format }: Envelope): Format {
  return format?.toLowerCase() === 'xml' ? 'xml' : 'json';
}

function headers(type: string, requestId: string): Record<string, string> {
  return { 'content-type': `${type};charset=utf-8`, 'x-acs-request-id': requestId };
}
