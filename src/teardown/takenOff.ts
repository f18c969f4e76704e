import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import type { Operation } from '../catalog/operation';
import { referencesOf } from '../catalog/parameter';
import type { Attribute, Resource } from '../estate/resource';
import { identityOf } from '../estate/toResource';
import { entriesOf } from './marks';

/** An operation that takes off one of the resources in a list of its subject's row, such as a VBR's further connections. */
export interface TakingOff {
  readonly operation: Operation;
  /** Request parameter that names what is taken off. */
  readonly parameter: string;
  /** Kind of what is taken off. */
  readonly kind: KindId;
  /** List field of the subject's row. */
  readonly list: string;
}

/** One that can be taken off. */
export interface Entry {
  readonly id: string;
  readonly row: Readonly<Record<string, Attribute | undefined>>;
}

/** All operations of the catalogue that take something off. */
export function takingOff(catalogue: Catalogue): readonly TakingOff[] {
  return catalogue
    .writes()
    .filter(({ effect }) => effect === 'detach')
    .flatMap((operation) =>
      Object.entries(operation.parameters).flatMap(([parameter, declared]) =>
        referencesOf(declared).flatMap(({ kind, listedIn }) =>
          listedIn === undefined ? [] : [{ operation, parameter, kind, list: listedIn }],
        ),
      ),
    );
}

/** What the row lists that the operation can take off. */
export function entriesIn(
  catalogue: Catalogue,
  { kind, list }: TakingOff,
  row: Resource['attributes'],
): readonly Entry[] {
  const target = catalogue.kind(kind);
  return entriesOf(row[list]).flatMap((entry) => {
    const id = identityOf(target, entry);
    return id === undefined ? [] : [{ id, row: entry }];
  });
}
