import type { Journal } from '../journal/journal';
import type { ErrorReporter } from '../workbench/errorReporter';
import { afterwards } from './afterwards';
import type { WaitEnd } from './followedChanges';

/** Writes down how each wait for the final state of a change ended. */
export function noteEnd(
  journal: Pick<Journal, 'settle'>,
  errors: Pick<ErrorReporter, 'report'>,
  id: string,
): (end: WaitEnd) => void {
  return (ended) => {
    void afterwards(errors, () => journal.settle(id, ended));
  };
}
