import { Refusal } from '../errors';
import { type AccessPoint, accessPoints } from '../geography';
import type { PhysicalConnection } from '../model';
import type { Call } from '../operation';
import { placeKey } from '../tableIndexes';
import { limits } from './limits';

/** What an applicant says about a line. Texts are empty when left out. */
export type Application = Pick<
  PhysicalConnection,
  | 'accessPointId'
  | 'lineOperator'
  | 'portType'
  | 'bandwidthMbps'
  | 'redundantId'
  | 'peerLocation'
  | 'name'
  | 'description'
  | 'circuitCode'
  | 'tags'
  | 'resourceGroupId'
>;

/** An access point of the region that takes new lines. */
export function openAccessPoint(region: string, id: string): AccessPoint {
  const point = accessPoints.find((known) => known.id === id && known.region === region);
  if (point === undefined || point.status === 'full' || point.status === 'disabled') {
    throw new Refusal(400, 'InvalidAccessPointId.NotEnabled', `${id} takes no new lines in ${region}`);
  }
  return point;
}

export function checkQuota({ world, caller, region }: Call, accessPointId: string): void {
  const own = world.physicalConnections.by('place', placeKey(caller.id, region));
  // Stated for the whole account and without a code (003 4.4). Looking at one region keeps the sample estate usable
  // although one line in it is overdue; the code is that of router interfaces.
  if (own.some((line) => line.businessStatus === 'FinancialLocked')) {
    throw new Refusal(
      400,
      'Forbidden.FinancileLocked',
      'A physical connection of yours is locked for an overdue payment.',
    );
  }
  const here = own.filter((line) => line.accessPointId === accessPointId && line.hosting === null);
  if (here.filter((line) => line.status !== 'Enabled').length >= limits.connectionsNotEnabledPerAccessPoint) {
    const message = `${limits.connectionsNotEnabledPerAccessPoint} lines at ${accessPointId} are not Enabled already`;
    throw new Refusal(400, 'QuotaExceeded.freePconnPerAP', message);
  }
  if (here.length >= limits.connectionsPerAccessPoint) {
    throw new Refusal(400, 'QuotaExceeded.pConnPerAP', `There are ${here.length} lines at ${accessPointId} already`);
  }
}

/** Adds a line in Initial. Its review is for the caller to plan. */
export function applyForLine(
  { world, caller, region }: Call,
  point: AccessPoint,
  application: Application,
): PhysicalConnection {
  const line: PhysicalConnection = {
    ...application,
    id: world.newId('pc', region),
    region,
    owner: caller.id,
    status: 'Initial',
    businessStatus: 'Normal',
    loaStatus: '',
    portNumber: '',
    location: point.name,
    created: world.now(),
    enabled: null,
    ends: null,
    renewal: null,
    downDelay: 0,
    occupancyPaid: false,
    hosting: null,
  };
  world.physicalConnections.add(line);
  return line;
}
