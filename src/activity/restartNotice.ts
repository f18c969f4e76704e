import * as vscode from 'vscode';
import type { Subscription } from '../estate/emitter';
import type { Settled } from '../journal/settlement';

/** Says once after a start what became of the changes that an earlier window left, when there were any. */
export function tellSettled(
  onDidSettle: (listener: (settled: readonly Settled[]) => void) => Subscription,
  showActivity: () => Promise<void>,
  report: (error: unknown) => void,
): Subscription {
  const subscription = onDidSettle((settled) => {
    subscription.dispose();
    tell(settled, showActivity).catch(report);
  });
  return subscription;
}

async function tell(settled: readonly Settled[], showActivity: () => Promise<void>): Promise<void> {
  const unknown = settled.filter(({ outcome }) => outcome === 'unknown').length;
  const certain = settled.length - unknown;
  const show = vscode.l10n.t('Show Activity');
  const text =
    unknown === 0
      ? vscode.l10n.t('Changes from before the reload: {0} settled.', certain)
      : certain === 0
        ? vscode.l10n.t('Changes from before the reload: {0} whose outcome is unknown.', unknown)
        : vscode.l10n.t('Changes from before the reload: {0} settled, {1} unknown.', certain, unknown);
  const answer = await (unknown === 0
    ? vscode.window.showInformationMessage(text, show)
    : vscode.window.showWarningMessage(text, show));
  if (answer === show) await showActivity();
}
