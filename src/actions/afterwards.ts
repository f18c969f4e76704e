import type { ErrorReporter } from '../workbench/errorReporter';

/**
 * Does what follows a change that the service accepted. What goes wrong with it is reported and not thrown: whoever sent
 * the change would take it for refused, and send it again under a new token.
 */
export async function afterwards(
  errors: Pick<ErrorReporter, 'report'>,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    errors.report(error);
  }
}
