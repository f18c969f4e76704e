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
    parents: parentsOf(kind, attributes),
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
  return identityOf(kind, { ...request, ...operation.creates, ...answer, ...Object.fromEntries(renamed) });
}

/** The parents that a composed identity names; what {@link identityOf} wrote, read back. */
export function parentsInIdentity(kind: Kind, id: string): Partial<Record<KindId, string>> {
  const parts = kind.identity.length > 1 ? id.split(identitySeparator) : [];
  return parentsOf(kind, Object.fromEntries(kind.identity.map((field, index) => [field, parts[index]])));
}

function withParent(kind: Kind, row: Row, parent: ParentReference | undefined): Readonly<Record<string, Attribute>> {
  const attributes: Record<string, Attribute> = {};
  for (const [name, value] of Object.entries(row)) {
    // Where the answer itself is the row, its request ID tells of the call and not of the resource.
    if (value !== undefined && !(kind.rows === null && name === 'RequestId')) attributes[name] = value;
  }
  const link = kind.parents.find((candidate) => candidate.kind === parent?.kind);
  if (parent !== undefined && link !== undefined && (textOf(attributes[link.field]) ?? '') === '') {
    // A row that would owe its whole identity to the parent says of nothing that it exists.
    if (kind.identity.some((field) => field !== link.field)) attributes[link.field] = parent.id;
  }
  return attributes;
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
  for (const { kind: parent, field } of kind.parents) {
    const id = textOf(attributes[field]);
    if (id !== undefined && id !== '') parents[parent] = id;
  }
  return parents;
}

/** Scalars as text: identities and states sometimes arrive as numbers (traps 39). */
export function textOf(value: Attribute | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
