import { type Clock, SystemClock } from './clock';
import { type AccessKey, accessKeysUntil, partnerKey, temporaryKey, tenantKey } from './demoAccounts';
import { type EstateName, estateOf } from './estates';
import { Faults } from './faults/faults';
import { Gateway } from './gateway';
import type { WorldState } from './model';
import { MovableClock } from './movableClock';
import { sandboxOperations } from './operations';
import { highestTimeScale, type SandboxOptions } from './options';
import { RequestBudget } from './requestBudget';
import { planDueDates } from './rules/dueDates';
import { playTransition } from './rules/transitions';
import { type SavedSandbox, savedSandbox, UnreadableState } from './savedState';
import { SandboxServer } from './server';
import { Shapes } from './shapes/shapes';
import { watchedOperations } from './watchedOperations';
import { World } from './world';

export type { Clock } from './clock';
export { type EstateName, estateNames } from './estates';
export { LargeEstateError } from './estates/large';
export type { Fault, PlannedFault } from './faults/fault';
export type { WorldState } from './model';
export type { ChangedBy, SandboxOptions } from './options';
export { readSaved, type SavedSandbox, UnreadableState, withoutSecrets } from './savedState';

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
  readonly shapes: Shapes;
  /** Everything the sandbox knows, as plain data that survives JSON. */
  snapshot(): WorldState;
  /** The time in it, in milliseconds since 1970 UTC. */
  now(): number;
  /**
   * Moves its time forward, and lets all happen that becomes due. The time against which requests are checked stays.
   * @throws RangeError when this is no number of milliseconds from 0 on, or leads beyond the year 9999
   */
  advance(ms: number): void;
  /** Starts anew with an estate (by default the one it began with), at the time of its clock. Faults and shapes stay. */
  reset(estate?: EstateName): void;
  /** Everything that a sandbox needs to go on later, as plain data that survives JSON. */
  save(): SavedSandbox;
  close(): Promise<void>;
}

/** What the security token service gives by default (wire-facts 6). */
const hourMs = 3600 * 1000;

/**
 * Starts a local service that answers as the real one does. Rejects when the port is taken, with LargeEstateError for a
 * seed or scale that there cannot be, with UnreadableState for a saved sandbox that is none, and with RangeError for a
 * time scale that is not above 0 and at most `highestTimeScale`, or a request budget that is not above 0.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { changed = () => undefined, saved, timeScale = 1 } = options;
  if (!(timeScale > 0 && timeScale <= highestTimeScale)) {
    throw new RangeError(`A time scale is above 0 and at most ${highestTimeScale}, not ${timeScale}`);
  }
  const system = new SystemClock();
  const wall = options.wallClock ?? system;
  const clock = new MovableClock(options.clock ?? system);
  if (saved !== undefined) clock.set(saved.now);

  const worldOf = (state: WorldState, isOurs: boolean): World => {
    const play: typeof playTransition = (world, task) => {
      playTransition(world, task);
      changed('time');
    };
    const world = new World(state, clock, play, timeScale, isOurs);
    planDueDates(world);
    return world;
  };
  const worldOfSaved = ({ state }: SavedSandbox): World => {
    try {
      const world = worldOf(state, false);
      // What is wrong with a row shows when it is filed, when its time comes, or when it is saved.
      world.catchUp();
      world.snapshot();
      return world;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnreadableState(`A row in it is not what it should be: ${reason}`, { cause: error });
    }
  };
  const worldAtFirst = (): World => {
    if (saved !== undefined) return worldOfSaved(saved);
    return options.state === undefined ? worldOf(estateOf(options, clock.now()), true) : worldOf(options.state, false);
  };
  const operations = watchedOperations(sandboxOperations, () => {
    changed('somebody');
  });
  const own = <Key extends AccessKey>(key: Key): Key => ({ ...key, ...options.secrets?.[key.accessKeyId] });
  const temporary: AccessKey & { readonly securityToken: string } = own(temporaryKey);
  const shapes = new Shapes(options.shapes);
  const gateway = new Gateway(
    worldAtFirst(),
    operations,
    accessKeysUntil(wall.now() + (options.temporaryKeyMs ?? hourMs)).map(own),
    wall,
    new RequestBudget(wall, options.requestsPerSecond),
    shapes,
  );
  const faults = faultsOf(options, wall);
  const server = new SandboxServer(gateway, faults, wall);
  const port = await server.listen(options.port ?? 0);
  const snapshot = (): WorldState => {
    gateway.world.catchUp();
    return gateway.world.snapshot();
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accounts: [partnerKey, tenantKey].map((key) => accountOf(own(key))),
    temporary: { ...accountOf(temporary), securityToken: temporary.securityToken },
    get regions() {
      return regionsOf(gateway.world);
    },
    faults,
    shapes,
    snapshot,
    now: () => clock.now(),
    advance: (ms) => {
      clock.advance(ms);
      gateway.world.catchUp();
      changed('somebody');
    },
    reset: (estate = options.estate) => {
      clock.reset();
      const chosen = estate === undefined ? options : { ...options, estate };
      gateway.world = worldOf(estateOf(chosen, clock.now()), true);
      changed('somebody');
    },
    save: () => savedSandbox(clock.now(), snapshot()),
    close: () => server.close(),
  };
}

function faultsOf(options: SandboxOptions, wall: Clock): Faults {
  const faults = new Faults(wall, options.faultSeed);
  for (const planned of options.faults ?? []) faults.add(planned);
  if (options.latencyMs !== undefined && options.latencyMs > 0) {
    faults.add({ fault: { kind: 'latency', ms: options.latencyMs } });
  }
  return faults;
}

function accountOf({ account, accessKeyId, accessKeySecret }: AccessKey): SandboxAccount {
  return { accountId: account.id, name: account.name, accessKeyId, accessKeySecret };
}

function regionsOf({ physicalConnections, virtualBorderRouters }: World): string[] {
  return [...new Set([...physicalConnections.all(), ...virtualBorderRouters.all()].map(({ region }) => region))];
}
