import type { Clock } from './clock';
import { orderNumber, resourceId } from './ids';
import type {
  BgpGroup,
  BgpNetwork,
  BgpPeer,
  LetterOfAuthorization,
  LineOrder,
  PhysicalConnection,
  RouteEntry,
  RouterInterface,
  Task,
  TaskKind,
  TokenUse,
  VbrHaGroup,
  VirtualBorderRouter,
  VpcPeeringConnection,
  WorldState,
} from './model';
import { Table } from './table';

/** What happens when a task is due. */
export type Play = (world: World, task: Task) => void;

/**
 * All resources of all accounts, and the time in which they live. Nothing runs by itself: changes that are due are
 * made when somebody looks, so a world can be saved at any moment and goes on where it stood.
 */
export class World {
  readonly physicalConnections: Table<PhysicalConnection>;
  readonly lettersOfAuthorization: Table<LetterOfAuthorization>;
  readonly lineOrders: Table<LineOrder>;
  readonly virtualBorderRouters: Table<VirtualBorderRouter>;
  readonly bgpGroups: Table<BgpGroup>;
  readonly bgpPeers: Table<BgpPeer>;
  readonly bgpNetworks: Table<BgpNetwork>;
  readonly routerInterfaces: Table<RouterInterface>;
  readonly vpcPeeringConnections: Table<VpcPeeringConnection>;
  readonly routeEntries: Table<RouteEntry>;
  readonly vbrHaGroups: Table<VbrHaGroup>;
  readonly tokens: Map<string, TokenUse>;
  /** Whatever looks like chance follows from this number and the IDs. */
  readonly seed: number;
  /** True when the session of every peer goes down now and then. */
  readonly unstable: boolean;
  private readonly trafficEnabled: Set<string>;
  private readonly dataTransfer: Set<string>;
  private tasks: Task[];
  private sequence: number;
  /** Set while a task is played: the time at which it was due, which may be long ago. */
  private present: number | undefined;

  constructor(
    state: WorldState,
    private readonly clock: Clock,
    private readonly play: Play,
    /** Every duration is divided by this. */
    private readonly timeScale = 1,
  ) {
    const own = structuredClone(state);
    this.physicalConnections = new Table(own.physicalConnections);
    this.lettersOfAuthorization = new Table(own.lettersOfAuthorization);
    this.lineOrders = new Table(own.lineOrders);
    this.virtualBorderRouters = new Table(own.virtualBorderRouters);
    this.bgpGroups = new Table(own.bgpGroups);
    this.bgpPeers = new Table(own.bgpPeers);
    this.bgpNetworks = new Table(own.bgpNetworks);
    this.routerInterfaces = new Table(own.routerInterfaces);
    this.vpcPeeringConnections = new Table(own.vpcPeeringConnections);
    this.dataTransfer = new Set(own.dataTransfer);
    this.routeEntries = new Table(own.routeEntries);
    this.vbrHaGroups = new Table(own.vbrHaGroups);
    this.tokens = new Map(own.tokens.map((use) => [use.key, use]));
    this.trafficEnabled = new Set(own.trafficEnabled);
    this.tasks = [...own.tasks];
    this.sequence = own.sequence;
    this.seed = own.seed ?? 0;
    this.unstable = own.unstable ?? false;
  }

  now(): number {
    return this.present ?? this.clock.now();
  }

  /** A duration of the real service in milliseconds, as long as it takes here. */
  scaled(ms: number): number {
    return ms / this.timeScale;
  }

  /** Lets everything happen that is due by now, in order. */
  catchUp(): void {
    const now = this.clock.now();
    for (;;) {
      const next = this.tasks.filter((task) => task.at <= now).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) return;
      this.tasks = this.tasks.filter((task) => task !== next);
      this.present = next.at;
      try {
        this.play(this, next);
      } finally {
        this.present = undefined;
      }
    }
  }

  /** Plans what happens next to a resource; replaces what was planned for it before. */
  schedule(kind: TaskKind, id: string, ms: number): void {
    this.scheduleAt(kind, id, this.now() + this.scaled(ms));
  }

  /** As `schedule`, for a date such as the end of a term, which the time scale does not move. */
  scheduleAt(kind: TaskKind, id: string, at: number): void {
    this.unschedule(id);
    this.tasks.push({ kind, id, at });
  }

  /** Whether something is planned for it. What an estate shows in a passing state for ever is not under way. */
  isWaiting(id: string): boolean {
    return this.tasks.some((task) => task.id === id);
  }

  unschedule(id: string): void {
    this.tasks = this.tasks.filter((task) => task.id !== id);
  }

  newId(prefix: string, region: string): string {
    this.sequence += 1;
    return resourceId(prefix, region, this.sequence);
  }

  newOrderNumber(): string {
    this.sequence += 1;
    return orderNumber(this.sequence);
  }

  /** Whether the account has opened the metered outbound service in the region (003 4.1, 4.2). */
  hasTraffic(account: string, region: string): boolean {
    return this.trafficEnabled.has(`${account}/${region}`);
  }

  enableTraffic(account: string, region: string): void {
    this.trafficEnabled.add(`${account}/${region}`);
  }

  /** Whether the account has activated Cloud Data Transfer, for connections across the border on request (004). */
  hasDataTransfer(account: string, crossBorder: boolean): boolean {
    return this.dataTransfer.has(crossBorder ? `${account}/cross-border` : account);
  }

  snapshot(): WorldState {
    return structuredClone({
      sequence: this.sequence,
      seed: this.seed,
      unstable: this.unstable,
      trafficEnabled: [...this.trafficEnabled],
      physicalConnections: this.physicalConnections.all(),
      lettersOfAuthorization: this.lettersOfAuthorization.all(),
      lineOrders: this.lineOrders.all(),
      virtualBorderRouters: this.virtualBorderRouters.all(),
      bgpGroups: this.bgpGroups.all(),
      bgpPeers: this.bgpPeers.all(),
      bgpNetworks: this.bgpNetworks.all(),
      routerInterfaces: this.routerInterfaces.all(),
      vpcPeeringConnections: this.vpcPeeringConnections.all(),
      dataTransfer: [...this.dataTransfer],
      routeEntries: this.routeEntries.all(),
      vbrHaGroups: this.vbrHaGroups.all(),
      tasks: this.tasks,
      tokens: [...this.tokens.values()],
    });
  }
}
