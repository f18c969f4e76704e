import { npm } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { Refused, runMain } from './refused.mjs';
import { startSandbox } from './sandboxProcess.mjs';
import { readStartArguments, usage } from './start/arguments.mjs';
import { startDesktop } from './start/desktop.mjs';
import { openInBrowser } from './start/openInBrowser.mjs';
import { choosePort } from './start/port.mjs';
import { startForPerson } from './start/server.mjs';

/**
 * Ends what runs when the person, or the system, asks for it.
 * @param {() => Promise<void>} stop
 */
function stopOnSignals(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      process.stderr.write('\nStopping ...\n');
      void stop().finally(() => process.exit(0));
    });
  }
}

async function startBuiltSandbox() {
  process.stderr.write('Building and packaging the extension ...\n');
  await npm(['run', '--silent', 'package'], { cwd: root, quiet: true });
  const sandbox = await startSandbox();
  process.stderr.write(`The sandbox answers at ${sandbox.endpoint} with these accounts:\n`);
  for (const { name, accessKeyId, accessKeySecret } of sandbox.accounts) {
    process.stderr.write(`  ${name}: AccessKey ID ${accessKeyId}, secret ${accessKeySecret}\n`);
  }
  return sandbox;
}

await runMain(async () => {
  const { port: wantedPort, open, desktop, release, help } = readStartArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return;
  }
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    await Promise.all(stops.map((each) => each()));
  };
  stopOnSignals(stop);
  try {
    const port = desktop ? undefined : await choosePort(wantedPort);
    await ensureInstalled();
    const sandbox = await startBuiltSandbox();
    stops.push(sandbox.stop);
    const vscode = port === undefined ? await startDesktop() : await startForPerson(port, release);
    stops.push(vscode.stop);
    if (vscode.address !== undefined) {
      process.stdout.write(`${vscode.address}\n`);
      process.stderr.write('Open this address in a browser. Ctrl+C ends VS Code and the sandbox.\n');
      if (open) {
        openInBrowser(vscode.address);
      }
    }
    const sandboxEnded = sandbox.ended.then(() => 'The sandbox ended unexpectedly.');
    const problem = await Promise.race([vscode.ended, sandboxEnded]);
    if (problem !== undefined) {
      throw new Refused(problem);
    }
  } finally {
    await stop();
  }
});
