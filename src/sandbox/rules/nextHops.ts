import { missingParameter, Refusal } from '../errors';
import type { NextHop, RouterInterface } from '../model';
import type { Call } from '../operation';
import type { Parameters } from '../parameters';
import { cidrParts } from './addresses';
import { checkInterfaceSettled } from './conflicts';
import { linksOf } from './links';
import { checkPeeringStatus } from './peerings';
import type { RouteTable } from './routeTables';
import { usualWeight } from './shownEntries';

/** What a route can lead to (003 6.14), and how one that does not exist is refused. */
const missing: Readonly<Record<string, readonly [http: number, code: string]>> = {
  Instance: [404, 'InvalidInstanId.NotFound'],
  HaVip: [404, 'InvalidHaVipId.NotFound'],
  RouterInterface: [404, 'InvalidNextHopId.NotFound'],
  NetworkInterface: [404, 'InvalidNextHopId.NotFound'],
  VpnGateway: [404, 'InvalidNextHopId.NotFound'],
  IPv6Gateway: [404, 'InvalidNextHopId.NotFound'],
  NatGateway: [404, 'InvalidNextHopId.NotFound'],
  Attachment: [400, 'InvalidAttachment.NotFound'],
  VpcPeer: [404, 'InvalidNextHopId.NotFound'],
};

const fewestHops = 2;
const mostHops = 4;
/** Only INVALID_WEIGHT_PARAM tells that weights can be wrong. */
const heaviest = 255;

/** The next hops of a new route: one, named by type and ID, or a list of two to four (003 6.14, traps 51). */
export function readNextHops(call: Call, table: RouteTable, cidr: string): NextHop[] {
  const { parameters } = call;
  const id = parameters.text('NextHopId');
  const type = parameters.text('NextHopType');
  const list = parameters.objects('NextHopList');
  if (list.length > 0) {
    if (id === undefined && type === undefined) return readList(call, table, list);
    throw new Refusal(400, 'InvalidNexthopTypeAndList.BothNotNull', 'One next hop or NextHopList, not both.');
  }
  if (id === undefined && type === undefined) {
    throw new Refusal(
      400,
      'InvalidNexthopTypeAndList.BothNull',
      'NextHopType and NextHopId, or NextHopList, are needed.',
    );
  }
  if (id === undefined) throw missingParameter('NextHopId');
  // An ECS instance is what the service assumes (traps 49).
  return [readNextHop(call, table, cidr, type ?? 'Instance', id)];
}

/** One next hop. ECS instances, gateways and the like are not in the sandbox: none exists. */
export function readNextHop(call: Call, table: RouteTable, cidr: string, type: string, id: string): NextHop {
  const refusal = Object.hasOwn(missing, type) ? missing[type] : undefined;
  if (refusal === undefined || (table.router !== undefined && type !== 'RouterInterface')) {
    throw new Refusal(400, 'InvalidNextHopType', `A route of ${table.id} does not lead to ${type}`);
  }
  const exists =
    type === 'VpcPeer' ? isPeering(call, table, id) : type === 'RouterInterface' && isInterface(call, table, id);
  if (!exists) throw new Refusal(refusal[0], refusal[1], `There is no next hop ${id} for route table ${table.id}`);
  if (cidrParts(cidr)?.version === 6 && !carriesIpv6(table, type, id)) {
    throw new Refusal(400, 'OperationFailed.NotSupportIPV6', `Next hop ${id} has no IPv6`);
  }
  return { id, type, weight: usualWeight };
}

/** ECMP: router interfaces of a VPC whose other sides are VBRs, so the table of a VBR has none (003 6.14). */
function readList(call: Call, table: RouteTable, list: readonly Parameters[]): NextHop[] {
  if (list.length < fewestHops || list.length > mostHops) {
    throw new Refusal(400, 'InvalidNexthopListSize', `A list has ${fewestHops} to ${mostHops} next hops.`);
  }
  const hops = list.map((entry) => readMember(call, table, entry));
  if (new Set(hops.map(({ id }) => id)).size < hops.length) {
    throw new Refusal(400, 'InvalidRouteEntrySize', 'A next hop is in the list twice.');
  }
  return hops;
}

function readMember(call: Call, table: RouteTable, entry: Parameters): NextHop {
  const type = entry.text('NextHopType') ?? 'RouterInterface';
  if (type !== 'RouterInterface') throw new Refusal(400, 'InvalidNextHopType', 'A list holds router interfaces only.');
  const id = entry.required('NextHopId');
  if (!isInterface(call, table, id)) throw new Refusal(400, 'InvalidNextHop.NotFound', `There is no next hop ${id}`);
  const known = call.world.routerInterfaces.get(id);
  if (known?.opposite.routerType !== 'VBR') {
    throw new Refusal(400, 'InvalidOppositeRouterType', `The other side of ${id} is no VBR`);
  }
  checkConnected(known);
  const illegal = () => new Refusal(400, 'INVALID_WEIGHT_PARAM', `A weight is 0 to ${heaviest}.`);
  const weight = entry.integer('Weight', illegal) ?? usualWeight;
  if (weight < 0 || weight > heaviest) throw illegal();
  return { id, type, weight };
}

/**
 * Whether the table's router has that interface: a router interface, or the VLAN interface of one of a VBR's lines
 * (003 6.2). One that belongs to another router is refused by itself.
 */
function isInterface({ world, caller }: Call, table: RouteTable, id: string): boolean {
  if (table.router !== undefined && linksOf(table.router).some(({ vlanInterfaceId }) => vlanInterfaceId === id)) {
    return true;
  }
  const known = world.routerInterfaces.get(id);
  if (known?.owner !== caller.id || known.region !== table.region) return false;
  if (known.routerId !== (table.router?.id ?? table.vpc?.routerId)) {
    throw new Refusal(400, 'InvalidRouterInterface', `Router interface ${id} is on ${known.routerId}`);
  }
  checkInterfaceSettled(known);
  if (table.vpc !== undefined && known.opposite.routerType === 'VBR') checkConnected(known);
  return true;
}

function checkConnected({ id, status }: RouterInterface): void {
  if (status === 'Idle') throw new Refusal(400, 'OperationDenied.VbrIdle', `Router interface ${id} is not connected`);
}

function isPeering({ world }: Call, { vpc }: RouteTable, id: string): boolean {
  const peering = world.vpcPeeringConnections.get(id);
  if (peering === undefined || vpc === undefined) return false;
  if (![peering.vpcId, peering.acceptingVpcId].includes(vpc.id)) return false;
  // Not documented; Terraform's provider tries again on this code (wire-facts 3.4).
  checkPeeringStatus(peering, 'Activated');
  return true;
}

/** A VLAN interface carries what its link has, a router interface of a VBR what the VBR has; those of VPCs IPv4. */
function carriesIpv6({ router }: RouteTable, type: string, id: string): boolean {
  if (router === undefined) return type === 'VpcPeer';
  return (linksOf(router).find(({ vlanInterfaceId }) => vlanInterfaceId === id) ?? router).enableIpv6;
}
