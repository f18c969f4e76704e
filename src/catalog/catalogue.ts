import type { Kind } from './kind';
import type { KindId } from './kindId';
import type { FieldCondition, Operation } from './operation';
import { isWrite } from './operation';
import { referencesOf } from './parameter';

/** The whole catalogue: every kind and every operation, with the few look-ups that everybody needs. */
export class Catalogue {
  private readonly kinds: ReadonlyMap<KindId, Kind>;
  private readonly byName: ReadonlyMap<string, Operation>;

  constructor(kinds: readonly Kind[], operations: readonly Operation[]) {
    this.kinds = new Map(kinds.map((kind) => [kind.id, kind]));
    this.byName = new Map(operations.map((operation) => [operation.name, operation]));
  }

  kind(id: KindId): Kind {
    const kind = this.kinds.get(id);
    if (kind === undefined) throw new Error(`The catalogue has no kind ${id}`);
    return kind;
  }

  allKinds(): readonly Kind[] {
    return [...this.kinds.values()];
  }

  operation(name: string): Operation | undefined {
    return this.byName.get(name);
  }

  operations(): readonly Operation[] {
    return [...this.byName.values()];
  }

  writes(): readonly Operation[] {
    return this.operations().filter(isWrite);
  }

  /** True for the operation by which a resource of its kind is edited; others change one thing of it. */
  isEdit(operation: Operation): boolean {
    return (
      this.writes().find(({ kind, effect }) => kind === operation.kind && effect === 'modify')?.name === operation.name
    );
  }

  /** Changes whose subject is a resource of this kind. */
  changesOf(kind: KindId): readonly Operation[] {
    return this.writes().flatMap((operation) => this.asActingOn(operation, kind) ?? []);
  }

  /** The operation with the subject and the states that it has on this kind; undefined when it does not act on it. */
  asActingOn(operation: Operation, kind: KindId): Operation | undefined {
    if (operation.kind === kind) return operation.subject === undefined ? undefined : operation;
    const other = operation.alsoOn?.find((candidate) => candidate.kind === kind);
    if (other === undefined) return undefined;
    const acting: { -readonly [K in keyof Operation]: Operation[K] } = { ...operation, ...other };
    // Conditions on the first kind say nothing of this one.
    if (other.states === undefined) delete acting.states;
    if (other.appliesTo === undefined) delete acting.appliesTo;
    return acting;
  }

  /** The operation of that name as it acts on this kind, or as it is declared where it does not act on it. */
  operationOn(name: string, kind: KindId | undefined): Operation | undefined {
    const declared = this.operation(name);
    if (declared === undefined || kind === undefined) return declared;
    return this.asActingOn(declared, kind) ?? declared;
  }

  /** Operations that create something under a resource of this kind. */
  createdUnder(kind: KindId): readonly Operation[] {
    return this.writes().filter((operation) => operation.under?.kind === kind);
  }

  /** Operations that create a resource of this kind, under a parent kind or, without one, directly in the region. */
  creationsIn(kind: KindId, parent: KindId | undefined): readonly Operation[] {
    return this.writes().filter(
      (operation) =>
        operation.kind === kind &&
        operation.effect === 'create' &&
        (parent === undefined || operation.under?.kind === parent),
    );
  }

  /** The operation with the conditions that it puts on the parent under which it creates. */
  onParent(operation: Operation): Operation {
    const { under, parameters } = operation;
    const named = Object.keys(under?.parameters ?? {}).flatMap((name) => parameters[name] ?? []);
    const reference = named
      .flatMap(referencesOf)
      .find(({ kind, states }) => kind === under?.kind && states !== undefined);
    const from = reference?.states;
    const conditions: { -readonly [K in keyof Operation]: Operation[K] } = { ...operation };
    delete conditions.appliesTo;
    delete conditions.states;
    return {
      ...conditions,
      ...(under?.appliesTo === undefined ? {} : { appliesTo: under.appliesTo }),
      ...(from === undefined ? {} : { states: { from, to: [] } }),
    };
  }

  /** True when the operation creates under this resource. */
  acceptsParent(operation: Operation, parent: Subject): boolean {
    return allowedOn(this.onParent(operation), parent);
  }

  /** Kinds whose resources hang below this kind. */
  childrenOf(kind: KindId): readonly Kind[] {
    return this.allKinds().filter((child) => child.parents.some((parent) => parent.kind === kind));
  }

  /** Kinds listed directly below this kind. The first parent is the closest: below the others a row would show twice. */
  childrenShownBelow(kind: KindId): readonly Kind[] {
    return this.allKinds().filter((child) => child.parents[0]?.kind === kind);
  }
}

/** What decides whether an operation can be carried out on a resource. */
export interface Subject {
  readonly state?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** True when the service accepts the operation on the resource as it is now. */
export function allowedOn(operation: Operation, subject: Subject): boolean {
  return meets(subject, operation.appliesTo) && allowedIn(operation, subject.state);
}

/** True when the service accepts the operation on a resource in this state (unknown states are left to the service). */
export function allowedIn(operation: Operation, state: string | undefined): boolean {
  const from = operation.states?.from;
  return from === undefined || state === undefined || from.includes(state);
}

/** True when the resource's row meets the condition, if there is one. What the row leaves out is left to the service. */
export function meets({ attributes }: Pick<Subject, 'attributes'>, condition: FieldCondition | undefined): boolean {
  if (condition === undefined) return true;
  const value = attributes[condition.field];
  if (condition.is === 'present') return value !== undefined && value !== null && value !== '' && !isEmptyList(value);
  return typeof value !== 'string' || value === '' || condition.is.includes(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
