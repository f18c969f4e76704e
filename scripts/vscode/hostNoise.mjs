/**
 * What a VS Code server without compiled modules and without a Marketplace logs although nothing is wrong, by the text
 * that gives it away.
 */
const noise = [
  'Could not locate the bindings file',
  'build/Release/watchdog',
  '[Service Worker]',
  'A bad HTTP response code (404) was received when fetching the script',
  'open-vsx.org',
  'getaddrinfo',
  'vsda',
  '/update/check',
  'net::ERR_NAME_NOT_RESOLVED',
  'connection token (',
  'Creating a socket (',
  'Updating additional builtin extensions cache',
  'ChatSessionStore:',
  '[reconnection-grace-time]',
  '[AgentHost:',
  '[AccountPolicyGate]',
  "waiting for authentication provider 'github'",
  'Canceled: Canceled',
  'Long running operations during shutdown are unsupported',
];

/**
 * @param {string} line  of a console
 * @returns {boolean}
 */
export function isHostNoise(line) {
  return noise.some((text) => line.includes(text));
}
