import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Where Node announces each request of http and https, whoever makes it; fetch itself does not show its socket. */
const announced = 'http.client.request.start';

/** One for all: Node asks every such storage at every promise that is made, and forgets none by itself. */
const context = new AsyncLocalStorage<Departure>();

/** Whether a request that is given up can have left this computer. */
export class Departures {
  /** Sends something and lets its departure be looked at meanwhile. */
  async follow<T>(send: (departure: Departure) => Promise<T>): Promise<T> {
    const departure = new Departure();
    const take = (message: unknown): void => {
      if (context.getStore() === departure) departure.announce(message);
    };
    subscribe(announced, take);
    try {
      return await context.run(departure, () => send(departure));
    } finally {
      unsubscribe(announced, take);
    }
  }
}

/** One request on its way. */
export class Departure {
  private request: unknown;

  announce(message: unknown): void {
    this.request ??= of(message, 'request');
  }

  /**
   * False as long as there is no connection, through a proxy or TLS as it may be: nothing of the request has left then.
   * True when that is not known.
   */
  get mayHaveLeft(): boolean {
    if (this.request === undefined) return true;
    const socket = of(this.request, 'socket');
    if (socket === null) return false;
    return of(socket, 'connecting') !== true && of(socket, 'secureConnecting') !== true;
  }
}

function of(object: unknown, property: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, property) : undefined;
}
