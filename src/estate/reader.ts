import type { Client } from '../api/client';
import { ServiceError, TransportError } from '../api/errors';
import { saysGone } from '../api/goneCodes';
import type { Catalogue } from '../catalog/catalogue';
import { rowFieldsOf } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import type { Operation } from '../catalog/operation';
import type { RequestValue } from '../catalog/types';
import { furtherRows } from './furtherRows';
import type { Attribute, Resource } from './resource';
import type { Scope } from './scope';
import { linkOf, narrow, requestOf } from './scope';
import type { Origin } from './toResource';
import { identityOf, parentToAsk, toResource } from './toResource';

/** One page of a list. */
export interface Page {
  readonly resources: readonly Resource[];
  /** Number of rows in all pages, as the service counts them; absent when it does not say. */
  readonly total?: number;
  /** Whether there is a next page. */
  readonly more: boolean;
}

/** Enough of a resource to ask the service for it. */
export type Reference = Pick<Resource, 'key' | 'kind' | 'id' | 'region' | 'parents'>;

/** A decoded row. */
export type Row = Readonly<Record<string, Attribute | undefined>>;

/** What an answer that is a row says of the call and not of the resource. */
const envelope: ReadonlySet<string> = new Set(['RequestId', 'Code', 'Message', 'Success', 'HttpStatusCode']);

/** Asks the service for lists and single resources of one account, and remembers nothing. */
export class EstateReader {
  constructor(
    readonly accountId: string,
    private readonly client: Client,
    private readonly catalogue: Catalogue,
    /** In which the names of regions and access points are wanted, for example `en-US`; as the service likes when absent. */
    private readonly language?: string,
  ) {}

  /** Field of the parent's row that a list is narrowed by; undefined when it is the identity, or without a parent. */
  narrowingField(scope: Scope): string | undefined {
    return linkOf(this.catalogue.kind(scope.kind), scope)?.value;
  }

  /** One page, counted from 1. @throws ServiceError, TransportError, Cancelled */
  async page(scope: Scope, pageNumber: number, signal?: AbortSignal): Promise<Page> {
    const kind = this.catalogue.kind(scope.kind);
    // A token leads from page to page only, and such lists are short: the first page is all of it.
    if (kind.list.paging === 'token')
      return { resources: pageNumber === 1 ? await this.all(scope, signal) : [], more: false };
    const options = { region: scope.region, pageNumber, ...optional(signal) };
    const request = this.requestOf(kind, scope);
    if (request === undefined) return { resources: [], more: false };
    const { list, rows: place } = kind;
    try {
      const [{ rows, total, more }, furtherOnes] = await Promise.all([
        this.client.page<Operation, string | null>(list, place, request, options),
        furtherRows(this.client, kind, scope, signal),
      ]);
      // They belong behind the last page, which nearly always is the first one.
      const further = more ? [] : furtherOnes;
      const resources = this.toResources(kind, [...rows, ...further], scope);
      return { resources, more, ...(total === undefined ? {} : { total: total + further.length }) };
    } catch (error) {
      if (saysNone(kind, error)) return { resources: [], more: false };
      throw error;
    }
  }

  /** Every row of a scope, its pages read side by side. */
  async all(scope: Scope, signal?: AbortSignal): Promise<readonly Resource[]> {
    const kind = this.catalogue.kind(scope.kind);
    const request = this.requestOf(kind, scope);
    if (request === undefined) return [];
    const [rows, further] = await Promise.all([
      this.rowsOf(kind, request, scope, signal),
      furtherRows(this.client, kind, scope, signal),
    ]);
    return this.toResources(kind, [...rows, ...further], scope);
  }

  /**
   * Reads one resource. Undefined means that the service says it does not exist; whatever else goes wrong is thrown,
   * so that a failed read never looks like a deletion (traps 68).
   */
  async one(reference: Reference, signal?: AbortSignal): Promise<Resource | undefined> {
    const kind = this.catalogue.kind(reference.kind);
    // A link or a form may know no more than the identity, and rows may leave out what only their parent says (traps 29).
    const parent = parentToAsk(kind, reference);
    const scope: Scope = { region: reference.region, kind: kind.id, ...(parent === undefined ? {} : { parent }) };
    try {
      if (tellsAll(kind)) {
        const alone = await this.single(kind, reference, signal);
        return alone === undefined ? undefined : toResource(kind, alone, this.originOf(scope));
      }
      const [row, more] = await Promise.all([
        this.rowOf(kind, reference, scope, signal),
        this.single(kind, reference, signal),
      ]);
      if (row === undefined || more === undefined) return row;
      return toResource(kind, { ...row.attributes, ...more }, this.originOf(scope));
    } catch (error) {
      if (error instanceof ServiceError && saysGone(error.code)) return undefined;
      throw error;
    }
  }

  /**
   * Reads resources of one kind and region with one request, as many as the kind's lookup takes. What is not among the
   * result is not in the list.
   */
  async together(references: readonly Reference[], signal?: AbortSignal): Promise<readonly Resource[]> {
    const [first] = references;
    if (first === undefined) return [];
    const kind = this.catalogue.kind(first.kind);
    const scope: Scope = { region: first.region, kind: kind.id };
    const place = this.requestOf(kind, scope);
    if (place === undefined || kind.lookup === undefined) throw new Error(`${kind.id} is not looked up by its ID`);
    const request = { ...place, ...narrow(kind.lookup, ...references.map(({ id }) => id)) };
    const wanted = new Set(references.map(({ key }) => key));
    // A service that ignores the filter sends others as well.
    return this.toResources(kind, await this.rowsOf(kind, request, scope, signal), scope).filter(({ key }) =>
      wanted.has(key),
    );
  }

  private async rowOf(
    kind: Kind,
    reference: Reference,
    scope: Scope,
    signal: AbortSignal | undefined,
  ): Promise<Resource | undefined> {
    const request =
      kind.lookup === undefined
        ? this.requestOf(kind, scope)
        : {
            ...this.requestOf(kind, { region: reference.region, kind: kind.id }),
            ...narrow(kind.lookup, reference.id),
          };
    if (request === undefined) return undefined;
    const find = (rows: readonly Row[]): Resource | undefined =>
      this.toResources(kind, rows, scope).find(({ key }) => key === reference.key);
    const found = find(await this.rowsOf(kind, request, scope, signal));
    return found ?? find(await furtherRows(this.client, kind, scope, signal));
  }

  /** What is told of one resource alone; an answer without identity says that there is none (wire-facts 3.1). */
  private async single(
    kind: Kind,
    { region, id }: Reference,
    signal: AbortSignal | undefined,
  ): Promise<Row | undefined> {
    if (kind.single === undefined) return undefined;
    const { operation, parameter } = kind.single;
    // A product that is served from one place has no region in its requests (wire-facts 4).
    const place = Object.hasOwn(operation.parameters, 'RegionId') ? { RegionId: region } : {};
    const request = { ...place, [parameter]: id };
    const { value } = await this.client.call<Operation>(operation, request, { region, ...optional(signal) });
    const row = Object.fromEntries(Object.entries(value).filter(([name]) => !envelope.has(name)));
    return identityOf(kind, row) === undefined ? undefined : row;
  }

  private async rowsOf(
    kind: Kind,
    request: Readonly<Record<string, RequestValue>>,
    scope: Scope,
    signal: AbortSignal | undefined,
  ): Promise<readonly Row[]> {
    const options = { region: scope.region, identity: kind.identity, ...optional(signal) };
    try {
      return await this.client.list<Operation, string | null>(kind.list, kind.rows, request, options);
    } catch (error) {
      if (saysNone(kind, error)) return [];
      throw error;
    }
  }

  private requestOf(kind: Kind, scope: Scope): Readonly<Record<string, RequestValue>> | undefined {
    const request = requestOf(kind, scope);
    const speaks = this.language !== undefined && kind.list.parameters.AcceptLanguage !== undefined;
    return request === undefined || !speaks ? request : { ...request, AcceptLanguage: this.language };
  }

  private originOf(scope: Scope): Origin {
    return { account: this.accountId, ...scope };
  }

  private toResources(kind: Kind, rows: readonly Row[], scope: Scope): readonly Resource[] {
    const origin = this.originOf(scope);
    const resources = rows.map((row) => toResource(kind, row, origin)).filter((resource) => resource !== undefined);
    // Rows that cannot be told apart must not look like an empty list; an answer that is no list may tell of nothing.
    if (resources.length === 0 && rows.length > 0 && isList(kind)) {
      throw new TransportError({ action: kind.list.name, phase: 'garbage', outcome: 'unknown' });
    }
    return resources;
  }
}

/** True when nothing of a row is missing where one resource is read alone. */
function tellsAll({ list, rows, single }: Kind): boolean {
  if (single === undefined) return false;
  return Object.keys(rowFieldsOf(list, rows)).every((field) => Object.hasOwn(single.operation.response, field));
}

/** False where the answer, or an object in it, is the only row. */
export function isList({ list, rows }: Kind): boolean {
  return rows !== null && list.response[rows]?.type === 'list';
}

/** True for the codes by which a kind without a real list says that there is none (traps 30). */
function saysNone(kind: Kind, error: unknown): boolean {
  return error instanceof ServiceError && kind.none?.includes(error.code) === true;
}

function optional(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
