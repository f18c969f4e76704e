/** What goes wrong. `before` means that the operation is not carried out; the others happen to its answer. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  /** A load balancer answers in the service's place (wire-facts 3.3). Before. */
  | { readonly kind: 'html'; readonly status: number }
  /** The service refuses, as it would by itself. Before. */
  | { readonly kind: 'refusal'; readonly http: number; readonly code: string; readonly message?: string }
  /** `Throttling.User` with `x-acs-retry-after`. Before. */
  | { readonly kind: 'throttling'; readonly retryAfterMs?: number }
  /** The connection ends without an answer. Before. */
  | { readonly kind: 'reset' }
  /** Half of the answer arrives, then the connection ends. After the effect. */
  | { readonly kind: 'cut' }
  /** The connection ends without an answer although the operation was carried out. */
  | { readonly kind: 'drop' };

export interface PlannedFault {
  /** Operation name; every operation when left out. */
  readonly operation?: string;
  /** How often it strikes; for ever when left out. */
  readonly times?: number;
  readonly fault: Fault;
}

interface Plan {
  readonly planned: PlannedFault;
  left: number;
}

/** The faults that are switched on. Each request meets every fault that is planned for its operation. */
export class Faults {
  private plans: Plan[] = [];

  /** Switches a fault on and returns how to switch it off again. */
  add(planned: PlannedFault): () => void {
    const plan = { planned, left: planned.times ?? Number.POSITIVE_INFINITY };
    this.plans.push(plan);
    return () => {
      this.plans = this.plans.filter((other) => other !== plan);
    };
  }

  clear(): void {
    this.plans = [];
  }

  /** The faults that strike a request for this operation, each counted as used. */
  strike(operation: string): Fault[] {
    const due = this.plans.filter(
      ({ planned, left }) => left > 0 && (planned.operation === undefined || planned.operation === operation),
    );
    for (const plan of due) plan.left -= 1;
    this.plans = this.plans.filter((plan) => plan.left > 0);
    return due.map(({ planned }) => planned.fault);
  }
}
