import type { Catalogue } from '../catalog/catalogue';
import type { JournalView } from '../journal/journal';
import type { ActivityChange } from './change';
import { changesOf } from './change';
import type { Reverting } from './revert';
import { revertingOf } from './revert';

/** A row of the view: a change, and what can be done with it. */
export interface ChangeRow {
  readonly type: 'change';
  readonly id: string;
  readonly change: ActivityChange;
  readonly revert?: Reverting;
  /** There is something to find out: whether it was carried out, or in which state it ended. */
  readonly canCheck: boolean;
}

/** Rows under a common heading. A day is the local one, `2024-06-01`. */
export interface RowGroup {
  readonly type: 'group';
  readonly id: 'attention' | 'running' | `day ${string}`;
  readonly rows: readonly ChangeRow[];
}

export interface Activity {
  readonly groups: readonly RowGroup[];
  /** Lines of the journal that could not be read. */
  readonly damaged: number;
}

/** How a day is told from another. */
export type DayOf = (milliseconds: number) => string;

/** What the view shows of the journal: what needs somebody first, then what is under way, then all days, newest first. */
export function activityOf(
  { entries, damaged }: JournalView,
  { catalogue, now, dayOf }: { readonly catalogue: Catalogue; readonly now: number; readonly dayOf: DayOf },
): Activity {
  const changes = changesOf(entries, catalogue, now);
  const rows = changes
    .map((change) => rowOf(change, changes))
    .sort((left, right) => sentAt(right) - sentAt(left) || (left.id < right.id ? 1 : -1));
  const groups = new Map<RowGroup['id'], ChangeRow[]>([
    ['attention', []],
    ['running', []],
  ]);
  for (const row of rows) {
    const id = groupOf(row, dayOf);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return {
    groups: [...groups].flatMap(([id, shown]) => (shown.length === 0 ? [] : [{ type: 'group', id, rows: shown }])),
    damaged,
  };
}

export function rowsOf({ groups }: Pick<Activity, 'groups'>): readonly ChangeRow[] {
  return groups.flatMap(({ rows }) => rows);
}

/** How many changes wait for somebody: nobody knows whether they were carried out. */
export function attentionOf(activity: Pick<Activity, 'groups'>): number {
  return rowsOf(activity).filter(({ change }) => change.status === 'unknown').length;
}

/** When it was first sent, in milliseconds since 1970. */
export function sentAt({ change: { attempts, decisive } }: Pick<ChangeRow, 'change'>): number {
  return (attempts[0] ?? decisive).intent.at;
}

function rowOf(change: ActivityChange, all: readonly ActivityChange[]): ChangeRow {
  const revert = revertingOf(change, all);
  const canCheck = change.status === 'unknown' || change.status === 'unseen';
  return { type: 'change', id: change.id, change, canCheck, ...(revert === undefined ? {} : { revert }) };
}

function groupOf(row: ChangeRow, dayOf: DayOf): RowGroup['id'] {
  const { status } = row.change;
  if (status === 'unknown') return 'attention';
  if (status === 'running' || status === 'elsewhere' || status === 'waiting') return 'running';
  return `day ${dayOf(sentAt(row))}`;
}
