import { Refusal } from '../errors';
import type { SandboxOperations } from '../operation';
import { applyForLine, checkQuota, openAccessPoint } from '../rules/applications';
import { durations } from '../rules/durations';
import { checkCircuitCode, checkDescription, checkName } from '../rules/naming';
import { checkBandwidth, checkLineValues, defaultPortType, invalidBandwidth, portBandwidth } from '../rules/ports';
import { checkRedundant } from '../rules/redundancy';
import { readLabels } from '../rules/tags';

/** Bandwidths in Mbit/s that can be applied for (003 4.4). */
const bandwidths: ReadonlySet<number> = new Set([50, 100, 200, 300, 400, 500, 1000, 2000, 4000, 5000, 8000, 10_000]);

export const createPhysicalConnection: SandboxOperations = {
  CreatePhysicalConnection: {
    // Both documents also require PeerLocation and ClientToken; the newer SDK does not (wire-facts 5).
    required: ['RegionId', 'AccessPointId', 'LineOperator'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, region, parameters } = call;
      const accessPointId = parameters.required('AccessPointId');
      const lineOperator = parameters.required('LineOperator');
      const peerLocation = parameters.text('PeerLocation');
      const portType = parameters.text('PortType') ?? defaultPortType;
      const asked = parameters.integer('bandwidth', invalidBandwidth);
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      const circuitCode = parameters.text('CircuitCode');
      const redundantId = parameters.text('RedundantPhysicalConnectionId');

      const point = openAccessPoint(region, accessPointId);
      if ((parameters.text('Type') ?? 'VPC') !== 'VPC') {
        throw new Refusal(400, 'InvalidType.Malformd', 'The type of a physical connection is VPC.');
      }
      checkLineValues(portType, lineOperator, peerLocation);
      checkDescription(description);
      checkName(name, 'no dots');
      checkCircuitCode(circuitCode);
      if (asked !== undefined) checkBandwidth(asked, portType, (mbps) => bandwidths.has(mbps));
      const labels = readLabels(parameters, 'Tag');
      checkRedundant(call, redundantId);
      checkQuota(call, accessPointId);

      const line = applyForLine(call, point, {
        accessPointId,
        name: name ?? '',
        description: description ?? '',
        lineOperator,
        circuitCode: circuitCode ?? '',
        peerLocation: peerLocation ?? '',
        portType,
        bandwidthMbps: asked ?? portBandwidth[portType] ?? 0,
        redundantId: redundantId ?? '',
        ...labels,
      });
      world.schedule('physicalConnection.review', line.id, durations.review);
      return { PhysicalConnectionId: line.id };
    },
  },
};
