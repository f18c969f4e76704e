import { message } from '../catalog/message';
import type { connectionStates } from '../catalog/physicalConnection/states';
import type { Resource } from '../estate/resource';
import type { Standing } from './standing';
import { failed } from './standing';

type ConnectionState = keyof typeof connectionStates;

/** The way of a line that meets with no trouble, in order (traps section 10). */
const way: readonly ConnectionState[] = [
  'Initial',
  'Approved',
  'Allocating',
  'Allocated',
  'Confirmed',
  'Enabled',
  'Terminating',
  'Terminated',
];

export function isIn(line: Resource, ...states: readonly ConnectionState[]): boolean {
  return states.some((state) => state === line.state);
}

/** True when the line is in this state or has left it behind. False for states aside of the way, and unknown ones. */
export function hasReached(line: Resource, state: ConnectionState): boolean {
  return way.findIndex((step) => step === line.state) >= way.indexOf(state);
}

/** True for a state that no document names: where the line stands cannot be told then (traps 55). */
export function isUnheardOf(line: Resource): boolean {
  return line.state === undefined;
}

/** A share of a partner's line, as opposed to a line of one's own (traps 81). */
export function isHosted(line: Resource): boolean {
  return line.attributes.ProductType === 'VirtualPhysicalConnection';
}

/** A line that is up and locked all the same; undefined when it is not (traps 64). */
export function lockedStanding({ attributes }: Resource): Standing | undefined {
  switch (attributes.BusinessStatus) {
    case 'FinancialLocked':
      return failed(
        message('The connection is locked because bills are outstanding.'),
        message('Pay the bills in the Order Center; the connection is unlocked then.'),
      );
    case 'SecurityLocked':
      return failed(
        message('The connection is locked for security reasons.'),
        message('Open a ticket with Alibaba Cloud.'),
      );
    default:
      return undefined;
  }
}
