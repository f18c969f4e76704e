import { parseArguments } from '../arguments.mjs';
import { Refused } from '../refused.mjs';

export const usage = `Starts a VS Code with Express Connect Explorer in it, and a sandbox to use it with.

  npm start -- [--port N] [--open] [--desktop] [--vscode oldest|latest]

  --port N         serve VS Code on this port of 127.0.0.1
  --open           open the address in the system's browser
  --desktop        use the VS Code installed here (the command "code"), with a profile of its own
  --vscode WHICH   the oldest supported VS Code, or the newest (the default)

The address goes to standard output, everything else to standard error. Ctrl+C ends it all.
`;

/**
 * @typedef {object} StartArguments
 * @property {number | undefined} port
 * @property {boolean} open
 * @property {boolean} desktop
 * @property {import('../vscode/release.mjs').ReleaseName} release
 * @property {boolean} help
 */

/**
 * @param {string[]} args
 * @returns {StartArguments}
 * @throws {Refused}
 */
export function readStartArguments(args) {
  const values = parseArguments(args, usage, {
    port: { type: 'string' },
    open: { type: 'boolean' },
    desktop: { type: 'boolean' },
    vscode: { type: 'string' },
    help: { type: 'boolean' },
  });
  const { open = false, desktop = false, help = false, vscode: release = 'latest' } = values;
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw new Refused(`--port takes a number from 1 to 65535, not "${values.port ?? ''}".`);
  }
  if (release !== 'oldest' && release !== 'latest') {
    throw new Refused(`--vscode takes oldest or latest, not "${release}".`);
  }
  if (desktop && (port !== undefined || open || values.vscode !== undefined)) {
    throw new Refused('--desktop uses the installed VS Code; --port, --open and --vscode do not go with it.');
  }
  return { port, open, desktop, release, help };
}
