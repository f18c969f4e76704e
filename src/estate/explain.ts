import { EndpointRefused } from '../api/endpoints';
import { classify } from '../api/classify';
import { Cancelled, InvalidRequest, ServiceError, TransportError } from '../api/errors';
import type { Message } from '../catalog/message';
import { english, message } from '../catalog/message';

/** An error in words: what happened, why, what to do, and the facts that support needs. */
export interface Explanation {
  readonly what: Message;
  /** The service's own words, in its language. They name the resource and the rule. */
  readonly said?: string;
  readonly why?: Message;
  /** How often it was tried, where that was more than once. */
  readonly tried?: Message;
  readonly todo?: Message;
  readonly code?: string;
  readonly requestId?: string;
  /** The service's page about the error. */
  readonly recommend?: string;
  /** True when the same step may succeed if it is simply done again. */
  readonly retryable: boolean;
  /** Present when entering the account's AccessKey again helps. */
  readonly needsAccessKey?: true;
}

/** An error of our own that knows its explanation. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';

  constructor(
    readonly explanation: Explanation,
    options?: ErrorOptions,
  ) {
    super(english(explanation.what), options);
  }
}

/** Explains any error. What nobody foresaw is shown as it is, with the advice to look at the log. */
export function explain(error: unknown): Explanation {
  if (error instanceof ExplainedError) return error.explanation;
  if (error instanceof ServiceError) return explainService(error);
  if (error instanceof TransportError) return explainTransport(error);
  if (error instanceof Cancelled) {
    return error.outcome === 'unknown'
      ? {
          what: message('Canceled on its way: the change may or may not have been carried out.'),
          todo: lookFirst,
          retryable: false,
        }
      : { what: message('Canceled.'), retryable: true };
  }
  if (error instanceof EndpointRefused) return { what: error.reason, retryable: false };
  if (error instanceof InvalidRequest) {
    return { what: message('The request was not sent: {0}', error.message), retryable: false };
  }
  return {
    what: message('Something unexpected went wrong: {0}', error instanceof Error ? error.message : String(error)),
    todo: message('The log has the details.'),
    retryable: true,
  };
}

const lookFirst = message(
  'Refresh and look at the resource before doing it again, or choose Check Again in the Activity view.',
);

/** Only of a change it matters what became of it; the names of operations that read begin alike (002, 003). */
function isChange(action: string): boolean {
  return !/^(Describe|List|Get)/.test(action);
}

function maybeCarriedOut({ action, outcome }: ServiceError | TransportError): boolean {
  return outcome === 'unknown' && isChange(action);
}

function triedText({ details }: ServiceError | TransportError): { tried?: Message } {
  const { attempts = 1 } = details;
  return attempts > 1 ? { tried: message('Tried {0} times.', attempts) } : {};
}

function explainService(error: ServiceError): Explanation {
  const { why, advice, retry } = classify(error);
  const unsure = maybeCarriedOut(error);
  const todo = unsure ? lookFirst : advice;
  return {
    what: message('{0} was refused: {1}.', error.action, error.code),
    // With a wrong secret the service talks of calculated signatures, which nobody who typed a secret wants to know.
    ...(error.message === '' || error.details.sameStringToSign === true ? {} : { said: error.message }),
    why,
    ...triedText(error),
    ...(todo === undefined ? {} : { todo }),
    code: error.code,
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    ...(error.details.recommend === undefined ? {} : { recommend: error.details.recommend }),
    retryable: retry && !unsure,
  };
}

function explainTransport(error: TransportError): Explanation {
  const { why, advice } = classify(error);
  const { httpStatus } = error;
  // Some reasons name the status themselves.
  const told = httpStatus === undefined || why.args?.includes(httpStatus) === true;
  const facts = told ? why : message('{0} (HTTP {1})', why, httpStatus);
  const unsure = maybeCarriedOut(error);
  const todo = unsure ? lookFirst : advice;
  return {
    what: whatOf(error),
    why: facts,
    ...triedText(error),
    ...(todo === undefined ? {} : { todo }),
    ...(error.details.requestId === undefined ? {} : { requestId: error.details.requestId }),
    retryable: !unsure,
  };
}

function whatOf(error: TransportError): Message {
  const { action, outcome, phase } = error;
  if (maybeCarriedOut(error)) return message('{0} got no answer, and may or may not have been carried out.', action);
  const isSent = outcome !== 'notSent' || !(isChange(action) || phase === 'unreached');
  return isSent ? message('{0} got no usable answer.', action) : message('{0} was not sent.', action);
}

/** Cancelling is not an error, unless a change was already on its way. */
export function isSilent(error: unknown): boolean {
  return error instanceof Cancelled && error.outcome !== 'unknown';
}
