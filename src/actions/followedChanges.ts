import type * as vscode from 'vscode';
import type { Session, Sessions } from '../accounts/sessions';
import type { Clock } from '../api/clock';
import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import type { PendingChanges } from '../estate/pendingChanges';
import type { Reference } from '../estate/reader';
import type { ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import type { ErrorReporter } from '../workbench/errorReporter';
import { afterwards } from './afterwards';
import type { Followable, Followed, FollowedOn } from './follow';
import { follow, followOn, followQuietly } from './follow';
import { tellEnd } from './tellEnd';

/** What following needs of the rest of the product. */
export interface FollowedChangesParts {
  readonly catalogue: Catalogue;
  readonly sessions: Pick<Sessions, 'of'>;
  readonly pending: PendingChanges;
  readonly errors: ErrorReporter;
  readonly clock: Clock;
  readonly showDetails: (key: ResourceKey) => void;
}

/** How a wait ended for good; after `deadline` and `unseen` a person may start another one, which ends by itself. */
export type WaitEnd = Exclude<Followed, { readonly end: 'interrupted' }>;

/** A change that the service accepted. */
export interface AcceptedChange {
  readonly operation: Operation;
  readonly reference: Reference;
  /** What the person knows the resource by. */
  readonly title: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  /** Told how each wait for it ended; not when the window or the account is closed in the middle of one. */
  readonly settled?: (end: WaitEnd) => void;
}

/** Follows accepted changes to their final states. A later change of the same resource takes over. */
export class FollowedChanges implements vscode.Disposable {
  private readonly turns = new Map<ResourceKey, AbortController>();
  private readonly closing = new AbortController();

  constructor(private readonly parts: FollowedChangesParts) {}

  /** Where there is a final state to wait for; all other changes are complete with the service's answer. */
  isFollowed({ operation, reference }: Pick<AcceptedChange, 'operation' | 'reference'>): boolean {
    return this.actingOn(operation, reference).states?.deadline !== undefined;
  }

  /** Follows a change that was just accepted, and says how that ended. */
  follow(accepted: AcceptedChange): Promise<Followed> {
    return this.followFrom(accepted, accepted.at);
  }

  /** Follows one of many changes, without saying how it ended; `interrupted` when there is nothing to follow it in. */
  async followQuietly(accepted: AcceptedChange, until: AbortSignal): Promise<Followed> {
    const change = this.followable(accepted, accepted.at);
    if (change === undefined) return { end: 'interrupted' };
    const followed = await this.inTurn(change, (session, superseded) =>
      followQuietly(change, { session, pending: this.parts.pending, superseded }, until),
    );
    this.settle(accepted, followed);
    return followed;
  }

  /**
   * Takes up a wait of before a reload, with what is left of its time but at least one look. How it ended is said only
   * if the change was still under way then; what came to its end before is told to {@link AcceptedChange.settled} alone.
   */
  async resume(accepted: AcceptedChange): Promise<void> {
    const change = this.followable(accepted, accepted.at);
    // What was sent in this window is newer.
    if (change === undefined || this.turns.has(change.reference.key)) return;
    const wasTimeLeft = change.until > this.parts.clock.now();
    const seen = { underWay: false };
    const followed = await this.inTurn(change, async (session, superseded) => {
      const on: FollowedOn = await followOn(change, { session, pending: this.parts.pending, superseded });
      seen.underWay ||= on.wasUnderWay;
      return on.followed;
    });
    this.settle(accepted, followed);
    if (seen.underWay && wasTimeLeft) this.tell(accepted, change, followed);
  }

  dispose(): void {
    this.closing.abort();
  }

  private async followFrom(accepted: AcceptedChange, start: number): Promise<Followed> {
    const change = this.followable(accepted, start);
    if (change === undefined) return { end: 'interrupted' };
    const followed = await this.inTurn(change, (session, superseded) =>
      follow(change, { session, pending: this.parts.pending, superseded }),
    );
    this.settle(accepted, followed);
    this.tell(accepted, change, followed);
    return followed;
  }

  private actingOn(operation: Operation, { kind }: Pick<Reference, 'kind'>): Operation {
    return this.parts.catalogue.asActingOn(operation, kind) ?? operation;
  }

  private followable({ operation, reference, title }: AcceptedChange, start: number): Followable | undefined {
    const { catalogue, clock } = this.parts;
    const acting = this.actingOn(operation, reference);
    const rule = acting.states;
    if (rule?.deadline === undefined) return undefined;
    // A clock that was put back since then must not make a wait longer.
    const until = Math.min(start, clock.now()) + rule.deadline * 1_000;
    return { operation: acting, kind: catalogue.kind(reference.kind), rule, reference, title, until };
  }

  /** Goes on in the account's next session when one ends, for instance because its credentials were replaced. */
  private async inTurn(
    { reference }: Followable,
    wait: (session: Session, superseded: AbortSignal) => Promise<Followed>,
  ): Promise<Followed> {
    this.turns.get(reference.key)?.abort();
    const turn = new AbortController();
    this.turns.set(reference.key, turn);
    try {
      for (;;) {
        const session = this.closing.signal.aborted ? undefined : this.sessionOf(reference);
        if (session === undefined) return { end: 'interrupted' };
        const followed = await wait(session, turn.signal);
        if (followed.end !== 'interrupted') return followed;
      }
    } finally {
      if (this.turns.get(reference.key) === turn) this.turns.delete(reference.key);
    }
  }

  private sessionOf({ key }: Reference): Session | undefined {
    const account = keyParts(key)?.account;
    return account === undefined ? undefined : this.parts.sessions.of(account);
  }

  private settle({ settled }: AcceptedChange, followed: Followed): void {
    if (followed.end !== 'interrupted') settled?.(followed);
  }

  private tell(accepted: AcceptedChange, change: Followable, followed: Followed): void {
    const { errors, clock, showDetails } = this.parts;
    const now = clock.now();
    void afterwards(errors, () =>
      tellEnd(change, followed, {
        waited: now - accepted.at,
        report: (error) => {
          errors.report(error);
        },
        showDetails,
        keepWaiting: async () => {
          await this.followFrom(accepted, clock.now());
        },
      }),
    );
  }
}
