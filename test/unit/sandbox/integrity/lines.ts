import type { PhysicalConnection } from '../../../../src/sandbox/model';
import { accessPoints } from '../../../../src/sandbox/geography';
import { byId, grouped, type Lookup, type Problems } from './lookup';

/** Mbit/s of a port (003 4.4, wire-facts 5). */
const ports: Readonly<Record<string, number>> = {
  '100Base-T': 100,
  '1000Base-T': 1000,
  '1000Base-LX': 1000,
  '10GBase-T': 10_000,
  '10GBase-LR': 10_000,
  '40GBase-LR': 40_000,
  '100GBase-LR': 100_000,
};

/** Stated: applications of an account that are not Enabled yet (003 4.4); their code counts by access point (traps 9). */
const notEnabledAtAccessPoint = 5;
/** Told by QuotaExceeded.pConnPerAP only (traps 9): the sandbox's figure. */
const linesAtAccessPoint = 40;

/** Lines, their LOAs, shares and orders. */
export function* lineProblems(lookup: Lookup): Problems {
  const points = byId(accessPoints);
  for (const line of lookup.lines.values()) {
    const what = `line ${line.id} (${line.name})`;
    if (!lookup.accounts.has(line.owner)) yield `${what} belongs to nobody`;
    if (points.get(line.accessPointId)?.region !== line.region) yield `${what} is at no access point of its region`;
    if (line.bandwidthMbps > (ports[line.portType] ?? 0)) yield `${what} has more than its port carries`;
    if (line.redundantId !== '') yield* redundancy(lookup, line, what);
    if (line.hosting !== null) yield* share(lookup, line, what);
    // Service is for what is Enabled, and an end for what has been (003 4.12).
    if ((line.status === 'Enabled') !== (line.enabled !== null) && !line.status.startsWith('Terminat')) {
      yield `${what} is ${line.status} and its service began ${String(line.enabled)}`;
    }
  }
  yield* shares(lookup);
  yield* quotas(lookup);
  for (const { id, lineId, region } of lookup.estate.lettersOfAuthorization) {
    const line = lookup.lines.get(lineId);
    if (line?.region !== region || line.hosting !== null) yield `LOA ${id} is of no dedicated line of its region`;
    else if (line.loaStatus === '') yield `LOA ${id} has no state`;
  }
  for (const { id, lineId, owner } of lookup.estate.lineOrders) {
    const line = lookup.lines.get(lineId);
    if (owner !== line?.owner && owner !== line?.hosting?.parentOwner) yield `order ${id} is for no line of its payer`;
  }
}

/** A redundant connection is the owner's own, in the region, and not the line itself (003 4.4). */
function* redundancy({ lines }: Lookup, line: PhysicalConnection, what: string): Problems {
  const other = lines.get(line.redundantId);
  if (other?.owner !== line.owner || other.region !== line.region || other === line) {
    yield `${what} names ${line.redundantId} as redundant`;
  }
}

/** A share is on a dedicated line in service, at its access point (003 4.18). */
function* share({ lines }: Lookup, line: PhysicalConnection, what: string): Problems {
  const parent = lines.get(line.hosting?.parentId ?? '');
  if (parent?.hosting !== null || parent.owner !== line.hosting?.parentOwner) {
    yield `${what} is shared from no dedicated line of its partner`;
    return;
  }
  if (parent.status !== 'Enabled') yield `${what} is shared from a line that is ${parent.status}`;
  if (parent.accessPointId !== line.accessPointId) yield `${what} is not where the line under it is`;
}

/** The shares of a line have no more than the line (SDK). */
function* shares({ lines }: Lookup): Problems {
  const hosted = [...lines.values()].filter(({ hosting }) => hosting !== null && hosting.vpconnStatus !== 'Deleted');
  for (const [id, of] of grouped(hosted, ({ hosting }) => hosting?.parentId ?? '')) {
    const given = of.reduce((sum, { bandwidthMbps }) => sum + bandwidthMbps, 0);
    if (given > (lines.get(id)?.bandwidthMbps ?? 0)) yield `line ${id} gives away ${given} Mbit/s`;
  }
}

function* quotas({ lines }: Lookup): Problems {
  const dedicated = [...lines.values()].filter(({ hosting }) => hosting === null);
  for (const [place, of] of grouped(
    dedicated,
    ({ owner, accessPointId }) => `${owner} has %d lines at ${accessPointId}`,
  )) {
    const notEnabled = of.filter(({ status }) => status !== 'Enabled').length;
    if (of.length > linesAtAccessPoint) yield place.replace('%d', String(of.length));
    if (notEnabled > notEnabledAtAccessPoint) yield `${place.replace('%d', String(notEnabled))} that are not Enabled`;
  }
}
