import { createHash } from 'node:crypto';
import { systemRouteId } from '../ids';
import type { BgpGroup, NextHop, RouteEntryStatus, VirtualBorderRouter } from '../model';
import type { World } from '../world';
import { prefixOfMask, cidrParts } from './addresses';
import { linksOf, linkTowards } from './links';
import { networkOf } from './networks';
import { peersOn } from './bgp';
import { customEntries, type RouteTable } from './routeTables';

/** An entry of a route table as it is listed. */
export interface ShownEntry {
  /** Learned routes come and go with their sessions and have no ID. */
  readonly id: string | undefined;
  readonly type: 'Custom' | 'System' | 'BGP';
  readonly cidr: string;
  readonly status: RouteEntryStatus;
  readonly name: string;
  readonly description: string;
  readonly nextHops: readonly NextHop[];
  readonly modified: number;
}

/** Weight of a next hop to which nobody gave one; the sample prints it (003 6.15). */
export const usualWeight = 100;

/**
 * All entries of a table. The documents name the types and do not tell where system and learned routes come from; here
 * the former are the networks of the router itself, the latter what BGP peers with an established session announce.
 */
export function shownEntries(world: World, table: RouteTable): ShownEntry[] {
  const custom = customEntries(world, table.id).map((entry): ShownEntry => ({ ...entry, type: 'Custom' }));
  return [...systemEntries(table), ...custom, ...(table.router ? learnedEntries(world, table.router) : [])];
}

function systemEntries(table: RouteTable): ShownEntry[] {
  const networks =
    table.router === undefined
      ? [...table.vpc.ipv4, ...table.vpc.ipv6].map((cidr) => ({ cidr, hops: [] }))
      : linksOf(table.router).flatMap((link) => {
          const hops = [hop(link.vlanInterfaceId)];
          return networksOf(link).map((cidr) => ({ cidr, hops }));
        });
  return networks.map(({ cidr, hops }, index) => ({
    id: systemRouteId(table.id, index + 1),
    type: 'System',
    cidr,
    status: 'Available',
    name: '',
    description: '',
    nextHops: hops,
    modified: table.router?.created ?? 0,
  }));
}

function networksOf({ ipv4, ipv6, enableIpv6 }: Pick<VirtualBorderRouter, 'ipv4' | 'ipv6' | 'enableIpv6'>): string[] {
  const length = prefixOfMask(ipv4.mask);
  const wide = cidrParts(ipv6.mask);
  return [
    ...(length === undefined || ipv4.local === '' ? [] : [networkOf(ipv4.local, length)]),
    ...(!enableIpv6 || wide?.version !== 6 || ipv6.local === '' ? [] : [networkOf(ipv6.local, wide.prefix)]),
  ];
}

/** Peers of one group announce the same networks, so what two of them announce has two next hops. */
function learnedEntries(world: World, router: VirtualBorderRouter): ShownEntry[] {
  if (router.status !== 'active') return [];
  const learned = new Map<string, { hops: Map<string, NextHop>; modified: number }>();
  for (const peer of peersOn(world, router.id)) {
    const group = world.bgpGroups.get(peer.groupId);
    if (group === undefined || peer.session !== 'Established') continue;
    const { vlanInterfaceId } = linkTowards(router, peer.address);
    for (let number = 0; number < peer.received; number += 1) {
      const cidr = announced(group, number);
      const known = learned.get(cidr) ?? { hops: new Map<string, NextHop>(), modified: peer.modified };
      learned.set(cidr, known);
      known.hops.set(vlanInterfaceId, hop(vlanInterfaceId));
    }
  }
  return [...learned].map(([cidr, { hops, modified }]) => ({
    id: undefined,
    type: 'BGP',
    cidr,
    status: 'Available',
    name: '',
    description: '',
    nextHops: [...hops.values()],
    modified,
  }));
}

/** The networks behind a group of peers are made up, the same in every run. */
function announced({ id, ipVersion }: BgpGroup, number: number): string {
  const [first = 0, second = 0] = createHash('sha256').update(id).digest();
  if (ipVersion === 'IPv6')
    return networkOf(`2001:db8:${(first * 256 + second).toString(16)}:${number.toString(16)}::`, 64);
  return `10.${192 + (first % 64)}.${number % 256}.0/24`;
}

function hop(id: string): NextHop {
  return { id, type: 'RouterInterface', weight: usualWeight };
}
