import { Refusal } from '../errors';
import type { PhysicalConnection } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { hostedOn } from './lines';

/** What a hosted connection can carry, in Mbit/s (003 4.18). Those from 2G on are opened on request; here they are. */
const specifications: ReadonlyMap<string, number> = new Map([
  ['50M', 50],
  ['100M', 100],
  ['200M', 200],
  ['300M', 300],
  ['400M', 400],
  ['500M', 500],
  ['1G', 1000],
  ['2G', 2000],
  ['5G', 5000],
  ['8G', 8000],
  ['10G', 10_000],
]);

/** The Mbit/s of a specification; refused when there is none of that name. */
export function mbpsOf(specification: string): number {
  const mbps = specifications.get(specification);
  if (mbps === undefined) throw illegalBandwidth(specification);
  return mbps;
}

/** The specification that a VBR's bandwidth becomes. VBRs count binary thousands, hosted connections decimal ones (traps 42). */
export function specificationOfRouter(mbps: number): string {
  for (const [name, carried] of specifications) {
    if (mbps === carried || (carried > 1000 && mbps === (carried / 1000) * 1024)) return name;
  }
  throw illegalBandwidth(`${mbps} Mbit/s`);
}

/** The shares of a line together have no more than the line has (SDK; the code is the documented one of 003 4.18). */
export function checkShare(world: World, parent: PhysicalConnection, mbps: number, except?: string): void {
  const others = hostedOn(world, parent.id).filter(({ id }) => id !== except);
  // What was ordered and is not paid for yet counts as well, or its payment would take more than there is.
  const expected = ({ hosting }: PhysicalConnection) => specifications.get(hosting?.expectSpec ?? '') ?? 0;
  const given = others.reduce((sum, other) => sum + Math.max(other.bandwidthMbps, expected(other)), 0);
  if (given + mbps > parent.bandwidthMbps) throw illegalBandwidth(`${mbps} Mbit/s`);
}

function illegalBandwidth(bandwidth: string): Refusal {
  return new Refusal(400, 'IllegalParam.Bandwidth', `The param of Bandwidth [${bandwidth}] is illegal.`);
}

/** Whether the account owns the line that a hosted connection runs on. */
export function isHostedBy(line: PhysicalConnection, account: string): boolean {
  return line.hosting?.parentOwner === account && line.hosting.vpconnStatus !== 'Deleted';
}

/**
 * A line of the caller, or a hosted connection on one. The partner terminates, recovers and deletes hosted connections
 * (003, overview); that the tenant may not is nowhere said.
 */
export function lineOfEitherSide(
  { world, caller, region }: Call,
  id: string,
  http = 404,
  code = 'InvalidPhysicalConnectionId.NotFound',
): PhysicalConnection {
  const line = world.physicalConnections.get(id);
  const mine = line?.owner === caller.id && line.hosting?.vpconnStatus !== 'Deleted';
  if (line?.region === region && (mine || isHostedBy(line, caller.id))) return line;
  throw new Refusal(http, code, `There is no physical connection ${id} of yours in ${region}`);
}
