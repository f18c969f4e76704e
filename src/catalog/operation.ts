import type { KindId } from './kindId';
import type { Field } from './field';
import type { Parameter } from './parameter';
import type { Problem, Values } from './problem';

export type Product = 'Vpc' | 'VpcPeer';

/** What an operation does to its subject. The order of the menus and the way of confirming follow from it. */
export type Effect =
  'list' | 'get' | 'create' | 'modify' | 'confirm' | 'enable' | 'recover' | 'cancel' | 'terminate' | 'delete';

/** Where an operation is allowed to start and where it leads. State IDs are those of the kind's `states`. */
export interface StateRule {
  /** States of the subject in which the service accepts the operation; absent on operations that create. */
  readonly from?: readonly string[];
  /** Transitional state seen while the service works. */
  readonly via?: string;
  /** Final states, any of which ends the wait; `gone` when the resource disappears. */
  readonly to: readonly string[];
  /** Final states that mean the change did not succeed (for example an allocation that failed). */
  readonly failed?: readonly string[];
  /** Seconds after which waiting is given up. Absent when the change is complete with the answer. */
  readonly deadline?: number;
}

/** An error code that the documents list for an operation. Codes are matched exactly, misspellings included (traps 66). */
export interface ErrorCode {
  readonly http: number;
  readonly code: string;
}

/** One operation of the service, declared once; everything else in the product derives from it. */
export interface Operation {
  readonly product: Product;
  readonly version: string;
  /** The wire name, sent as `Action`. */
  readonly name: string;
  readonly kind: KindId;
  readonly effect: Effect;
  /** What the command is called, for example "Terminate VBR". */
  readonly label: string;
  /** One sentence that says what will happen; shown before a change is confirmed and at the head of its form. */
  readonly summary: string;
  /** Request parameters by exact wire name; repeated ones are written with `.N` (traps 7). */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Response fields, nested as the official SDK's models read them. */
  readonly response: Readonly<Record<string, Field>>;
  readonly errors: readonly ErrorCode[];
  /** Parameter that carries the idempotency token; null when the operation has none (traps 13). */
  readonly idempotency: 'ClientToken' | 'Token' | null;
  readonly paging: 'page' | 'token' | null;
  /**
   * How the subject is named in the request: parameter -> field of the subject's row (traps 11). Absent on operations
   * without a subject.
   */
  readonly subject?: Readonly<Record<string, string>>;
  /** The kind under which this operation creates, and the parameter -> field of the parent's row that says so. */
  readonly under?: { readonly kind: KindId; readonly parameters: Readonly<Record<string, string>> };
  readonly states?: StateRule;
  /** What is or may be charged. Present on operations that cost money (traps 85). */
  readonly costs?: string;
  /** True when service is lost or data cannot be brought back: the person types the name first (traps 87). */
  readonly destructive?: true;
  /** Codes after which the same request may be sent again with the same token (wire-facts 3.4). */
  readonly retryable?: readonly string[];
  /** Rules over several parameters at once. */
  readonly together?: readonly ((values: Values) => readonly Problem[])[];
  /** Chapters the constant was read from, such as `003 6.4`. */
  readonly documents: readonly string[];
}

/** Keeps the literal types of an operation while checking its shape. */
export function operation<const T extends Operation>(declared: T): T {
  return declared;
}

/** True for operations that change something. */
export function isWrite(of: Operation): boolean {
  return of.effect !== 'list' && of.effect !== 'get';
}
