import { commonHandlers } from './commonHandlers';
import { message } from '../catalog/message';
import type { Subscription } from '../estate/emitter';
import { plainText } from '../estate/plainText';
import type { Resource, ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import { isChildOf } from '../estate/toResource';
import type { ErrorView } from '../protocol/error';
import type { PageView } from '../protocol';
import type { ChildrenState, FieldPath, Freshness } from '../protocol/details';
import { plainError } from '../protocol/error';
import type { PageStrings } from '../protocol/strings';
import type { Handlers } from './incoming';
import { titleOf } from './links';
import { pageStrings } from './pageStrings';
import { errorView, PanelError } from './panelError';
import type { ChildrenReading, DetailsPorts } from './ports';
import { timeFormatter } from '../estate/timeText';
import { copyText, valueAt } from './valueView';
import type { DetailsContext } from './viewOfResource';
import { childrenViews, viewOfResource } from './viewOfResource';

/** Where a session's pages go. */
export interface DetailsSurface {
  readonly send: (page: PageView) => void;
  readonly title: (text: string) => void;
}

/**
 * What the details panel shows and does, without the panel: one resource at a time, drawn from memory at once and
 * then read afresh. Old values stay until new ones are here; answers for a resource that was left are dropped.
 */
export class DetailsSession {
  private key: ResourceKey | undefined;
  private shown: Resource | undefined;
  private freshness: Freshness = { status: 'loading' };
  private children: ChildrenState = { status: 'loading' };
  private reading = new AbortController();
  private readonly context: DetailsContext;
  private readonly strings: PageStrings;
  private readonly subscription: Subscription;

  constructor(
    private readonly ports: DetailsPorts,
    private readonly surface: DetailsSurface,
  ) {
    const { catalogue, translate, language, source } = ports;
    this.context = {
      catalogue,
      translate,
      language,
      time: timeFormatter(language, ports.timeZone),
      known: (key) => source.get(key),
      accountName: (account) => source.accountName(account),
    };
    this.strings = pageStrings(translate);
    this.subscription = source.onDidChange((keys) => {
      this.changed(keys);
    });
  }

  /** Answers to the page's requests. */
  get handlers(): Handlers {
    return {
      ...commonHandlers(this.ports),
      ready: () => this.page(),
      retry: () => {
        this.reload();
        return null;
      },
      reveal: ({ key, path }) => {
        this.refuseOther(key);
        return { text: plainText(this.textAt(path)) };
      },
      copy: async ({ key, path }) => {
        this.refuseOther(key);
        await this.ports.copy(this.textAt(path));
        return null;
      },
      run: ({ key, operation }) => {
        this.refuseOther(key);
        this.run(operation);
        return null;
      },
      viewJson: ({ key }) => {
        this.ports.viewJson(this.refuseOther(key));
        return null;
      },
      openGuide: ({ key }) => {
        this.ports.openGuide(this.refuseOther(key));
        return null;
      },
    };
  }

  /** Turns to a resource; the same one again is only drawn. */
  show(key: ResourceKey): void {
    if (key === this.key) return;
    this.key = key;
    this.shown = this.ports.source.get(key);
    this.start({ afresh: false });
  }

  /** Reads the resource and the lists below it again. */
  reload(): void {
    this.start({ afresh: true });
  }

  dispose(): void {
    this.reading.abort();
    this.subscription.dispose();
  }

  /** Reads the resource and what is below it; `afresh` reads the lists again that are in memory. */
  private start({ afresh }: { readonly afresh: boolean }): void {
    this.reading.abort();
    if (this.key === undefined) return;
    this.reading = new AbortController();
    this.freshness = { status: 'loading' };
    this.children = { status: 'loading' };
    this.draw();
    void this.read(this.key, this.reading.signal);
    void this.readChildren(this.key, { signal: this.reading.signal, afresh });
  }

  private async read(key: ResourceKey, signal: AbortSignal): Promise<void> {
    try {
      const resource = await this.ports.source.refresh(key, signal);
      if (signal.aborted) return;
      this.shown = resource ?? this.shown;
      this.freshness = resource === undefined ? this.gone() : { status: 'fresh' };
    } catch (error) {
      if (signal.aborted) return;
      this.freshness = { status: 'stale', error: errorView(error, this.ports) };
    }
    this.draw();
  }

  private async readChildren(key: ResourceKey, how: ChildrenReading): Promise<void> {
    const { signal } = how;
    const kind = keyParts(key)?.kind;
    if (kind !== undefined && this.ports.catalogue.childrenOf(kind).length === 0) {
      this.children = { status: 'none' };
      this.draw();
      return;
    }
    try {
      const groups = await this.ports.source.children(key, how);
      if (signal.aborted) return;
      const viewOf = (error: unknown): ErrorView => errorView(error, this.ports);
      this.children = { status: 'loaded', groups: childrenViews(groups, this.context, viewOf) };
    } catch (error) {
      if (signal.aborted) return;
      this.children = { status: 'failed', error: errorView(error, this.ports) };
    }
    this.draw();
  }

  private changed(keys: readonly ResourceKey[]): void {
    if (this.key === undefined) return;
    // While the children are being read, what is found of them is no news.
    if (this.children.status !== 'loading' && keys.some((key) => this.isBelow(key))) {
      void this.readChildren(this.key, { signal: this.reading.signal, afresh: false });
    }
    if (!keys.includes(this.key)) {
      if (keys.some((key) => this.isAbove(key))) this.draw();
      return;
    }
    const resource = this.ports.source.get(this.key);
    if (resource === undefined && this.shown === undefined) return;
    this.shown = resource ?? this.shown;
    this.freshness = resource === undefined ? this.gone() : { status: 'fresh' };
    this.draw();
  }

  private isBelow(key: ResourceKey): boolean {
    // What went away cannot be asked for its parents any more; it may be one of those on the page.
    if (this.children.status === 'loaded' && this.children.groups.some(({ links }) => links.some((l) => l.key === key)))
      return true;
    const other = this.ports.source.get(key);
    if (this.shown === undefined || other === undefined) return false;
    return isChildOf(other, this.shown, this.ports.catalogue.kind(other.kind));
  }

  /** What it hangs below is shown by its name as soon as that is known. */
  private isAbove(key: ResourceKey): boolean {
    const { shown } = this;
    const other = keyParts(key);
    if (shown === undefined || other === undefined) return false;
    const { account, region, kind, id } = other;
    return account === shown.account && region === shown.region && shown.parents[kind] === id;
  }

  private draw(): void {
    const page = this.page();
    if (this.shown !== undefined) this.surface.title(titleOf(this.shown));
    this.surface.send(page);
  }

  private page(): PageView {
    const frame = { strings: this.strings, language: this.ports.language };
    if (this.key === undefined) return { ...frame, page: 'empty', text: this.strings.empty };
    const restore = { page: 'details', key: this.key } as const;
    if (this.shown !== undefined) {
      const { children, freshness } = this;
      return {
        ...frame,
        page: 'details',
        view: viewOfResource(this.shown, { children, freshness }, this.context),
        restore,
      };
    }
    if (this.freshness.status === 'stale') return { ...frame, page: 'failed', error: this.freshness.error, restore };
    if (this.freshness.status === 'gone') {
      return { ...frame, page: 'failed', error: plainError(this.freshness.text, true), restore };
    }
    return { ...frame, page: 'loading', text: this.strings.loading, restore };
  }

  private gone(): Freshness {
    return { status: 'gone', text: this.ports.translate(message('This resource does not exist any more.')) };
  }

  /** The key of the resource on the page. @throws PanelError when the page that asked still showed another one */
  private refuseOther(key: string): ResourceKey {
    if (key === this.key) return this.key;
    throw new PanelError(this.ports.translate(message('This page shows another resource by now. Nothing was done.')));
  }

  private textAt(path: FieldPath): string {
    return copyText(this.shown === undefined ? undefined : valueAt(this.shown.attributes, path));
  }

  private run(operation: string): void {
    const known = this.ports.catalogue.operation(operation);
    if (this.shown !== undefined && known !== undefined) this.ports.runOperation(known.name, this.shown.key);
  }
}
