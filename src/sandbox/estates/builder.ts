import type { Account } from '../demoAccounts';
import { accessPoints } from '../geography';
import { networkId, resourceId } from '../ids';
import type {
  BgpGroup,
  BgpNetwork,
  BgpPeer,
  PhysicalConnection,
  Task,
  VirtualBorderRouter,
  WorldState,
} from '../model';
import { bgpTimers, cloudAsn } from '../rules/limits';
import { portBandwidth } from '../rules/ports';
import { never } from '../wireTime';

/** What makes one resource of an estate differ from an ordinary one of its kind. */
type Sketch<Row, Fixed extends keyof Row> = Partial<Omit<Row, Fixed | 'id' | 'region' | 'owner'>> & Pick<Row, Fixed>;

export type LineSketch = Sketch<PhysicalConnection, 'name' | 'accessPointId'> & { readonly owner: Account };
export type RouterSketch = Sketch<VirtualBorderRouter, 'name' | 'vlanId'> & { readonly owner?: Account };
export type GroupSketch = Sketch<BgpGroup, 'name' | 'peerAsn'>;
export type PeerSketch = Sketch<BgpPeer, 'address'>;

const day = 24 * 3600 * 1000;

/** Builds the first state of a world. IDs follow from the order of the calls, so an estate is the same every time. */
export class EstateBuilder {
  private sequence = 0;
  private readonly traffic = new Set<string>();
  private readonly lines: PhysicalConnection[] = [];
  private readonly routers: VirtualBorderRouter[] = [];
  private readonly groups: BgpGroup[] = [];
  private readonly peers: BgpPeer[] = [];
  private readonly networks: BgpNetwork[] = [];

  constructor(private readonly now: number) {}

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
      hosting: null,
      ...own,
      id: this.id('pc', point.region),
      region: point.region,
      owner: owner.id,
    };
    this.lines.push(line);
    return line;
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

  build(tasks: readonly Task[] = []): WorldState {
    return {
      sequence: this.sequence,
      trafficEnabled: [...this.traffic],
      physicalConnections: this.lines,
      virtualBorderRouters: this.routers,
      bgpGroups: this.groups,
      bgpPeers: this.peers,
      bgpNetworks: this.networks,
      tasks,
      tokens: [],
    };
  }

  private id(prefix: string, region: string): string {
    this.sequence += 1;
    return resourceId(prefix, region, this.sequence);
  }
}
