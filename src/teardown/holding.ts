import type { Clock } from '../api/clock';
import type { Processes } from '../journal/processes';
import { standingOf } from '../journal/processes';
import type { Holder } from './run';

/** How often who carries out a plan says so, and after which silence nobody does, in milliseconds. */
const beat = 30_000;
const silence = 3 * beat;

/** Tells which process carries out a plan, so that two windows never carry out the same one. */
export class Holding {
  constructor(
    private readonly clock: Clock,
    private readonly processes: Processes,
  ) {}

  /** Says now and from time to time that this process carries out a plan; the result ends it. */
  hold(say: (holder: Holder) => void): () => void {
    let cancel: () => void = () => undefined;
    const again = (): void => {
      say({ process: this.processes.own, host: this.processes.host, seenAt: this.clock.now() });
      cancel = this.clock.after(beat, again);
    };
    again();
    return () => {
      cancel();
    };
  }

  /**
   * True when another process is at work. Numbers of processes are used again, hence the time; of another computer there
   * is nothing else to go by.
   */
  isHeldElsewhere(holder: Holder | undefined): boolean {
    if (holder === undefined || this.clock.now() - holder.seenAt >= silence) return false;
    const standing = standingOf(holder, this.processes);
    return standing === 'running' || standing === 'away';
  }
}
