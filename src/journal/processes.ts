import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** What has to be known of the processes of this computer. */
export interface Processes {
  /** The ID of this one. */
  readonly own: number;
  /** Tells this computer from others that share its home directory: eight hexadecimal digits. */
  readonly host: string;
  isRunning(process: number): boolean;
}

/** Who wrote something down. Without `host` it was this computer: computers were not told apart then. */
export interface Author {
  readonly process: number;
  readonly host?: string | undefined;
}

/** The processes of this computer, asked by their numbers. */
export const processes: Processes = {
  own: process.pid,
  // The name itself is nobody else's business.
  host: createHash('sha256').update(hostname()).digest('hex').slice(0, 8),
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

/**
 * How a process stands: `self` is this one, `away` one of another computer, whose number says nothing here. Numbers are
 * used again: what runs under it may be another one.
 */
export function standingOf({ process, host }: Author, here: Processes): 'self' | 'running' | 'ended' | 'away' {
  if (host !== undefined && host !== here.host) return 'away';
  if (process === here.own) return 'self';
  return here.isRunning(process) ? 'running' : 'ended';
}
