import { Refusal } from '../errors';

/** Port types and the bandwidth in Mbit/s that each carries; the last two come from the SDK (wire-facts 5). */
export const portBandwidth: Readonly<Record<string, number>> = {
  '100Base-T': 100,
  '1000Base-T': 1000,
  '1000Base-LX': 1000,
  '10GBase-T': 10_000,
  '10GBase-LR': 10_000,
  '40GBase-LR': 40_000,
  '100GBase-LR': 100_000,
};

export const defaultPortType = '1000Base-T';

const lineOperators: ReadonlySet<string> = new Set(['CT', 'CU', 'CM', 'CO', 'Equinix', 'Other']);

/** `50M`, `1G`, `10G`: a specification carries its unit (traps 41). */
export function specOf(mbps: number): string {
  return mbps >= 1000 && mbps % 1000 === 0 ? `${mbps / 1000}G` : `${mbps}M`;
}

/** What an application and a change may say about a line. The codes really are spelled so (traps 66). */
export function checkLineValues(portType?: string, lineOperator?: string, peerLocation?: string): void {
  if (lineOperator !== undefined && !lineOperators.has(lineOperator)) {
    throw new Refusal(400, 'InvalidLineOperator.Malformd', `There is no line operator ${lineOperator}`);
  }
  if (peerLocation !== undefined && peerLocation.length > 256) {
    throw new Refusal(400, 'InvalidPeerLocation.Malformd', 'A location has at most 256 characters.');
  }
  if (portType !== undefined && !Object.hasOwn(portBandwidth, portType)) {
    throw new Refusal(400, 'InvalidPortType.Malformd', `There is no port type ${portType}`);
  }
}

/** A port carries no more than its type allows. */
export function checkBandwidth(mbps: number, portType: string, accepts: (mbps: number) => boolean): void {
  if (accepts(mbps) && mbps <= (portBandwidth[portType] ?? 0) * 1.024) return;
  throw new Refusal(400, 'InvalidBandwidth', `A ${portType} port is not given ${mbps} Mbit/s`);
}

export function invalidBandwidth(): Refusal {
  return new Refusal(400, 'InvalidBandwidth', 'The bandwidth is a whole number of Mbit/s.');
}
