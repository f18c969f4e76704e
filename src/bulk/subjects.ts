import type { Catalogue } from '../catalog/catalogue';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import { explain } from '../estate/explain';
import { refusalOf } from '../estate/refusal';
import type { Resource } from '../estate/resource';
import { shortId } from '../estate/resourceName';
import type { Fresh, ReadAgain } from './freshResources';

/** A resource that an operation is to be carried out on, with the operation as it is on its kind. */
export interface Subject {
  readonly operation: Operation;
  readonly resource: Resource;
}

/** A resource that was selected too and is not touched. */
export interface LeftAlone {
  readonly resource: Resource;
  readonly why: Message;
  /** True when the operation does not act on its kind at all, so that nobody can have expected it. */
  readonly otherKind?: true;
}

/** What becomes of a selection. */
export interface Selection {
  readonly subjects: readonly Subject[];
  readonly leftAlone: readonly LeftAlone[];
}

/**
 * Divides a selection: what the operation is possible on as things are now, read afresh, and what is left alone, with
 * the reason. A resource that stands in several places of the tree counts once.
 * @throws Cancelled
 */
export async function selectSubjects(
  catalogue: Catalogue,
  declared: Operation,
  selected: readonly Resource[],
  read: ReadAgain,
  signal: AbortSignal,
): Promise<Selection> {
  const distinct = [...new Map(selected.map((resource) => [resource.key, resource])).values()];
  const acted = distinct.flatMap((resource) => {
    const operation = catalogue.asActingOn(declared, resource.kind);
    return operation === undefined ? [] : [{ operation, resource }];
  });
  const others = distinct.filter(({ kind }) => catalogue.asActingOn(declared, kind) === undefined);
  const answers = await read(
    acted.map(({ resource }) => resource),
    signal,
  );
  const judged = answers.flatMap((fresh, index) => {
    const subject = acted[index];
    return subject === undefined ? [] : [judge(catalogue, subject, fresh)];
  });
  return {
    subjects: judged.filter((one) => 'operation' in one),
    leftAlone: [
      ...judged.filter((one) => 'why' in one),
      ...others.map((resource) => ({
        resource,
        why: message('This is not for {0}.', { text: catalogue.kind(resource.kind).plural }),
        otherKind: true as const,
      })),
    ],
  };
}

/** Whether the operation can be carried out on the resource as it was read; why not otherwise. */
export function judge(catalogue: Catalogue, subject: Subject, fresh: Fresh): Subject | LeftAlone {
  const { operation, resource } = subject;
  if ('error' in fresh) {
    const { what, why } = explain(fresh.error);
    return { resource, why: message('It could not be read. {0}', why ?? what) };
  }
  if (fresh.resource === undefined)
    return { resource, why: message('{0} does not exist any more.', shortId(resource)) };
  const refusal = refusalOf(operation, catalogue.kind(resource.kind), fresh.resource);
  return refusal === undefined
    ? { operation, resource: fresh.resource }
    : { resource: fresh.resource, why: refusal.why };
}
