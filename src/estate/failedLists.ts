import { ServiceError, TransportError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Scope } from './scope';

/** The lists of one kind that could not be read for one reason. */
export interface FailedLists {
  readonly kind: KindId;
  readonly regions: readonly string[];
  /** What the first of them failed with. */
  readonly error: unknown;
}

/** Adds a failed list to those of its kind with the same code, in whatever region: one missing right fails in all. */
export function withFailure(
  lists: readonly FailedLists[],
  { kind, region }: Scope,
  error: unknown,
): readonly FailedLists[] {
  const isSame = (other: FailedLists): boolean => other.kind === kind && reasonOf(other.error) === reasonOf(error);
  if (!lists.some(isSame)) return [...lists, { kind, regions: [region], error }];
  return lists.map((other) => (isSame(other) ? { ...other, regions: [...other.regions, region] } : other));
}

/** Names the lists: the only region, or how many there are. */
export function failureMessage(catalogue: Catalogue, { kind, regions }: FailedLists): Message {
  const plural: Message = { text: catalogue.kind(kind).plural };
  const [only] = regions;
  return only !== undefined && regions.length === 1
    ? message('{0} in {1} could not be read', plural, only)
    : message('{0} could not be read in {1} regions', plural, regions.length);
}

function reasonOf(error: unknown): string {
  if (error instanceof ServiceError) return error.code;
  // What was not tried any more failed for the reason of those that were.
  return error instanceof TransportError ? (error.details.last ?? error.phase) : String(error);
}
