import { startSandbox } from '../src/sandbox/index';

/** What the process with the sandbox tells the one that measures it. Times in ms, sizes in bytes. */
export interface Started {
  readonly endpoint: string;
  /** From the call of `startSandbox` until it listens. */
  readonly ms: number;
}

export interface Memory {
  readonly rss: number;
  /** What is in use after a garbage collection. */
  readonly heap: number;
}

/**
 * The sandbox in a process of its own, as `npm run sandbox` has it. Time is a thousand times as fast, so that what was
 * deleted is gone soon. Every message that comes asks for the memory; it ends with its parent.
 */
async function main([seed, scale]: readonly string[]): Promise<void> {
  const begun = performance.now();
  const sandbox = await startSandbox({ estate: 'large', seed: Number(seed), scale: Number(scale), timeScale: 1000 });
  const started: Started = { endpoint: sandbox.endpoint, ms: performance.now() - begun };
  process.on('message', () => {
    global.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const memory: Memory = { rss, heap: heapUsed };
    process.send?.(memory);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(started);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
