import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import { plainText, shortText } from '../estate/plainText';
import { shortId } from '../estate/resourceName';
import { wasSaidByPerson } from '../journal/entry';
import { shortDuration } from '../workbench/durationText';
import type { ActivityChange } from './change';
import type { ChangeRow, RowGroup } from './rows';
import { sentAt } from './rows';

/** What rows are put into words with. */
export interface RowContext {
  readonly translate: (message: Message) => string;
  /** Language of the person as a BCP 47 tag, and the machine's own time zone unless another is named. */
  readonly language: string;
  readonly timeZone?: string;
  readonly now: number;
  /** What the person calls an account; undefined as long as there is one only. */
  readonly accountName: (account: string) => string | undefined;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Characters of a row; more is of no use to anybody, and a name may have a million. */
const longestLabel = 300;

/** For example "Delete BGP Peer: HQ-core-1". */
export function labelOf({ change }: Pick<ChangeRow, 'change'>, { translate }: Pick<RowContext, 'translate'>): string {
  const { operation, decisive } = change;
  const { title, operation: name } = decisive.intent;
  const label = operation === undefined ? name : translate({ text: operation.label });
  const subject = title === '' && change.resource !== undefined ? shortId(change.resource) : title;
  return shortText(
    subject === '' ? label : translate(message('{0}: {1}', label, shortText(subject, longestLabel))),
    longestLabel,
  );
}

/** How a change stands, in a few words. */
export function statusMessage({ status, decisive }: ActivityChange): Message {
  switch (status) {
    case 'running':
      return message('Under way');
    case 'elsewhere':
      return message('Under way in another window');
    case 'waiting':
      return message('Accepted, waiting for the final state');
    case 'succeeded':
      if (wasSaidByPerson(decisive)) return message('Marked as carried out');
      return decisive.ending?.by === 'answer' ? message('Succeeded') : message('Succeeded, as was found out later');
    case 'unseen':
      return decisive.settled?.end === 'deadline'
        ? message('Accepted, was still being changed when waiting ended')
        : message('Accepted, the final state was not seen');
    case 'failedLater':
      return message('Accepted, and failed later');
    case 'refused':
      return message('Refused by the service');
    case 'withoutEffect':
      return wasSaidByPerson(decisive) ? message('Marked as not carried out') : message('Not carried out');
    case 'notSent':
      return message('Not sent');
    case 'unknown':
      return message('Outcome unknown');
  }
}

/** What is known of a change, in a sentence. */
export function outcomeMessage(row: ChangeRow, context: Pick<RowContext, 'translate'>): Message {
  const name = labelOf(row, context);
  switch (row.change.status) {
    case 'unknown':
      return message('{0}: it still cannot be told whether it was carried out.', name);
    case 'refused':
    case 'notSent':
    case 'withoutEffect':
      return message('{0}: it was not carried out.', name);
    case 'failedLater':
      return message('{0}: it was carried out, and failed later.', name);
    case 'unseen':
      return message('{0}: the final state was not seen.', name);
    case 'running':
    case 'elsewhere':
      return message('{0}: it is under way.', name);
    case 'waiting':
    case 'succeeded':
      return message('{0}: it was carried out.', name);
  }
}

/** The same for whoever wanted to send it again, which was not done. */
export function notSentAgainMessage(row: ChangeRow, context: Pick<RowContext, 'translate'>): Message {
  return message('{0} Nothing was sent again.', outcomeMessage(row, context));
}

/** What stands behind the label: how it stands unless it went well, how long it took, when it was. */
export function descriptionOf(row: ChangeRow, context: RowContext): string {
  const { change } = row;
  const { status, decisive } = change;
  const { code } = decisive.ending ?? {};
  const quiet = status === 'succeeded' && decisive.ending?.by === 'answer';
  const words = status === 'refused' && code !== undefined ? code : context.translate(statusMessage(change));
  const facts = [
    quiet ? undefined : words,
    durationOf(change, context),
    whenText(row, context),
    context.accountName(decisive.intent.account),
  ];
  return facts
    .filter((fact) => fact !== undefined)
    .map(plainText)
    .join(' \u00b7 ');
}

/** The heading of a group. */
export function groupTitle({ id }: RowGroup, { translate, language, timeZone, now }: RowContext): string {
  if (id === 'attention') return translate(message('Needs attention'));
  if (id === 'running') return translate(message('In progress'));
  const of = id.slice('day '.length);
  const dayOf = dayFormatter(timeZone);
  if (of === dayOf(now)) return translate(message('Today'));
  if (of === dayOf(now - day)) return translate(message('Yesterday'));
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(of));
}

/** Days of a time zone (IANA name; the machine's own when absent) as `2024-06-01`. */
export function dayFormatter(timeZone?: string): (milliseconds: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (milliseconds) => format.format(milliseconds);
}

/** From sending to the answer or, where it was waited for, to the final state. Undefined while that is not known. */
function durationOf({ status, decisive }: ActivityChange, { language }: RowContext): string | undefined {
  const { intent, ending, settled } = decisive;
  if (ending === undefined || status === 'unknown' || status === 'waiting' || status === 'notSent') return undefined;
  if (settled?.end === 'reached' || settled?.end === 'failed') return shortDuration(settled.at - intent.at, language);
  return ending.by === 'answer' ? shortDuration(ending.milliseconds, language) : undefined;
}

/** How long ago; below the heading of a day that is long past, the time of day. */
function whenText(row: ChangeRow, { translate, language, timeZone, now }: RowContext): string {
  const at = sentAt(row);
  const ago = Math.max(0, now - at);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (ago < minute) return translate(message('just now'));
  if (ago < hour) return relative.format(-Math.floor(ago / minute), 'minute');
  if (ago < day / 2) return relative.format(-Math.floor(ago / hour), 'hour');
  if (row.change.status === 'unknown') return relative.format(-Math.max(1, Math.round(ago / day)), 'day');
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone }).format(at);
}
