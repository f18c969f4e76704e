import type { ServerResponse } from 'node:http';
import { type Answer, type Delivery, firstHalf } from './course';
import type { Waits } from './waits';

/** Sends an answer the way a fault has it. Resolves when there is nothing more to send. */
export async function deliver(
  outgoing: ServerResponse,
  answer: Answer,
  delivery: Delivery,
  waits: Waits,
): Promise<void> {
  switch (delivery.way) {
    case 'whole':
      head(outgoing, answer);
      outgoing.end(answer.body);
      return;
    case 'drop':
      outgoing.destroy();
      return;
    case 'reset':
      resetConnection(outgoing);
      return;
    case 'cut':
      head(outgoing, answer);
      outgoing.write(firstHalf(answer.body), () => {
        outgoing.destroy();
      });
      return;
    case 'drip':
      await drip(outgoing, answer, delivery, waits);
  }
}

/** Ends the connection with a TCP reset, as a crash or a firewall does. */
export function resetConnection(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
  outgoing.destroy();
}

function head(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
}

/** The first piece goes out at once, the last when the time is over; the connection ends with the waits. */
async function drip(
  outgoing: ServerResponse,
  answer: Answer,
  { forMs, pieces }: Extract<Delivery, { way: 'drip' }>,
  waits: Waits,
): Promise<void> {
  const bytes = Buffer.from(answer.body);
  const end = (piece: number) => Math.round((bytes.length * piece) / pieces);
  head(outgoing, answer);
  for (let piece = 0; piece < pieces; piece += 1) {
    if (piece > 0 && !(await waits.wait(forMs / (pieces - 1)))) outgoing.destroy();
    // Whoever hung up does not get the rest.
    if (outgoing.destroyed) return;
    outgoing.write(bytes.subarray(end(piece), end(piece + 1)));
  }
  outgoing.end();
}
