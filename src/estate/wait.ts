import { classify } from '../api/classify';
import type { Clock } from '../api/clock';
import { pause } from '../api/clock';
import { ServiceError, TransportError } from '../api/errors';
import type { StateRule } from '../catalog/operation';
import type { Reference } from './reader';
import type { Resource } from './resource';

/**
 * How a wait ended. `resource` is absent when it is gone, or was never seen. `unseen`: reading it is refused in a way
 * that waiting does not mend.
 */
export type WaitOutcome =
  | { readonly end: 'reached'; readonly resource?: Resource }
  | { readonly end: 'failed'; readonly resource: Resource }
  | { readonly end: 'deadline'; readonly resource?: Resource }
  | { readonly end: 'unseen'; readonly error: ServiceError | TransportError };

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
 * Looks at a resource until it is in one of the final states of the rule, with pauses that grow from 2 to 30 s. A look
 * that fails is taken again later: the change goes on whether we see it or not.
 * @throws Cancelled when the signal aborts
 */
export async function waitForState(
  reference: Reference,
  rule: StateRule,
  environment: WaitEnvironment,
): Promise<WaitOutcome> {
  const { clock, signal } = environment;
  const end = clock.now() + (rule.deadline ?? 0) * 1_000;
  let resource: Resource | undefined;
  for (let rest = firstPause; ; rest = Math.min(rest * growth, longestPause)) {
    const seen = await look(reference, environment);
    if (seen instanceof Error) {
      if (!classify(seen).retry) return { end: 'unseen', error: seen };
    } else {
      resource = seen;
      const outcome = judge(rule, resource);
      if (outcome !== undefined) return outcome;
    }
    if (clock.now() + rest > end) return { end: 'deadline', ...(resource === undefined ? {} : { resource }) };
    await pause(clock, rest, signal);
  }
}

async function look(
  reference: Reference,
  { read, signal, onState }: WaitEnvironment,
): Promise<Resource | undefined | ServiceError | TransportError> {
  try {
    const resource = await read(reference, signal);
    if (resource !== undefined) onState?.(resource);
    return resource;
  } catch (error) {
    if (error instanceof ServiceError || error instanceof TransportError) return error;
    throw error;
  }
}

function judge(rule: StateRule, resource: Resource | undefined): WaitOutcome | undefined {
  // A resource just created may take a moment until the lists show it.
  if (resource === undefined) return rule.to.includes('gone') ? { end: 'reached' } : undefined;
  if (resource.state === undefined) return undefined;
  if (rule.to.includes(resource.state)) return { end: 'reached', resource };
  return rule.failed?.includes(resource.state) === true ? { end: 'failed', resource } : undefined;
}
