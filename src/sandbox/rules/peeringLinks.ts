import { Refusal } from '../errors';
import type { Parameters } from '../parameters';
import { limits } from './limits';
import { illegalParam } from './peerings';

/** Both ends of a connection: bandwidth and link type are for connections between two regions only. */
export type Ends = readonly [string, string];

const linkTypes: ReadonlySet<string> = new Set(['Platinum', 'Gold', 'Silver']);

/** Mbit/s above 0. `within` and `beyond` are how the operation refuses one within a region, and one too large. */
export function readPeeringBandwidth(
  parameters: Parameters,
  [from, to]: Ends,
  refusals: { readonly within: () => Error; readonly beyond: () => Error },
): number | undefined {
  const mbps = parameters.integer('Bandwidth', () => illegalParam('Bandwidth'));
  if (mbps === undefined) return undefined;
  if (from === to) throw refusals.within();
  if (mbps < 1) throw illegalParam('Bandwidth');
  if (mbps > limits.peeringBandwidthMbps) throw refusals.beyond();
  return mbps;
}

/**
 * Three codes refuse link types and no document says which one is for what. Here: the first for connections within a
 * region, the second for Platinum to Hong Kong, the third for Silver, which not every account has (wire-facts 5).
 */
export function readLinkType(parameters: Parameters, [from, to]: Ends): string | undefined {
  const type = parameters.text('LinkType');
  if (type === undefined) return undefined;
  if (!linkTypes.has(type)) throw illegalParam('LinkType');
  if (from === to) throw notSupported('InterRegionLinkTypeNotSupported', `${from} to ${to}`);
  if (type === 'Platinum' && (from === 'cn-hongkong' || to === 'cn-hongkong')) {
    throw notSupported('RegionIdNotSupportLinkType', `${from} to ${to}`);
  }
  if (type === 'Silver') throw notSupported('SpecificLinkTypeNotSupported', type);
  return type;
}

function notSupported(code: string, what: string): Refusal {
  return new Refusal(400, `OperationFailed.${code}`, `The link type is not supported: ${what}.`);
}
