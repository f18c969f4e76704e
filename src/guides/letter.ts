import { letterOfAuthorization } from '../catalog/letterOfAuthorization/kind';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import { textOf } from '../estate/toResource';
import { hasReached } from './connectionState';
import type { Known } from './guide';
import type { Standing } from './standing';
import { ahead, done, failed, notNeeded, on, possible, waiting } from './standing';

type LetterState = keyof typeof letterOfAuthorization.states;

/** The LOA of the line, if one was ever applied for. */
export function letterOf({ on: line, related }: Known): Resource | undefined {
  return related.find(({ kind, id }) => kind === 'letterOfAuthorization' && id === line?.id);
}

/** From application to issue. Lines get into service without an LOA too (wire-facts 3.4), which then is not asked for. */
export function letterStanding(line: Resource, letter: Resource | undefined, apply: Operation): Standing {
  const state = stateOfLetter(letter);
  if (state === 'Available' || state === 'Completing' || state === 'Complete') return done();
  if (hasReached(line, 'Enabled')) return notNeeded(message('The connection went into service without an LOA.'));
  // What has ended or is in trouble needs none.
  if (!hasReached(line, 'Initial')) return ahead;
  switch (state) {
    case 'Applying':
      return waiting('alibabaCloud', { fact: message('The application for the LOA is being reviewed.') });
    case 'Accept':
      return waiting('alibabaCloud', { fact: message('The application was accepted; the letter is being issued.') });
    case 'Rejected':
      return failed(reasonOf(letter), message('Correct what was objected to and apply again.'), [on(apply, line)]);
    case 'unknown':
      return waiting('alibabaCloud', {
        fact: message('The LOA is in a state that no document names: {0}.', nameOfState(letter)),
      });
    case 'Deleted':
    case undefined:
      if (hasReached(line, 'Confirmed')) return notNeeded(message('The connection was confirmed without an LOA.'));
      return possible([on(apply, line)], state === undefined ? {} : { fact: message('The former LOA was deleted.') });
  }
}

/**
 * From issue to the report that the work is done. Whether `Completing` comes before the report or after it is not
 * documented (traps section 10): once it has been reported, there is nothing left for the carrier to do.
 */
export function constructionStanding(
  line: Resource,
  letter: Resource | undefined,
  report: Operation,
  isReported: boolean,
): Standing {
  const offers = letter === undefined ? [] : [on(report, letter)];
  const state = stateOfLetter(letter);
  if (state === 'Complete') return done();
  if (hasReached(line, 'Enabled')) return notNeeded(message('The connection is in service.'));
  switch (state) {
    case 'Available':
      return waiting('carrier', { fact: message('The LOA is available: hand it to the carrier.'), offers });
    case 'Completing':
      if (isReported) {
        return waiting('alibabaCloud', { fact: message('The end of the construction has been reported.'), offers });
      }
      return waiting('carrier', { fact: message('The line is being built.'), offers });
    case 'Deleted':
    case undefined:
      return hasReached(line, 'Confirmed') ? notNeeded(message('The connection was confirmed without an LOA.')) : ahead;
    default:
      return ahead;
  }
}

function stateOfLetter(letter: Resource | undefined): LetterState | 'unknown' | undefined {
  if (letter === undefined) return undefined;
  const known = Object.keys(letterOfAuthorization.states) as LetterState[];
  return known.find((state) => state === letter.state) ?? 'unknown';
}

function nameOfState(letter: Resource | undefined): ReturnType<typeof stateMessage> {
  return stateMessage(letterOfAuthorization, letter ?? {});
}

/** The service gives a code such as IllegalParam.CardId as the reason (wire-facts 5). */
function reasonOf(letter: Resource | undefined): ReturnType<typeof message> {
  const reason = textOf(letter?.attributes.Description) ?? '';
  return reason === ''
    ? message('The application for the LOA was rejected.')
    : message('The application for the LOA was rejected: {0}.', reason);
}
