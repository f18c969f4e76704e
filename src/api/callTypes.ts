import type { ListField } from '../catalog/field';
import type { Operation } from '../catalog/operation';
import type { AnswerOf, RequestOf, RequestValue } from '../catalog/types';
import type { DecodedRow } from './decode';

/** Any request, by wire name: nested values, or dotted names such as `VlanIds.1`. */
export type LooseRequest = Readonly<Record<string, RequestValue>>;

/** The request of an operation: typed where the operation is known statically, else by wire name. */
export type Request<O extends Operation> = string extends keyof O['parameters'] ? LooseRequest : RequestOf<O>;

/** What an operation answers: typed where the operation is known statically, else a decoded row. */
export type ValueOf<O extends Operation> = string extends keyof O['response'] ? DecodedRow : AnswerOf<O>;

/** Fields of an operation's answer that hold rows; null where the answer itself is the only row. */
export type RowsField<O extends Operation> = string extends keyof O['response']
  ? string | null
  : { [K in keyof O['response'] & string]: O['response'][K] extends ListField ? K : never }[keyof O['response'] &
      string];

/** A row of such a field. */
export type RowIn<O extends Operation, K extends string | null> = string extends keyof O['response']
  ? DecodedRow
  : K extends keyof AnswerOf<O>
    ? NonNullable<AnswerOf<O>[K]> extends readonly (infer Row)[]
      ? Row
      : never
    : never;
