import { message } from '../message';
import type { Choice } from '../parameter';
import type { Values } from '../problem';
import type { LedToBy } from '../takingDown';

/** What a route may point to (003 6.14); the route table of a VBR takes router interfaces only. */
export const nextHopTypes = [
  { value: 'RouterInterface', meaning: 'Router interface' },
  { value: 'Instance', meaning: 'ECS instance' },
  { value: 'HaVip', meaning: 'High-availability virtual IP address' },
  { value: 'NetworkInterface', meaning: 'Elastic network interface' },
  { value: 'VpnGateway', meaning: 'VPN gateway' },
  { value: 'IPv6Gateway', meaning: 'IPv6 gateway' },
  { value: 'NatGateway', meaning: 'NAT gateway' },
  { value: 'Attachment', meaning: 'Transit router' },
  { value: 'VpcPeer', meaning: 'VPC peering connection' },
  // The rest stands in today's SDK only.
  { value: 'Ipv4Gateway', meaning: 'IPv4 gateway' },
  { value: 'GatewayEndpoint', meaning: 'Gateway endpoint' },
  { value: 'Ecr', meaning: 'Express Connect Router (ECR)' },
  { value: 'GatewayLoadBalancerEndpoint', meaning: 'Gateway Load Balancer endpoint' },
  { value: 'RouteTargetGroup', meaning: 'Route target group' },
] as const satisfies readonly Choice[];

/**
 * The next hops of a route entry's row as DeleteRouteEntry wants them: a single one by its ID, several as a list. A
 * route of a VBR is only found with them (003 6.16, traps 52).
 */
export function nextHopsOf(row: Readonly<Record<string, unknown>>): Values {
  const listed: readonly unknown[] = Array.isArray(row.NextHops) ? row.NextHops : [];
  const hops = listed.flatMap(readHop);
  const [only, another] = hops;
  if (only === undefined) return {};
  if (another === undefined) return { NextHopId: only.id };
  const entries = hops.flatMap(({ id, type }, index): (readonly [string, string])[] => {
    const entry = `NextHopList.${index + 1}`;
    const named = [`${entry}.NextHopId`, id] as const;
    return type === '' ? [named] : [named, [`${entry}.NextHopType`, type]];
  });
  return Object.fromEntries(entries);
}

function readHop(hop: unknown): { readonly id: string; readonly type: string }[] {
  if (typeof hop !== 'object' || hop === null || !('NextHopId' in hop)) return [];
  const { NextHopId: id } = hop;
  const type = 'NextHopType' in hop && typeof hop.NextHopType === 'string' ? hop.NextHopType : '';
  return typeof id === 'string' && id !== '' ? [{ id, type }] : [];
}

/** Routes lead to router interfaces, those of VLANs among them: they go first (traps section 11). */
export const routesTo = {
  kind: 'routeEntry',
  list: 'NextHops',
  field: 'NextHopId',
  unseen: message(
    'Routes of a VPC that lead to it cannot be read here. Delete them in the VPC console first: the service refuses while there are any.',
  ),
} as const satisfies LedToBy;
