import type { KindId } from '../src/catalog/kindId';
import type { Values } from '../src/catalog/problem';

/** Whose account acts. `temporary` is the tenant with temporary credentials. */
export const sides = ['partner', 'tenant', 'temporary'] as const;
export type Side = (typeof sides)[number];

/** One sandbox, as a window reaches it. */
export interface EstateAddress {
  readonly index: number;
  readonly endpoint: string;
}

/** What a window is opened with. */
export interface WindowStart {
  /** The moment that the clocks of all processes share. */
  readonly origin: number;
  /** Folder of the journal. */
  readonly folder: string;
  readonly estates: readonly EstateAddress[];
}

export interface Subject {
  readonly kind: KindId;
  readonly id: string;
  readonly parents: Readonly<Partial<Record<KindId, string>>>;
}

/** A write that a person wants. `number` is the title of its entry in the journal. */
export interface Wanted {
  readonly number: number;
  readonly estate: number;
  readonly side: Side;
  readonly operation: string;
  readonly region: string;
  readonly subject?: Subject;
  readonly values: Values;
  /** Idempotency token, where the operation has one. */
  readonly token?: string;
  /** After so many milliseconds the person presses Cancel. */
  readonly cancelAfterMs?: number;
}

/** What a window is told to do. The process is there before the window is opened, as loading it takes its time. */
export type Command =
  | { readonly do: 'open'; readonly start: WindowStart }
  | { readonly do: 'write'; readonly wanted: Wanted }
  /** Reads a list page by page, as a tree that is open does. */
  | {
      readonly do: 'look';
      readonly estate: number;
      readonly side: Side;
      readonly region: string;
      readonly kind: KindId;
    }
  /** Settles what has no certain outcome, again and again until nothing more can be found out. */
  | { readonly do: 'settleAll' }
  /** The answer of the keyring. */
  | { readonly do: 'kept'; readonly call: number; readonly text?: string };

/** What a window tells. */
export type Told =
  | { readonly say: 'loaded' }
  /** The outcome as the person is told it; `notTried` when the subject could not be read, or is gone. */
  | {
      readonly say: 'ended';
      readonly number: number;
      readonly outcome: 'succeeded' | 'refused' | 'notSent' | 'unknown' | 'notTried' | 'broken';
      /** Whatever could be read on the screen or in the log about it. */
      readonly text: string;
    }
  | { readonly say: 'settledAll' }
  | { readonly say: 'unhandled'; readonly text: string }
  | {
      readonly say: 'keyring';
      readonly call: number;
      readonly act: 'get' | 'set' | 'delete';
      readonly id: string;
      readonly text?: string;
    };

/** The name of an account in the journal. */
export function accountName(estate: number, side: Side): string {
  return `estate${estate}-${side}`;
}

/** Where a window puts a file of the journal aside, before another one takes its place. */
export function asideOf(path: string, unique: string): string {
  return `${path}.${unique}${asideEnd}`;
}

/** How the names of such files end. */
export const asideEnd = '.aside';
