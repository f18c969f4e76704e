import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';

/** What is quicker than this needs no progress, in milliseconds. */
const patience = 500;

/**
 * Does something that is usually quick. If it is not, a notification says so and can cancel it.
 * @throws Cancelled and what the task throws
 */
export async function withLateProgress<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const working = task(abort.signal);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => {
      resolve('late');
    }, patience);
  });
  try {
    const first = await Promise.race([working.then(() => 'done' as const), late]);
    if (first === 'done') return await working;
  } finally {
    clearTimeout(timer);
  }
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_progress, token) => {
    const cancelled = new Promise<never>((_resolve, reject) => {
      token.onCancellationRequested(() => {
        abort.abort();
        reject(new Cancelled('notSent'));
      });
    });
    return Promise.race([working, cancelled]);
  });
}
