import * as vscode from 'vscode';
import type { Clock } from '../api/clock';
import { Cancelled } from '../api/errors';
import type { Kind } from '../catalog/kind';
import { message } from '../catalog/message';
import type { Operation, StateRule } from '../catalog/operation';
import type { AccountEstate } from '../estate/accountEstate';
import type { PendingChanges } from '../estate/pendingChanges';
import { plainText } from '../estate/plainText';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import type { WaitOutcome } from '../estate/wait';
import { waitForState } from '../estate/wait';
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

/** How following a change ended; `stopped` when the person did not want to wait any longer. */
export type Followed = WaitOutcome | { readonly end: 'stopped' };

/**
 * Waits for the final state of a change, with a notification that can be closed without undoing anything and with the
 * progress on the node in the tree.
 * @throws ServiceError, TransportError
 */
export async function follow(
  accepted: Accepted,
  estate: AccountEstate,
  pending: PendingChanges,
  clock: Clock,
): Promise<Followed> {
  const { operation, kind, rule, reference, title } = accepted;
  const label = `${translateText(operation.label)}: ${plainText(title)}`;
  pending.set(reference.key, message('{0}...', { text: operation.label }));
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: label, cancellable: true },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        const onState = (resource: Resource): void => {
          progress.report({ message: plainText(translate(stateMessage(kind, resource))) });
        };
        const read = (wanted: Reference, signal?: AbortSignal): Promise<Resource | undefined> =>
          estate.reread(wanted, signal);
        return waitForState(reference, rule, { clock, read, signal: abort.signal, onState });
      },
    );
  } catch (error) {
    if (error instanceof Cancelled) return { end: 'stopped' };
    throw error;
  } finally {
    pending.clear(reference.key);
  }
}
