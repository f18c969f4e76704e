import type { KindId } from './kindId';
import type { Message } from './message';
import type { Effect, FieldCondition } from './operation';

/** What a teardown brings a resource to: out of service, or gone for good. Each is the effect of an operation. */
export const teardownGoals = ['terminate', 'delete'] as const satisfies readonly Effect[];

export type TeardownGoal = (typeof teardownGoals)[number];

/** Something in a row, or in the entries of one of its lists, that matters when the resource is to go. */
export interface Mark {
  readonly field: string;
  /** Values that count, whatever their case; any value when absent. */
  readonly is?: readonly string[];
  /** Where the field is a list: the field of an entry that names it. */
  readonly entry?: string;
  /** Not when this field, of the entry where there is one, has one of these values. */
  readonly unless?: FieldCondition & { readonly is: readonly string[] };
  /** What it means; `{0}` is the marked value. */
  readonly what: Message;
  /** What to do about it, and where, as far as there is something to do. */
  readonly todo?: Message;
}

/** A mark that no operation of the product takes away, so that nothing can be carried out while it is there. */
export interface Hindrance extends Mark {
  /** It only hinders operations of this effect; all of them when absent. */
  readonly effect?: Effect;
}

/** Rows of another kind, in the list of a common parent, that lead to a resource and have to go before it. */
export interface LedToBy {
  readonly kind: KindId;
  /** Their list field and the field of its entries that names what they lead to. */
  readonly list: string;
  readonly field: string;
  /** Said of a resource without such a parent, whose list can therefore not be read. */
  readonly unseen: Message;
}

/**
 * How a resource of a kind is taken down together with what hangs on it (traps section 11). The operations and their
 * order within the resource follow from effects and states.
 */
export interface Teardown {
  /** Goals that are reached only when nothing hangs on the resource any more. */
  readonly goals: readonly TeardownGoal[];
  /** Kinds below it that have to go first, in this order. What else hangs below it goes by itself. */
  readonly first: readonly KindId[];
  /** Rows of kinds that are not below it but lead to it. */
  readonly ledToBy?: LedToBy;
  /** For a list of what can be taken off: the field of its entries that rows of {@link LedToBy} may lead to. */
  readonly entriesLedTo?: { readonly list: string; readonly field: string; readonly by: LedToBy };
  readonly hindrances?: readonly Hindrance[];
  /** What is not in the way and stays behind. */
  readonly remains?: readonly Mark[];
  /**
   * Rows of another account: the field that names it, and the one that names the own account where the row has it. Only
   * in these states may they be taken back (traps 89); `orAsked` when they may also be ended by somebody who asks for them
   * by themselves.
   */
  readonly foreign?: {
    readonly owner: string;
    readonly own?: string;
    readonly takenBackIn: readonly string[];
    readonly orAsked?: true;
  };
  /** What may hang on it without this account being shown it. */
  readonly unseen?: Message;
}
