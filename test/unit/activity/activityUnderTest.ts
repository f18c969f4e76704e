import { catalogue } from '../../../src/catalog/index';
import { english } from '../../../src/catalog/message';
import type { ChangeRow, RowGroup } from '../../../src/activity/rows';
import { activityOf, rowsOf } from '../../../src/activity/rows';
import type { RowContext } from '../../../src/activity/rowWords';
import { dayFormatter } from '../../../src/activity/rowWords';
import type { Journal } from '../../../src/journal/journal';
import type { Ending, Intent } from '../../../src/journal/records';
import { change, JournalUnderTest } from '../journal/journalUnderTest';

const vbr = { kind: 'virtualBorderRouter', id: 'vbr-1', region: 'cn-hangzhou', name: 'hq', parents: {} } as const;

/** A window with its journal, and what the activity view makes of all journals. */
export class ActivityUnderTest {
  readonly disk = new JournalUnderTest();
  readonly here: Journal;

  constructor() {
    this.here = this.disk.process(1);
  }

  get now(): number {
    return this.disk.now;
  }

  /** Lets so many seconds pass. */
  pass(seconds: number): void {
    this.disk.now += seconds * 1_000;
  }

  /** A change that is being sent; without an ending it stays so. */
  async send(id: string, more: Partial<Intent> = {}, ending?: Partial<Ending>, journal = this.here): Promise<void> {
    await journal.begin(change(id, more));
    if (ending === undefined) return;
    const usual = { outcome: 'succeeded', by: 'answer', milliseconds: 240, requestId: `REQ-${id}` } as const;
    await journal.end({ id, ...usual, ...ending });
  }

  /** An edit of a VBR whose values were `before`. */
  edit(id: string, before: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Promise<void> {
    const operation = 'ModifyVirtualBorderRouterAttribute';
    return this.send(id, { operation, title: 'hq', subject: vbr, before, values: { VbrId: 'vbr-1', ...values } }, {});
  }

  async groups(journal = this.here): Promise<readonly RowGroup[]> {
    const view = await journal.read();
    return activityOf(view, { catalogue, now: this.now, dayOf: dayFormatter('Asia/Shanghai') }).groups;
  }

  async rows(journal = this.here): Promise<readonly ChangeRow[]> {
    return rowsOf({ groups: await this.groups(journal) });
  }

  async row(id: string, journal = this.here): Promise<ChangeRow> {
    const found = (await this.rows(journal)).find((row) => row.id === id);
    if (found === undefined) throw new Error(`There is no row ${id}`);
    return found;
  }

  context(more: Partial<RowContext> = {}): RowContext {
    const accountName = (): undefined => undefined;
    return { translate: english, language: 'en', timeZone: 'Asia/Shanghai', now: this.now, accountName, ...more };
  }
}

export const router = vbr;
