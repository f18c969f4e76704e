import type { Contact } from './circuit';
import { Circuit } from './circuit';
import type { Clock } from './clock';
import { kindOfCode } from './codes';
import { ServiceError, TransportError } from './errors';
import type { Ending } from './limiter';
import { Limiter } from './limiter';

/** What every attempt at an endpoint passes: a free slot, and a circuit that is open while nobody gets there. */
export class EndpointGate {
  private readonly limiter: Limiter;
  private readonly circuit: Circuit;

  constructor(widest: number, clock: Clock) {
    this.limiter = new Limiter(widest, clock);
    this.circuit = new Circuit(clock);
  }

  /** How many attempts may run at once at the moment. */
  get currentWidth(): number {
    return this.limiter.currentWidth;
  }

  /**
   * Waits for its turn. The returned function must be called exactly once, with the error if there was one.
   * @throws {TransportError} `unreached`
   * @throws {Cancelled} both with the outcome `notSent`
   */
  async enter(action: string, signal: AbortSignal): Promise<(error?: unknown) => void> {
    const leave = await this.limiter.enter(signal);
    try {
      const tell = await this.circuit.enter(action, signal);
      return (error) => {
        // Before the next one is let in, so that it meets a circuit that knows.
        tell(contactOf(error));
        leave(endingOf(error));
      };
    } catch (error) {
      leave('failed');
      throw error;
    }
  }

  /** A person wants a real attempt. */
  tryNow(): void {
    this.circuit.tryNow();
  }
}

function endingOf(error: unknown): Ending {
  if (error === undefined) return 'done';
  const throttled = error instanceof ServiceError && kindOfCode(error.code) === 'throttled';
  return throttled ? { pauseMs: error.details.retryAfterMs } : 'failed';
}

function contactOf(error: unknown): Contact {
  if (error === undefined || error instanceof ServiceError) return 'reached';
  if (!(error instanceof TransportError)) return 'unclear';
  switch (error.phase) {
    case 'dns':
    case 'connect':
    case 'tls':
    case 'proxy':
    case 'timeout':
      return { failed: error.phase };
    case 'reset':
    case 'unreached':
      return 'unclear';
    default:
      // Something answered, if only a gateway.
      return 'reached';
  }
}
