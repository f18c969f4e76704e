import { Refusal } from '../errors';
import type { RouterInterfaceRole } from '../model';

/** Specifications and the bandwidth in Mbit/s that each gives (003 5.1). */
const bandwidths: Readonly<Record<string, number>> = {
  'Mini.2': 2,
  'Mini.5': 5,
  'Small.1': 10,
  'Small.2': 20,
  'Small.5': 50,
  'Middle.1': 100,
  'Middle.2': 200,
  'Middle.5': 500,
  'Large.1': 1000,
  'Large.2': 2000,
  'Large.5': 5000,
  'Xlarge.1': 10_000,
};

/** 0 for the accepting side, which has no bandwidth of its own. */
export function bandwidthOf(spec: string): number {
  return bandwidths[spec] ?? 0;
}

/** The initiating side has a bandwidth, the accepting side is Negative (003 5.1). The code really is spelled so. */
export function checkSpec(spec: string, role: RouterInterfaceRole): string {
  const fits = role === 'AcceptingSide' ? spec === 'Negative' : Object.hasOwn(bandwidths, spec);
  if (fits) return spec;
  throw new Refusal(400, 'InvalidSpec.ValudNotSupported', `${spec} is no specification of the ${role}`);
}
