import type { BodyOf, ErrorView, PageStrings, ReplyOf, RequestName } from '../protocol';
import type { RequestOptions } from '../protocol/endpoint';
import type { StateStore } from './savedState';

/** The page's line to its host. */
export interface Host {
  /** @throws RequestFailed, RequestTimedOut, RequestCancelled */
  ask<Name extends RequestName>(name: Name, body: BodyOf<Name>, options?: RequestOptions): Promise<ReplyOf<Name>>;
}

/** What every part of a page works with. */
export interface Surroundings {
  readonly host: Host;
  readonly store: StateStore;
  readonly strings: () => PageStrings;
  /** Draws the page again after something on it changed. */
  readonly redraw: () => void;
  /** Says something to screen readers without moving the focus. */
  readonly announce: (text: string) => void;
  /** Shows the error of a request that had no place of its own; undefined clears it. */
  readonly complain: (error: ErrorView | undefined) => void;
  /** What to show of anything that a request threw; undefined when it was cancelled. */
  readonly describe: (error: unknown) => ErrorView | undefined;
}

/** Does something that may fail and shows the failure on the page. */
export function attempt(around: Surroundings, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    around.complain(around.describe(error));
  });
}
