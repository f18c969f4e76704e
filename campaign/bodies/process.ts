import { fuzzedBody } from './fuzzedBody';
import { originals } from './originals';
import { readBody } from './readBody';

/** What was found of a body that was not taken as it should be. */
export interface Finding {
  readonly number: number;
  readonly operation: string;
  readonly damage: readonly string[];
  readonly why: string;
}

/** How far the reading is; sent every few bodies, so that the parent notices when one never ends. Times in ms. */
export interface BodiesRead {
  readonly done: number;
  readonly ends: Readonly<Record<'value' | 'refusal' | 'noAnswer' | 'wrong', number>>;
  readonly damage: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** Number of the body that took so long. */
  readonly slowest: number;
  readonly peakHeapMb: number;
  readonly findings: readonly Finding[];
}

const toldEvery = 100;
/** Longer than the longest body takes on a busy machine, and far too short for anybody to call it a hang. */
const patienceMs = 5000;

/** Reads bodies, in a process of its own whose memory the parent bounds. */
async function main([seed = 0, from = 0, count = 0]: readonly number[]): Promise<void> {
  const all = originals();
  const ends = { value: 0, refusal: 0, noAnswer: 0, wrong: 0 };
  const damage: Record<string, number> = {};
  const findings: Finding[] = [];
  let slowestMs = 0;
  let slowest = from;
  let peakHeap = 0;
  for (let number = from; number < from + count; number += 1) {
    const body = fuzzedBody(all, seed, number);
    const begun = performance.now();
    const reading = await readBody(body, number);
    const ms = performance.now() - begun;
    if (ms > slowestMs) [slowestMs, slowest] = [ms, number];
    peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
    ends[reading.end] += 1;
    for (const name of body.damage) damage[name] = (damage[name] ?? 0) + 1;
    const finding = { number, operation: body.operation.name, damage: body.damage };
    if (reading.end === 'wrong') findings.push({ ...finding, why: reading.why });
    if (ms > patienceMs) findings.push({ ...finding, why: `it took ${Math.round(ms)} ms` });
    if (Object.keys(Object.prototype).length > 0) throw new Error(`Body ${number} changed every object.`);
    const done = number - from + 1;
    if (done % toldEvery !== 0 && done !== count) continue;
    const read: BodiesRead = { done, ends, damage, slowestMs, slowest, peakHeapMb: peakHeap / 2 ** 20, findings };
    process.send?.(read);
  }
}

process.on('disconnect', () => process.exit());
main(process.argv.slice(2).map(Number))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => {
    process.disconnect();
  });
