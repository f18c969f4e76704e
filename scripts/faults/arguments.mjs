import { parseArguments } from '../arguments.mjs';
import { Refused } from '../refused.mjs';

export const usage = `Runs the fault campaign: writes through the product's client and journal against a sandbox that fails, in processes
that are killed, and damaged answers through the decoder. Fails when anything was done twice, lost, told wrongly or leaked.

  npm run -s faults -- [--json] [--writes N] [--bodies N] [--seed S]

  --json      prints one line of JSON, and the report to standard error
  --writes N  writes that are made; 10000 by default
  --bodies N  damaged answers that are read; ten for each write by default
  --seed S    another seed makes other writes and other faults; 1 by default
  --help      prints this text
`;

/**
 * @param {string[]} args
 * @returns {{ json: boolean, writes: number, bodies: number, seed: number } | 'help'}
 * @throws {Refused}
 */
export function readArguments(args) {
  const values = parseArguments(args, usage, {
    json: { type: 'boolean', default: false },
    writes: { type: 'string', default: '10000' },
    bodies: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    return 'help';
  }
  const writes = wholeNumber('writes', values.writes);
  return {
    json: values.json,
    writes,
    bodies: values.bodies === undefined ? 10 * writes : wholeNumber('bodies', values.bodies),
    seed: wholeNumber('seed', values.seed),
  };
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {number}
 */
function wholeNumber(name, text) {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Refused(`--${name} takes a whole number, not ${JSON.stringify(text)}.\n\n${usage}`);
  }
  return Number(text);
}
