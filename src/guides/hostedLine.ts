import { hostedConnection } from '../catalog/hostedConnection/kind';
import { recoverPhysicalConnection } from '../catalog/hostedConnection/recover';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import { terminatePhysicalConnection } from '../catalog/physicalConnection/lifecycle';
import { createPhysicalConnectionOccupancyOrder } from '../catalog/physicalConnection/orders';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import { hasReached, isIn, isUnheardOf } from './connectionState';
import type { Known, Step } from './guide';
import type { Standing } from './standing';
import { done, failed, notNeeded, on, possible, waiting } from './standing';

/** Which side of a hosted connection the person is on. */
export type Side = 'partner' | 'tenant';

const payers: Readonly<Record<Side, string>> = {
  partner: 'PayByPhysicalConnectionOwner',
  tenant: 'PayByVirtualPhysicalConnectionOwner',
};

/** How a guide finds its hosted connection, and tells by it where a step stands. */
type OfHosted = (standing: (hosted: Resource, known: Known) => Standing) => Step['standing'];

/** The step in which one side orders the occupancy, if it is the one that pays. */
export function occupancyOrder(ofHosted: OfHosted, side: Side): Step {
  return {
    id: 'occupancyOrder',
    title: message('Order the port occupancy'),
    by: 'you',
    explanation: message(
      'Only if you pay for the hosted connection. Without automatic payment the order waits in the Order Center until you pay it.',
    ),
    notedBy: createPhysicalConnectionOccupancyOrder,
    undoneBy: [terminatePhysicalConnection, recoverPhysicalConnection],
    standing: ofHosted((hosted, known) => occupancyStanding(hosted, side, known)),
  };
}

/** The step in which the partner waits for the tenant. */
export function tenantAcceptance(ofHosted: OfHosted, explanation: Message): Step {
  return {
    id: 'acceptance',
    title: message('The tenant accepts'),
    by: 'tenant',
    explanation,
    standing: ofHosted((hosted) => (isIn(hosted, 'UnConfirmed') ? waiting('tenant') : done())),
  };
}

/** The step in which Alibaba Cloud puts the hosted connection into service. */
export function intoService(title: Message, explanation: Message, standing: Step['standing']): Step {
  return { id: 'service', title, by: 'alibabaCloud', explanation, standing };
}

/** The order of the occupancy, by the side that pays; the other one has nothing to do with it (003 overview). */
function occupancyStanding(line: Resource, side: Side, { isNoted }: Known): Standing {
  const other = side === 'partner' ? 'tenant' : 'partner';
  if (line.attributes.OrderMode === payers[other]) {
    return notNeeded(
      other === 'tenant'
        ? message('The tenant pays for this connection.')
        : message('The partner pays for this connection.'),
    );
  }
  if (isNoted('occupancyOrder', line)) return done(message('Ordered, as far as is known here.'));
  if (hasReached(line, 'Enabled')) return done();
  // In other states the service takes no order; what is wrong with the line shows instead.
  if (!isIn(line, 'UnConfirmed', 'Allocated', 'Confirmed')) return serviceStanding(line);
  return possible([on(createPhysicalConnectionOccupancyOrder, line)], { untold: { about: line } });
}

/** From the tenant's acceptance to service: what is left is up to the payment and to Alibaba Cloud. */
export function serviceStanding(line: Resource): Standing {
  if (isIn(line, 'Enabled')) return done();
  if (isIn(line, 'Terminating')) {
    return waiting('alibabaCloud', { fact: message('The connection is being terminated.') });
  }
  if (isIn(line, 'Terminated')) {
    return failed(
      message('The connection was terminated.'),
      message('Unlike a dedicated connection, a hosted one can be recovered.'),
      [on(recoverPhysicalConnection, line)],
    );
  }
  if (isIn(line, 'Rejected', 'AllocationFailed')) {
    return failed(
      message('The connection did not go into service: {0}.', stateMessage(hostedConnection, line)),
      message('The partner deletes it and shares the line anew, if need be with another bandwidth.'),
    );
  }
  if (isUnheardOf(line)) {
    const fact = message(
      'The connection is in a state that no document names: {0}.',
      stateMessage(hostedConnection, line),
    );
    return waiting('alibabaCloud', { fact });
  }
  if (isIn(line, 'Initial', 'Approved', 'Allocating')) return waiting('alibabaCloud');
  return waiting('alibabaCloud', { fact: message('It goes into service once its order has been paid.') });
}

/** True for what was withdrawn, by whichever side. */
export function isWithdrawn(line: Resource): boolean {
  return isIn(line, 'Canceled', 'Deleted');
}
