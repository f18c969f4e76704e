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
import {
  entryIndexes,
  groupIndexes,
  haGroupIndexes,
  interfaceIndexes,
  lineIndexes,
  networkIndexes,
  orderIndexes,
  peerIndexes,
  peeringIndexes,
  routerIndexes,
  vpcIndexes,
} from './tableIndexes';
import { TaskQueue } from './taskQueue';
import { type Vpc, vpcs } from './vpcs';

/** What an unstable session waits for: by itself it concerns no other resource. */
const flapKinds: ReadonlySet<TaskKind> = new Set(['bgpPeer.lost', 'bgpPeer.retried', 'bgpPeer.regained']);

/** What happens when a task is due. */
export type Play = (world: World, task: Task) => void;

/**
 * All resources of all accounts, and the time in which they live. Nothing runs by itself: changes that are due are
 * made when somebody looks, so a world can be saved at any moment and goes on where it stood.
 */
export class World {
  readonly physicalConnections: Table<PhysicalConnection, keyof typeof lineIndexes>;
  readonly lettersOfAuthorization: Table<LetterOfAuthorization>;
  readonly lineOrders: Table<LineOrder, keyof typeof orderIndexes>;
  readonly virtualBorderRouters: Table<VirtualBorderRouter, keyof ReturnType<typeof routerIndexes>>;
  readonly bgpGroups: Table<BgpGroup, keyof typeof groupIndexes>;
  readonly bgpPeers: Table<BgpPeer, keyof typeof peerIndexes>;
  readonly bgpNetworks: Table<BgpNetwork, keyof typeof networkIndexes>;
  readonly routerInterfaces: Table<RouterInterface, keyof typeof interfaceIndexes>;
  readonly vpcPeeringConnections: Table<VpcPeeringConnection, keyof typeof peeringIndexes>;
  readonly vpcs: Table<Vpc, keyof typeof vpcIndexes>;
  readonly routeEntries: Table<RouteEntry, keyof typeof entryIndexes>;
  readonly vbrHaGroups: Table<VbrHaGroup, keyof typeof haGroupIndexes>;
  readonly tokens: Map<string, TokenUse>;
  /** Whatever looks like chance follows from this number and the IDs. */
  readonly seed: number;
  private readonly trafficEnabled: Set<string>;
  private readonly dataTransfer: Set<string>;
  private readonly tasks: TaskQueue;
  /** The tasks of unstable sessions, which concern nothing else. */
  private readonly flaps: TaskQueue;
  private sequence: number;
  /** Set while a task is played: the time at which it was due, which may be long ago. */
  private present: number | undefined;
  /** Up to when a jump of the clock is made up for, while it is. */
  private goal: number | undefined;

  constructor(
    state: WorldState,
    private readonly clock: Clock,
    private readonly play: Play,
    /** See `scaled`. */
    private readonly timeScale = 1,
    /** Takes the state itself and no copy of it: for one that nobody else holds. */
    adopt = false,
  ) {
    const own = adopt ? state : structuredClone(state);
    this.physicalConnections = new Table(own.physicalConnections, lineIndexes);
    this.lettersOfAuthorization = new Table(own.lettersOfAuthorization, {});
    this.lineOrders = new Table(own.lineOrders, orderIndexes);
    this.virtualBorderRouters = new Table(own.virtualBorderRouters, routerIndexes(this.physicalConnections));
    this.bgpGroups = new Table(own.bgpGroups, groupIndexes);
    this.bgpPeers = new Table(own.bgpPeers, peerIndexes);
    this.bgpNetworks = new Table(own.bgpNetworks, networkIndexes);
    this.routerInterfaces = new Table(own.routerInterfaces, interfaceIndexes);
    this.vpcPeeringConnections = new Table(own.vpcPeeringConnections, peeringIndexes);
    this.vpcs = new Table([...vpcs, ...(own.moreVpcs ?? [])], vpcIndexes);
    this.dataTransfer = new Set(own.dataTransfer);
    this.routeEntries = new Table(own.routeEntries, entryIndexes);
    this.vbrHaGroups = new Table(own.vbrHaGroups, haGroupIndexes);
    this.tokens = new Map(own.tokens.map((use) => [use.key, use]));
    this.trafficEnabled = new Set(own.trafficEnabled);
    this.tasks = new TaskQueue(own.tasks.filter(({ kind }) => !flapKinds.has(kind)));
    this.flaps = new TaskQueue(own.tasks.filter(({ kind }) => flapKinds.has(kind)));
    this.sequence = own.sequence;
    this.seed = own.seed ?? 0;
  }

  now(): number {
    return this.present ?? this.clock.now();
  }

  /**
   * How long work takes here that takes so many milliseconds at time scale 1. This is the whole of the time scale: the
   * durations of work are divided by it. Dates are as real as at scale 1: ends of terms, periods of grace, how long a
   * VBR keeps its VLAN, and until when a VPC peering request can be accepted. They go through `scheduleAt`.
   */
  scaled(ms: number): number {
    return ms / this.timeScale;
  }

  /** Lets everything happen that is due by now, in order. */
  catchUp(): void {
    const now = this.clock.now();
    for (;;) {
      const queue = this.flaps.firstDue() <= this.tasks.firstDue() ? this.flaps : this.tasks;
      const next = queue.takeDue(now);
      if (next === undefined) return;
      this.present = next.at;
      this.goal = now;
      try {
        this.play(this, next);
      } finally {
        this.present = undefined;
        this.goal = undefined;
      }
    }
  }

  /** Up to when nothing happens but that unstable sessions go up and down; never before `now()`, nor in the future. */
  quietUntil(): number {
    const now = this.now();
    return Math.max(now, Math.min(this.goal ?? now, this.tasks.firstDue()));
  }

  /** Plans what happens next to a resource; replaces what was planned for it before. */
  schedule(kind: TaskKind, id: string, ms: number): void {
    this.scheduleAt(kind, id, this.now() + this.scaled(ms));
  }

  /** As `schedule`, for a date, which the time scale does not move (see `scaled`). */
  scheduleAt(kind: TaskKind, id: string, at: number): void {
    this.unschedule(id);
    (flapKinds.has(kind) ? this.flaps : this.tasks).add({ kind, id, at });
  }

  /** Whether something is planned for it. What an estate shows in a passing state for ever is not under way. */
  isWaiting(id: string): boolean {
    return this.tasks.has(id) || this.flaps.has(id);
  }

  unschedule(id: string): void {
    this.tasks.remove(id);
    this.flaps.remove(id);
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

  vpcOfRouter(routerId: string): Vpc | undefined {
    return this.vpcs.by('router', routerId)[0];
  }

  snapshot(): WorldState {
    return structuredClone({
      sequence: this.sequence,
      seed: this.seed,
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
      moreVpcs: this.vpcs.where((vpc) => !vpcs.some(({ id }) => id === vpc.id)),
      dataTransfer: [...this.dataTransfer],
      routeEntries: this.routeEntries.all(),
      vbrHaGroups: this.vbrHaGroups.all(),
      // In the order of their IDs: that in which flaps were planned depends on who looked when.
      tasks: [...this.tasks.all(), ...this.flaps.all().sort((a, b) => (a.id < b.id ? -1 : 1))],
      tokens: [...this.tokens.values()],
    });
  }
}
