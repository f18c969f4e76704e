import type { KindId } from '../../src/catalog/kindId';
import type { Operation } from '../../src/catalog/operation';
import type { Values } from '../../src/catalog/problem';
import type { Attribute } from '../../src/estate/resource';
import type { WorldState } from '../../src/sandbox';
import type { EstateBuilder } from '../../src/sandbox/estates/builder';

/** A resource by kind and identity; parents where only they lead to it. */
export interface Named {
  readonly kind: KindId;
  readonly id: string;
  readonly parents?: Readonly<Partial<Record<KindId, string>>>;
}

/** What can be seen once the service has done what was asked: in lists as the tree reads them, or in the state. */
export type Effect =
  | { readonly shown: KindId; readonly under?: Named; readonly row: Readonly<Record<string, Attribute>> }
  | { readonly gone: Named }
  | { readonly state: (world: WorldState) => void };

/** Why one side has nothing to say about a rule. */
export interface Silent {
  readonly because: string;
}

/**
 * How the form refuses: its message matches, or the resource is not offered at all, neither as what the command works on
 * nor by a picker.
 */
export type FormRefusal = RegExp | 'not offered' | Silent;

/** HTTP status and code as documented, misspellings included. */
export type ServiceRefusal = readonly [http: number, code: string] | Silent;

/** One value, or one circumstance, that a documented rule forbids. */
export interface Refusal {
  /** The rule in words. */
  readonly rule: string;
  /** What is filled in instead of the valid example. */
  readonly values?: Values;
  /** Parameters that differ from it; undefined takes one away. */
  readonly change?: Readonly<Record<string, string | undefined>>;
  /** What it is tried on instead of the example's resource; the region alone where a parent is optional. */
  readonly on?: Named | 'region';
  /** The region that it is tried in instead of the example's. */
  readonly region?: string;
  /** Who tries it; the partner unless told. */
  readonly by?: 'tenant';
  /** What is different in the world. */
  readonly world?: (state: WorldState) => WorldState;
  readonly form: FormRefusal;
  readonly service: ServiceRefusal;
}

/** A write with a place to carry it out, a valid example, what comes of it, and what is refused. */
export interface PreparedWrite {
  readonly region: string;
  /** The resource that it changes, or under which it creates. */
  readonly target?: Named;
  /** What a person fills in, by wire name. */
  readonly values: Values;
  readonly effect: Effect;
  readonly refusals: readonly Refusal[];
}

/** One write of the catalogue. The partner of the sandbox carries it out. */
export interface WriteCase {
  readonly operation: Operation;
  /** Adds what the case needs to an estate that all cases share. */
  readonly prepare: (estate: EstateBuilder) => PreparedWrite;
}

/** Nothing is said, and why. */
export function silent(because: string): Silent {
  return { because };
}
