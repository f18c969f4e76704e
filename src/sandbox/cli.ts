import { parseArgs } from 'node:util';
import { type SandboxOptions, startSandbox } from './index';

const help = `Serves a local copy of the Express Connect API on 127.0.0.1 until its standard input closes or it is ended.
It prints one line of JSON: {"endpoint","accounts":[{"accountId","name","accessKeyId","accessKeySecret"}]}

  --port N         port to listen on; any free one when left out
  --time-scale X   makes everything that takes time X times as fast (default 1)
  --latency MS     delays every answer (default 0)
  --help           prints this text
`;

/** A command line that cannot be understood. */
class UsageError extends Error {}

function number(
  option: string,
  text: string | undefined,
  accepts: (value: number) => boolean,
  what: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || !accepts(value)) {
    throw new UsageError(`--${option} takes ${what}, not ${JSON.stringify(text)}`);
  }
  return value;
}

function readOptions(args: readonly string[]): SandboxOptions | 'help' {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { port: text, 'time-scale': text, latency: text, help: { type: 'boolean' } },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help === true) return 'help';
  const port = number(
    'port',
    values.port,
    (value) => Number.isInteger(value) && value >= 0 && value < 65536,
    'a port from 0 to 65535',
  );
  const timeScale = number('time-scale', values['time-scale'], (value) => value > 0, 'a number above 0');
  const latencyMs = number('latency', values.latency, (value) => value >= 0, 'milliseconds of 0 or more');
  return {
    ...(port === undefined ? {} : { port }),
    ...(timeScale === undefined ? {} : { timeScale }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const sandbox = await startSandbox(options);
  const { endpoint, accounts } = sandbox;
  const stop = () => {
    void sandbox.close();
    process.stdin.destroy();
  };
  process.stdin.on('end', stop).on('error', stop).resume();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Last: whoever reads the line may end the process at once.
  process.stdout.write(`${JSON.stringify({ endpoint, accounts })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
