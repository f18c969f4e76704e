import { parseArguments } from '../arguments.mjs';
import { Refused } from '../refused.mjs';

export const usage = `Measures how fast the product is on this machine. It judges nothing, but fails when a request does.

  npm run -s bench -- sandbox [--json] [--quick]

  sandbox   a large estate of 1,000, 10,000 and 100,000 resources over HTTP: start, memory, throughput, latency
  --json    prints one JSON document instead of a table
  --quick   short measurements, and no estate above 10,000 resources
  --help    prints this text
`;

/**
 * @param {string[]} args
 * @returns {{ json: boolean, quick: boolean } | 'help'}
 * @throws {Refused}
 */
export function readArguments(args) {
  const names = args.filter((argument) => !argument.startsWith('-'));
  const values = parseArguments(
    args.filter((argument) => argument.startsWith('-')),
    usage,
    {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  );
  if (values.help) {
    return 'help';
  }
  if (names.length !== 1 || names[0] !== 'sandbox') {
    throw new Refused(
      `${names.length === 0 ? 'Say what to measure.' : `There is nothing to measure by ${JSON.stringify(names.join(' '))}.`}\n\n${usage}`,
    );
  }
  return { json: values.json, quick: values.quick };
}
