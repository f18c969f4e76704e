import { parseArguments } from './arguments.mjs';
import { npm } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { Refused, runMain } from './refused.mjs';

const usage = `Runs the tests: unit (no VS Code), host (inside the extension host), ui (a browser drives the workbench).

  npm test -- [--only unit|host|ui] [--vscode oldest|latest] [--desktop] [--grep TEXT]

  --only LAYER     one layer instead of all; may be repeated
  --vscode WHICH   the oldest supported VS Code (the default) or the newest: host and ui tests only
  --desktop        host tests on a downloaded desktop VS Code
  --grep TEXT      only tests whose titles match
`;

const allLayers = /** @type {const} */ (['unit', 'host', 'ui']);

/** @typedef {typeof allLayers[number]} Layer */

/**
 * @param {string[]} args
 * @returns {import('./layers/mocha.mjs').Selection & { layers: readonly Layer[] } | undefined} undefined: show the usage
 * @throws {Refused}
 */
function readArguments(args) {
  const values = parseArguments(args, usage, {
    only: { type: 'string', multiple: true },
    vscode: { type: 'string' },
    desktop: { type: 'boolean', default: false },
    grep: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    return undefined;
  }
  const release = values.vscode ?? 'oldest';
  if (release !== 'oldest' && release !== 'latest') {
    throw new Refused(`--vscode takes oldest or latest, not "${release}".`);
  }
  const unknown = values.only?.find((name) => !allLayers.some((layer) => layer === name));
  if (unknown !== undefined) {
    throw new Refused(`--only takes ${allLayers.join(', ')}, not "${unknown}".`);
  }
  const only = values.only;
  const { desktop, grep } = values;
  // Unit tests are the same on every VS Code, UI tests need the server.
  const suitable = desktop ? ['host'] : values.vscode === 'latest' ? ['host', 'ui'] : allLayers;
  const layers = allLayers.filter((layer) => (only === undefined ? suitable.includes(layer) : only.includes(layer)));
  return { release, desktop, grep, layers };
}

/**
 * @param {import('./layers/mocha.mjs').Selection & { layers: readonly Layer[] }} selection
 * @returns {Promise<import('./layers/counting.mjs').Counts>}
 */
async function runLayers(selection) {
  const total = { passed: 0, failed: 0 };
  for (const layer of selection.layers) {
    const started = Date.now();
    const { passed, failed } = await runLayer(layer, selection);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stderr.write(`The layer "${layer}" took ${seconds} s.\n`);
    process.stdout.write(`${layer}: ${passed} passed, ${failed} failed\n`);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/**
 * @param {Layer} layer
 * @param {import('./layers/mocha.mjs').Selection} selection
 */
async function runLayer(layer, selection) {
  // Loaded late: they import packages that have to be installed first.
  switch (layer) {
    case 'unit':
      return await (await import('./layers/unit.mjs')).runUnitTests(selection);
    case 'host':
      return await (await import('./layers/host.mjs')).runHostTests(selection);
    case 'ui':
      return await (await import('./layers/ui.mjs')).runUiTests(selection);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // An orderly exit: what we started ends with us.
  process.once(signal, () => process.exit(1));
}
await runMain(async () => {
  const selection = readArguments(process.argv.slice(2));
  if (selection === undefined) {
    process.stdout.write(usage);
    return;
  }
  /** @type {import('./layers/counting.mjs').Counts} */
  let total = { passed: 0, failed: 1 };
  try {
    await ensureInstalled();
    await npm(['run', '--silent', 'package'], { cwd: root, quiet: true });
    total = await runLayers(selection);
  } finally {
    process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
    process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  }
});
