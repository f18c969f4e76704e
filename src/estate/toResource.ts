import { meets } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import { stateOf } from '../catalog/kind';
import type { KindId } from '../catalog/kindId';
import type { Operation } from '../catalog/operation';
import type { Attribute, Resource } from './resource';
import { resourceKey } from './resource';
import type { ParentReference } from './scope';

/** Where a row was read: what the row itself does not say. */
export interface Origin {
  readonly account: string;
  readonly region: string;
  /** The parent whose list the row came from; fills in an identity that the row leaves out (traps 29). */
  readonly parent?: ParentReference;
}

type Row = Readonly<Record<string, Attribute | undefined>>;

/** Separates the parts of a composed identity; neither IDs nor prefixes contain it. */
export const identitySeparator = '|';

/** Turns a decoded row into a {@link Resource}; undefined when the row does not identify anything. */
export function toResource(kind: Kind, row: Row, origin: Origin): Resource | undefined {
  const attributes = withParent(kind, row, origin.parent);
  const id = kind.identity.length === 0 ? origin.region : identityOf(kind, attributes);
  if (id === undefined) return undefined;
  const wireState = wireStateOf(kind, attributes);
  const state = wireState === undefined ? undefined : stateOf(kind, wireState);
  return {
    key: resourceKey({ ...origin, kind: kind.id, id }),
    kind: kind.id,
    id,
    name: kind.nameField === undefined ? '' : (textOf(attributes[kind.nameField]) ?? ''),
    account: origin.account,
    region: origin.region,
    ...(state === undefined ? {} : { state }),
    ...(wireState === undefined ? {} : { wireState }),
    parents: { ...parentsOf(kind, attributes), ...parentByValue(kind, origin.parent) },
    attributes,
  };
}

/** The identity that a set of fields spells, composed where one field is not enough; undefined when a part is missing. */
export function identityOf(kind: Kind, fields: Row): string | undefined {
  const parts = kind.identity.map((field) => textOf(fields[field]));
  return parts.every((part) => part !== undefined && part !== '') ? parts.join(identitySeparator) : undefined;
}

/**
 * The identity of what an operation has just created: its parts stand in the answer, and where the answer is silent in
 * the request (traps 28, 29). Undefined when a part is missing.
 */
export function createdIdentity(kind: Kind, operation: Operation, request: Row, answer: Row): string | undefined {
  const renamed = Object.entries(operation.identityIn ?? {}).map(([field, name]) => [field, answer[name]] as const);
  const rewritten = Object.entries(operation.kept ?? {}).flatMap(([field, rewrite]) => {
    const value = textOf(request[field]);
    return value === undefined ? [] : [[field, rewrite(value)] as const];
  });
  const asked = { ...request, ...Object.fromEntries(rewritten), ...operation.creates };
  return identityOf(kind, { ...asked, ...answer, ...Object.fromEntries(renamed) });
}

/**
 * The parent below which a resource is to be looked for: one that is known, or one that a composed identity names; what
 * {@link identityOf} wrote, read back.
 */
export function parentToAsk(
  kind: Kind,
  { id, parents }: Pick<Resource, 'id' | 'parents'>,
): ParentReference | undefined {
  const parts = kind.identity.length > 1 ? id.split(identitySeparator) : [];
  const named = Object.fromEntries(kind.identity.map((field, index) => [field, parts[index]]));
  const known = { ...parentsOf(kind, named), ...parents };
  for (const { kind: parent, field, value } of kind.parents) {
    if (value !== undefined && named[field] !== undefined) {
      return { kind: parent, id: known[parent] ?? '', value: named[field] };
    }
    const parentId = known[parent];
    if (value === undefined && parentId !== undefined) return { kind: parent, id: parentId };
  }
  return undefined;
}

function withParent(kind: Kind, row: Row, parent: ParentReference | undefined): Readonly<Record<string, Attribute>> {
  const attributes: Record<string, Attribute> = {};
  for (const [name, value] of Object.entries(row)) {
    // Where the answer itself is the row, its request ID tells of the call and not of the resource.
    if (value !== undefined && !(kind.rows === null && name === 'RequestId')) attributes[name] = value;
  }
  const link = kind.parents.find((candidate) => candidate.kind === parent?.kind);
  const value = link?.value === undefined ? parent?.id : parent?.value;
  if (value !== undefined && link !== undefined && (textOf(attributes[link.field]) ?? '') === '') {
    // A row that would owe its whole identity to the parent says of nothing that it exists.
    if (kind.identity.some((field) => field !== link.field)) attributes[link.field] = value;
  }
  return attributes;
}

/** Where rows name their parent by another field than its identity, only the list that they were read from tells it. */
function parentByValue(kind: Kind, parent: ParentReference | undefined): Partial<Record<KindId, string>> {
  const link = kind.parents.find((candidate) => candidate.kind === parent?.kind);
  return parent === undefined || parent.id === '' || link?.value === undefined ? {} : { [parent.kind]: parent.id };
}

/** What the service calls the state: where there are two fields, the overruling one in its states, else the other. */
function wireStateOf(kind: Kind, attributes: Row): string | undefined {
  const { stateField, stateOverride } = kind;
  const first = stateOverride === undefined ? undefined : textOf(attributes[stateOverride.field]);
  const state = first === undefined ? undefined : stateOf(kind, first);
  if (state !== undefined && stateOverride?.states.includes(state) === true) return first;
  return stateField === undefined ? undefined : textOf(attributes[stateField]);
}

function parentsOf(kind: Kind, attributes: Row): Partial<Record<KindId, string>> {
  const parents: Partial<Record<KindId, string>> = {};
  for (const { kind: parent, field, value, when } of kind.parents) {
    const id = textOf(attributes[field]);
    if (value === undefined && id !== undefined && id !== '' && meets({ attributes }, when)) parents[parent] = id;
  }
  return parents;
}

/** True when the row names this resource as its parent. */
export function isChildOf(child: Resource, parent: Resource, kind: Kind): boolean {
  if (child.account !== parent.account || child.region !== parent.region) return false;
  const link = kind.parents.find((candidate) => candidate.kind === parent.kind);
  if (link?.value === undefined) return child.parents[parent.kind] === parent.id;
  const value = textOf(parent.attributes[link.value]) ?? '';
  return value !== '' && textOf(child.attributes[link.field]) === value;
}

/** Scalars as text: identities and states sometimes arrive as numbers (traps 39). */
export function textOf(value: Attribute | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
