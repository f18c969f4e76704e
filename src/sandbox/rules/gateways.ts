import { Refusal } from '../errors';
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

/** The mask is a prefix whose length counts (traps 45). IPv6 errors are listed for BGP peers only (001). */
export function checkIpv6Gateways(of: Gateways): void {
  for (const address of [of.local, of.peer]) {
    if (address !== '' && ipVersion(address) !== 6) throw malformed('InvalidIp.Malformed', address);
  }
  if (of.mask === '') return;
  const prefix = cidrParts(of.mask);
  if (prefix?.version !== 6) {
    throw new Refusal(400, 'IllegalParam.PeeringIpv6SubnetMask', `An IPv6 prefix is needed, not ${of.mask}`);
  }
  checkSubnet(of, prefix.prefix);
}

function checkSubnet(of: Gateways, prefix: number): void {
  if (of.local === '' || of.peer === '') return;
  if (of.local === of.peer || !sameSubnet(of.local, of.peer, prefix)) {
    const message = `${of.local} and ${of.peer} are not two addresses of one /${prefix} subnet`;
    throw new Refusal(400, 'InvalidIp.NotSameSubnet', message);
  }
}

function malformed(code: string, address: string): Refusal {
  return new Refusal(400, code, `Not an IP address of the expected version: ${address}`);
}
