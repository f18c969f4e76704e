import { missingParameter, Refusal } from '../errors';
import type { Gateways } from '../model';
import { cidrParts, ipVersion, prefixOfMask, sameSubnet } from './addresses';

/** Codes that differ between creating and modifying a VBR (003 6.1, 6.4). */
export interface GatewayCodes {
  readonly local: string;
  readonly peer: string;
}

/** Both addresses inside one subnet of /24 to /30 and not the same (003 6.4). Empty members are not checked. */
export function checkIpv4Gateways(of: Gateways, codes: GatewayCodes): void {
  if (of.local !== '' && ipVersion(of.local) !== 4) throw malformed(codes.local, of.local);
  if (of.peer !== '' && ipVersion(of.peer) !== 4) throw malformed(codes.peer, of.peer);
  if (of.mask === '') return;
  const prefix = prefixOfMask(of.mask);
  if (prefix === undefined || prefix < 24 || prefix > 30) {
    const message = `A mask between 255.255.255.0 and 255.255.255.252 is needed, not ${of.mask}`;
    throw new Refusal(400, 'InvalidPeeringSubnetMask.Malformed', message);
  }
  checkSubnet(of, prefix);
}

/** Codes for IPv6 values. Where an operation documents none, those of BGP peers are taken (001). */
export interface Ipv6Codes {
  readonly address: string;
  readonly prefix: string;
}

const generalCodes: Ipv6Codes = { address: 'InvalidIp.Malformed', prefix: 'IllegalParam.PeeringIpv6SubnetMask' };

/** The mask is a prefix whose length counts (traps 45). */
export function checkIpv6Gateways(of: Gateways, codes = generalCodes): void {
  for (const address of [of.local, of.peer]) {
    if (address !== '' && ipVersion(address) !== 6) throw malformed(codes.address, address);
  }
  if (of.mask === '') return;
  const prefix = cidrParts(of.mask);
  if (prefix?.version !== 6) {
    throw new Refusal(400, codes.prefix, `An IPv6 prefix is needed, not ${of.mask}`);
  }
  checkSubnet(of, prefix.prefix);
}

/** IPv6 needs both of its gateways and their prefix; without one it could not work. No code of its own is documented. */
export function checkIpv6Known(of: Gateways, isEnabled: boolean): void {
  if (!isEnabled) return;
  if (of.local === '') throw missingParameter('LocalIpv6GatewayIp');
  if (of.peer === '') throw missingParameter('PeerIpv6GatewayIp');
  if (of.mask === '') throw missingParameter('PeeringIpv6SubnetMask');
}

function checkSubnet(of: Gateways, prefix: number): void {
  if (of.local === '' || of.peer === '') return;
  if (of.local === of.peer || !sameSubnet(of.local, of.peer, prefix)) {
    const message = `${of.local} and ${of.peer} are not two addresses of one /${prefix} subnet`;
    throw new Refusal(400, 'InvalidIp.NotSameSubnet', message);
  }
}

/** The codes of changing a VBR (003 6.4). */
export const changeCodes = {
  ipv4: { local: 'InvalidIp.Malformed', peer: 'InvalidIp.Malformed' },
  ipv6: { address: 'InvalidIp.Malformed', prefix: 'IllegalParam.CidrBlock' },
} as const;

function malformed(code: string, address: string): Refusal {
  return new Refusal(400, code, `Not an IP address of the expected version: ${address}`);
}
