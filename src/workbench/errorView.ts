import { explain, isSilent } from '../estate/explain';
import type { ErrorView } from '../protocol/error';
import { plainText } from '../estate/plainText';
import { sentences, translate } from './translate';

/** An error as the panels show it; undefined when it only says that the person cancelled. */
export function errorView(error: unknown): ErrorView | undefined {
  if (isSilent(error)) return undefined;
  const { what, said, why, tried, todo, code, requestId, recommend, retryable } = explain(error);
  const reason = sentences([said, ...[why, tried].map((part) => part && translate(part))]);
  return {
    what: plainText(translate(what)),
    ...(reason === '' ? {} : { why: plainText(reason) }),
    ...(todo === undefined ? {} : { advice: plainText(translate(todo)) }),
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(recommend === undefined ? {} : { help: recommend }),
    retry: retryable,
  };
}
