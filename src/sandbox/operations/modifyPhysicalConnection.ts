import { invalidParameter, Refusal } from '../errors';
import type { PhysicalConnection, PhysicalConnectionStatus } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { durations } from '../rules/durations';
import { ownLine } from '../rules/lines';
import { checkCircuitCode, checkDescription, checkName } from '../rules/naming';
import { checkBandwidth, checkLineValues, defaultPortType, invalidBandwidth, portBandwidth } from '../rules/ports';
import { checkRedundant } from '../rules/redundancy';

/** Nothing can be modified here. Terminating is in no list; what ends is left alone (003 4.13, traps section 10). */
const closed: ReadonlySet<PhysicalConnectionStatus> = new Set([
  'Allocating',
  'Canceled',
  'Allocation Failed',
  'Terminating',
  'Terminated',
]);

/** Specification and redundant line can be modified here only (003 4.13). */
const open: ReadonlySet<PhysicalConnectionStatus> = new Set(['Initial', 'Rejected', 'Enabled']);

export const modifyPhysicalConnection: SandboxOperations = {
  ModifyPhysicalConnectionAttribute: {
    required: ['RegionId', 'PhysicalConnectionId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, parameters } = call;
      const line = ownLine(call, parameters.required('PhysicalConnectionId'));
      const lineOperator = parameters.text('LineOperator');
      const peerLocation = parameters.text('PeerLocation');
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      const circuitCode = parameters.text('CircuitCode');
      const redundantId = parameters.text('RedundantPhysicalConnectionId');
      const portType = wantedPort(line, parameters.text('PortType'));
      const bandwidth = parameters.integer('bandwidth', invalidBandwidth);
      const downDelay = readDownDelay(parameters);

      if (closed.has(line.status)) throw invalidStatus(line);
      checkLineValues(portType, lineOperator, peerLocation);
      checkDescription(description);
      checkName(name, 'dots');
      checkCircuitCode(circuitCode);
      if (bandwidth !== undefined) checkBandwidth(bandwidth, portType, (mbps) => mbps >= 2 && mbps <= 10_240);
      checkRedundant(call, redundantId, line.id);
      const specification = { portType, bandwidthMbps: bandwidth ?? bandwidthAfter(line, portType) };
      const changed =
        specification.portType !== line.portType ||
        specification.bandwidthMbps !== line.bandwidthMbps ||
        (redundantId ?? line.redundantId) !== line.redundantId;
      if (changed && !isSpecifiable(line)) throw invalidStatus(line);

      Object.assign(line, specification);
      line.redundantId = redundantId ?? line.redundantId;
      line.lineOperator = lineOperator ?? line.lineOperator;
      line.peerLocation = peerLocation ?? line.peerLocation;
      line.name = name ?? line.name;
      line.description = description ?? line.description;
      line.circuitCode = circuitCode ?? line.circuitCode;
      line.downDelay = downDelay ?? line.downDelay;
      if (line.status === 'Rejected') {
        // A corrected application is looked at once more.
        line.status = 'Initial';
        world.schedule('physicalConnection.review', line.id, durations.review);
      }
      return {};
    },
  },
};

/**
 * PortType is documented with a default, so leaving it out may set it back (traps 48): the sandbox does, wherever the
 * port can be changed at all. A client that does not send the current type finds out here and not on a real line.
 */
function wantedPort(line: PhysicalConnection, given: string | undefined): string {
  return given ?? (isSpecifiable(line) ? defaultPortType : line.portType);
}

/** Milliseconds, 0 to 10000 in steps of 100 (SDK). No code is documented for others. */
function readDownDelay(parameters: Parameters): number | undefined {
  const ms = parameters.integer('DownDelayTime');
  if (ms !== undefined && (ms < 0 || ms > 10_000 || ms % 100 !== 0)) throw invalidParameter('DownDelayTime');
  return ms;
}

/** The port of a hosted connection is the partner's, and its bandwidth has an operation of its own (003 4.20). */
function isSpecifiable({ status, hosting }: PhysicalConnection): boolean {
  return hosting === null && open.has(status);
}

function bandwidthAfter(line: PhysicalConnection, portType: string): number {
  return portType === line.portType ? line.bandwidthMbps : (portBandwidth[portType] ?? line.bandwidthMbps);
}

function invalidStatus(line: PhysicalConnection): Refusal {
  return new Refusal(
    400,
    'InvalidStatus',
    `Physical connection ${line.id} is ${line.status}: this cannot be modified.`,
  );
}
