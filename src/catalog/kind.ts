import type { Field } from './field';
import { rowFieldsOf } from './field';
import type { KindId } from './kindId';
import type { FieldCondition, Operation } from './operation';
import { sameSpelling } from './spelling';
import type { Teardown } from './takingDown';

/** How serious a state is for the service that the resource carries. */
export type Severity = 'good' | 'working' | 'attention' | 'bad' | 'ended';

/** A normalised state. Wire spellings that differ only in case and blanks mean the same state (traps 54, 59). */
export interface State {
  readonly label: string;
  readonly severity: Severity;
  /** True while the service is on its way to another state without anybody's doing. */
  readonly transitional?: true;
}

/** Values of a field that make a resource worse than its state alone says: a session that is down, a bill that is open. */
export interface Concern {
  readonly field: string;
  readonly values: Readonly<Record<string, 'attention' | 'bad'>>;
}

/** How a list is narrowed to one parent or one ID: by a request parameter, or by a filter key. */
export type Narrowing = { readonly parameter: string } | { readonly filter: string };

/** How a list is narrowed to one ID or to several. */
export type Lookup = Narrowing & {
  /** How many IDs one request may ask for; one when absent. */
  readonly most?: number;
};

export interface Parent {
  readonly kind: KindId;
  /** Field of this kind's row that holds the parent's ID. */
  readonly field: string;
  /** How the list operation is narrowed to the children of one parent. */
  readonly by: Narrowing;
  /** Field of the parent's row that the list is narrowed by; the parent's identity when absent. */
  readonly value?: string;
  /** Only rows with one of these values in this field are below such a parent. */
  readonly when?: FieldCondition;
  /** Rows that have to go before the parent can; all of them when absent. */
  readonly holding?: FieldCondition;
  /** A second list that names rows below the parent which the first one leaves out. */
  readonly also?: FurtherList;
  /** True where the service refuses to change one row while another below the same parent is being changed. */
  readonly oneAtATime?: true;
}

/** Rows of another list: those with a value in one field, their fields called otherwise. */
export interface FurtherList {
  readonly operation: Operation;
  readonly rows: string;
  readonly by: Narrowing;
  /** A row counts only if this field holds something. */
  readonly present: string;
  /** Field of this kind's row -> field of the further list's row. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Codes by which the list says that it is not for the caller to see. */
  readonly none: readonly string[];
}

/** An operation that reads one resource and tells more of it than its row in the list. */
export interface Single {
  readonly operation: Operation;
  /** Request parameter that takes the identity. */
  readonly parameter: string;
}

/** A titled group of fields on the details panel. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly string[];
}

/** A kind of resource: all that the tree, the details, the pickers and the waiters need to know of it. */
export interface Kind {
  readonly id: KindId;
  /** Singular and plural as a network engineer writes them, for example "VBR" and "VBRs". */
  readonly label: string;
  readonly plural: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly list: Operation;
  /** Field of the list operation's response that holds the rows; null when the answer itself is the only row. */
  readonly rows: string | null;
  /** Codes by which the list operation says that there is none (traps 30). */
  readonly none?: readonly string[];
  /** What tells more of one resource than its row does. */
  readonly single?: Single;
  /**
   * Fields of a row that together identify it within account and region (traps 29 for BGP networks). None where there
   * is exactly one in each region: it goes by the region's ID.
   */
  readonly identity: readonly string[];
  readonly nameField?: string;
  readonly stateField?: string;
  /** What is wrong with a resource whose state is good. */
  readonly concerns?: readonly Concern[];
  /** A second field that tells of the state, and the states in which it has the last word. */
  readonly stateOverride?: { readonly field: string; readonly states: readonly string[] };
  readonly states: Readonly<Record<string, State>>;
  /** How to read one resource by its identity; absent when the list has to be searched. */
  readonly lookup?: Lookup;
  readonly parents: readonly Parent[];
  /** True when the tree lists the kind directly below the region, besides below its parents. */
  readonly inRegionTree: boolean;
  /** Facts shown in grey behind the name in the tree: texts with `{Field}` in them, left out when nothing fills them. */
  readonly glance: readonly string[];
  readonly details: readonly FieldGroup[];
  /** Console page; `{region}` and `{id}` are filled in. */
  readonly console?: string;
  readonly terraform?: string;
  /** How it goes together with what hangs on it; absent where nothing does. */
  readonly teardown?: Teardown;
  /** What the provider's ID of the resource is made of, joined by colons; the identity alone when absent. */
  readonly terraformId?: readonly ImportPart[];
}

/**
 * A part of an ID as Terraform's provider composes it: a field of the row, the ID of a parent, or a field of the only
 * row of a list.
 */
export type ImportPart =
  { readonly field: string } | { readonly parent: KindId } | { readonly only: string; readonly in: string };

/**
 * Every field that is known of a resource of this kind: those of its row, what {@link Kind.single} adds to them, and
 * those of the rows that only a further list names.
 */
export function fieldsOf({ list, rows, single, parents }: Kind): Readonly<Record<string, Field>> {
  const further = parents.flatMap(({ also }) => (also === undefined ? [] : [furtherFields(also)]));
  const groups = [...further, ...(single === undefined ? [] : [single.operation.response]), rowFieldsOf(list, rows)];
  return Object.fromEntries(groups.flatMap((fields) => Object.entries(fields)));
}

function furtherFields({ operation, rows, renamed }: FurtherList): Readonly<Record<string, Field>> {
  const others = Object.entries(rowFieldsOf(operation, rows)).filter(
    ([name]) => !Object.values(renamed).includes(name),
  );
  return Object.fromEntries(others);
}

/** Finds the state that a wire spelling means; undefined when it is not one of the documented ones (traps 55). */
export function stateOf(kind: Kind, wire: string): string | undefined {
  return Object.keys(kind.states).find((id) => sameSpelling(id, wire));
}
