import { fork } from 'node:child_process';
import { withProgram } from '../program';
import type { BodiesRead } from './process';

/** All bodies, read in one process with a bounded heap. `broken` says why the process did not get through. */
export interface FuzzedBodies extends BodiesRead {
  readonly seconds: number;
  readonly broken?: string;
}

/** Far below what reading without a bound would take, and enough for the largest body. */
const heapMb = 256;
/** Without a word for so long, a body never ends. */
const silenceMs = 60_000;

/** Has the client read so many damaged answers. The same seed gives the same bodies. */
export async function fuzzBodies(count: number, seed: number): Promise<FuzzedBodies> {
  return withProgram('bodies/process.ts', (program) => run(program, [seed, 0, count].map(String)));
}

function run(program: string, args: readonly string[]): Promise<FuzzedBodies> {
  const begun = performance.now();
  const child = fork(program, args, { execArgv: [`--max-old-space-size=${heapMb}`] });
  const wanted = Number(args.at(-1));
  let read: BodiesRead = {
    done: 0,
    ends: { value: 0, refusal: 0, noAnswer: 0, wrong: 0 },
    damage: {},
    slowestMs: 0,
    slowest: 0,
    peakHeapMb: 0,
    findings: [],
  };
  return new Promise((resolve) => {
    let silent = false;
    const stop = (): void => {
      silent = true;
      child.kill('SIGKILL');
    };
    let watch = setTimeout(stop, silenceMs);
    child.on('message', (message: BodiesRead) => {
      read = message;
      clearTimeout(watch);
      watch = setTimeout(stop, silenceMs);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(watch);
      const why = silent ? 'a body never ended' : `the process ended with ${signal ?? String(code)}`;
      const broken = read.done < wanted ? { broken: `${why} after ${read.done} bodies` } : {};
      resolve({ ...read, ...broken, seconds: (performance.now() - begun) / 1000 });
    });
  });
}
