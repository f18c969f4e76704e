import type { HealthCheck, RouterType } from '../model';
import type { Call } from '../operation';
import type { Parameters } from '../parameters';
import type { Vpc } from '../vpcs';
import { cidrParts, ipVersion, sameSubnet } from './addresses';

/** Recommended and set when nothing else is said: eight probes, two seconds apart (003 5.7). */
export const defaultHealthCheck: HealthCheck = { source: '', target: '', rate: 2, threshold: 8 };

/**
 * The health check after a request. The source is an address of the interface's own VPC and does not go without a
 * target (003 5.1, 5.7). `refusal` tells how the operation refuses what breaks the rules.
 */
export function readHealthCheck(
  { world, parameters }: Call,
  now: HealthCheck,
  router: { readonly routerType: RouterType; readonly routerId: string },
  refusal: (name: string) => Error,
): HealthCheck {
  const given = {
    source: readAddress(parameters, 'HealthCheckSourceIp', refusal),
    target: readAddress(parameters, 'HealthCheckTargetIp', refusal),
  };
  if (given.source !== undefined) {
    if (given.target === undefined) throw refusal('HealthCheckTargetIp');
    if (router.routerType === 'VRouter' && !inVpc(given.source, world.vpcOfRouter(router.routerId)))
      throw refusal('HealthCheckSourceIp');
  }
  return {
    source: given.source ?? now.source,
    target: given.target ?? now.target,
    rate: readCount(parameters, 'HcRate', refusal) ?? now.rate,
    threshold: readCount(parameters, 'HcThreshold', refusal) ?? now.threshold,
  };
}

function readAddress(parameters: Parameters, name: string, refusal: (name: string) => Error): string | undefined {
  const address = parameters.text(name);
  if (address !== undefined && ipVersion(address) !== 4) throw refusal(name);
  return address;
}

function readCount(parameters: Parameters, name: string, refusal: (name: string) => Error): number | undefined {
  const count = parameters.integer(name, () => refusal(name));
  if (count !== undefined && count < 1) throw refusal(name);
  return count;
}

function inVpc(address: string, vpc: Vpc | undefined): boolean {
  return (vpc?.ipv4 ?? []).some((block) => {
    const parts = cidrParts(block);
    return parts !== undefined && sameSubnet(parts.address, address, parts.prefix);
  });
}
