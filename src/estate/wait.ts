import type { ServiceError, TransportError } from '../api/errors';
import type { StateRule } from '../catalog/operation';
import type { Reference } from './reader';
import type { Resource } from './resource';

/** A final state that somebody waits for. */
export interface Awaited {
  readonly reference: Reference;
  readonly rule: StateRule;
  /** The moment at which waiting is given up, in milliseconds of the clock. A past one still means one look. */
  readonly until: number;
  readonly signal?: AbortSignal;
  /** Told at every look that shows the resource. */
  readonly onState?: (resource: Resource) => void;
  /** The row as the wait sees it, for what stands in the row of something else: undefined once it is gone from there. */
  readonly as?: (row: Resource | undefined) => Resource | undefined;
  /** Looks while nobody looks at the window as well: for work that goes on by itself and needs to know. */
  readonly unattended?: true;
}

/**
 * How a wait ended. `resource` is absent when it is gone, or was never seen. `deadline`: the time is up and the state
 * is another one; `error` is why the last looks failed, if they did. `unseen`: reading it is refused in a way that
 * waiting does not mend.
 */
export type WaitOutcome =
  | { readonly end: 'reached'; readonly resource?: Resource }
  | { readonly end: 'failed'; readonly resource: Resource }
  | { readonly end: 'deadline'; readonly resource?: Resource; readonly error?: ServiceError | TransportError }
  | { readonly end: 'unseen'; readonly error: ServiceError | TransportError };

/** Whether a change has come to its end by this: undefined while it has not. `resource` is undefined when it is in no list. */
export function judge(rule: StateRule, resource: Resource | undefined): WaitOutcome | undefined {
  // A resource just created may take a moment until the lists show it.
  if (resource === undefined) return rule.to.includes('gone') ? { end: 'reached' } : undefined;
  if (resource.state === undefined) return undefined;
  if (rule.to.includes(resource.state)) return { end: 'reached', resource };
  return rule.failed?.includes(resource.state) === true ? { end: 'failed', resource } : undefined;
}
