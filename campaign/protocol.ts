import * as v from 'valibot';
import type { KindId } from '../src/catalog/kindId';
import type { Values } from '../src/catalog/problem';

/** Whose account acts. `temporary` is the tenant with temporary credentials. */
export const sides = ['partner', 'tenant', 'temporary'] as const;
export type Side = (typeof sides)[number];

/** One sandbox, as a window reaches it. */
const estateAddress = v.object({ index: v.number(), endpoint: v.string() });

/** The moment that the clocks of all processes share, the folder of the journal, and what there is to connect to. */
const windowStart = v.object({ origin: v.number(), folder: v.string(), estates: v.array(estateAddress) });

export type EstateAddress = v.InferOutput<typeof estateAddress>;
export type WindowStart = v.InferOutput<typeof windowStart>;

/** Reads what a window is started with from its command line. @throws ValiError */
export function readStart(text: string): WindowStart {
  return v.parse(windowStart, JSON.parse(text));
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

/** What a window is told to do. */
export type Command =
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
  | { readonly say: 'ready' }
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
