/** Ends a subscription. */
export interface Subscription {
  dispose(): void;
}

/** A list of listeners. Small, and shaped like the editor's own events so that they connect without an adapter. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): Subscription => {
    // A wrapper of its own for each subscription: the same function may subscribe twice.
    const subscriber = (value: T): void => {
      listener(value);
    };
    this.listeners.add(subscriber);
    return { dispose: () => this.listeners.delete(subscriber) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
