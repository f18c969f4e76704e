import type { Message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Resource } from '../estate/resource';
import type { Actor } from './guide';

/** Enough of a resource to start an operation on it or under it. */
export type At = Pick<Resource, 'key' | 'account' | 'region'>;

/** An operation to go on with: on or under a resource, or else in the region of the guide or in another one. */
export interface Offer {
  readonly operation: Operation;
  readonly at?: At;
  readonly region?: string;
}

/** What goes with a standing. */
interface Circumstances {
  /** What is known of it, for example why it is so. */
  readonly fact?: Message;
  /** The service tells nothing of this step: the person may say that it is done, about this resource if there is one. */
  readonly untold?: { readonly about?: Resource };
}

/**
 * Where a step stands. `possible`: it is the person's turn. `waiting`: somebody else's; an offer then is what to do as
 * soon as they are done. `ahead`: what it needs is not there yet.
 */
export type Standing =
  | { readonly status: 'done' | 'ahead'; readonly fact?: Message }
  | { readonly status: 'notNeeded'; readonly fact: Message }
  | ({ readonly status: 'possible'; readonly offers: readonly Offer[] } & Circumstances)
  | ({ readonly status: 'waiting'; readonly by: Actor; readonly offers?: readonly Offer[] } & Circumstances)
  | {
      readonly status: 'failed';
      readonly fact: Message;
      readonly wayOut: Message;
      readonly offers?: readonly Offer[];
    };

export const ahead: Standing = { status: 'ahead' };

export function done(fact?: Message): Standing {
  return { status: 'done', ...(fact === undefined ? {} : { fact }) };
}

export function notNeeded(fact: Message): Standing {
  return { status: 'notNeeded', fact };
}

export function possible(offers: readonly Offer[], circumstances: Circumstances = {}): Standing {
  return { status: 'possible', offers, ...circumstances };
}

export function waiting(by: Actor, more: Circumstances & { readonly offers?: readonly Offer[] } = {}): Standing {
  return { status: 'waiting', by, ...more };
}

export function failed(fact: Message, wayOut: Message, offers?: readonly Offer[]): Standing {
  return { status: 'failed', fact, wayOut, ...(offers === undefined ? {} : { offers }) };
}

export function on(operation: Operation, at: At): Offer {
  return { operation, at };
}
