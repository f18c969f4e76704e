import type { Account } from './demoAccounts';
import type { JsonObject } from './json';
import type { Parameters } from './parameters';
import type { World } from './world';

/** A request that has passed the gateway. */
export interface Call {
  readonly world: World;
  readonly caller: Account;
  /** Empty for operations that take no region. */
  readonly region: string;
  readonly parameters: Parameters;
  /** `host:port` under which the client reached the sandbox. */
  readonly host: string;
}

/** What a change answers: IDs at most, so that it can be kept and given again. */
export type IdAnswer = Readonly<Record<string, string>>;

interface Admission {
  /** Parameters without which the gateway refuses the request. */
  readonly required: readonly string[];
  /** False for the one operation that has no RegionId. */
  readonly regional?: false;
  /** How an unknown region is refused where it is not `404 InvalidRegionId.NotFound` (traps 67). */
  readonly unknownRegion?: { readonly http: number; readonly code: string };
  /** True where the documents list `OperationFailed.PconnTrafficNotEnable` (traps 71). */
  readonly needsTraffic?: true;
}

interface Untokened extends Admission {
  readonly idempotency: null;
  readonly handle: (call: Call) => JsonObject;
}

interface Tokened extends Admission {
  readonly idempotency: 'ClientToken';
  readonly handle: (call: Call) => IdAnswer;
}

/** One operation as the sandbox knows it. Refuses by throwing `Refusal`. */
export type SandboxOperation = Untokened | Tokened;

export type SandboxOperations = Readonly<Record<string, SandboxOperation>>;
