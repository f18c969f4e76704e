import type { Change, Outcome } from '../actions/change';
import { message } from '../catalog/message';
import type { Subscription } from '../estate/emitter';
import type { Resource, ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import type { Guide, Known } from '../guides/guide';
import type { StepProgress } from '../guides/progress';
import { progressOf } from '../guides/progress';
import type { PageView } from '../protocol';
import type { Freshness } from '../protocol/details';
import { plainError } from '../protocol/error';
import type { PageStrings } from '../protocol/strings';
import { commonHandlers } from './commonHandlers';
import type { GuideContext } from './guideView';
import { guideView, offersOf } from './guideView';
import type { Handlers } from './incoming';
import { titleOf } from './links';
import { pageStrings } from './pageStrings';
import { errorView, PanelError } from './panelError';
import type { GuidePorts, GuideTarget } from './ports';

/** Where a session's pages go, and what it asks of its panel. */
export interface GuideSurface {
  readonly send: (page: PageView) => void;
  readonly title: (text: string) => void;
  /** False while the page stands behind another tab: it is read again when it is shown. */
  readonly visible: () => boolean;
  /** The guide is about another resource from now on. False when another panel is: then this one is closed. */
  readonly turnedTo: (key: ResourceKey) => boolean;
}

/** What was read for the guide, all of it at one time. */
interface Read {
  readonly on?: Resource;
  readonly related: readonly Resource[];
}

/**
 * What a guide's page shows and does, without the panel: reads the resource and what belongs to it, shows where it
 * stands, and starts what comes next. What was read before stays until it has been read again.
 */
export class GuideSession {
  private key: ResourceKey | undefined;
  private read: Read | undefined;
  private freshness: Freshness = { status: 'loading' };
  private reading = new AbortController();
  /** What is done of which nobody can be told, as long as there is no resource to note it at. */
  private readonly notedHere = new Set<string>();
  private readonly context: GuideContext;
  private readonly strings: PageStrings;
  private readonly subscription: Subscription;

  constructor(
    private readonly guide: Guide,
    private readonly at: GuideTarget,
    private readonly ports: GuidePorts,
    private readonly surface: GuideSurface,
  ) {
    const { catalogue, translate, source } = ports;
    this.key = at.key;
    this.context = {
      catalogue,
      translate,
      known: (key) => source.get(key),
      accountName: (account) => source.accountName(account),
    };
    this.strings = pageStrings(translate);
    this.subscription = source.onDidChange((keys) => {
      this.changed(keys);
    });
  }

  get handlers(): Handlers {
    return {
      ...commonHandlers(this.ports, () => this.page()),
      ready: () => {
        // A page that was hidden has missed what happened meanwhile.
        if (this.freshness.status !== 'loading') this.begin();
        return this.page();
      },
      retry: () => {
        this.begin();
        return null;
      },
      runStep: ({ subject, step, operation }) => {
        this.run(this.current(subject, step), operation);
        return null;
      },
      noteStep: async ({ subject, step }) => {
        await this.note(this.current(subject, step));
        return null;
      },
    };
  }

  /** Reads everything (again) and shows it; what goes wrong shows on the page. */
  begin(): void {
    this.reading.abort();
    this.reading = new AbortController();
    this.freshness = { status: 'loading' };
    this.draw();
    void this.load(this.reading.signal);
  }

  /** The service accepted a change, started from here or elsewhere. */
  accepted(change: Change, { key }: Outcome): void {
    if (key !== undefined && this.isStartedBy(change)) {
      this.turnTo(key);
    } else if (change.target !== undefined && this.shows(change.target.key)) {
      // Some changes show in no row, but in what is noted.
      this.begin();
    }
  }

  dispose(): void {
    this.reading.abort();
    this.subscription.dispose();
  }

  private turnTo(key: ResourceKey): void {
    if (!this.surface.turnedTo(key)) return;
    this.key = key;
    this.read = undefined;
    this.begin();
  }

  /** True when the new resource of this creation is what the guide is about from now on. */
  private isStartedBy({ operation, account, region, target, insteadOf }: Change): boolean {
    if (account !== this.at.account || region !== this.at.region) return false;
    if (!this.guide.starts.some(({ name }) => name === operation.name)) return false;
    const isBegun = this.read?.on?.kind === this.guide.kind;
    return isBegun ? insteadOf === this.key : this.key === undefined || this.key === target?.key;
  }

  private shows(key: ResourceKey): boolean {
    return key === this.key || this.read?.related.some((row) => row.key === key) === true;
  }

  private async load(signal: AbortSignal): Promise<void> {
    try {
      const read = await this.readAll(signal);
      if (signal.aborted) return;
      if (read === undefined) this.freshness = { status: 'gone', text: this.goneText() };
      else {
        const next = this.guide.turnsTo?.(this.known(read));
        if (next !== undefined) {
          this.turnTo(next.key);
          return;
        }
        this.read = read;
        this.freshness = { status: 'fresh' };
      }
    } catch (error) {
      if (signal.aborted) return;
      this.freshness = { status: 'stale', error: errorView(error, this.ports) };
    }
    this.draw();
  }

  /** Undefined when the resource does not exist (any more). */
  private async readAll(signal: AbortSignal): Promise<Read | undefined> {
    const { source } = this.ports;
    const { account, region } = this.at;
    const on = this.key === undefined ? undefined : await source.refresh(this.key, signal);
    if (this.key !== undefined && on === undefined) return undefined;
    const lists = await Promise.all(
      this.guide
        .reads(on)
        .map(({ kind, parent, region: other = region }) =>
          source.list(kind, { account, region: other, ...(parent === undefined ? {} : { parent }) }, signal),
        ),
    );
    return { ...(on === undefined ? {} : { on }), related: lists.flat() };
  }

  /** Other parts of the product have read something again. What this session itself finds while it reads is no news. */
  private changed(keys: readonly ResourceKey[]): void {
    if (this.freshness.status === 'loading' || !this.surface.visible()) return;
    if (keys.some((key) => key === this.key || this.concerns(key))) this.begin();
  }

  private concerns(key: ResourceKey): boolean {
    const parts = keyParts(key);
    if (parts?.account !== this.at.account) return false;
    const reads = this.guide.reads(this.read?.on);
    return reads.some(({ kind, region = this.at.region }) => kind === parts.kind && region === parts.region);
  }

  private known(read: Read): Known {
    return {
      ...read,
      isNoted: (step, about) =>
        about === undefined ? this.notedHere.has(step) : this.ports.notes.of(about.key).has(step),
    };
  }

  /** The current step, if it still is the one that was clicked. @throws PanelError */
  private current(subject: string, step: string): StepProgress {
    const progress = this.read === undefined ? [] : progressOf(this.guide, this.known(this.read));
    const current = progress.find((candidate) => candidate.current);
    const isSame = subject === (this.read?.on?.key ?? '') && current?.step.id === step;
    if (isSame && this.freshness.status !== 'gone') return current;
    throw new PanelError(this.ports.translate(message('The guide stands at another step by now. Nothing was done.')));
  }

  private run(current: StepProgress, operation: string): void {
    const offer = offersOf(current).find((candidate) => candidate.operation.name === operation);
    if (offer === undefined) return;
    const { account, region } = this.at;
    const replaced = current.standing.status === 'failed' && offer.at === undefined ? this.key : undefined;
    this.ports.startOperation(operation, {
      account,
      region: offer.at?.region ?? offer.region ?? region,
      ...(offer.at === undefined ? {} : { key: offer.at.key }),
      ...(replaced === undefined ? {} : { insteadOf: replaced }),
    });
  }

  private async note({ step, standing }: StepProgress): Promise<void> {
    const untold = 'untold' in standing ? standing.untold : undefined;
    if (untold === undefined) return;
    if (untold.about === undefined) this.notedHere.add(step.id);
    else await this.ports.notes.add(untold.about.key, step.id);
    this.draw();
  }

  private draw(): void {
    const on = this.read?.on;
    const title = this.ports.translate(this.guide.title);
    this.surface.title(on === undefined ? title : `${titleOf(on)}: ${title}`);
    this.surface.send(this.page());
  }

  private page(): PageView {
    const frame = { strings: this.strings, language: this.ports.language };
    const { guide, account, region } = this.at;
    const { key, freshness } = this;
    const restore = { page: 'guide', guide, account, region, ...(key === undefined ? {} : { key }) } as const;
    if (this.read !== undefined) {
      const shown = { known: this.known(this.read), account, region, freshness };
      return { ...frame, page: 'guide', view: guideView(this.guide, shown, this.context), restore };
    }
    if (freshness.status === 'stale') return { ...frame, page: 'failed', error: freshness.error, restore };
    if (freshness.status === 'gone') {
      return { ...frame, page: 'failed', error: plainError(freshness.text, true), restore };
    }
    return { ...frame, page: 'loading', text: this.strings.loading, restore };
  }

  private goneText(): string {
    return this.ports.translate(message('This resource does not exist any more.'));
  }
}
