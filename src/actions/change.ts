import type { ResourceKey } from '../estate/resource';
import type { Write } from '../journal/write';
import type { Followed } from './follow';

/** A change that somebody wants, complete but for what the product fills in itself (region, idempotency token). */
export interface Change extends Write {
  /** What a creation is to take the place of, when it was started for that: a guide goes on with the new one then. */
  readonly insteadOf?: ResourceKey;
  /** ID of the entry of the journal that this change repeats. */
  readonly repeats?: string;
}

export interface ChangeContext {
  readonly signal: AbortSignal;
  /** Shows how far the change is, in the person's language. */
  readonly report: (text: string) => void;
  /** Set for one of many changes: its final state is awaited without notification, and told here exactly once. */
  readonly quietly?: Quietly;
}

/** How one of many changes is followed. */
export interface Quietly {
  /** Aborts when nobody waits for the final state any longer. */
  readonly until: AbortSignal;
  readonly ended: (followed: Followed) => void;
}

/** A change that the service accepted. */
export interface Outcome {
  readonly message: string;
  readonly requestId?: string;
  /** The resource that was changed or created; absent when the answer does not say which. */
  readonly key?: ResourceKey;
}
