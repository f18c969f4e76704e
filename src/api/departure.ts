import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/**
 * Where Node announces each request of http and https, whoever makes it; fetch itself does not show its socket. What is
 * answered without having been sent is announced with its answer only.
 */
const announced = ['http.client.request.start', 'http.client.response.finish'];

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
    for (const channel of announced) subscribe(channel, take);
    try {
      return await context.run(departure, () => send(departure));
    } finally {
      for (const channel of announced) unsubscribe(channel, take);
    }
  }
}

/** One request on its way. */
export class Departure {
  private request: unknown;

  announce(message: unknown): void {
    // The last one is ours: whatever looks for a proxy does so before.
    this.request = of(message, 'request');
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

  /** True when the connection is known to be one without TLS. */
  get isInTheClear(): boolean {
    const socket = of(this.request, 'socket');
    return socket !== null && socket !== undefined && of(socket, 'encrypted') !== true;
  }
}

function of(object: unknown, property: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, property) : undefined;
}
