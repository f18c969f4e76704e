import { accessKeys } from './demoAccounts';
import { type Clock, SystemClock } from './clock';
import { demoEstate } from './estates/demo';
import { emptyEstate } from './estates/empty';
import { Faults } from './faults';
import { Gateway } from './gateway';
import type { Task, WorldState } from './model';
import { MovableClock } from './movableClock';
import { sandboxOperations } from './operations';
import { playTransition } from './rules/transitions';
import { type SavedSandbox, savedSandbox } from './savedState';
import { SandboxServer } from './server';
import { watchedOperations } from './watchedOperations';
import { World } from './world';

export type { Clock } from './clock';
export type { Fault, PlannedFault } from './faults';
export type { WorldState } from './model';
export { readSaved, type SavedSandbox, UnreadableState } from './savedState';

/** The estates that a sandbox can start with. */
export const estateNames = ['demo', 'empty'] as const;

export type EstateName = (typeof estateNames)[number];

/** What changed a sandbox: somebody, by a request or a control; or nothing but time, in which something was due. */
export type ChangedBy = 'somebody' | 'time';

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
  readonly estate?: EstateName;
  /** A state to start with, instead of an estate. */
  readonly state?: WorldState;
  /** A saved sandbox to go on from, instead of an estate: at the time at which it was saved, not at the present one. */
  readonly saved?: SavedSandbox;
  /** Called after every change, and more often at times. What has changed may be asked for a moment later, not at once. */
  readonly changed?: (by: ChangedBy) => void;
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
  /** IDs of the regions that have a line or a VBR now. */
  readonly regions: readonly string[];
  readonly faults: Faults;
  /** Everything the sandbox knows, as plain data that survives JSON. */
  snapshot(): WorldState;
  /** The time in it, in milliseconds since 1970 UTC. */
  now(): number;
  /**
   * Moves its time forward, and lets all happen that becomes due. The time against which requests are checked stays.
   * @throws RangeError when this is no number of milliseconds from 0 on
   */
  advance(ms: number): void;
  /** Starts anew with an estate (by default the one it began with), at the time of its clock. */
  reset(estate?: EstateName): void;
  /** Everything that a sandbox needs to go on later, as plain data that survives JSON. */
  save(): SavedSandbox;
  close(): Promise<void>;
}

const estates: Readonly<Record<EstateName, (now: number) => WorldState>> = { demo: demoEstate, empty: emptyEstate };

/** Starts a local service that answers as the real one does. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { changed = () => undefined, saved } = options;
  const system = new SystemClock();
  const clock = new MovableClock(options.clock ?? system);
  const wall = options.wallClock ?? system;
  if (saved !== undefined) clock.set(saved.now);
  const play = (inWorld: World, task: Task): void => {
    playTransition(inWorld, task);
    changed('time');
  };
  const worldOf = (state: WorldState): World => new World(state, clock, play, options.timeScale);
  const estateOf = (name: EstateName = options.estate ?? 'demo'): WorldState => estates[name](clock.now());
  const operations = watchedOperations(sandboxOperations, () => {
    changed('somebody');
  });
  const gateway = new Gateway(worldOf(saved?.state ?? options.state ?? estateOf()), operations, accessKeys, wall);
  const faults = new Faults();
  if (options.latencyMs !== undefined && options.latencyMs > 0) {
    faults.add({ fault: { kind: 'latency', ms: options.latencyMs } });
  }
  const server = new SandboxServer(gateway, faults, wall);
  const port = await server.listen(options.port ?? 0);
  const snapshot = (): WorldState => {
    gateway.world.catchUp();
    return gateway.world.snapshot();
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...accounts(),
    get regions() {
      return regionsOf(gateway.world);
    },
    faults,
    snapshot,
    now: () => clock.now(),
    advance: (ms) => {
      clock.advance(ms);
      gateway.world.catchUp();
      changed('somebody');
    },
    reset: (estate) => {
      clock.reset();
      gateway.world = worldOf(estateOf(estate));
      changed('somebody');
    },
    save: () => savedSandbox(clock.now(), snapshot()),
    close: () => server.close(),
  };
}

function regionsOf({ physicalConnections, virtualBorderRouters }: World): string[] {
  return [...new Set([...physicalConnections.all(), ...virtualBorderRouters.all()].map(({ region }) => region))];
}

function accounts(): Pick<Sandbox, 'accounts' | 'temporary'> {
  const permanent: SandboxAccount[] = [];
  let temporary: Sandbox['temporary'] | undefined;
  for (const { account, securityToken, ...key } of accessKeys) {
    const known = { accountId: account.id, name: account.name, ...key };
    if (securityToken === undefined) permanent.push(known);
    else temporary = { ...known, securityToken };
  }
  if (temporary === undefined) throw new Error('There is no temporary access key');
  return { accounts: permanent, temporary };
}
