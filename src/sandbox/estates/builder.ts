import { type Account, partner, tenant } from '../demoAccounts';
import { accessPoints } from '../geography';
import { letterId, networkId, orderNumber, resourceId } from '../ids';
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
  VbrHaGroup,
  VirtualBorderRouter,
  VpcPeeringConnection,
  WorldState,
} from '../model';
import { bgpTimers, cloudAsn } from '../rules/limits';
import { portBandwidth } from '../rules/ports';
import type { Vpc } from '../vpcs';
import { payerOf } from '../rules/occupancy';
import { instant, never } from '../wireTime';
import { type InterfaceRouter, type InterfaceSketch, introduce, newRouterInterface } from './newRouterInterface';
import { newVpcPeering, type PeeringSketch } from './newVpcPeering';

/** What makes one resource of an estate differ from an ordinary one of its kind. */
type Sketch<Row, Fixed extends keyof Row> = Partial<Omit<Row, Fixed | 'id' | 'region' | 'owner'>> & Pick<Row, Fixed>;

export type LineSketch = Sketch<PhysicalConnection, 'name' | 'accessPointId'> & { readonly owner: Account };
export type LetterSketch = Partial<Omit<LetterOfAuthorization, 'id' | 'region' | 'lineId'>>;
export type RouterSketch = Sketch<VirtualBorderRouter, 'name' | 'vlanId'> & { readonly owner?: Account };
export type GroupSketch = Sketch<BgpGroup, 'name' | 'peerAsn'>;
export type PeerSketch = Sketch<BgpPeer, 'address'>;
export type RouteSketch = Sketch<Omit<RouteEntry, 'routeTableId'>, 'cidr' | 'nextHops'>;
export type VbrHaSketch = Partial<Pick<VbrHaGroup, 'status' | 'name' | 'description'>>;

const day = 24 * 3600 * 1000;

/** Builds the first state of a world. IDs follow from the order of the calls, so an estate is the same every time. */
export class EstateBuilder {
  private readonly traffic = new Set<string>();
  private readonly lines: PhysicalConnection[] = [];
  private readonly accessPointOf = new Map<string, string>();
  private readonly letters: LetterOfAuthorization[] = [];
  private readonly orders: LineOrder[] = [];
  private readonly routers: VirtualBorderRouter[] = [];
  private readonly groups: BgpGroup[] = [];
  private readonly peers: BgpPeer[] = [];
  private readonly networks: BgpNetwork[] = [];
  private readonly routes: RouteEntry[] = [];
  private readonly haGroups: VbrHaGroup[] = [];

  private readonly interfaces: RouterInterface[] = [];
  private readonly peerings: VpcPeeringConnection[] = [];
  /** Cloud Data Transfer is active everywhere; across the border for the partner only. */
  private dataTransfer: readonly string[] = [partner.id, tenant.id, `${partner.id}/cross-border`];

  /** @param sequence  the last number that is taken: two estates with the same numbers have the same IDs */
  constructor(
    private readonly now: number,
    private sequence = 0,
  ) {}

  daysAgo(days: number): number {
    return this.now - days * day;
  }

  openTraffic(account: Account, regions: readonly string[]): void {
    for (const region of regions) this.traffic.add(`${account.id}/${region}`);
  }

  /** Takes back what was opened, for estates in which it has to be opened first. */
  closeTraffic(): void {
    this.traffic.clear();
  }

  line(sketch: LineSketch): PhysicalConnection {
    const { owner, ...own } = sketch;
    const point = accessPoints.find(({ id }) => id === own.accessPointId);
    if (point === undefined) throw new Error(`There is no access point ${own.accessPointId}`);
    const status = own.status ?? 'Enabled';
    const portType = own.portType ?? '10GBase-LR';
    const line: PhysicalConnection = {
      status,
      businessStatus: 'Normal',
      loaStatus: status === 'Enabled' ? 'Complete' : '',
      description: '',
      lineOperator: 'CT',
      circuitCode: `CC-${1001 + this.lines.length}`,
      peerLocation: point.location,
      portType,
      portNumber: status === 'Enabled' ? `1/0/${1 + this.lines.length}` : '',
      location: `${point.name}, rack ${11 + this.lines.length}`,
      bandwidthMbps: portBandwidth[portType] ?? 1000,
      redundantId: '',
      created: this.daysAgo(700 - this.lines.length * 13),
      enabled: status === 'Enabled' ? this.daysAgo(680 - this.lines.length * 13) : null,
      ends: status === 'Enabled' ? never : null,
      renewal: null,
      downDelay: 0,
      // What an estate hosts has been paid for unless it says otherwise.
      occupancyPaid: status === 'Enabled' || (own.hosting ?? null) !== null,
      hosting: null,
      ...own,
      id: this.id('pc', point.region),
      region: point.region,
      owner: owner.id,
    };
    this.lines.push(line);
    this.accessPointOf.set(line.id, line.accessPointId);
    return line;
  }

  /** The LOA of a line; its state is the line's. Has no ID out of the sequence. */
  letter(of: PhysicalConnection, sketch: LetterSketch = {}): LetterOfAuthorization {
    const done = of.loaStatus === 'Completing' || of.loaStatus === 'Complete';
    const letter: LetterOfAuthorization = {
      companyName: 'Skylink Carrier',
      lineType: 'FIBRE',
      constructionCompany: 'Northgate Cabling',
      constructionTime: instant(this.now + 7 * day),
      engineers: [],
      reason: '',
      lineCode: done ? `LC-${of.circuitCode}` : '',
      lineLabel: done ? `LB-${of.circuitCode}` : '',
      carrier: '',
      carrierContact: '',
      ...sketch,
      id: letterId(of.id),
      region: of.region,
      lineId: of.id,
    };
    this.letters.push(letter);
    return letter;
  }

  /** The order by which the use of a line was paid for. */
  paidTerm(of: PhysicalConnection, months: number): void {
    this.paidOrder(of, 'occupancy', months);
  }

  /** The order by which the port of a line was installed. */
  paidInstallation(of: PhysicalConnection): void {
    this.paidOrder(of, 'setup', 0);
  }

  private paidOrder(of: PhysicalConnection, kind: LineOrder['kind'], months: number): void {
    const id = this.orderNumber();
    this.orders.push({ id, region: of.region, owner: payerOf(of), lineId: of.id, kind, months, status: 'Paid' });
  }

  orderNumber(): string {
    this.sequence += 1;
    return orderNumber(this.sequence);
  }

  router(on: PhysicalConnection, sketch: RouterSketch): VirtualBorderRouter {
    const { owner, ...own } = sketch;
    // One /30 per VBR out of 172.16.0.0/12, in order.
    const network = this.routers.length * 4;
    const host = (last: number) => `172.${16 + (network >> 16)}.${(network >> 8) & 255}.${(network & 255) + last}`;
    const router: VirtualBorderRouter = {
      status: 'active',
      description: '',
      circuitCode: '',
      ipv4: { local: host(1), peer: host(2), mask: '255.255.255.252' },
      ipv6: { local: '', peer: '', mask: '' },
      enableIpv6: false,
      bandwidthMbps: 1000,
      minTxInterval: 300,
      minRxInterval: 300,
      detectMultiplier: 3,
      mtu: 1500,
      sitelink: false,
      eccId: '',
      created: on.created + 30 * day,
      activated: on.created + 30 * day,
      terminated: null,
      recovered: null,
      expires: null,
      associations: [],
      cens: [],
      ...own,
      id: this.id('vbr', on.region),
      vlanInterfaceId: this.id('ri', on.region),
      routeTableId: this.id('vtb', on.region),
      region: on.region,
      owner: owner?.id ?? on.owner,
      physicalConnectionId: on.id,
    };
    this.routers.push(router);
    return router;
  }

  group(of: VirtualBorderRouter, sketch: GroupSketch): BgpGroup {
    const group: BgpGroup = {
      status: 'Available',
      description: '',
      localAsn: cloudAsn,
      authKey: '',
      fakeAsn: false,
      ipVersion: 'IPv4',
      routeLimit: bgpTimers.routeLimit,
      ...sketch,
      id: this.id('bgpg', of.region),
      region: of.region,
      owner: of.owner,
      routerId: of.id,
    };
    this.groups.push(group);
    return group;
  }

  peer(of: BgpGroup, sketch: PeerSketch): BgpPeer {
    const up = (sketch.session ?? 'Established') === 'Established';
    const peer: BgpPeer = {
      status: 'Available',
      session: 'Established',
      bfd: false,
      bfdMultiHop: 0,
      advertised: up ? 2 : 0,
      received: up ? 12 : 0,
      modified: this.daysAgo(90),
      ...sketch,
      id: this.id('bgp', of.region),
      region: of.region,
      owner: of.owner,
      groupId: of.id,
    };
    this.peers.push(peer);
    return peer;
  }

  network(of: VirtualBorderRouter, cidr: string, status: BgpNetwork['status'] = 'Available', vpcId = ''): void {
    const id = networkId(of.id, cidr);
    this.networks.push({ id, region: of.region, owner: of.owner, routerId: of.id, cidr, vpcId, status });
  }

  /** A custom entry of a route table: of a VBR, or of a VPC by its table's ID. */
  route(of: Pick<VirtualBorderRouter, 'region' | 'owner' | 'routeTableId'>, sketch: RouteSketch): RouteEntry {
    const route: RouteEntry = {
      status: 'Available',
      name: '',
      description: '',
      modified: this.daysAgo(60),
      ...sketch,
      id: this.id('rte', of.region),
      region: of.region,
      owner: of.owner,
      routeTableId: of.routeTableId,
    };
    this.routes.push(route);
    return route;
  }

  haGroup(of: VirtualBorderRouter, peer: VirtualBorderRouter, sketch: VbrHaSketch = {}): VbrHaGroup {
    const group: VbrHaGroup = {
      status: 'Active',
      name: '',
      description: '',
      ...sketch,
      id: this.id('vbrha', of.region),
      region: of.region,
      owner: of.owner,
      routerId: of.id,
      peerRouterId: peer.id,
      created: this.daysAgo(45),
    };
    this.haGroups.push(group);
    return group;
  }

  /** A VBR that an earlier part of the estate has made. */
  routerNamed(name: string): VirtualBorderRouter {
    const found = this.routers.find((router) => router.name === name);
    if (found === undefined) throw new Error(`There is no VBR ${name}`);
    return found;
  }

  routerInterface(on: VirtualBorderRouter | Vpc, sketch: InterfaceSketch = {}): RouterInterface {
    const made = { id: this.id('ri', on.region), created: this.daysAgo(120) };
    const row = newRouterInterface(this.place(on), sketch, made);
    this.interfaces.push(row);
    return row;
  }

  /** Both sides of a connection, the initiating one first. They know each other; the states are theirs to say. */
  interfacePair(
    from: VirtualBorderRouter | Vpc,
    to: VirtualBorderRouter | Vpc,
    initiating: InterfaceSketch,
    accepting: InterfaceSketch = {},
  ): readonly [RouterInterface, RouterInterface] {
    const status = initiating.status ?? 'Active';
    const connected = this.daysAgo(119);
    const one = this.routerInterface(from, {
      role: 'InitiatingSide',
      spec: 'Large.1',
      status,
      connected,
      ...initiating,
    });
    const other = this.routerInterface(to, { status, connected, ...accepting });
    introduce(one, other);
    return [one, other];
  }

  vpcPeering(from: Vpc, to: Vpc, sketch: PeeringSketch = {}): VpcPeeringConnection {
    const made = { id: this.id('pcc', from.region), created: this.daysAgo(60) };
    const row = newVpcPeering([from, to], sketch, made);
    this.peerings.push(row);
    return row;
  }

  /** Takes Cloud Data Transfer away from an account. */
  closeDataTransfer({ id }: Account): void {
    this.dataTransfer = this.dataTransfer.filter((open) => open !== id && open !== `${id}/cross-border`);
  }

  private place(on: VirtualBorderRouter | Vpc): InterfaceRouter {
    if (!('physicalConnectionId' in on)) return { vpc: on };
    return { router: on, accessPointId: this.accessPointOf.get(on.physicalConnectionId) ?? '' };
  }

  /** How many VBRs there are, which numbers the latest. */
  get routerCount(): number {
    return this.routers.length;
  }

  build(tasks: readonly Task[] = []): WorldState {
    return {
      sequence: this.sequence,
      trafficEnabled: [...this.traffic],
      physicalConnections: this.lines,
      lettersOfAuthorization: this.letters,
      lineOrders: this.orders,
      virtualBorderRouters: this.routers,
      bgpGroups: this.groups,
      bgpPeers: this.peers,
      bgpNetworks: this.networks,
      routerInterfaces: this.interfaces,
      vpcPeeringConnections: this.peerings,
      dataTransfer: this.dataTransfer,
      routeEntries: this.routes,
      vbrHaGroups: this.haGroups,
      tasks,
      tokens: [],
    };
  }

  id(prefix: string, region: string): string {
    this.sequence += 1;
    return resourceId(prefix, region, this.sequence);
  }
}
