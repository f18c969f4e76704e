import { parseArgs } from 'node:util';
import { Refused } from './refused.mjs';

/**
 * Reads the arguments of a script; one that it does not know is refused with its usage.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {string[]} args
 * @param {string} usage
 * @param {Options} options
 * @throws {Refused}
 */
export function parseArguments(args, usage, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
