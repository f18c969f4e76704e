import type { KindId } from '../../src/catalog/kindId';
import type { ScalarType } from '../../src/catalog/field';
import type { Effect, ErrorCode, Operation, Product } from '../../src/catalog/operation';
import type { Choice, Condition } from '../../src/catalog/parameter';

/** The catalogue as other programs read it: what `npm run -s catalog` prints as JSON. */
export interface CatalogueData {
  readonly operations: readonly OperationData[];
  readonly resources: readonly ResourceData[];
}

/** One operation. Neither `Action` nor the parameters that every operation shares for signing are listed. */
export interface OperationData {
  readonly name: string;
  readonly product: Product;
  readonly version: string;
  /** The kind of resource it is about. */
  readonly resource: KindId;
  readonly effect: Effect;
  readonly mutating: boolean;
  readonly destructive: boolean;
  /** True when something is or may be charged. */
  readonly costs: boolean;
  readonly idempotency: Operation['idempotency'];
  readonly paging: Operation['paging'];
  readonly parameters: readonly ParameterData[];
  readonly response: readonly FieldData[];
  readonly errors: readonly ErrorCode[];
  readonly states?: StatesData;
  readonly documents: readonly string[];
}

/** A request parameter by its wire name; `N` stands for the numbers of a list, which count from 1. */
export interface ParameterData extends LimitsData {
  readonly name: string;
  readonly type: ScalarType;
  readonly required: boolean;
  readonly requiredWhen?: Condition;
  readonly default?: string;
  readonly enum?: readonly Choice[];
  readonly unit?: string;
  readonly secret?: true;
  /** Today's service has it, the documents do not. */
  readonly newer?: true;
}

/** The range of a number and the length of a text in characters, ends included. */
export interface LimitsData {
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A field of the answer by its dotted path, wrappers of lists included. Times are strings. */
export interface FieldData {
  readonly path: string;
  readonly type: ScalarType;
  readonly secret?: true;
  readonly newer?: true;
}

/** States in which the operation is accepted (none listed: any, or a creation), on the way, and at the end. */
export interface StatesData {
  readonly from: readonly string[];
  readonly via: string | null;
  readonly to: readonly string[];
}

export interface ResourceData {
  readonly kind: KindId;
  readonly label: string;
  readonly states: readonly string[];
  /** States that end without anybody's doing. */
  readonly transitional: readonly string[];
  /** Fields of a row that identify it within account and region; none where each region has exactly one. */
  readonly identity: readonly string[];
  /** The operation that lists the resources, and the field of its answer that holds the rows; null for the answer itself. */
  readonly list: string;
  readonly rows: string | null;
  readonly parents: readonly KindId[];
}
