import type { Clock } from '../clock';
import { drawDelay } from './delay';
import type { Fault, PlannedFault } from './fault';
import { matcher } from './pattern';
import { Random, seedOf } from '../random';

/** What is known of a request before it is looked into. */
export interface Target {
  readonly operation: string;
  /** The account whose access key it names; empty when that is unknown. */
  readonly account: string;
  /** Whether it asks for a page of a list that is not the first. */
  readonly behindFirstPage: boolean;
}

/** A fault as it strikes one request: delays are drawn, bytes as well, and bursts tell how long they still go on. */
export type Strike =
  | Exclude<Fault, { readonly kind: 'latency' | 'garbage' }>
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'garbage'; readonly body: Exclude<Extract<Fault, { kind: 'garbage' }>['body'], 'bytes'> | Buffer };

interface Plan {
  readonly planned: PlannedFault;
  readonly accepts: (operation: string) => boolean;
  readonly random: Random;
  left: number;
}

/** An account that is throttled until a time, or until so many requests more were. */
interface Burst {
  readonly until: number;
  left: number;
}

const garbageLength = 300;
const burstMs = 1000;

/**
 * The faults that are switched on. Each plan has random numbers of its own, drawn from the seed and what the plan says:
 * the same requests meet the same faults again, whatever the time is and whatever else is planned.
 */
export class Faults {
  private plans: Plan[] = [];
  private readonly seen = new Map<string, number>();
  private readonly bursts = new Map<string, Burst>();

  constructor(
    private readonly clock: Clock,
    private readonly seed = 0,
  ) {}

  /** Switches a fault on and returns how to switch it off again. */
  add(planned: PlannedFault): () => void {
    const said = JSON.stringify(planned);
    // Plans that say the same would otherwise always strike together.
    const nth = this.seen.get(said) ?? 0;
    this.seen.set(said, nth + 1);
    const plan = {
      planned,
      accepts: matcher(planned.operation),
      random: new Random(seedOf(this.seed, said, String(nth))),
      left: planned.times ?? Number.POSITIVE_INFINITY,
    };
    this.plans.push(plan);
    return () => {
      this.plans = this.plans.filter((other) => other !== plan);
    };
  }

  /** Switches all faults off and ends bursts. Plans that are added afterwards begin anew. */
  clear(): void {
    this.plans = [];
    this.seen.clear();
    this.bursts.clear();
  }

  /** Whether no request can be struck at the moment. */
  get idle(): boolean {
    return this.plans.length === 0 && this.bursts.size === 0;
  }

  /** The faults that strike a request, each counted as used. */
  strike(target: Target): Strike[] {
    const running = this.goOn(target.account);
    const strikes: Strike[] = [];
    for (const plan of this.plans.filter(({ planned, accepts }) => concerns(planned, accepts, target))) {
      // A number is drawn for every request that the plan is for, so that `times` does not shift the others.
      const struck = plan.random.next() < (plan.planned.rate ?? 1) && plan.left > 0;
      // A client that waits as it was told must not find the burst prolonged.
      if (!struck || (running !== undefined && plan.planned.fault.kind === 'throttling')) continue;
      plan.left -= 1;
      strikes.push(this.drawn(plan, target));
    }
    this.plans = this.plans.filter((plan) => plan.left > 0);
    return running === undefined ? strikes : [running, ...strikes];
  }

  /** Throttles a request of an account whose burst goes on. */
  private goOn(account: string): Strike | undefined {
    const burst = this.bursts.get(account);
    if (burst === undefined) return undefined;
    const rest = burst.until - this.clock.now();
    if (rest <= 0 || burst.left <= 0) {
      this.bursts.delete(account);
      return undefined;
    }
    burst.left -= 1;
    return { kind: 'throttling', retryAfterMs: Math.ceil(rest) };
  }

  private drawn({ planned: { fault }, random }: Plan, { account }: Target): Strike {
    switch (fault.kind) {
      case 'latency':
        return { kind: 'latency', ms: drawDelay(fault.ms, random) };
      case 'garbage':
        return { kind: 'garbage', body: fault.body === 'bytes' ? random.bytes(garbageLength) : fault.body };
      case 'throttling': {
        if (fault.requests === undefined && fault.forMs === undefined) return fault;
        const ms = fault.forMs ?? fault.retryAfterMs ?? burstMs;
        this.bursts.set(account, { until: this.clock.now() + ms, left: fault.requests ?? Number.POSITIVE_INFINITY });
        return { kind: 'throttling', retryAfterMs: Math.ceil(ms) };
      }
      default:
        return fault;
    }
  }
}

function concerns(planned: PlannedFault, accepts: (operation: string) => boolean, target: Target): boolean {
  if (planned.account !== undefined && planned.account !== target.account) return false;
  if (planned.fault.kind === 'movedRows' && !target.behindFirstPage) return false;
  return accepts(target.operation);
}
