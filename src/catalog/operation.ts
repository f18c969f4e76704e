import type { KindId } from './kindId';
import type { Field } from './field';
import type { Parameter } from './parameter';
import type { Values } from './problem';
import type { CrossRule } from './rules/described';

export type Product = 'Vpc' | 'VpcPeer';

/** What an operation does to its subject. The order of the menus and the way of confirming follow from it. */
export type Effect =
  | 'list'
  | 'get'
  | 'create'
  | 'modify'
  | 'order'
  | 'apply'
  | 'confirm'
  | 'enable'
  | 'recover'
  | 'connect'
  | 'attach'
  | 'accept'
  | 'reject'
  | 'detach'
  | 'deactivate'
  | 'cancel'
  | 'terminate'
  | 'delete';

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

/** Holds for rows with one of these values in this field; for every row that has the field filled, when `present`. */
export interface FieldCondition {
  readonly field: string;
  readonly is: readonly string[] | 'present';
}

/** A second kind whose resources an operation acts on: a hosted connection is ended like a dedicated one (traps 11). */
export interface OtherSubject {
  readonly kind: KindId;
  readonly subject: Readonly<Record<string, string>>;
  readonly appliesTo?: FieldCondition;
  readonly states?: StateRule;
}

/** A list of objects among the request parameters, such as `PMInfo.N.PMName`: how the form asks for it. */
export interface ListParameter {
  readonly label: string;
  /** What one entry is called, for example "Person". */
  readonly item: string;
  readonly min?: number;
  readonly max?: number;
  readonly help?: string;
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
  /** What the button of its form says, where "Create" would be the wrong word. */
  readonly button?: string;
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
  /** What else names the subject where no single field of its row does, such as the next hops of a route entry. */
  readonly subjectFrom?: (row: Readonly<Record<string, unknown>>) => Values;
  /** The subject's row has one of these values in this field, besides being in one of the states. */
  readonly appliesTo?: FieldCondition;
  /** Fields of the new resource's row that belong to its identity and that neither request nor answer tells. */
  readonly creates?: Readonly<Record<string, string>>;
  /** Row field -> how the new row spells what the request said, where the service rewrites it. */
  readonly kept?: Readonly<Record<string, (value: string) => string>>;
  /** Row field -> field of the answer, where the answer names the new resource's identity otherwise (traps 11, 12). */
  readonly identityIn?: Readonly<Record<string, string>>;
  /** Other kinds that it acts on, with their own names for the subject and their own states. */
  readonly alsoOn?: readonly OtherSubject[];
  /**
   * The kind under which this operation creates, and the parameter -> field of the parent's row that says so. An
   * optional parent is one of several ways to start: the form then asks for it. `fixed` are the parameters that have
   * one value only below such a parent.
   */
  readonly under?: {
    readonly kind: KindId;
    readonly parameters: Readonly<Record<string, string>>;
    readonly fixed?: Readonly<Record<string, string>>;
    readonly optional?: true;
    /** Lists that the service refuses below such a parent. */
    readonly without?: readonly string[];
    /** Only parents whose row says so. */
    readonly appliesTo?: FieldCondition;
    /** The kind below which a parent is looked for, where the list of the region does not name all of them. */
    readonly via?: KindId;
  };
  /** Lists of objects by their root, for example `PMInfo`. */
  readonly lists?: Readonly<Record<string, ListParameter>>;
  readonly states?: StateRule;
  /** What is or may be charged. Present on operations that cost money (traps 85). */
  readonly costs?: string;
  /** True when service is lost or data cannot be brought back: the person types the name first (traps 87). */
  readonly destructive?: true;
  /**
   * Refusals after which the same request succeeds later, with the same token where there is one (wire-facts 3.4).
   * Common ones need no mention: throttling, internal errors, and codes of a service that is busy.
   */
  readonly retryable?: readonly string[];
  /** Codes of a deletion that say that nothing is left to delete: a lost attempt has done it (wire-facts 3.4). */
  readonly alreadyDone?: readonly string[];
  /**
   * Present when the service can check a request without carrying it out (parameter `DryRun`): error codes that then
   * mean success; none when a plain answer does (traps 15).
   */
  readonly dryRun?: readonly string[];
  /** Permission that the caller needs; `vpc:` and the operation's name unless the service calls it otherwise. */
  readonly ramAction?: string;
  /** Rules over several parameters at once. */
  readonly together?: readonly CrossRule[];
  /** Chapters the constant was read from, such as `003 6.4`. */
  readonly documents: readonly string[];
}

/** Keeps the literal types of an operation while checking its shape. */
export function operation<const T extends Operation>(declared: T): T {
  return declared;
}

/**
 * Parameters that a person can answer: neither filled in by the product nor known from the subject. With none of them
 * there is nothing to fill in, and a confirmation is enough.
 */
export function askedOf(of: Operation): readonly string[] {
  return Object.keys(of.parameters).filter(
    (name) => of.parameters[name]?.provided !== true && !Object.hasOwn(of.subject ?? {}, name),
  );
}

/** True for operations that can be carried out on several resources at once: nothing is to be filled in. */
export function runsOnMany(of: Operation): boolean {
  return of.subject !== undefined && askedOf(of).length === 0;
}

/** True for operations that change something. */
export function isWrite(of: Operation): boolean {
  return of.effect !== 'list' && of.effect !== 'get';
}
