import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Memory, Started } from './sandboxProcess';

export interface Footprint {
  readonly rssMb: number;
  readonly heapMb: number;
}

/** A sandbox in a process of its own. */
export interface MeasuredSandbox {
  readonly endpoint: string;
  /** Until a client can connect, from the start of the process and from that of the sandbox in it. */
  readonly startMs: { readonly process: number; readonly sandbox: number };
  memory(): Promise<Footprint>;
  stop(): void;
}

/** Bundles the program as the product is bundled, and hands it to `use`. */
export async function withProgram<Result>(use: (program: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bench-'));
  try {
    const outfile = join(folder, 'sandbox.js');
    const entryPoints = [join(import.meta.dirname, 'sandboxProcess.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' });
    return await use(outfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function startMeasured(program: string, seed: number, scale: number): Promise<MeasuredSandbox> {
  const begun = performance.now();
  const child = fork(program, [String(seed), String(scale)], { execArgv: ['--expose-gc'] });
  const started = await nextMessage(child, isStarted);
  return {
    endpoint: started.endpoint,
    startMs: { process: Math.round(performance.now() - begun), sandbox: Math.round(started.ms) },
    memory: async () => {
      const answer = nextMessage(child, isMemory);
      child.send('memory');
      const { rss, heap } = await answer;
      return { rssMb: megabytes(rss), heapMb: megabytes(heap) };
    },
    stop: () => {
      child.disconnect();
    },
  };
}

/** What the child says next. Rejects when it ends instead. */
function nextMessage<Message>(child: ChildProcess, is: (message: unknown) => message is Message): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = () => {
      reject(new Error('The sandbox ended.'));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      if (is(message)) resolve(message);
      else reject(new Error(`The sandbox said ${JSON.stringify(message)}.`));
    });
  });
}

function isStarted(message: unknown): message is Started {
  return typeof message === 'object' && message !== null && 'endpoint' in message && 'ms' in message;
}

function isMemory(message: unknown): message is Memory {
  return typeof message === 'object' && message !== null && 'rss' in message && 'heap' in message;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 102.4) / 10;
}
