import { Refusal } from '../errors';
import { accessPoints } from '../geography';
import type { Call, SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { limits } from '../rules/limits';
import { checkCircuitCode, checkDescription, checkName } from '../rules/naming';
import { checkBandwidth, checkLineValues, defaultPortType, invalidBandwidth, portBandwidth } from '../rules/ports';
import { checkRedundant } from '../rules/redundancy';

/** Bandwidths in Mbit/s that can be applied for (003 4.4). */
const bandwidths: ReadonlySet<number> = new Set([50, 100, 200, 300, 400, 500, 1000, 2000, 4000, 5000, 8000, 10_000]);

export const createPhysicalConnection: SandboxOperations = {
  CreatePhysicalConnection: {
    // Both documents also require PeerLocation and ClientToken; the newer SDK does not (wire-facts 5).
    required: ['RegionId', 'AccessPointId', 'LineOperator'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const accessPointId = parameters.required('AccessPointId');
      const lineOperator = parameters.required('LineOperator');
      const peerLocation = parameters.text('PeerLocation');
      const portType = parameters.text('PortType') ?? defaultPortType;
      const asked = parameters.integer('bandwidth', invalidBandwidth);
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      const circuitCode = parameters.text('CircuitCode');
      const redundantId = parameters.text('RedundantPhysicalConnectionId');

      const point = findAccessPoint(region, accessPointId);
      if ((parameters.text('Type') ?? 'VPC') !== 'VPC') {
        throw new Refusal(400, 'InvalidType.Malformd', 'The type of a physical connection is VPC.');
      }
      checkLineValues(portType, lineOperator, peerLocation);
      checkDescription(description);
      checkName(name, 'no dots');
      checkCircuitCode(circuitCode);
      if (asked !== undefined) checkBandwidth(asked, portType, (mbps) => bandwidths.has(mbps));
      checkRedundant(call, redundantId);
      checkQuota(call, accessPointId);

      const id = world.newId('pc', region);
      world.physicalConnections.add({
        id,
        region,
        owner: caller.id,
        accessPointId,
        status: 'Initial',
        businessStatus: 'Normal',
        loaStatus: '',
        name: name ?? '',
        description: description ?? '',
        lineOperator,
        circuitCode: circuitCode ?? '',
        peerLocation: peerLocation ?? '',
        portType,
        portNumber: '',
        location: point.name,
        bandwidthMbps: asked ?? portBandwidth[portType] ?? 0,
        redundantId: redundantId ?? '',
        created: world.now(),
        enabled: null,
        ends: null,
        renewal: null,
        downDelay: 0,
        hosting: null,
      });
      world.schedule('physicalConnection.review', id, durations.review);
      return { PhysicalConnectionId: id };
    },
  },
};

function findAccessPoint(region: string, id: string) {
  const point = accessPoints.find((known) => known.id === id && known.region === region);
  if (point === undefined || point.status === 'full' || point.status === 'disabled') {
    throw new Refusal(400, 'InvalidAccessPointId.NotEnabled', `${id} takes no new lines in ${region}`);
  }
  return point;
}

function checkQuota({ world, caller, region }: Call, accessPointId: string): void {
  const own = world.physicalConnections.where((line) => line.owner === caller.id && line.region === region);
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
