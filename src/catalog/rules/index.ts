import type { Message } from '../message';
import { cidr, ip, ipv4, ipv4Cidr, ipv4Mask, ipv6, ipv6Cidr, ipv6Prefix } from './address';
import { localAsn, peerAsn } from './bgp';
import { type Described, described } from './described';
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
  name: described(
    'Starts with a letter or Chinese character; then letters, Chinese characters, digits, underscores and hyphens.',
    name,
  ),
  nameWithDots: described(
    'Starts with a letter or Chinese character; then letters, Chinese characters, digits, periods, underscores and hyphens.',
    nameWithDots,
  ),
  description: described('Starts with a letter or Chinese character, and not with http:// or https://.', description),
  noUrl: described('Does not start with http:// or https://.', noUrl),
  ip: described('An IPv4 or IPv6 address.', ip),
  ipv4: described('An IPv4 address.', ipv4),
  ipv6: described('An IPv6 address.', ipv6),
  ipv4Mask: described('A dotted subnet mask from 255.255.255.0 (/24) to 255.255.255.252 (/30).', ipv4Mask),
  ipv6Prefix: described('An IPv6 prefix with its length, such as 2001:db8:0:1::/64.', ipv6Prefix),
  ipv4Cidr: described('An IPv4 CIDR block without bits behind the prefix.', ipv4Cidr),
  ipv6Cidr: described('An IPv6 CIDR block without bits behind the prefix.', ipv6Cidr),
  cidr: described('An IPv4 or IPv6 CIDR block without bits behind the prefix.', cidr),
  vlan: described('A VLAN ID in decimal digits.', vlan),
  hundreds: described('A multiple of 100.', hundreds),
  utcTime: described('A time in UTC such as 2026-02-28T16:00:00Z.', utcTime),
  associatedPhysicalConnections: described(
    'A JSON list of objects, each with a PhysicalConnectionId.',
    associatedPhysicalConnections,
  ),
  peerAsn: described('Not 45104, which is the ASN of Alibaba Cloud.', peerAsn),
  localAsn: described('45104 or a private ASN: 64512 to 65534 without 65025, or 4200000000 to 4294967294.', localAsn),
  routeDestination: described('A CIDR block or a single address, not inside 100.64.0.0/10.', routeDestination),
} satisfies Record<string, Described<Rule>>;

export type RuleName = keyof typeof rules;
