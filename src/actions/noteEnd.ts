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
    const state = 'resource' in ended ? ended.resource.state : undefined;
    void afterwards(errors, () => journal.settle({ id, end: ended.end, ...(state === undefined ? {} : { state }) }));
  };
}
