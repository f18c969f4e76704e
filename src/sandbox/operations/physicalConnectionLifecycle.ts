import { Refusal } from '../errors';
import type { PhysicalConnection, PhysicalConnectionStatus } from '../model';
import type { Call, IdAnswer, SandboxOperation, SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { isAssociated, ownLine, routersOn } from '../rules/lines';
import { never } from '../wireTime';

/** Where each operation may start (traps section 10). */
const from = {
  cancel: new Set<PhysicalConnectionStatus>(['Initial', 'Approved', 'Allocated', 'Confirmed']),
  confirm: new Set<PhysicalConnectionStatus>(['Allocated']),
  enable: new Set<PhysicalConnectionStatus>(['Confirmed']),
  terminate: new Set<PhysicalConnectionStatus>(['Enabled']),
  delete: new Set<PhysicalConnectionStatus>(['Rejected', 'Canceled', 'Allocation Failed', 'Terminated']),
};

export const physicalConnectionLifecycle: SandboxOperations = {
  CancelPhysicalConnection: step(from.cancel, (line, { world }) => {
    line.status = 'Canceled';
    world.unschedule(line.id);
  }),

  EnablePhysicalConnection: step(from.enable, (line, { world }) => {
    line.status = 'Enabled';
    line.loaStatus = 'Complete';
    line.enabled = world.now();
    line.ends = never;
  }),

  TerminatePhysicalConnection: step(from.terminate, (line, { world }) => {
    // Its VBRs have to be deleted first (003 4.15), but no code is given: this is the one of the deletion.
    if (routersOn(world, line.id).length > 0) throw vbrExists(line);
    if (world.physicalConnections.some((other) => other.hosting?.parentId === line.id)) {
      throw new Refusal(400, 'Forbidden.NotAllowedInState', `Hosted connections run on physical connection ${line.id}`);
    }
    line.status = 'Terminating';
    world.schedule('physicalConnection.terminated', line.id, durations.connectionTermination);
  }),

  DeletePhysicalConnection: step(from.delete, (line, { world }) => {
    const routers = routersOn(world, line.id);
    if (routers.some((router) => router.physicalConnectionId === line.id)) throw vbrExists(line);
    if (routers.some((router) => isAssociated(router, line.id))) {
      throw new Refusal(
        400,
        'Forbidden.AssociateToVBR',
        `A VBR is still associated with physical connection ${line.id}`,
      );
    }
    world.physicalConnections.remove(line.id);
    world.unschedule(line.id);
    for (const other of world.physicalConnections.all()) if (other.redundantId === line.id) other.redundantId = '';
  }),

  ConfirmPhysicalConnection: {
    required: ['RegionId', 'PhysicalConnectionId'],
    unknownRegion: { http: 400, code: 'InvalidRegionId.NotFound' },
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const id = call.parameters.required('PhysicalConnectionId');
      const line = ownLine(call, id, 400, 'ResourceNotFound.PhysicalConnectionId');
      // The documents give no code for the wrong state: this is the one of the neighbouring operations.
      if (line.hosting !== null) confirmHosted(line, call);
      else {
        checkState(line, from.confirm);
        line.status = 'Confirmed';
      }
      return {};
    },
  },
};

/** A tenant accepts a hosted connection. It can carry VBRs at once: the partner's line under it is in service. */
function confirmHosted(line: PhysicalConnection, { world }: Call): void {
  if (line.hosting?.vpconnStatus !== 'UnConfirmed') throw notAllowed(line);
  line.hosting.vpconnStatus = 'Confirmed';
  line.status = 'Enabled';
  line.enabled = world.now();
  line.ends = never;
}

function step(
  allowed: ReadonlySet<PhysicalConnectionStatus>,
  act: (line: PhysicalConnection, call: Call) => void,
): SandboxOperation {
  const handle = (call: Call): IdAnswer => {
    const line = ownLine(call, call.parameters.required('PhysicalConnectionId'));
    checkState(line, allowed);
    act(line, call);
    return {};
  };
  return { required: ['RegionId', 'PhysicalConnectionId'], idempotency: 'ClientToken', handle };
}

function checkState(line: PhysicalConnection, allowed: ReadonlySet<PhysicalConnectionStatus>): void {
  if (!allowed.has(line.status)) throw notAllowed(line);
}

function notAllowed(line: PhysicalConnection): Refusal {
  return new Refusal(400, 'Forbidden.NotAllowedInState', `Physical connection ${line.id} is ${line.status}.`);
}

function vbrExists(line: PhysicalConnection): Refusal {
  return new Refusal(400, 'Forbidden.VBRExists', `There are still VBRs on physical connection ${line.id}.`);
}
