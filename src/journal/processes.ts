import type { Processes } from './journal';

/** The processes of this computer, asked by their numbers. */
export const processes: Processes = {
  own: process.pid,
  isRunning(id) {
    try {
      // Signal 0 asks and does nothing.
      process.kill(id, 0);
      return true;
    } catch (error) {
      // Somebody else's process is running all the same.
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
};
