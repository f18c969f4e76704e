import { garbageBodies, moves } from '../../src/sandbox/faults/fault';
import type { Strike, Target } from '../../src/sandbox/faults/faults';
import { Faults } from '../../src/sandbox/faults/faults';
import { parseFaults } from '../../src/sandbox/faults/parse';
import { sandboxOperations } from '../../src/sandbox/operations';

/** How many requests came while faults were on, how many were struck, and by what. */
export interface Struck {
  readonly requests: number;
  readonly struck: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Every kind of fault, together on three requests of ten; most after the effect, where a client has to be careful. */
const faultPlan: readonly string[] = [
  '*:latency=uniform(50,3000)@0.035',
  // Longer than a client waits for an answer: what it gave up is still carried out.
  '*:latency=uniform(8000,16000)@0.01',
  '*:refusal=409,OperationConflict@0.005',
  '*:refusal=403,Forbidden.RAM@0.005',
  '*:refusal=400,OperationFailed.Throttling@0.003',
  '*:failure=500@0.015',
  '*:failure=502@0.005',
  '*:failure=503@0.01',
  '*:failure=500,after@0.02',
  '*:failure=503,after@0.01',
  '*:html=500@0.004',
  '*:html=502@0.01',
  '*:html=503@0.006',
  '*:html=504,after@0.02',
  '*:html=502,after@0.01',
  '*:throttling@0.005',
  '*:throttling=700@0.005',
  '*:throttling=requests(3,600)@0.002',
  '*:throttling=time(400)@0.002',
  '*:reset@0.02',
  '*:resetAfter@0.03',
  '*:drop@0.04',
  '*:cut@0.025',
  '*:truncated@0.025',
  ...garbageBodies.map((body) => `*:garbage=${body}@0.004`),
  '*:drip=2000@0.01',
  '*:drip=14000,30@0.005',
  'Describe*:duplicateRows@0.02',
  'List*:duplicateRows@0.02',
  '*:movedRows=inserted@0.25',
  '*:movedRows=removed@0.25',
];

/** The faults of a campaign, which count what they strike. Off at first. */
export class CountedFaults extends Faults {
  private requests = 0;
  private struckRequests = 0;
  private readonly kinds = new Map<string, number>();

  switchOn(): void {
    for (const fault of parseFaults(faultPlan.join(';'), Object.keys(sandboxOperations))) this.add(fault);
  }

  override strike(target: Target): Strike[] {
    const strikes = super.strike(target);
    this.requests += 1;
    if (strikes.length > 0) this.struckRequests += 1;
    for (const strike of strikes) {
      const name = nameOf(strike);
      this.kinds.set(name, (this.kinds.get(name) ?? 0) + 1);
    }
    return strikes;
  }

  struck(): Struck {
    return { requests: this.requests, struck: this.struckRequests, kinds: Object.fromEntries(this.kinds) };
  }
}

/** A kind of fault, before and after the effect apart, and each kind of garbage. */
function nameOf(strike: Strike): string {
  switch (strike.kind) {
    case 'garbage':
      return Buffer.isBuffer(strike.body) ? 'garbage=bytes' : `garbage=${strike.body}`;
    case 'failure':
    case 'html':
      return `${strike.kind}=${strike.status}${strike.after === true ? ',after' : ''}`;
    case 'movedRows':
      return `${strike.kind}=${strike.by}`;
    default:
      return strike.kind;
  }
}

/** The names under which strikes of the plan are counted, each of which a campaign has to have met. */
export const faultNames: readonly string[] = [
  'latency',
  'refusal',
  ...['500', '502', '503', '500,after', '503,after'].map((how) => `failure=${how}`),
  ...['500', '502', '503', '504,after', '502,after'].map((how) => `html=${how}`),
  'throttling',
  'reset',
  'resetAfter',
  'drop',
  'cut',
  'truncated',
  ...garbageBodies.map((body) => `garbage=${body}`),
  'drip',
  'duplicateRows',
  ...moves.map((by) => `movedRows=${by}`),
];
