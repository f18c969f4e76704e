import { whyOfPhase } from '../api/phaseWords';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import { declaredParameter } from '../catalog/repeatedName';
import { plainText, shortText } from '../estate/plainText';
import { shortId } from '../estate/resourceName';
import { timeFormatter } from '../estate/timeText';
import { shortDuration } from '../workbench/durationText';
import type { ActivityChange } from './change';
import type { ChangeRow } from './rows';
import { labelOf, type RowContext, statusMessage } from './rowWords';

/** Values and characters of one that a tooltip shows; more would cover the screen. */
const mostValues = 12;
const longestValue = 120;

/** All that is known of a change, line by line, for a tooltip that is plain text. */
export function factsOf(row: ChangeRow, context: RowContext): readonly string[] {
  const { change } = row;
  const parts = [
    [labelOf(row, context), ...outcomeLines(change, context)],
    [...placeLines(change, context), ...valueLines(change, context)],
    [...timeLines(change, context), ...identityLines(change, context)],
    hints(row, context),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** The same for a screen reader, on one line and without the values. */
export function spokenOf(row: ChangeRow, context: RowContext): string {
  const { change } = row;
  const lines = [
    labelOf(row, context),
    ...outcomeLines(change, context),
    ...placeLines(change, context),
    ...timeLines(change, context),
    ...identityLines(change, context),
  ];
  return lines.join(', ');
}

function outcomeLines(change: ActivityChange, { translate }: RowContext): readonly string[] {
  const { decisive, status } = change;
  const { code, text } = decisive.ending ?? {};
  const isFailure = ['refused', 'unknown', 'notSent', 'withoutEffect'].includes(status);
  const broken = code === undefined ? undefined : whyOfPhase(code);
  const named = broken === undefined ? code : translate(broken);
  const said = isFailure ? [named, text].filter((part) => part !== undefined && part !== '').join(': ') : '';
  const state = decisive.settled?.state;
  const how = settledHow(change);
  return [
    translate(statusMessage(change)),
    ...(said === '' ? [] : [short(said)]),
    ...(how === undefined ? [] : [translate(how)]),
    ...(state === undefined ? [] : [translate(message('State seen last: {0}', plainText(state)))]),
  ];
}

function settledHow({ decisive, status }: ActivityChange): Message | undefined {
  if (status === 'unknown') return undefined;
  switch (decisive.ending?.by) {
    case 'sendingAgain':
      return message('Found out by sending again under the same token.');
    case 'reading':
      return message('Found out by reading the resource.');
    case 'person':
      return message('A person said so. The service was not asked.');
    case 'answer':
    case undefined:
      return undefined;
  }
}

function placeLines({ decisive, resource }: ActivityChange, context: RowContext): readonly string[] {
  const { account, region } = decisive.intent;
  const { translate } = context;
  const name = context.accountName(account);
  return [
    ...(name === undefined ? [] : [translate(message('Account: {0}', plainText(name)))]),
    translate(message('Region: {0}', plainText(region))),
    ...(resource === undefined
      ? []
      : [translate(message('Resource: {0}', shortText(shortId(resource), longestValue)))]),
  ];
}

/** What was asked for: of an edit what it changed, of everything else all that somebody filled in. */
function valueLines({ operation, decisive }: ActivityChange, { translate }: RowContext): readonly string[] {
  const { values, hidden, before = {} } = decisive.intent;
  const given = givenNames(operation);
  const shown = Object.entries(values).filter(([name, value]) => !given.has(name) && before[name] !== value);
  const lines = shown.slice(0, mostValues).map(([name, value]) => {
    const label = translate(labelOfParameter(operation, name));
    const was = before[name];
    const present = short(value) || '\u2205';
    const shownValue = was === undefined ? present : `${short(was) || '\u2205'} \u2192 ${present}`;
    return translate(message('{0}: {1}', label, shownValue));
  });
  const more = shown.length - lines.length;
  return [
    ...lines,
    ...(more <= 0 ? [] : [translate(message('{0} more values', more))]),
    ...hidden.map((name) =>
      translate(message('{0}: secret, not written down', labelOfParameter(operation, plainText(name)))),
    ),
  ];
}

/** Parameters that the region, the subject or the parent answers. */
function givenNames(operation: Operation | undefined): ReadonlySet<string> {
  return new Set([
    'RegionId',
    ...Object.keys(operation?.subject ?? {}),
    ...Object.keys(operation?.under?.parameters ?? {}),
  ]);
}

function labelOfParameter(operation: Operation | undefined, name: string): Message {
  return { text: declaredParameter(operation?.parameters ?? {}, name)?.label ?? name };
}

function timeLines(change: ActivityChange, { translate, language, timeZone }: RowContext): readonly string[] {
  const { attempts, decisive } = change;
  const { intent, ending, settled } = decisive;
  const format = timeFormatter(language, timeZone);
  const at = (milliseconds: number): string => {
    const { local, utc } = format(new Date(Math.floor(milliseconds / 1_000) * 1_000));
    return `${local} (${utc})`;
  };
  const isAnswered = ending?.by === 'answer' && ending.outcome !== 'notSent' && ending.outcome !== 'unknown';
  return [
    translate(message('Sent: {0}', at(intent.at))),
    ...(attempts.length < 2 ? [] : [translate(message('Attempts: {0}', attempts.length))]),
    ...(isAnswered ? [translate(message('Answered after {0}', shortDuration(ending.milliseconds, language)))] : []),
    ...(settled?.end === 'reached'
      ? [translate(message('Final state after {0}', shortDuration(settled.at - intent.at, language)))]
      : []),
  ];
}

function identityLines(change: ActivityChange, { translate }: RowContext): readonly string[] {
  const { requestId } = change.decisive.ending ?? {};
  return requestId === undefined ? [] : [translate(message('Request ID: {0}', plainText(requestId)))];
}

/** What can be done, where it needs a word. */
function hints({ change, revert }: ChangeRow, { translate }: RowContext): readonly string[] {
  const { status, retry, decisive } = change;
  const lines: Message[] = [];
  const isWhole = decisive.intent.hidden.length === 0;
  if (retry === 'same' && isWhole)
    lines.push(message('Retry sends it under the same token: it cannot be carried out twice.'));
  if (retry === 'same' && !isWhole)
    lines.push(
      message('Retry sends it under the same token as long as its secrets are kept: it cannot be carried out twice.'),
    );
  if (retry === 'form') lines.push(message('Its secrets are not kept: Retry opens the form of a new change.'));
  if (retry === 'new' && decisive.intent.token !== undefined) lines.push(message('Retry sends it under a new token.'));
  if (status === 'unknown' && retry === undefined)
    lines.push(message('It has no idempotency token: it is not sent again before it is known what became of it.'));
  if (revert === 'again') lines.push(message('It cannot be reverted: the same was changed again later.'));
  return lines.map(translate);
}

function short(value: string): string {
  return shortText(value, longestValue);
}
