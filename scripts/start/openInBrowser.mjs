import { spawn } from 'node:child_process';

/**
 * Opens an address in the system's browser. That it cannot is no reason to stop: the address has been printed.
 * @param {string} address
 */
export function openInBrowser(address) {
  const [command, args] = opener(address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', (error) => {
    process.stderr.write(`The browser could not be opened (${error.message}).\n`);
  });
  child.unref();
}

/**
 * @param {string} address
 * @returns {[string, string[]]}
 */
function opener(address) {
  switch (process.platform) {
    case 'darwin':
      return ['open', [address]];
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', address]];
    default:
      return ['xdg-open', [address]];
  }
}
