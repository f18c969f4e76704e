import { mkdirSync, watch } from 'node:fs';
import type { Subscription } from '../estate/emitter';

/**
 * Tells when anything in a folder changes, which the system reports by itself. Whoever watches is told at least once
 * where the system cannot report any more.
 */
export function watchFolder(path: string, changed: () => void, report: (error: unknown) => void): Subscription {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const watcher = watch(path, { persistent: false }, changed);
    watcher.on('error', (error) => {
      report(error);
      watcher.close();
      changed();
    });
    return {
      dispose: () => {
        watcher.close();
      },
    };
  } catch (error) {
    // The view still shows what this window writes, and the rest when somebody refreshes.
    report(error);
    return { dispose: () => undefined };
  }
}
