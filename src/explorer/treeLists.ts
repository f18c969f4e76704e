import type { AccountEstate } from '../estate/accountEstate';
import { Emitter } from '../estate/emitter';
import type { Scope } from '../estate/scope';
import { scopeKey } from '../estate/scope';

/** A list of one account. */
export interface AccountScope {
  readonly account: string;
  readonly scope: Scope;
}

interface Read {
  readonly estate: AccountEstate;
  readonly abort: AbortController;
  /** There is nothing to show yet: somebody waits for the rows. */
  readonly isFirst: boolean;
  readonly done: Promise<void>;
}

/**
 * When the tree reads which list. What is known shows at once and is read again behind it, because a row cannot be
 * clicked while VS Code waits for it. A failure is kept until the list is read again: a failed load must neither look
 * like an empty list nor be tried again whenever VS Code draws.
 */
export class TreeLists {
  private readonly stale = new Set<string>();
  private readonly failures = new Map<string, unknown>();
  private readonly reads = new Map<string, Read>();
  private readonly started = new Emitter<Promise<void>>();
  private readonly failureChanged = new Emitter<AccountScope>();
  /** A list that shows already is being read again. The promise never rejects. */
  readonly onDidStartReading = this.started.event;
  /** A list failed, or did not fail any more, while it was shown. Of its rows the estate itself tells. */
  readonly onDidChangeFailure = this.failureChanged.event;

  constructor(private readonly estate: (account: string) => AccountEstate | undefined) {}

  /** Reads a list if it is unknown or stale. Gives what to wait for while there is nothing at all to show of it. */
  provide(list: AccountScope): Promise<void> | undefined {
    const estate = this.estate(list.account);
    if (estate === undefined) return undefined;
    const isStale = this.stale.has(keyOf(list));
    if (this.isShown(list)) {
      if (isStale) this.started.fire(this.start(list, estate));
      return undefined;
    }
    const running = this.reads.get(keyOf(list));
    return running?.estate === estate && !isStale ? running.done : this.start(list, estate);
  }

  failure(list: AccountScope): unknown {
    return this.failures.get(keyOf(list));
  }

  /** True while the rows of a list are on their way to those who wait for them: they need not be drawn again. */
  isAwaited(list: AccountScope): boolean {
    return this.reads.get(keyOf(list))?.isFirst === true;
  }

  /** Has the list read again when it is next shown. */
  markStale(list: AccountScope): void {
    this.stale.add(keyOf(list));
  }

  /** For when accounts changed, and with them perhaps the reason. */
  forgetFailures(): void {
    this.failures.clear();
  }

  private isShown(list: AccountScope): boolean {
    return this.estate(list.account)?.peek(list.scope) !== undefined || this.failures.has(keyOf(list));
  }

  private start(list: AccountScope, estate: AccountEstate): Promise<void> {
    const key = keyOf(list);
    this.reads.get(key)?.abort.abort();
    this.stale.delete(key);
    const abort = new AbortController();
    const isFirst = !this.isShown(list);
    const done = this.read(list, estate, abort.signal);
    this.reads.set(key, { estate, abort, isFirst, done });
    return done;
  }

  private async read(list: AccountScope, estate: AccountEstate, signal: AbortSignal): Promise<void> {
    const key = keyOf(list);
    let failure: { readonly error: unknown } | undefined;
    try {
      await estate.refresh(list.scope, signal);
    } catch (error) {
      failure = { error };
    }
    // Another read took over, or the account was changed: the answer is about what it was before.
    if (signal.aborted || this.estate(list.account) !== estate) return;
    const isAwaited = this.isAwaited(list);
    this.reads.delete(key);
    const failedBefore = this.failures.delete(key);
    if (failure !== undefined) this.failures.set(key, failure.error);
    if (!isAwaited && (failedBefore || failure !== undefined)) this.failureChanged.fire(list);
  }
}

function keyOf({ account, scope }: AccountScope): string {
  return `${account}/${scopeKey(scope)}`;
}
