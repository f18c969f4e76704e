import { cpus, loadavg, platform } from 'node:os';
import { largeEstate } from '../src/sandbox/estates/large';
import { measure, type Measurement } from './measure';
import { type Footprint, type MeasuredSandbox, startMeasured, withProgram } from './measuredSandbox';
import { table } from './table';
import { workloads } from './workloads';

const seed = 1;
const full = { scales: [1_000, 10_000, 100_000], ms: 1_200 };
const quick = { scales: [1_000, 10_000], ms: 150 };

export interface EstateFigures {
  readonly scale: number;
  readonly startMs: MeasuredSandbox['startMs'];
  readonly memory: { readonly afterStart: Footprint; readonly afterRequests: Footprint };
  readonly measurements: readonly Measurement[];
}

/** The document that is printed. */
export interface Figures {
  readonly benchmark: 'sandbox';
  readonly date: string;
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly cpu: string;
    readonly cpus: number;
    /** Of the last minute before the start: above the number of CPUs, others were at work too. */
    readonly load: number;
  };
  readonly seed: number;
  readonly msPerMeasurement: number;
  readonly estates: readonly EstateFigures[];
  readonly errors: number;
}

async function main(args: readonly string[]): Promise<void> {
  const { scales, ms } = args.includes('--quick') ? quick : full;
  const [cpu] = cpus();
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const estates = await withProgram(async (program) => {
    const done: EstateFigures[] = [];
    for (const scale of scales) done.push(await measureEstate(program, scale, ms));
    return done;
  });
  const errors = estates.flatMap(({ measurements }) => measurements).reduce((sum, one) => sum + one.errors, 0);
  const figures: Figures = {
    benchmark: 'sandbox',
    date: new Date().toISOString(),
    machine: { node: process.version, platform: platform(), cpu: cpu?.model ?? 'unknown', cpus: cpus().length, load },
    seed,
    msPerMeasurement: ms,
    estates,
    errors,
  };
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
  if (errors > 0) process.exitCode = 1;
}

async function measureEstate(program: string, scale: number, ms: number): Promise<EstateFigures> {
  process.stderr.write(`Measuring ${scale} resources ...\n`);
  const planned = workloads(largeEstate(Date.now(), { seed, scale }));
  const sandbox = await startMeasured(program, seed, scale);
  try {
    const afterStart = await sandbox.memory();
    const measurements: Measurement[] = [];
    for (const workload of planned) {
      for (const concurrency of [1, 16]) {
        measurements.push(await measure(sandbox.endpoint, workload, { concurrency, ms }));
      }
    }
    const memory = { afterStart, afterRequests: await sandbox.memory() };
    return { scale, startMs: sandbox.startMs, memory, measurements };
  } finally {
    sandbox.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
