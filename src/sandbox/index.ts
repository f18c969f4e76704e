import { type AccessKey, accessKeysUntil, partnerKey, temporaryKey, tenantKey } from './demoAccounts';
import { type Clock, SystemClock } from './clock';
import { demoEstate } from './estates/demo';
import { emptyEstate } from './estates/empty';
import { largeEstate } from './estates/large';
import { showcaseEstate } from './estates/showcase';
import { Faults } from './faults';
import { Gateway } from './gateway';
import type { WorldState } from './model';
import { sandboxOperations } from './operations';
import { planDueDates } from './rules/dueDates';
import { RequestBudget } from './requestBudget';
import { playTransition } from './rules/transitions';
import { SandboxServer } from './server';
import { World } from './world';

export type { Clock } from './clock';
export { LargeEstateError } from './estates/large';
export type { Fault, PlannedFault } from './faults';
export type { WorldState } from './model';

/** What a sandbox can start with: a story in two accounts, every kind in every state, very many resources, or nothing. */
export const estateNames = ['demo', 'showcase', 'large', 'empty'] as const;

export type EstateName = (typeof estateNames)[number];

export interface SandboxOptions {
  /** 0, the default, takes any free port of 127.0.0.1. */
  readonly port?: number;
  /** The time in which resources change. The system's by default. */
  readonly clock?: Clock;
  /** The time against which requests are checked and faults wait. The system's by default. */
  readonly wallClock?: Clock;
  /** Divides every duration: 10 makes everything ten times as fast. */
  readonly timeScale?: number;
  /** Delays every answer. */
  readonly latencyMs?: number;
  /** Requests per second that an account may make of each operation. No limit when left out. */
  readonly requestsPerSecond?: number;
  /** How long the temporary access key works on the wall clock, in milliseconds. An hour when left out. */
  readonly temporaryKeyMs?: number;
  /** The first of `estateNames`, the demo, by default. */
  readonly estate?: EstateName;
  /** Another seed gives another large estate; any whole number, 1 by default. */
  readonly seed?: number;
  /** How many resources a large estate has: 1 to 100,000, 10,000 by default. */
  readonly scale?: number;
  /** A saved state to go on from, instead of an estate. */
  readonly state?: WorldState;
}

/** What a client needs to use the sandbox as an account. */
export interface SandboxAccount {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  readonly accounts: readonly SandboxAccount[];
  /** A temporary access key, for clients that use STS. */
  readonly temporary: SandboxAccount & { readonly securityToken: string };
  /** IDs of the regions in which the estate had something at the start. */
  readonly regions: readonly string[];
  readonly faults: Faults;
  /** Everything the sandbox knows, as plain data that survives JSON. */
  snapshot(): WorldState;
  close(): Promise<void>;
}

const estates: Readonly<Record<EstateName, (now: number, options: SandboxOptions) => WorldState>> = {
  demo: demoEstate,
  showcase: showcaseEstate,
  large: (now, { seed = 1, scale = 10_000 }) => largeEstate(now, { seed, scale }),
  empty: emptyEstate,
};

/** What the security token service gives by default (wire-facts 6). */
const hourMs = 3600 * 1000;

/**
 * Starts a local service that answers as the real one does. Rejects when the port is taken, and with LargeEstateError for
 * a seed or scale that there cannot be.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const system = new SystemClock();
  const clock = options.clock ?? system;
  const wall = options.wallClock ?? system;
  const state = options.state ?? estates[options.estate ?? 'demo'](clock.now(), options);
  const world = new World(state, clock, playTransition, options.timeScale, options.state === undefined);
  planDueDates(world);
  const faults = new Faults();
  if (options.latencyMs !== undefined && options.latencyMs > 0) {
    faults.add({ fault: { kind: 'latency', ms: options.latencyMs } });
  }
  const keys = accessKeysUntil(wall.now() + (options.temporaryKeyMs ?? hourMs));
  const budget = new RequestBudget(wall, options.requestsPerSecond);
  const server = new SandboxServer(new Gateway(world, sandboxOperations, keys, wall, budget), faults, wall);
  const port = await server.listen(options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accounts: [partnerKey, tenantKey].map(accountOf),
    temporary: { ...accountOf(temporaryKey), securityToken: temporaryKey.securityToken },
    regions: [...new Set([...state.physicalConnections, ...state.virtualBorderRouters].map(({ region }) => region))],
    faults,
    snapshot: () => {
      world.catchUp();
      return world.snapshot();
    },
    close: () => server.close(),
  };
}

function accountOf({ account, accessKeyId, accessKeySecret }: AccessKey): SandboxAccount {
  return { accountId: account.id, name: account.name, accessKeyId, accessKeySecret };
}
