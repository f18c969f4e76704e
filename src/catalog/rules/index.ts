import type { Message } from '../message';
import { cidr, ip, ipv4, ipv4Cidr, ipv4Mask, ipv6, ipv6Cidr, ipv6Prefix } from './address';
import { localAsn, peerAsn } from './bgp';
import { associatedPhysicalConnections } from './link';
import { description, name, nameWithDots, noUrl } from './names';
import { hundreds } from './step';
import { utcTime } from './time';
import { routeDestination } from './routes';
import { vlan } from './vlan';

/** A rule on one value: what is wrong with it, or undefined. */
type Rule = (value: string) => Message | undefined;

/** Every rule that a parameter may name. */
export const rules = {
  name,
  nameWithDots,
  description,
  noUrl,
  ip,
  ipv4,
  ipv6,
  ipv4Mask,
  ipv6Prefix,
  ipv4Cidr,
  ipv6Cidr,
  cidr,
  vlan,
  hundreds,
  utcTime,
  associatedPhysicalConnections,
  peerAsn,
  localAsn,
  routeDestination,
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
