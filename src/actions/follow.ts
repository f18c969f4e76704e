import * as vscode from 'vscode';
import type { Session } from '../accounts/sessions';
import { Cancelled } from '../api/errors';
import type { Kind } from '../catalog/kind';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation, StateRule } from '../catalog/operation';
import type { PendingChanges } from '../estate/pendingChanges';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import type { WaitOutcome } from '../estate/wait';
import { judge } from '../estate/wait';
import { noticeText } from '../workbench/noticeText';
import { StatusProgress } from '../workbench/statusProgress';
import { translate, translateText } from '../workbench/translate';

/** A change that was accepted, and the final states that it is followed to. */
export interface Followable {
  readonly operation: Operation;
  readonly kind: Kind;
  readonly rule: StateRule;
  readonly reference: Reference;
  /** What the person knows the resource by. */
  readonly title: string;
  /** Until when, in milliseconds since 1970. */
  readonly until: number;
}

/**
 * How following a change ended. `stopped`: the person did not want to wait any longer; `superseded`: another change of
 * the same resource is followed instead; `interrupted`: the session of its account ended.
 */
export type Followed = WaitOutcome | { readonly end: 'stopped' | 'superseded' } | { readonly end: 'interrupted' };

/** Where a change is followed. */
export interface Surroundings {
  readonly session: Session;
  readonly pending: PendingChanges;
  readonly superseded: AbortSignal;
}

/**
 * Waits for the final state of a change, with a notification that can be closed without undoing anything and with the
 * progress on the node in the tree.
 */
export async function follow(change: Followable, surroundings: Surroundings): Promise<Followed> {
  const { session, pending, superseded } = surroundings;
  const done = pending.set(change.reference.key, progressOn(change));
  const options = { location: vscode.ProgressLocation.Notification, title: labelOf(change), cancellable: true };
  try {
    return await unlessEnded(surroundings, () =>
      vscode.window.withProgress(options, async (progress, token) => {
        const stopped = new AbortController();
        token.onCancellationRequested(() => {
          stopped.abort();
        });
        const signal = AbortSignal.any([stopped.signal, superseded, session.ended]);
        const onState = (resource: Resource): void => {
          progress.report({ message: stateText(change, resource) });
        };
        return session.watch.until({ ...change, signal, onState });
      }),
    );
  } finally {
    done();
  }
}

/** The same for one of many changes: with the progress on its node only, until the signal aborts. */
export async function followQuietly(
  change: Followable,
  surroundings: Surroundings,
  until: AbortSignal,
): Promise<Followed> {
  const { session, pending, superseded } = surroundings;
  const done = pending.set(change.reference.key, progressOn(change));
  const signal = AbortSignal.any([until, superseded, session.ended]);
  try {
    return await unlessEnded(surroundings, () => session.watch.until({ ...change, signal }));
  } finally {
    done();
  }
}

/** How following a change of before a reload ended, and whether it was seen under way at all. */
export interface FollowedOn {
  readonly followed: Followed;
  readonly wasUnderWay: boolean;
}

/** The same for a change of before a reload: in the status bar, and only once it was seen that it is still under way. */
export async function followOn(change: Followable, surroundings: Surroundings): Promise<FollowedOn> {
  const { session, pending, superseded } = surroundings;
  const label = labelOf(change);
  let shown: StatusProgress | undefined;
  let done: () => void = () => undefined;
  const onState = (resource: Resource): void => {
    if (judge(change.rule, resource) !== undefined) return;
    if (shown === undefined) done = pending.set(change.reference.key, progressOn(change));
    shown ??= new StatusProgress(label);
    shown.report(stateText(change, resource));
  };
  const signal = AbortSignal.any([superseded, session.ended]);
  try {
    const followed = await unlessEnded(surroundings, () => session.watch.until({ ...change, signal, onState }));
    return { followed, wasUnderWay: shown !== undefined };
  } finally {
    shown?.end();
    done();
  }
}

async function unlessEnded(
  { session, superseded }: Surroundings,
  wait: () => Thenable<WaitOutcome>,
): Promise<Followed> {
  try {
    return await wait();
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    if (superseded.aborted) return { end: 'superseded' };
    return { end: session.ended.aborted ? 'interrupted' : 'stopped' };
  }
}

function labelOf({ operation, title }: Followable): string {
  return noticeText(`${translateText(operation.label)}: ${title}`);
}

function progressOn({ operation }: Followable): Message {
  return message('{0}...', { text: operation.label });
}

/** The state of a resource for a notification. */
export function stateText({ kind }: Pick<Followable, 'kind'>, resource: Resource): string {
  return noticeText(translate(stateMessage(kind, resource)));
}
