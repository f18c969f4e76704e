import type { Choice } from './parameter';

export type ScalarType = 'string' | 'integer' | 'long' | 'boolean';

/** A single value of a response. `label` is present on fields that a person may want to see. */
export interface ScalarField {
  readonly type: ScalarType | 'time';
  /** The type by which the service declares the value, where `type` says what it means (traps 38 to 40). */
  readonly declaredAs?: ScalarType;
  readonly label?: string;
  readonly unit?: string;
  /** Documented values with what they mean; proper names that are read as they come, such as `10GBase-LR`, are left out. */
  readonly values?: readonly Choice[];
  /** Never shown, logged or exported without an explicit wish (traps 86). */
  readonly secret?: true;
  /** Set when today's service has the field and the documents do not (wire-facts 5). */
  readonly newer?: true;
}

/**
 * A list of rows. `item` is the wrapper that the service puts between the list and its rows; null for bare arrays.
 * Whatever shape arrives, the decoder accepts all that have been seen (traps 22).
 */
export interface ListField {
  readonly type: 'list';
  readonly item: string | null;
  readonly of: Readonly<Record<string, Field>> | ScalarField;
  readonly label?: string;
  readonly newer?: true;
}

export interface ObjectField {
  readonly type: 'object';
  readonly of: Readonly<Record<string, Field>>;
  readonly label?: string;
  readonly newer?: true;
}

export type Field = ScalarField | ListField | ObjectField;

/** True when the entries of a list are plain values and not rows. */
export function isScalar(of: ListField['of']): of is ScalarField {
  return typeof of.type === 'string';
}

/**
 * The fields of the rows that stand at one place of an answer: in a list, in an object that is the only row, or, where
 * the place is null, in the answer itself.
 */
export function rowFieldsOf(
  answer: { readonly name: string; readonly response: Readonly<Record<string, Field>> },
  place: string | null,
): Readonly<Record<string, Field>> {
  if (place === null) return answer.response;
  const rows = answer.response[place];
  if (rows?.type === 'object') return rows.of;
  if (rows?.type === 'list' && !isScalar(rows.of)) return rows.of;
  throw new Error(`${answer.name} has no rows at ${place}`);
}
