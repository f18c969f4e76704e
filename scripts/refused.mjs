/** Something the person can change; its message says all there is to say, so no stack is shown. */
export class Refused extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'Refused';
  }
}

/**
 * Runs a script's main function; an error ends it with a message and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${error instanceof Refused ? error.message : text}\n`);
    process.exitCode = 1;
  }
}
