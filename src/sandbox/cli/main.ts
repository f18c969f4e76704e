import { createInterface } from 'node:readline';
import { SystemClock } from '../clock';
import { startSandbox } from '../index';
import { UnreadableState } from '../savedState';
import { answerCommand } from './commands';
import { help } from './help';
import { type CommandLine, readOptions } from './readOptions';
import { StateFile } from './stateFile';
import { UsageError } from './usageError';

async function serve({ options, stateFile }: CommandLine): Promise<void> {
  const file = stateFile === undefined ? undefined : new StateFile(stateFile, new SystemClock(), complain);
  const saved = readState(file, stateFile);
  if (saved !== undefined && options.estate !== undefined) {
    process.stderr.write(`${stateFile} is gone on with; --estate is for a new one.\n`);
  }
  const save = () => sandbox.save();
  const sandbox = await startSandbox({
    ...options,
    ...(saved === undefined ? {} : { saved }),
    changed: () => file?.changed(save),
  }).catch((error: unknown) => {
    throw error instanceof UnreadableState ? unreadable(stateFile, error) : error;
  });
  // A state that cannot be written is better known now than in the end.
  file?.write(save);
  const input = createInterface({ input: process.stdin });
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    file?.write(save);
    void sandbox.close();
    input.close();
    process.stdin.destroy();
  };
  input.on('line', (line) => {
    if (line.trim() !== '') process.stdout.write(`${answerCommand(sandbox, line)}\n`);
  });
  input.on('close', stop);
  process.stdin.on('error', stop);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const { endpoint, accounts } = sandbox;
  // Last: whoever reads the line may end the process at once.
  process.stdout.write(`${JSON.stringify({ endpoint, accounts })}\n`);
}

/** A damaged file is told and left alone: somebody may still want what is in it. */
function readState(file: StateFile | undefined, name: string | undefined) {
  try {
    return file?.read();
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string | undefined, cause: unknown): Error {
  return new Error(`${name} cannot be read. ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

function complain(error: unknown): void {
  process.stderr.write(`The state is not saved: ${error instanceof Error ? error.message : String(error)}\n`);
}

async function main(): Promise<void> {
  const asked = readOptions(process.argv.slice(2));
  if (asked === 'help') process.stdout.write(help);
  else await serve(asked);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
