import type { Clock } from '../api/clock';
import { pause } from '../api/clock';
import type { StateRule } from '../catalog/operation';
import type { Reference } from './reader';
import type { Resource } from './resource';

/** How a wait ended. `resource` is absent when it is gone. */
export type WaitOutcome =
  | { readonly end: 'reached'; readonly resource?: Resource }
  | { readonly end: 'failed'; readonly resource: Resource }
  | { readonly end: 'deadline'; readonly resource?: Resource };

/** The first pause between two looks and the longest one, in milliseconds. */
const firstPause = 2_000;
const longestPause = 30_000;
const growth = 1.5;

/** What {@link waitForState} needs of its surroundings. */
export interface WaitEnvironment {
  readonly clock: Clock;
  readonly read: (reference: Reference, signal?: AbortSignal) => Promise<Resource | undefined>;
  readonly signal?: AbortSignal;
  readonly onState?: (resource: Resource) => void;
}

/**
 * Looks at a resource until it is in one of the final states of the rule, with pauses that grow from 2 to 30 s.
 * A resource that disappears has reached `gone`; anything but a clear "not found" is thrown by the read.
 */
export async function waitForState(
  reference: Reference,
  rule: StateRule,
  environment: WaitEnvironment,
): Promise<WaitOutcome> {
  const { clock, read, signal, onState } = environment;
  const end = clock.now() + (rule.deadline ?? 0) * 1_000;
  for (let rest = firstPause; ; rest = Math.min(rest * growth, longestPause)) {
    const resource = await read(reference, signal);
    if (resource === undefined) {
      if (rule.to.includes('gone')) return { end: 'reached' };
      // A resource just created may take a moment until the lists show it.
    } else {
      onState?.(resource);
      if (resource.state !== undefined && rule.to.includes(resource.state)) return { end: 'reached', resource };
      if (resource.state !== undefined && rule.failed?.includes(resource.state)) return { end: 'failed', resource };
    }
    if (clock.now() + rest > end) return { end: 'deadline', ...(resource === undefined ? {} : { resource }) };
    await pause(clock, rest, signal);
  }
}
