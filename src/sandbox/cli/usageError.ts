/** A command line, or a line of standard input, that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
