import { catalogue } from '../../../src/catalog';
import type { Change, Outcome } from '../../../src/actions/change';
import type { KindId } from '../../../src/catalog/kindId';
import type { Values } from '../../../src/catalog/problem';
import type { Resource, ResourceKey } from '../../../src/estate/resource';
import type { Guide } from '../../../src/guides/guide';
import { GuideNotes } from '../../../src/panels/guideNotes';
import { GuideSession } from '../../../src/panels/guideSession';
import type { OperationPlace } from '../../../src/panels/ports';
import type { PageView } from '../../../src/protocol';
import type { GuideView, StepView } from '../../../src/protocol/guide';
import type { Surroundings } from './panelsUnderTest';
import { settled } from './panelsUnderTest';

/** A guide with a panel that remembers what it was told. */
export class OpenGuide {
  readonly session: GuideSession;
  readonly pages: PageView[] = [];
  readonly started: (readonly [operation: string, at: OperationPlace])[] = [];
  readonly turned: ResourceKey[] = [];
  /** Resources that another panel is about. */
  readonly elsewhere = new Set<ResourceKey>();
  readonly stored = new Map<string, unknown>();
  visible = true;
  /** Kinds that were listed, in order; tests make the list of one of them fail. */
  readonly listed: KindId[] = [];
  fails: KindId | undefined;

  private constructor(around: Surroundings, guide: Guide, on: Resource | undefined) {
    const { ports } = around;
    const at = { guide: guide.id, account: 'acc', region: 'cn-hangzhou', ...(on === undefined ? {} : { key: on.key }) };
    const notes = new GuideNotes({
      get: (key) => this.stored.get(key),
      update: (key, value) => {
        this.stored.set(key, value);
        return Promise.resolve();
      },
    });
    const source = {
      ...ports.source,
      list: (kind: KindId, ...rest: readonly [Parameters<typeof ports.source.list>[1], AbortSignal]) => {
        this.listed.push(kind);
        if (kind === this.fails) return Promise.reject(new Error('throttled'));
        return ports.source.list(kind, ...rest);
      },
    };
    this.session = new GuideSession(
      guide,
      at,
      { ...ports, source, notes, startOperation: (operation, place) => this.started.push([operation, place]) },
      {
        send: (page) => this.pages.push(page),
        title: () => undefined,
        visible: () => this.visible,
        turnedTo: (key) => {
          this.turned.push(key);
          return !this.elsewhere.has(key);
        },
      },
    );
  }

  static async of(around: Surroundings, guide: Guide, on?: Resource): Promise<OpenGuide> {
    const open = new OpenGuide(around, guide, on);
    open.session.begin();
    await settled();
    return open;
  }

  get page(): PageView {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('nothing was drawn');
    return page;
  }

  get view(): GuideView {
    if (this.page.page !== 'guide') throw new Error(`the page is ${this.page.page}`);
    return this.page.view;
  }

  get current(): StepView {
    const current = this.view.steps.find((step) => step.current);
    if (current === undefined) throw new Error('no step is current');
    return current;
  }

  /** Says that the service accepted a change, one from a form of the tree unless it is `insteadOf` something. */
  async accept(
    name: string,
    target: Resource | undefined,
    outcome: Partial<Outcome> = {},
    more: Pick<Change, 'insteadOf'> = {},
  ): Promise<void> {
    const operation = catalogue.operation(name);
    if (operation === undefined) throw new Error('the operation is missing');
    const values: Values = {};
    const change = {
      operation,
      account: 'acc',
      region: 'cn-hangzhou',
      values,
      ...(target === undefined ? {} : { target }),
      ...more,
    };
    this.session.accepted(change, { message: 'accepted', ...outcome });
    await settled();
  }
}
