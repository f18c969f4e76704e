import { Limiter } from '../api/limiter';
import { subjectGone } from '../api/classify';
import { Cancelled, isUnknown } from '../api/errors';
import { isLastWord } from '../api/lastWord';
import type { Clock } from '../api/clock';
import type { Random } from '../api/random';
import type { Catalogue } from '../catalog/catalogue';
import { Emitter } from '../estate/emitter';
import type { Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';
import type { WaitOutcome } from '../estate/wait';
import { atOnce } from './atOnce';
import type { Fresh, ReadAgain } from './freshResources';
import type { Result } from './result';
import { isToRetry } from './result';
import type { Subject } from './subjects';
import { judge } from './subjects';

/** How the wait for a final state ended; `stopped` and `superseded`: it was given up, and the change goes on. */
export type Ended = WaitOutcome | { readonly end: 'stopped' | 'superseded' | 'interrupted' };

/** A change that the service accepted. */
export interface Accepted {
  readonly requestId?: string;
  /** How it ended, awaited without telling anybody; given up when the run is canceled. Never rejects. */
  readonly ended: Promise<Ended>;
}

/**
 * Sends the change of one subject, under the token if there is one, and resolves when the service accepted it. The
 * signal ends the wait for the final state, never what is on its way.
 */
export type SendOne = (subject: Subject, token: string | undefined, giveUp: AbortSignal) => Promise<Accepted>;

/** What a run needs of its surroundings. */
export interface BulkRunParts {
  readonly catalogue: Catalogue;
  readonly send: SendOne;
  readonly read: ReadAgain;
  readonly random: Pick<Random, 'unique'>;
  readonly clock: Clock;
}

/** One of the resources, with how far its change is. */
export interface Entry {
  readonly subject: Subject;
  readonly result: Result;
}

interface Kept {
  subject: Subject;
  result: Result;
  token: string | undefined;
}

/**
 * Carries an operation out on many resources, a few at once; where the service changes one row of a parent at a time,
 * one after the other. What fails stops nothing else. A retry takes up what failed or was not sent, and nothing else.
 */
export class BulkRun {
  private readonly kept: readonly Kept[];
  private readonly changes = new Emitter<undefined>();
  readonly onDidChange = this.changes.event;

  constructor(
    subjects: readonly Subject[],
    private readonly parts: BulkRunParts,
  ) {
    this.kept = subjects.map((subject) => ({ subject, result: { status: 'waiting' }, token: this.tokenFor(subject) }));
  }

  get entries(): readonly Entry[] {
    return this.kept;
  }

  /** Sends what waits for its turn. Cancelling sends nothing more, and gives the waits for final states up. */
  async run(signal: AbortSignal): Promise<void> {
    const slots = new Limiter(atOnce, this.parts.clock);
    const lanes = new Map<string, Kept[]>();
    for (const one of this.kept.filter(({ result }) => result.status === 'waiting')) {
      const lane = laneOf(this.parts.catalogue, one.subject.resource);
      lanes.set(lane, [...(lanes.get(lane) ?? []), one]);
    }
    const inTurn = async (lane: readonly Kept[]): Promise<void> => {
      for (const one of lane) await this.change(one, slots, signal);
    };
    await Promise.all([...lanes.values()].map(inTurn));
  }

  /**
   * Reads what failed or was not sent again, and sends what is still to be done: under the same token where the outcome
   * is unknown.
   * @throws Cancelled while it reads; nothing was sent then
   */
  async retry(signal: AbortSignal): Promise<void> {
    // Whether those are done by now that nobody waited for is seen on the way.
    const open = this.kept.filter(({ result }) => isToRetry(result) || result.status === 'going');
    const resources = open.map(({ subject }) => subject.resource);
    const answers = await this.parts.read(resources, signal);
    answers.forEach((fresh, index) => {
      const one = open[index];
      if (one !== undefined) this.takeUp(one, fresh);
    });
    await this.run(signal);
  }

  private async change(one: Kept, slots: Limiter, signal: AbortSignal): Promise<void> {
    const accepted = await this.send(one, slots, signal);
    if (accepted === undefined) return;
    // A change that the service accepted never counts as failed, whatever becomes of the wait for its end.
    const told = accepted.requestId === undefined ? {} : { requestId: accepted.requestId };
    this.set(one, { status: 'going', ...told });
    this.set(one, { ...told, ...resultOf(await accepted.ended) });
  }

  /** Waits for a slot and sends; undefined when that failed, which is kept as the result. */
  private async send(one: Kept, slots: Limiter, signal: AbortSignal): Promise<Accepted | undefined> {
    // A signal of its own: Node.js warns of a leak when many listen to the same one.
    const own = AbortSignal.any([signal]);
    try {
      const leave = await slots.enter(own);
      try {
        this.set(one, { status: 'sending' });
        const accepted = await this.parts.send(one.subject, one.token, own);
        one.token = this.tokenFor(one.subject);
        return accepted;
      } finally {
        leave('done');
      }
    } catch (error) {
      if (isLastWord(error, one.subject.operation)) one.token = this.tokenFor(one.subject);
      this.set(one, (await this.foundGone(one.subject, error)) ?? resultOfFailure(error));
      return undefined;
    }
  }

  /** Somebody else was quicker, or an attempt whose answer got lost: what was wanted is so, if a look confirms it. */
  private async foundGone({ operation, resource }: Subject, error: unknown): Promise<Result | undefined> {
    if (!ends(operation) || !subjectGone(error, operation)) return undefined;
    const [fresh = { error }] = await this.parts.read([resource], new AbortController().signal);
    return 'error' in fresh || fresh.resource !== undefined ? undefined : { status: 'done' };
  }

  /** What a fresh look says of a change that failed before: that it is to be sent again, or why it is not. */
  private takeUp(one: Kept, fresh: Fresh): void {
    const { subject, result } = one;
    if ('error' in fresh) {
      // What nobody could look at is as it was.
      if (result.status !== 'unknown' && isToRetry(result)) this.set(one, { status: 'failed', error: fresh.error });
      return;
    }
    const carriedOut = foundDone(subject, result, fresh.resource);
    if (carriedOut !== undefined) this.set(one, carriedOut);
    if (carriedOut !== undefined || result.status === 'going') return;
    // Without a token it could be carried out twice: the first request may still be on its way.
    if (result.status === 'unknown' && subject.operation.idempotency === null) return;
    const judged = judge(this.parts.catalogue, subject, fresh);
    if ('why' in judged) this.set(one, { status: 'leftAlone', why: judged.why });
    else {
      one.subject = judged;
      this.set(one, { status: 'waiting' });
    }
  }

  private tokenFor({ operation }: Subject): string | undefined {
    return operation.idempotency === null ? undefined : this.parts.random.unique();
  }

  private set(one: Kept, result: Result): void {
    one.result = result;
    this.changes.fire(undefined);
  }
}

/** Resources with the same lane wait for each other. */
function laneOf(catalogue: Catalogue, resource: Resource): string {
  const link = catalogue.kind(resource.kind).parents.find(({ oneAtATime }) => oneAtATime === true);
  const parent = link === undefined ? undefined : textOf(resource.attributes[link.field]);
  return link === undefined || parent === undefined
    ? resource.key
    : JSON.stringify([resource.account, resource.region, link.kind, parent]);
}

function resultOf(ended: Ended): Result {
  switch (ended.end) {
    case 'reached':
      return { status: 'done', ...(ended.resource === undefined ? {} : { resource: ended.resource }) };
    case 'failed':
      return { status: 'endedBadly', resource: ended.resource };
    case 'deadline':
      return { status: 'going', ...(ended.resource === undefined ? {} : { resource: ended.resource }) };
    case 'unseen':
    case 'stopped':
    case 'superseded':
    case 'interrupted':
      return { status: 'going' };
  }
}

function resultOfFailure(error: unknown): Result {
  if (error instanceof Cancelled && error.outcome === 'notSent') return { status: 'notSent' };
  return { status: isUnknown(error) ? 'unknown' : 'failed', error };
}

/** What was wanted is so already, or the service is at it: seen without sending anything. */
function foundDone({ operation }: Subject, before: Result, found: Resource | undefined): Result | undefined {
  const told = 'requestId' in before ? { requestId: before.requestId } : {};
  if (found === undefined) return ends(operation) ? { status: 'done', ...told } : undefined;
  const { states } = operation;
  if (!mayBeCarriedOut(before) || found.state === undefined || states?.from?.includes(found.state) === true) return;
  if (states?.to.includes(found.state) === true) return { status: 'done', ...told, resource: found };
  return states?.via === found.state ? { status: 'going', ...told, resource: found } : undefined;
}

function mayBeCarriedOut({ status }: Result): boolean {
  return status === 'unknown' || status === 'going';
}

function ends({ states }: Subject['operation']): boolean {
  return states?.to.includes('gone') === true;
}
