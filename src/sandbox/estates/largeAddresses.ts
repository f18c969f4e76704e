/**
 * Networks of a large estate, none of which overlaps another. Links are out of 172.16.0.0/12 (the builder's), sites out
 * of 10.0.0.0/10 and 10.128.0.0/10, VPCs out of 10.64.0.0/10: all of RFC 1918.
 */

/** One of the eight /27 of the site that is behind the VBR of that number. */
export function onPremises(router: number, part: number): string {
  const second = router >> 8;
  return `10.${second < 64 ? second : second + 64}.${router & 255}.${32 * (part & 7)}/27`;
}

/** The /21 of the VPC of that number. */
export function vpcNetwork(number: number): string {
  return `10.${64 + (number >> 5)}.${8 * (number & 31)}.0/21`;
}

/** One of the eight /24 of a VPC. */
export function vpcPart(network: string, part: number): string {
  const [first = '', second = '', third = ''] = network.split('.');
  return `${first}.${second}.${Number(third) + (part & 7)}.0/24`;
}

/** An address of a VPC that answers health checks. */
export function vpcProbe(network: string): string {
  return network.replace(/\.0\/21$/, '.250');
}
