import type { Clock } from '../api/clock';
import { systemClock } from '../api/clock';
import { fullPage } from '../api/paging';
import { Emitter } from './emitter';
import type { EstateReader, Page, Reference } from './reader';
import type { Resource, ResourceKey } from './resource';
import { resourceKey } from './resource';
import type { Scope } from './scope';
import { scopeKey } from './scope';
import { textOf } from './toResource';

/** A list as far as it was read. */
export interface Listing {
  readonly scope: Scope;
  readonly resources: readonly Resource[];
  /** Rows that the service counts in all. */
  readonly total: number;
  readonly pages: number;
  readonly complete: boolean;
  /** When it was read, in milliseconds of the clock. */
  readonly readAt: number;
}

/** What changed in what is known of an account. */
export interface EstateChange {
  readonly account: string;
  /** Resources that were read again, changed or went away. */
  readonly resources: readonly ResourceKey[];
  /** Keys of the lists that hold other rows than before. */
  readonly scopes: readonly string[];
}

/** A list that was just read. */
interface ReadList {
  readonly scope: Scope;
  readonly rows: readonly Resource[];
  readonly last: Page | undefined;
  readonly pages: number;
  /** The moment at which the read began. */
  readonly started: number;
}

interface Kept {
  readonly scope: Scope;
  readonly keys: readonly ResourceKey[];
  readonly total: number;
  readonly pages: number;
  readonly complete: boolean;
  readonly readAt: number;
}

/**
 * What one account has, as far as it was asked for. Lists are read page by page and kept until refreshed; a resource
 * that stands in several lists is kept once, so that a change shows everywhere.
 */
export class AccountEstate {
  private readonly resources = new Map<ResourceKey, Resource>();
  private readonly lists = new Map<string, Kept>();
  /** Counts the reads of each list, and keeps which of them was answered: what it overtook is dropped. */
  private readonly reads = new Map<string, number>();
  private readonly answered = new Map<string, number>();
  /** Counts the reads as they start, and for each resource the start of the newest read that told of it. */
  private moment = 0;
  private readonly told = new Map<ResourceKey, number>();
  private readonly changes = new Emitter<EstateChange>();
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly reader: EstateReader,
    private readonly clock: Pick<Clock, 'now'> = systemClock,
  ) {}

  get accountId(): string {
    return this.reader.accountId;
  }

  /** The list as it was read last; undefined when it never was. */
  peek(scope: Scope): Listing | undefined {
    const kept = this.lists.get(scopeKey(scope));
    if (kept === undefined) return undefined;
    const { keys, ...rest } = kept;
    return { ...rest, resources: this.newest(keys) };
  }

  resource(key: ResourceKey): Resource | undefined {
    return this.resources.get(key);
  }

  /** Every resource seen so far, for relations and pickers that must not wait. */
  known(): readonly Resource[] {
    return [...this.resources.values()];
  }

  /** Lists that were read so far: what a refresh has to read again. */
  knownScopes(): readonly Scope[] {
    return [...this.lists.values()].map((kept) => kept.scope);
  }

  /** Rows of a scope, from memory when they were read before. @throws ServiceError, TransportError, Cancelled */
  async list(scope: Scope, signal?: AbortSignal): Promise<Listing> {
    return this.peek(scope) ?? this.read(scope, 1, 1, signal);
  }

  /** Reads the next page behind those that are known. */
  async loadMore(scope: Scope, signal?: AbortSignal): Promise<Listing> {
    const pages = this.peek(scope)?.pages ?? 0;
    const listing = await this.read(scope, pages + 1, pages + 1, signal);
    // A refresh that overtook it has read the shown pages only: the next one is still wanted.
    const missing = listing.pages <= pages && !listing.complete;
    return missing ? this.read(scope, listing.pages + 1, listing.pages + 1, signal) : listing;
  }

  /** Reads as many pages again as are shown. The old rows stay until the new ones are all here. */
  async refresh(scope: Scope, signal?: AbortSignal): Promise<Listing> {
    return this.read(scope, 1, this.peek(scope)?.pages ?? 1, signal);
  }

  /** Every row of a scope, read afresh for pickers and searches, and kept as its list where none is shown page by page. */
  async all(scope: Scope, signal?: AbortSignal): Promise<readonly Resource[]> {
    const { turn, started } = this.begin(scope);
    const rows = this.stillThere(await this.reader.all(await this.placed(scope, signal), signal), started);
    const name = scopeKey(scope);
    // A list that somebody goes through page by page must not become a whole one under their hands.
    const isShownInPages = this.lists.get(name)?.complete === false;
    if (isShownInPages || this.wasOvertaken(scope, turn)) {
      this.remember(rows, [], started);
      return this.newest(rows.map(({ key }) => key));
    }
    this.answered.set(name, turn);
    const pages = Math.max(1, Math.ceil(rows.length / fullPage));
    return this.keep({ scope, rows, last: undefined, pages, started }).resources;
  }

  /** Reads one resource afresh; undefined when the service says that it does not exist. */
  async reread(reference: Reference, signal?: AbortSignal): Promise<Resource | undefined> {
    const started = ++this.moment;
    const found = await this.reader.one(reference, signal);
    // An answer that was overtaken says how things were.
    if (this.isOvertaken(reference.key, started)) return this.resource(reference.key);
    if (found === undefined) this.forget(reference.key, started);
    else this.remember([found], [], started);
    return found;
  }

  /**
   * Reads resources of one kind and region afresh with one request: as many as the kind's lookup takes. What it does
   * not find may still be in a list of its own ({@link reread}).
   * @throws ServiceError, TransportError, Cancelled
   */
  async rereadTogether(references: readonly Reference[], signal?: AbortSignal): Promise<readonly Resource[]> {
    const started = ++this.moment;
    const found = this.stillThere(await this.reader.together(references, signal), started);
    this.remember(found, [], started);
    return this.newest(found.map(({ key }) => key));
  }

  /** The scope with the value of its parent's row that its list is narrowed by, where that is not the identity. */
  private async placed(scope: Scope, signal: AbortSignal | undefined): Promise<Scope> {
    const { region, parent } = scope;
    const field = this.reader.narrowingField(scope);
    if (field === undefined || parent === undefined || parent.value !== undefined) return scope;
    const key = resourceKey({ account: this.accountId, region, kind: parent.kind, id: parent.id });
    const row = this.resource(key) ?? (await this.reread({ key, ...parent, region, parents: {} }, signal));
    return { ...scope, parent: { ...parent, value: textOf(row?.attributes[field]) ?? '' } };
  }

  private async read(scope: Scope, from: number, to: number, signal: AbortSignal | undefined): Promise<Listing> {
    const { turn, started } = this.begin(scope);
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const placed = await this.placed(scope, signal);
    const pages = await Promise.all(numbers.map((number) => this.reader.page(placed, number, signal)));
    const current = this.peek(scope);
    if (this.wasOvertaken(scope, turn) && current !== undefined) return current;
    // More pages came while these were read: dropping them would take rows away that somebody has just asked for.
    if (from === 1 && current !== undefined && current.pages > to) return this.read(scope, 1, current.pages, signal);
    this.answered.set(scopeKey(scope), turn);
    const rows = this.stillThere(
      pages.flatMap((page) => page.resources),
      started,
    );
    const before = from === 1 ? [] : (current?.resources ?? []);
    return this.keep({ scope, rows: [...before, ...rows], last: pages.at(-1), pages: to, started });
  }

  /** The number of a read of this list that starts now, and its moment among all reads. */
  private begin(scope: Scope): { readonly turn: number; readonly started: number } {
    const name = scopeKey(scope);
    const turn = (this.reads.get(name) ?? 0) + 1;
    this.reads.set(name, turn);
    return { turn, started: ++this.moment };
  }

  /** True when a read of the list that started later was answered already. */
  private wasOvertaken(scope: Scope, turn: number): boolean {
    return (this.answered.get(scopeKey(scope)) ?? 0) > turn;
  }

  /** Rows without those that a later read found gone. */
  private stillThere(rows: readonly Resource[], started: number): readonly Resource[] {
    return rows.filter(({ key }) => !this.isOvertaken(key, started) || this.resources.has(key));
  }

  private newest(keys: readonly ResourceKey[]): readonly Resource[] {
    return keys.map((key) => this.resources.get(key)).filter((found) => found !== undefined);
  }

  private keep({ scope, rows, last, pages, started }: ReadList): Listing {
    const keys = [...new Set(rows.map((row) => row.key))];
    const complete = last?.more !== true;
    // The service may count more rows than it gives (traps 50); at the end of the list the rows themselves count.
    const total = complete ? keys.length : (last.total ?? keys.length);
    const before = this.lists.get(scopeKey(scope));
    const now = { scope, keys, total, pages, complete, readAt: this.clock.now() };
    this.lists.set(scopeKey(scope), now);
    if (complete) this.dropUnlisted(before?.keys.filter((key) => !keys.includes(key)) ?? [], started);
    this.remember(rows, sameList(before, now) ? [] : [scopeKey(scope)], started);
    return { ...now, resources: this.newest(keys) };
  }

  /** Forgets resources that vanished from a list and stand in no other. */
  private dropUnlisted(vanished: readonly ResourceKey[], started: number): void {
    for (const key of vanished) {
      const listed = [...this.lists.values()].some((kept) => kept.keys.includes(key));
      if (!listed && !this.isOvertaken(key, started)) this.forget(key, started);
    }
  }

  /** True when a read that started later has told of the resource already. */
  private isOvertaken(key: ResourceKey, started: number): boolean {
    return (this.told.get(key) ?? 0) > started;
  }

  private remember(resources: readonly Resource[], scopes: readonly string[], started: number): void {
    const fresh = resources.filter(({ key }) => !this.isOvertaken(key, started));
    const changed = fresh.filter((resource) => !sameResource(this.resources.get(resource.key), resource));
    for (const resource of fresh) {
      this.resources.set(resource.key, resource);
      this.told.set(resource.key, started);
    }
    if (changed.length === 0 && scopes.length === 0) return;
    this.changes.fire({ account: this.accountId, resources: changed.map((resource) => resource.key), scopes });
  }

  private forget(key: ResourceKey, started: number): void {
    this.told.set(key, started);
    if (!this.resources.delete(key)) return;
    const scopes: string[] = [];
    for (const [name, kept] of this.lists) {
      if (!kept.keys.includes(key)) continue;
      this.lists.set(name, { ...kept, keys: kept.keys.filter((other) => other !== key), total: kept.total - 1 });
      scopes.push(name);
    }
    this.changes.fire({ account: this.accountId, resources: [key], scopes });
  }
}

function sameList(before: Kept | undefined, now: Kept): boolean {
  if (before?.total !== now.total || before.complete !== now.complete) return false;
  return before.keys.length === now.keys.length && before.keys.every((key, index) => key === now.keys[index]);
}

function sameResource(left: Resource | undefined, right: Resource): boolean {
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}
