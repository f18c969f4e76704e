import { hostedConnection } from '../catalog/hostedConnection/kind';
import { recoverPhysicalConnection } from '../catalog/hostedConnection/recover';
import { message } from '../catalog/message';
import { createPhysicalConnectionOccupancyOrder } from '../catalog/physicalConnection/orders';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import { hasReached, isIn, isUnheardOf } from './connectionState';
import type { Known } from './guide';
import type { Standing } from './standing';
import { done, failed, notNeeded, on, possible, waiting } from './standing';

/** Which side of a hosted connection the person is on. */
export type Side = 'partner' | 'tenant';

const payers: Readonly<Record<Side, string>> = {
  partner: 'PayByPhysicalConnectionOwner',
  tenant: 'PayByVirtualPhysicalConnectionOwner',
};

/** The order of the occupancy, by the side that pays; the other one has nothing to do with it (003 overview). */
export function occupancyStanding(line: Resource, side: Side, { isNoted }: Known): Standing {
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
