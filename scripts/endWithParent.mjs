// Preloaded into programs that must not outlive whoever started them: their standard input is a pipe that closes when
// the starter is gone, even if it was killed.
import { isMainThread } from 'node:worker_threads';

// Forked children inherit this option but have another standard input; they end with their own parent.
if (isMainThread && process.send === undefined) {
  process.stdin.on('close', () => {
    if (process.platform !== 'win32') {
      process.kill(-process.pid, 'SIGTERM');
    }
    process.exit();
  });
  process.stdin.resume();
  process.stdin.unref();
}
