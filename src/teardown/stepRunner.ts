import { subjectGone } from '../api/classify';
import type { Clock } from '../api/clock';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { check } from '../catalog/check';
import { message } from '../catalog/message';
import type { Operation, StateRule } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import type { AccountEstate } from '../estate/accountEstate';
import { ExplainedError } from '../estate/explain';
import { fixedValues } from '../estate/fixedValues';
import type { Reference } from '../estate/reader';
import { refusalOf } from '../estate/refusal';
import type { Resource } from '../estate/resource';
import { nameOf, stateMessage } from '../estate/resourceName';
import type { StateWatch } from '../estate/stateWatch';
import type { Awaited, WaitOutcome } from '../estate/wait';
import type { Write } from '../journal/write';
import type { PlacedStep } from './plan';
import type { TakingOff } from './takenOff';
import { entriesIn, takingOff } from './takenOff';

/** Told how waiting for what the service made of a change ended. */
export type Ended = (how: WaitOutcome | { readonly end: 'stopped' }) => Promise<void>;

/**
 * Sends the change of a step and writes it down. Resolves when the service accepted it, without waiting for what the
 * service then still has to do.
 */
export type Send = (change: Write, step: PlacedStep) => Promise<Ended>;

/** What steps need of their surroundings. */
export interface StepSurroundings {
  readonly catalogue: Catalogue;
  readonly estate: AccountEstate;
  readonly watch: Pick<StateWatch, 'until'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly send: Send;
  /** Shows on the resource what is being done to it; the result takes it back. */
  readonly mark?: (step: PlacedStep, operation: Operation) => () => void;
}

/** Seconds after which something that was taken off has to be off (wire-facts 3.4: VBR–PC association). */
const takingOffDeadline = 300;

/** Carries out single steps: waits until one can begin, sends it, and waits until it is complete. */
export class StepRunner {
  private readonly takingOff: readonly TakingOff[];

  constructor(private readonly surroundings: StepSurroundings) {
    this.takingOff = takingOff(surroundings.catalogue);
  }

  /**
   * Resolves when the step is complete, or when there is nothing left to do. The signal ends the waiting alone: what was
   * sent is not taken back.
   * @throws ServiceError, TransportError, Cancelled, ExplainedError
   */
  async run(placed: PlacedStep, signal: AbortSignal): Promise<void> {
    const operation = this.operationOf(placed);
    const unmark = this.surroundings.mark?.(placed, operation);
    try {
      await this.carryOut(placed, operation, signal);
    } finally {
      unmark?.();
    }
  }

  private async carryOut(placed: PlacedStep, operation: Operation, signal: AbortSignal): Promise<void> {
    const { catalogue, estate, send } = this.surroundings;
    const { node, step } = placed;
    const reference: Reference = node;
    const found = estate.resource(node.key) ?? (await estate.reread(reference, signal));
    if (found === undefined) return;
    const resource = await this.settled(found, operation, signal);
    if (resource === undefined || isAtEnd(operation, resource)) return;
    const refusal = refusalOf(operation, catalogue.kind(node.kind), resource);
    if (refusal !== undefined) throw notPossible(operation, refusal);
    const values = { ...fixedValues(operation, resource), ...this.valuesOf(placed, operation) };
    refuseInvalid(operation, values, resource);
    const { account, region } = resource;
    let ended: Ended;
    try {
      ended = await send({ operation, account, region, target: resource, values }, placed);
    } catch (error) {
      // Somebody else was quicker.
      if (!subjectGone(error, operation)) throw error;
      return;
    }
    try {
      const outcome = await this.completed(reference, operation, step.takenOff, signal);
      await ended(outcome);
      this.judge(operation, resource, outcome);
    } catch (error) {
      if (error instanceof Cancelled) await ended({ end: 'stopped' });
      throw error;
    }
  }

  /** The operation as it is on the kind of the resource. */
  private operationOf({ step, node }: PlacedStep): Operation {
    const { catalogue } = this.surroundings;
    const declared = catalogue.operation(step.operation);
    const operation = declared === undefined ? undefined : catalogue.asActingOn(declared, node.kind);
    if (operation !== undefined) return operation;
    throw new ExplainedError({
      what: message('This version does not know the step {0}.', step.operation),
      todo: message('Discard the plan and make a new one.'),
      retryable: false,
    });
  }

  private valuesOf({ step }: PlacedStep, { name }: Operation): Values {
    const way = this.takingOff.find(({ operation }) => operation.name === name);
    return way === undefined || step.takenOff === undefined ? {} : { [way.parameter]: step.takenOff };
  }

  /** The resource when it is on its way nowhere, or at its end; undefined when it is gone. */
  private async settled(found: Resource, operation: Operation, signal: AbortSignal): Promise<Resource | undefined> {
    const state = found.state === undefined ? undefined : this.kindOf(found).states[found.state];
    if (state?.transitional !== true) return found;
    const { from = [], to = [], deadline = takingOffDeadline } = operation.states ?? {};
    const outcome = await this.wait(found, { to: [...from, ...to, 'gone'], deadline }, signal);
    this.judge(operation, found, outcome);
    return 'resource' in outcome ? outcome.resource : undefined;
  }

  private async completed(
    reference: Reference,
    { name, states }: Operation,
    takenOff: string | undefined,
    signal: AbortSignal,
  ): Promise<WaitOutcome> {
    if (states?.deadline !== undefined) return this.wait(reference, states, signal);
    const way = this.takingOff.find(({ operation }) => operation.name === name);
    if (way === undefined || takenOff === undefined) return { end: 'reached' };
    // The subject stays as it is: the entry in its row has to go.
    const hasEntry = (row: Resource): boolean =>
      entriesIn(this.surroundings.catalogue, way, row.attributes).some(({ id }) => id === takenOff);
    const rule: StateRule = { to: ['gone'], deadline: takingOffDeadline };
    return this.wait(reference, rule, signal, (row) => (row !== undefined && hasEntry(row) ? row : undefined));
  }

  private wait(reference: Reference, rule: StateRule, signal: AbortSignal, as?: Awaited['as']): Promise<WaitOutcome> {
    const { clock, watch } = this.surroundings;
    const until = clock.now() + (rule.deadline ?? takingOffDeadline) * 1_000;
    // The next step waits for this one, whether somebody looks at the window or not.
    const awaited = { reference, rule, until, signal, unattended: true } as const;
    return watch.until(as === undefined ? awaited : { ...awaited, as });
  }

  /** @throws ExplainedError unless the wait ended well, and what reading the resource threw */
  private judge(operation: Operation, resource: Resource, outcome: WaitOutcome): void {
    switch (outcome.end) {
      case 'reached':
        return;
      case 'unseen':
        throw outcome.error;
      case 'failed':
      case 'deadline':
        throw new ExplainedError({
          what:
            outcome.end === 'failed'
              ? message('{0} did not succeed.', { text: operation.label })
              : message('{0} is still under way.', { text: operation.label }),
          why: message(
            '{0} is in the state {1}.',
            nameOf(resource),
            stateMessage(this.kindOf(resource), outcome.resource ?? resource),
          ),
          todo: message('Look at the resource, then resume: everything is read again first.'),
          retryable: true,
        });
    }
  }

  private kindOf({ kind }: Resource): ReturnType<Catalogue['kind']> {
    return this.surroundings.catalogue.kind(kind);
  }
}

/** True where the operation would only lead to where the resource is. */
function isAtEnd({ states, effect }: Operation, { state }: Resource): boolean {
  if (state === undefined || effect === 'detach') return false;
  return states?.to.includes(state) === true;
}

function notPossible(operation: Operation, refusal: NonNullable<ReturnType<typeof refusalOf>>): ExplainedError {
  return new ExplainedError({
    what: message('{0} is not possible now.', { text: operation.label }),
    ...refusal,
    retryable: true,
  });
}

function refuseInvalid(operation: Operation, values: Values, { state }: Resource): void {
  const problem = check(operation, values, { state, current: values }).find(({ severity }) => severity === 'error');
  if (problem === undefined) return;
  throw new ExplainedError({ what: message('The request was not sent: {0}', problem.message), retryable: false });
}
