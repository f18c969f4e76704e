import { Refusal } from '../errors';
import { letterId, termId } from '../ids';
import type { LoaStatus, PhysicalConnection, PhysicalConnectionStatus } from '../model';
import type { Call, IdAnswer, SandboxOperation, SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { lineOfEitherSide } from '../rules/hostedConnections';
import { hostedOn, isAssociated, notAllowedInState, ownLine, routersOn } from '../rules/lines';
import { putIntoService, removeLine, voidOrders } from '../rules/occupancy';
import { placeKey } from '../tableIndexes';
import type { World } from '../world';

/** Where each operation may start (traps section 10). */
const from = {
  cancel: new Set<PhysicalConnectionStatus>(['Initial', 'Approved', 'Allocated', 'Confirmed']),
  confirm: new Set<PhysicalConnectionStatus>(['Allocated']),
  enable: new Set<PhysicalConnectionStatus>(['Confirmed']),
  terminate: new Set<PhysicalConnectionStatus>(['Enabled']),
  delete: new Set<PhysicalConnectionStatus>(['Rejected', 'Canceled', 'Allocation Failed', 'Terminated']),
};

/** States of an LOA that the confirmation of the line brings to Complete. */
const built: ReadonlySet<LoaStatus> = new Set(['', 'Available', 'Completing']);

export const physicalConnectionLifecycle: SandboxOperations = {
  CancelPhysicalConnection: step(from.cancel, (line, { world }) => {
    line.status = 'Canceled';
    world.unschedule(line.id);
    world.unschedule(letterId(line.id));
    if (line.loaStatus !== '') line.loaStatus = 'Deleted';
    voidOrders(world, line.id);
  }),

  EnablePhysicalConnection: step(from.enable, (line, { world, parameters }) => {
    // Skips the order that is otherwise made along with it, for some accounts (SDK). Nobody reads that order, and no
    // refusal of other accounts is documented, so here it makes no difference.
    parameters.flag('ByPassSp');
    // A hosted connection comes into service by being accepted and paid for.
    if (line.hosting !== null) throw notAllowedInState(line, 'is hosted');
    putIntoService(world, line);
  }),

  TerminatePhysicalConnection: step(from.terminate, (line, { world }) => {
    // Its VBRs have to be deleted first (003 4.15), but no code is given: this is the one of the deletion.
    if (routersOn(world, line.id).length > 0) throw vbrExists(line);
    if (hostedOn(world, line.id).length > 0) throw notAllowedInState(line, 'has hosted connections on it');
    line.status = 'Terminating';
    world.schedule('physicalConnection.terminated', line.id, durations.connectionTermination);
  }),

  DeletePhysicalConnection: step(
    deletable,
    (line, { world }) => {
      const routers = routersOn(world, line.id);
      if (routers.some((router) => router.physicalConnectionId === line.id)) throw vbrExists(line);
      if (routers.some((router) => isAssociated(router, line.id))) {
        throw new Refusal(
          400,
          'Forbidden.AssociateToVBR',
          `A VBR is still associated with physical connection ${line.id}`,
        );
      }
      forget(world, line);
    },
    checkId,
  ),

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
        if (!from.confirm.has(line.status)) throw notAllowedInState(line);
        line.status = 'Confirmed';
        // Confirming reports the end of the construction as well (SDK); a line without LOA has nothing else to do so.
        if (built.has(line.loaStatus)) line.loaStatus = 'Complete';
      }
      return {};
    },
  },
};

/**
 * A tenant accepts a hosted connection. When it has been paid for it can carry VBRs at once: the partner's line under it
 * is in service. Otherwise the payment enables it (003, overview).
 */
function confirmHosted(line: PhysicalConnection, { world }: Call): void {
  if (line.hosting?.vpconnStatus !== 'UnConfirmed' || line.status !== 'Allocated') throw notAllowedInState(line);
  line.hosting.vpconnStatus = 'Confirmed';
  line.status = 'Confirmed';
  if (line.occupancyPaid) putIntoService(world, line);
}

/** What nobody has accepted can be taken back as well: Terraform deletes hosted connections right after creating them. */
function deletable({ status, hosting }: PhysicalConnection): boolean {
  return from.delete.has(status) || (hosting?.vpconnStatus === 'UnConfirmed' && status === 'Allocated');
}

/** `instance id not matched` is all that is said of this code: taken for the ID of another kind of resource (003 4.17). */
function checkId(id: string): void {
  if (!id.startsWith('pc-')) {
    throw new Refusal(400, 'InvalidPhysicalConnectionId.NotMatched', `${id} is no physical connection`);
  }
}

/** Removes a line. A hosted one is listed as Deleted for a while (003 4.19). */
function forget(world: World, line: PhysicalConnection): void {
  voidOrders(world, line.id);
  world.unschedule(line.id);
  world.unschedule(letterId(line.id));
  world.unschedule(termId(line.id));
  world.lettersOfAuthorization.remove(letterId(line.id));
  // A redundant line is one of the same account in the same region.
  for (const other of world.physicalConnections.by('place', placeKey(line.owner, line.region))) {
    if (other.redundantId === line.id) other.redundantId = '';
  }
  if (line.hosting === null) {
    removeLine(world, line.id);
    return;
  }
  line.hosting.vpconnStatus = 'Deleted';
  if (line.status === 'Allocated') line.status = 'Canceled';
  world.schedule('physicalConnection.forgotten', line.id, durations.hostedDeletion);
}

function step(
  allowed: ReadonlySet<PhysicalConnectionStatus> | ((line: PhysicalConnection) => boolean),
  act: (line: PhysicalConnection, call: Call) => void,
  check: (id: string) => void = () => undefined,
): SandboxOperation {
  const handle = (call: Call): IdAnswer => {
    const id = call.parameters.required('PhysicalConnectionId');
    check(id);
    const line = lineOfEitherSide(call, id);
    const fits = typeof allowed === 'function' ? allowed(line) : allowed.has(line.status);
    if (!fits) throw notAllowedInState(line);
    act(line, call);
    return {};
  };
  return { required: ['RegionId', 'PhysicalConnectionId'], idempotency: 'ClientToken', handle };
}

function vbrExists(line: PhysicalConnection): Refusal {
  return new Refusal(400, 'Forbidden.VBRExists', `There are still VBRs on physical connection ${line.id}.`);
}
