import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';

/** What is quicker than this needs no progress, in milliseconds. */
const patience = 500;

/**
 * What cancelling does: it leaves a task alone with its abort signal, or waits for what the task itself says of it. A
 * change has to be waited for, because only it knows whether it was sent.
 */
type Cancelling = 'leaves' | 'waits';

type Task<T> = (signal: AbortSignal, report: (message: string) => void) => Promise<T>;

/**
 * Does something that is usually quick. If it is not, a notification says so and can cancel it.
 * @throws Cancelled and what the task throws
 */
export async function withLateProgress<T>(title: string, task: Task<T>, cancelling: Cancelling = 'leaves'): Promise<T> {
  const abort = new AbortController();
  let shown: vscode.Progress<{ message: string }> | undefined;
  let said: string | undefined;
  const working = task(abort.signal, (message) => {
    said = message;
    shown?.report({ message });
  });
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
  return vscode.window.withProgress(options, (progress, token) => {
    shown = progress;
    if (said !== undefined) progress.report({ message: said });
    const cancelled = new Promise<never>((_resolve, reject) => {
      token.onCancellationRequested(() => {
        abort.abort();
        if (cancelling === 'leaves') reject(new Cancelled('notSent'));
      });
    });
    return Promise.race([working, cancelled]);
  });
}
