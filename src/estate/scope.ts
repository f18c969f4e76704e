import type { Kind, Narrowing } from '../catalog/kind';
import type { KindId } from '../catalog/kindId';
import type { RequestValue } from '../catalog/types';
import type { Resource } from './resource';
import { keyPart } from './resource';

/** The parent of a list, as far as a request needs to know it. */
export type ParentReference = Pick<Resource, 'kind' | 'id'>;

/** Which rows a list holds: all of a kind in a region, or those under one parent. */
export interface Scope {
  readonly region: string;
  readonly kind: KindId;
  readonly parent?: ParentReference;
}

/** Names a scope within one account. */
export function scopeKey(scope: Scope): string {
  const path = scope.parent === undefined ? [] : [scope.parent.kind, scope.parent.id];
  return [scope.region, ...path, scope.kind].map(keyPart).join('/');
}

/** Request parameters of the kind's list operation for one scope. */
export function requestOf(kind: Kind, scope: Scope): Record<string, RequestValue> {
  return { RegionId: scope.region, ...(scope.parent === undefined ? {} : narrowToParent(kind, scope.parent)) };
}

function narrowToParent(kind: Kind, parent: ParentReference): Record<string, RequestValue> {
  const link = kind.parents.find((candidate) => candidate.kind === parent.kind);
  if (link === undefined) throw new Error(`${kind.id} has no parent ${parent.kind}`);
  return narrow(link.by, parent.id);
}

/** Request parameters for one value of a narrowing; filters are a list of keys with lists of values (traps 7). */
export function narrow(by: Narrowing, value: string): Record<string, RequestValue> {
  // A repeated parameter takes the value as its only entry.
  if ('parameter' in by) return { [by.parameter.replace(/\.N$/, '.1')]: value };
  return { Filter: [{ Key: by.filter, Value: [value] }] };
}
