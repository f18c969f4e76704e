import type { Kind, Narrowing, Parent } from '../catalog/kind';
import type { KindId } from '../catalog/kindId';
import type { RequestValue } from '../catalog/types';
import type { Resource } from './resource';
import { keyPart } from './resource';

/** The parent of a list, as far as a request needs to know it. */
export interface ParentReference extends Pick<Resource, 'kind' | 'id'> {
  /** What the list is narrowed by where that is another field of the parent's row; empty when the row has none. */
  readonly value?: string;
}

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

/** How a kind stands below the scope's parent; undefined for the list of a whole region. */
export function linkOf(kind: Kind, { parent }: Scope): Parent | undefined {
  if (parent === undefined) return undefined;
  const link = kind.parents.find((candidate) => candidate.kind === parent.kind);
  if (link === undefined) throw new Error(`${kind.id} has no parent ${parent.kind}`);
  return link;
}

/** Request parameters of the kind's list operation for one scope; undefined when nothing can be there to list. */
export function requestOf(kind: Kind, scope: Scope): Record<string, RequestValue> | undefined {
  const link = linkOf(kind, scope);
  const value = link?.value === undefined ? scope.parent?.id : scope.parent?.value;
  if (link !== undefined && (value === undefined || value === '')) return undefined;
  // The list of regions itself is the one that takes no region.
  const region = kind.list.parameters.RegionId === undefined ? {} : { RegionId: scope.region };
  return { ...region, ...(link === undefined || value === undefined ? {} : narrow(link.by, value)) };
}

/** Request parameters for the values of a narrowing; filters are a list of keys with lists of values (traps 7). */
export function narrow(by: Narrowing, ...values: readonly string[]): Record<string, RequestValue> {
  if ('filter' in by) return { Filter: [{ Key: by.filter, Value: values }] };
  // Only a repeated parameter takes more than one.
  return Object.fromEntries(values.map((value, index) => [by.parameter.replace(/\.N$/, `.${index + 1}`), value]));
}
