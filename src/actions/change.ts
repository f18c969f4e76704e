import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import type { Resource, ResourceKey } from '../estate/resource';

/** A change that somebody wants, complete but for what the product fills in itself (region, idempotency token). */
export interface Change {
  readonly operation: Operation;
  readonly account: string;
  readonly region: string;
  /** The resource to change, or the one to create under; absent when something is created directly in the region. */
  readonly target?: Resource;
  readonly values: Values;
  /** What a creation is to take the place of, when it was started for that: a guide goes on with the new one then. */
  readonly insteadOf?: ResourceKey;
  /** Idempotency token; the same one for the same draft as long as its outcome is unknown. Made when absent. */
  readonly token?: string;
}

export interface ChangeContext {
  readonly signal: AbortSignal;
  /** Shows how far the change is, in the person's language. */
  readonly report: (text: string) => void;
}

/** A change that the service accepted. */
export interface Outcome {
  readonly message: string;
  readonly requestId?: string;
  /** The resource that was changed or created; absent when the answer does not say which. */
  readonly key?: ResourceKey;
}
