import { estateNames } from '../estates';
import type { Sandbox } from '../index';
import { parseShapes } from '../shapes/parse';
import { readFaults, written } from './readOptions';
import { writeState } from './stateFile';
import { UsageError } from './usageError';
import { durationOf, nameOf } from './values';

/** Carries out a command as it is described in the help. @throws UsageError, or what the file system says */
type Command = (sandbox: Sandbox, rest: string) => void;

const commands: Readonly<Record<string, Command>> = {
  advance: (sandbox, rest) => {
    sandbox.advance(durationOf(rest));
  },
  reset: (sandbox, rest) => {
    sandbox.reset(nameOf('An estate', rest === '' ? undefined : rest, estateNames));
  },
  save: (sandbox, rest) => {
    if (rest === '') throw new UsageError('save takes the name of a file');
    writeState(rest, sandbox.save());
  },
  faults: (sandbox, rest) => {
    if (rest === 'off') sandbox.faults.clear();
    else for (const planned of written('faults', rest, readFaults)) sandbox.faults.add(planned);
  },
  shapes: (sandbox, rest) => {
    for (const [account, shapes] of Object.entries(written('shapes', rest, parseShapes))) {
      sandbox.shapes.set(account, shapes);
    }
  },
};

/** Answers a line of standard input by a line of JSON. Whatever is wrong with it, the sandbox goes on. */
export function answerCommand(sandbox: Sandbox, line: string): string {
  const [, name = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(line.trim()) ?? [];
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new UsageError(`There is no command ${JSON.stringify(name)}; see --help`);
    command(sandbox, rest);
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
  return JSON.stringify({ now: new Date(sandbox.now()).toISOString() });
}
