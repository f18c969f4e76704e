import { once } from 'node:events';
import { createServer } from 'node:net';
import { Refused } from '../refused.mjs';

const firstPort = 7460;
const tries = 10;

/**
 * The port to serve on: the wanted one, else the first free one of a few. The browser keeps accounts by address, so the
 * same port finds them again.
 * @param {number | undefined} wanted
 * @throws {Refused} if the wanted port, or all of them, are taken
 */
export async function choosePort(wanted) {
  if (wanted !== undefined) {
    const problem = await problemOf(wanted);
    if (problem !== undefined) {
      throw new Refused(`Port ${wanted} of 127.0.0.1 cannot be used: ${problem} Choose another one with --port.`);
    }
    return wanted;
  }
  for (let port = firstPort; port < firstPort + tries; port++) {
    if ((await problemOf(port)) === undefined) {
      return port;
    }
  }
  throw new Refused(
    `The ports ${firstPort} to ${firstPort + tries - 1} are all taken. Choose another one with --port.`,
  );
}

/** @param {number} port */
async function problemOf(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : String(error);
    return code === 'EADDRINUSE' ? 'another program listens on it.' : `${String(code)}.`;
  } finally {
    server.close();
  }
}
