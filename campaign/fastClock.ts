/** How many times as fast as real time runs in a campaign, for clients and sandboxes alike. */
const speed = 20;

/**
 * A clock on which time runs so many times as fast since a moment that all processes of a campaign share, so that
 * timeouts, backoffs and the work of the service keep their proportions. Milliseconds since 1970, as everywhere.
 */
export class FastClock {
  constructor(readonly origin: number) {}

  now(): number {
    return this.origin + (Date.now() - this.origin) * speed;
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds / speed);
    return () => {
      clearTimeout(timer);
    };
  }
}
