import * as vscode from 'vscode';
import type { Clock } from '../api/clock';
import { Cancelled } from '../api/errors';
import type { Kind } from '../catalog/kind';
import { message } from '../catalog/message';
import type { Operation, StateRule } from '../catalog/operation';
import type { AccountEstate } from '../estate/accountEstate';
import type { PendingChanges } from '../estate/pendingChanges';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import type { WaitOutcome } from '../estate/wait';
import { waitForState } from '../estate/wait';
import { noticeText } from '../workbench/noticeText';
import { translate, translateText } from '../workbench/translate';

/** A change that was accepted and is not complete yet. */
export interface Accepted {
  readonly operation: Operation;
  readonly kind: Kind;
  readonly rule: StateRule;
  readonly reference: Reference;
  /** What the person knows the resource by. */
  readonly title: string;
}

/**
 * How following a change ended. `stopped`: the person did not want to wait any longer; `superseded`: another change of
 * the same resource began, or its account was closed.
 */
export type Followed = WaitOutcome | { readonly end: 'stopped' | 'superseded' };

/** Where and until when a change is followed. */
export interface Surroundings {
  readonly estate: AccountEstate;
  readonly pending: PendingChanges;
  readonly clock: Clock;
  readonly superseded: AbortSignal;
  /** Without a notification, until the signal aborts. */
  readonly quietlyUntil?: AbortSignal;
}

/**
 * Waits for the final state of a change, with a notification that can be closed without undoing anything and with the
 * progress on the node in the tree.
 */
export async function follow(accepted: Accepted, surroundings: Surroundings): Promise<Followed> {
  const { operation, kind, rule, reference, title } = accepted;
  const { estate, pending, clock, superseded, quietlyUntil } = surroundings;
  const label = noticeText(`${translateText(operation.label)}: ${title}`);
  const done = pending.set(reference.key, message('{0}...', { text: operation.label }));
  const wait = (stopped: AbortSignal, onState: (resource: Resource) => void): Promise<WaitOutcome> => {
    const signal = AbortSignal.any([stopped, superseded]);
    const read = (wanted: Reference): Promise<Resource | undefined> => estate.reread(wanted, signal);
    return waitForState(reference, rule, { clock, read, signal, onState });
  };
  const options = { location: vscode.ProgressLocation.Notification, title: label, cancellable: true };
  try {
    if (quietlyUntil !== undefined) return await wait(quietlyUntil, () => undefined);
    return await vscode.window.withProgress(options, async (progress, token) => {
      const stopped = new AbortController();
      token.onCancellationRequested(() => {
        stopped.abort();
      });
      return wait(stopped.signal, (resource) => {
        progress.report({ message: noticeText(translate(stateMessage(kind, resource))) });
      });
    });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return { end: superseded.aborted ? 'superseded' : 'stopped' };
  } finally {
    done();
  }
}
