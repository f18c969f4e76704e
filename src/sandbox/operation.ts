import type { Account } from './demoAccounts';
import type { JsonObject } from './json';
import type { Parameters } from './parameters';
import type { World } from './world';

/** A request that has passed the gateway. */
export interface Call {
  readonly world: World;
  readonly caller: Account;
  /** Empty for operations that take no region, and where an optional one was left out. */
  readonly region: string;
  readonly parameters: Parameters;
  /** `host:port` under which the client reached the sandbox. */
  readonly host: string;
  /**
   * To be called after all checks and before the first effect, in operations that have DryRun: a request that only
   * wanted to be checked ends here, answered as the operation's `dryRun` says.
   */
  readonly unlessDryRun: () => void;
}

/** What a change answers: IDs and plain values at most, so that it can be kept and given again. */
export type IdAnswer = Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>>>>;

interface Admission {
  /** Parameters without which the gateway refuses the request. */
  readonly required: readonly string[];
  /** False for the one operation that has no RegionId; optional where the documents do not require it (traps 17). */
  readonly regional?: false | 'optional';
  /** How an unknown region is refused where it is not `404 InvalidRegionId.NotFound` (traps 67). */
  readonly unknownRegion?: { readonly http: number; readonly code: string };
  /** True where the documents list `OperationFailed.PconnTrafficNotEnable` (traps 71). */
  readonly needsTraffic?: true;
  /** How a request that passed a dry run is answered: by a request ID alone, or refused with this code (traps 15). */
  readonly dryRun?: 'request ID' | 'DRYRUN.SUCCESS' | 'DryRunOperation';
  /** Given for operations of the product VpcPeer; all others are of the product Vpc, 2016-04-28. */
  readonly version?: '2022-01-01';
}

interface Untokened extends Admission {
  readonly idempotency: null;
  readonly handle: (call: Call) => JsonObject;
}

interface Tokened extends Admission {
  readonly idempotency: 'ClientToken' | 'Token';
  readonly handle: (call: Call) => IdAnswer;
}

/** Whether an operation only reads: the names of those begin alike (002, 003, 004). */
export function isRead(action: string): boolean {
  return /^(Describe|Get|List)/.test(action);
}

/** One operation as the sandbox knows it. Refuses by throwing `Refusal`. */
export type SandboxOperation = Untokened | Tokened;

export type SandboxOperations = Readonly<Record<string, SandboxOperation>>;
