import type { Message } from '../catalog/message';
import type { Resource } from '../estate/resource';

/**
 * How far the change of one resource is. `going`: the service accepted it, and its end was not seen (yet); `done`
 * without a resource: it is gone; `endedBadly`: accepted, and ended in a state that means failure; `failed`: nothing
 * happened; `unknown`: it may or may not have been carried out; `notSent`: somebody canceled before its turn;
 * `leftAlone`: by the time of a retry it was not possible any more.
 */
export type Result =
  | { readonly status: 'waiting' | 'sending' | 'notSent' }
  | { readonly status: 'going' | 'done'; readonly requestId?: string; readonly resource?: Resource }
  | { readonly status: 'endedBadly'; readonly requestId?: string; readonly resource: Resource }
  | { readonly status: 'failed' | 'unknown'; readonly error: unknown }
  | { readonly status: 'leftAlone'; readonly why: Message };

export type Status = Result['status'];

/** Whether a retry takes the resource up again: what failed, and what was not sent. */
export function isToRetry({ status }: Result): boolean {
  return status === 'failed' || status === 'unknown' || status === 'notSent' || status === 'endedBadly';
}

/** How many resources there are of each status. */
export function countsOf(results: readonly Result[]): Readonly<Record<Status, number>> {
  const counts = {
    waiting: 0,
    sending: 0,
    going: 0,
    done: 0,
    endedBadly: 0,
    failed: 0,
    unknown: 0,
    notSent: 0,
    leftAlone: 0,
  };
  for (const { status } of results) counts[status] += 1;
  return counts;
}
