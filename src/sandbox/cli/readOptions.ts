import { parseArgs } from 'node:util';
import { estateNames } from '../estates';
import { mostResources } from '../estates/large';
import type { PlannedFault } from '../faults/fault';
import { parseFaults } from '../faults/parse';
import { sandboxOperations } from '../operations';
import { highestTimeScale, type SandboxOptions } from '../options';
import { OptionSyntaxError } from '../scanner';
import { parseShapes } from '../shapes/parse';
import { UsageError } from './usageError';
import { durationOf, nameOf, numberOf } from './values';

/** What the command line asks for. */
export interface CommandLine {
  readonly options: SandboxOptions;
  /** The file that the sandbox is kept in. */
  readonly stateFile?: string;
}

/** @throws UsageError */
export function readOptions(args: readonly string[]): CommandLine | 'help' {
  const values = parsed(args);
  if (values.help === true) return 'help';
  const { state: stateFile } = values;
  return {
    options: {
      ...numbersOf(values),
      faults: values.faults?.flatMap((text) => written('--faults', text, readFaults)) ?? [],
      shapes: Object.fromEntries(
        (values.shapes ?? []).flatMap((text) => Object.entries(written('--shapes', text, parseShapes))),
      ),
    },
    ...(stateFile === undefined ? {} : { stateFile }),
  };
}

type Writable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** What is one value each; what was left out is not there. */
function numbersOf(values: ReturnType<typeof parsed>): SandboxOptions {
  const options: Writable<SandboxOptions> = {};
  const port = numberOf('port', values.port, isPort, 'a port from 0 to 65535');
  if (port !== undefined) options.port = port;
  const estate = nameOf('--estate', values.estate, estateNames);
  if (estate !== undefined) options.estate = estate;
  const seed = numberOf('seed', values.seed, Number.isSafeInteger, 'a whole number');
  if (seed !== undefined) Object.assign(options, { seed, faultSeed: seed });
  const scale = numberOf('scale', values.scale, isScale, `a whole number from 1 to ${mostResources}`);
  if (scale !== undefined) options.scale = scale;
  const timeScale = numberOf('time-scale', values['time-scale'], isTimeScale, timeScales);
  if (timeScale !== undefined) options.timeScale = timeScale;
  const latencyMs = numberOf('latency', values.latency, (value) => value >= 0, 'milliseconds of 0 or more');
  if (latencyMs !== undefined) options.latencyMs = latencyMs;
  const rate = numberOf('requests-per-second', values['requests-per-second'], isPositive, 'a number above 0');
  if (rate !== undefined) options.requestsPerSecond = rate;
  if (values['token-lifetime'] !== undefined) options.temporaryKeyMs = durationOf(values['token-lifetime']);
  return options;
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        estate: text,
        seed: text,
        scale: text,
        state: text,
        'time-scale': text,
        latency: text,
        'requests-per-second': text,
        'token-lifetime': text,
        faults: texts,
        shapes: texts,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Faults of the operations that there are. @throws {OptionSyntaxError} */
export function readFaults(text: string): PlannedFault[] {
  return parseFaults(text, Object.keys(sandboxOperations));
}

/** Reads faults or shapes as they were written. @throws UsageError that shows where it cannot be understood */
export function written<Read>(what: string, text: string, parse: (text: string) => Read): Read {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof OptionSyntaxError) throw new UsageError(`${what}: ${error.message}`);
    throw error;
  }
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 65_536;
}

function isScale(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= mostResources;
}

const timeScales = `a number above 0, at most ${highestTimeScale}`;

function isTimeScale(value: number): boolean {
  return value > 0 && value <= highestTimeScale;
}

function isPositive(value: number): boolean {
  return value > 0;
}
