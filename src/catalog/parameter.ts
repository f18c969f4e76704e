import type { ScalarType } from './field';
import type { KindId } from './kindId';
import type { RuleName } from './rules';

/** A documented value and what it means. */
export interface Choice {
  readonly value: string;
  readonly meaning: string;
}

/** Holds when the named parameter has one of these values; `present` when it has any value at all. */
export interface Condition {
  readonly parameter: string;
  readonly is: readonly string[] | 'present' | 'absent';
}

/** A reference to a resource of some kind: what a picker may offer for the parameter. */
export interface Reference {
  readonly kind: KindId;
  /** States of that kind in which the service accepts the reference; all when absent. */
  readonly states?: readonly string[];
  /** Field of the referenced row that is sent; the row's identity when absent. */
  readonly field?: string;
  /** Only resources below the one that another parameter of the request names. */
  readonly within?: { readonly kind: KindId; readonly parameter: string };
  /** Only resources below the same parent of this kind as the subject, where it has one. */
  readonly below?: KindId;
  /** Only what this list of the subject's row names, for example the physical connections that a VBR is associated with. */
  readonly listedIn?: string;
  /** The reference applies only then: one parameter may name resources of several kinds. */
  readonly when?: Condition;
}

/** Every reference of a parameter, whatever its condition. */
export function referencesOf({ refersTo }: Parameter): readonly Reference[] {
  if (refersTo === undefined) return [];
  return isReference(refersTo) ? [refersTo] : refersTo;
}

function isReference(refersTo: Reference | readonly Reference[]): refersTo is Reference {
  return 'kind' in refersTo;
}

/** One request parameter. The wire name is its key in {@link Operation.parameters}. */
export interface Parameter {
  /** `long` is a 64-bit integer and travels as decimal digits (traps 37). */
  readonly type: ScalarType;
  /** The type by which the service declares the parameter, where a narrower one holds every value it takes. */
  readonly declaredAs?: 'long';
  readonly label: string;
  /** Help in our own words. */
  readonly help?: string;
  /** An example of the right form, shown as a placeholder. */
  readonly example?: string;
  readonly required?: true;
  readonly requiredWhen?: Condition;
  /** The form shows the parameter only then. */
  readonly shownWhen?: Condition;
  /** What the service assumes when the parameter is left out. */
  readonly default?: string;
  readonly values?: readonly Choice[];
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly unit?: string;
  /** Character or address rule, by name (see rules.ts). */
  readonly rule?: RuleName;
  readonly refersTo?: Reference | readonly Reference[];
  /** Sent with this value unless the person chose another: what the service assumes without it would cost (traps, section 4). */
  readonly always?: string;
  /** Travels in the form body instead of the query (wire-facts 2). */
  readonly position?: 'body';
  readonly secret?: true;
  /** Set when today's service has the parameter and the documents do not (wire-facts 5). */
  readonly newer?: true;
  /** Optional parameters are `common` unless they are rarely needed. */
  readonly group?: 'common' | 'advanced';
  /** Field of the subject's row that holds the current value, where the name differs; null when it cannot be read. */
  readonly current?: string | null;
  /** True when leaving it out of a modification resets it, so that the current value is always sent again (traps 48). */
  readonly resetsWhenOmitted?: true;
  /** States of the subject in which this attribute can be changed; every state when absent. */
  readonly editableIn?: readonly string[];
  /** Filled in by the product and never asked for (region, paging, idempotency token). */
  readonly provided?: true;
}
