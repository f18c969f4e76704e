import type { ListField, ObjectField, ScalarField } from './field';
import type { Operation } from './operation';
import type { Parameter } from './parameter';

/** The TypeScript value of a scalar: `long` stays decimal digits so that 64-bit numbers survive (traps 37). */
type Scalar<T> = T extends 'boolean' ? boolean : T extends 'integer' ? number : string;

type FieldValue<F> = F extends ListField
  ? F['of'] extends ScalarField
    ? readonly Scalar<F['of']['type']>[]
    : readonly RowOf<F['of']>[]
  : F extends ObjectField
    ? RowOf<F['of']>
    : F extends ScalarField
      ? Scalar<F['type']>
      : never;

/** The typed row that a set of response fields describes. Every field may be missing from an answer. */
export type RowOf<Fields> = { readonly [K in keyof Fields]?: FieldValue<Fields[K]> };

/** The typed answer of an operation. Lists are plain arrays: the wrappers are gone. */
export type AnswerOf<O extends Operation> = RowOf<O['response']>;

type Plain<K> = K extends `${string}.N${string}` ? never : K;
type RequiredNames<P> = {
  [K in keyof P]: P[K] extends { required: true; provided?: never } ? Plain<K> : never;
}[keyof P];
type Value<P> = P extends Parameter ? Scalar<P['type']> : never;

/** A value nested as the service's own documents print it; lists are numbered from 1 when flattened (traps 7). */
export type RequestValue =
  string | number | boolean | undefined | readonly RequestValue[] | { readonly [name: string]: RequestValue };

/** The typed request of an operation: required parameters first; repeated ones as nested lists. */
export type RequestOf<O extends Operation> = {
  readonly [K in RequiredNames<O['parameters']> & string]: Value<O['parameters'][K]>;
} & {
  readonly [K in Plain<keyof O['parameters']> & string]?: Value<O['parameters'][K]>;
} & {
  readonly [K in keyof O['parameters'] & string as K extends `${infer Root}.N${string}` ? Root : never]?: RequestValue;
};
