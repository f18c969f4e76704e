/** Ends a timer; calling it again, or after the timer ran, does nothing. */
export type Cancel = () => void;

/** Where time comes from. Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number;
  after(ms: number, run: () => void): Cancel;
}

/** The longest wait of a timer of the system, in milliseconds; one that should wait longer would run at once. */
const longestWait = 2 ** 31 - 1;

/** Runs something later; waits of more than 2147483647 ms need not be understood. */
type StartTimer = (ms: number, run: () => void) => Cancel;

export class SystemClock implements Clock {
  constructor(private readonly start: StartTimer = startTimer) {}

  now(): number {
    return Date.now();
  }

  after(ms: number, run: () => void): Cancel {
    if (!(ms > longestWait)) return this.start(ms, run);
    let cancel = this.start(longestWait, () => {
      cancel = this.after(ms - longestWait, run);
    });
    return () => {
      cancel();
    };
  }
}

function startTimer(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until somebody moves it. Timers run in the order of their times. */
export class VirtualClock implements Clock {
  private timers: Timer[] = [];

  constructor(private time: number = Date.UTC(2024, 0, 1)) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait for the clock to be moved. */
  waiting(): number {
    return this.timers.length;
  }

  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}
