import type { Catalogue } from '../catalog/catalogue';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import { explain } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { nameOf, shortId, stateMessage } from '../estate/resourceName';
import type { Entry } from './bulkRun';
import type { Result, Status } from './result';
import { countsOf } from './result';
import type { LeftAlone } from './subjects';

/** What is told of one resource; the name and what the service said are data from outside. */
export interface ReportedItem {
  readonly resource: Resource;
  readonly name: string;
  readonly id: string;
  /** Sentences: ours, to be translated, and the service's own. */
  readonly told: readonly (Message | string)[];
  readonly requestId?: string;
}

/** Resources with the same result. */
export interface ReportGroup {
  readonly heading: Message;
  readonly items: readonly ReportedItem[];
}

type GroupName = 'failed' | 'unknown' | 'notSent' | 'leftAlone' | 'going' | 'done';

/** What needs somebody comes first. */
const headings: Readonly<Record<GroupName, Message>> = {
  failed: message('Failed'),
  unknown: message('Outcome unknown'),
  notSent: message('Not sent'),
  going: message('Accepted, not complete yet'),
  leftAlone: message('Left alone'),
  done: message('Done'),
};

const groupOf: Readonly<Record<Status, GroupName>> = {
  failed: 'failed',
  endedBadly: 'failed',
  unknown: 'unknown',
  waiting: 'notSent',
  sending: 'unknown',
  notSent: 'notSent',
  going: 'going',
  leftAlone: 'leftAlone',
  done: 'done',
};

/** The results of a run one by one, what needs somebody first; empty groups are left out. */
export function reportOf(
  catalogue: Catalogue,
  entries: readonly Entry[],
  leftAlone: readonly LeftAlone[],
): readonly ReportGroup[] {
  const ofEntries = entries.map(({ subject, result }) => ({
    group: groupOf[result.status],
    item: itemOf(catalogue, subject.resource, result),
  }));
  const ofOthers = leftAlone.map(({ resource, why }) => ({
    group: 'leftAlone' as const,
    item: itemOf(catalogue, resource, { status: 'leftAlone', why }),
  }));
  const all = [...ofEntries, ...ofOthers];
  return Object.entries(headings).flatMap(([name, heading]) => {
    const items = all.filter(({ group }) => group === name).map(({ item }) => item);
    return items.length === 0 ? [] : [{ heading, items }];
  });
}

/** The results in a few short sentences, for a notification. */
export function summaryOf(entries: readonly Entry[]): readonly Message[] {
  const counts = countsOf(entries.map(({ result }) => result));
  const failed = counts.failed + counts.endedBadly;
  const others: readonly (readonly [number, Message])[] = [
    [failed, message('{0} failed.', failed)],
    [counts.unknown, message('{0} may or may not have been carried out.', counts.unknown)],
    [counts.notSent, message('{0} not sent.', counts.notSent)],
    [counts.going, message('{0} accepted and not complete yet.', counts.going)],
    [counts.leftAlone, message('{0} left alone.', counts.leftAlone)],
  ];
  return [
    message('{0} of {1} done.', counts.done, entries.length),
    ...others.flatMap(([count, text]) => (count === 0 ? [] : [text])),
  ];
}

/** How far a run is, for its progress. */
export function progressOf(entries: readonly Entry[]): Message {
  const { length: all } = entries;
  const counts = countsOf(entries.map(({ result }) => result));
  const { unknown } = counts;
  const failed = counts.failed + counts.endedBadly;
  const over = all - counts.waiting - counts.sending - counts.going;
  if (unknown > 0) {
    return failed === 0
      ? message('{0} of {1}, {2} with an unknown outcome', over, all, unknown)
      : message('{0} of {1}, {2} failed, {3} with an unknown outcome', over, all, failed, unknown);
  }
  return failed === 0 ? message('{0} of {1}', over, all) : message('{0} of {1}, {2} failed', over, all, failed);
}

function itemOf(catalogue: Catalogue, resource: Resource, result: Result): ReportedItem {
  const requestId = requestIdOf(result);
  return {
    resource,
    name: nameOf(resource),
    id: shortId(resource),
    told: told(catalogue, resource, result),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function requestIdOf(result: Result): string | undefined {
  if ('requestId' in result) return result.requestId;
  return 'error' in result ? explain(result.error).requestId : undefined;
}

function told(catalogue: Catalogue, { kind }: Resource, result: Result): readonly (Message | string)[] {
  const state = (resource: Resource): Message => stateMessage(catalogue.kind(kind), resource);
  switch (result.status) {
    case 'done':
      return [result.resource === undefined ? message('Deleted.') : message('Now {0}.', state(result.resource))];
    case 'going':
      return [
        result.resource === undefined
          ? message('Accepted; its end was not awaited.')
          : message('Accepted; still {0}.', state(result.resource)),
      ];
    case 'endedBadly':
      return [message('Accepted, but it ended up in the state {0}.', state(result.resource))];
    case 'leftAlone':
      return [result.why];
    case 'waiting':
    case 'notSent':
      return [message('Canceled before its turn: nothing was sent.')];
    case 'sending':
      return [message('On its way.')];
    case 'failed':
    case 'unknown': {
      const { what, said, why, todo } = explain(result.error);
      return [what, said, why, todo].flatMap((part) => (part === undefined || part === '' ? [] : [part]));
    }
  }
}
