import { Client } from './client';
import { summarise, type Summary } from './statistics';
import type { Workload } from './workloads';

export interface Measurement extends Summary {
  readonly request: string;
  readonly concurrency: number;
  readonly errors: number;
  /** What the first request that failed said. */
  readonly firstError?: string;
}

interface Tally {
  readonly times: number[];
  errors: number;
  firstError?: string;
}

/** Sends one kind of request from so many workers side by side for a while; a fifth of it before is not counted. */
export async function measure(
  endpoint: string,
  workload: Workload,
  { concurrency, ms }: { readonly concurrency: number; readonly ms: number },
): Promise<Measurement> {
  const client = new Client(endpoint, concurrency);
  try {
    await send(client, workload, { concurrency, ms: ms / 5 });
    const begun = performance.now();
    const { times, errors, firstError } = await send(client, workload, { concurrency, ms });
    const summary = summarise(times, performance.now() - begun);
    return {
      request: workload.name,
      concurrency,
      ...summary,
      errors,
      ...(firstError === undefined ? {} : { firstError }),
    };
  } finally {
    client.close();
  }
}

async function send(
  client: Client,
  workload: Workload,
  { concurrency, ms }: { readonly concurrency: number; readonly ms: number },
): Promise<Tally> {
  const tally: Tally = { times: [], errors: 0 };
  const end = performance.now() + ms;
  const work = async (worker: number) => {
    let answer = '';
    // An even number of rounds: what was made is deleted.
    for (let round = 0; round % 2 === 1 || performance.now() < end; round += 1) {
      try {
        const { body, ms: time } = await client.send(workload.next(worker, round, answer));
        answer = body;
        tally.times.push(time);
      } catch (error) {
        tally.errors += 1;
        tally.firstError ??= error instanceof Error ? error.message : String(error);
        // What follows would rest on an answer that there is not.
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(worker)));
  return tally;
}
