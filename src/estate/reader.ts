import type { Client } from '../api/client';
import { ServiceError, TransportError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import type { Operation } from '../catalog/operation';
import type { Attribute, Resource } from './resource';
import type { Scope } from './scope';
import { narrow, requestOf } from './scope';
import { parentsInIdentity, toResource } from './toResource';

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

type Rows = readonly Readonly<Record<string, Attribute | undefined>>[];

/**
 * Codes by which a list says that the resource, or the parent it is looked for under, does not exist. Others come with
 * a 404 as well and say something else: that a region, an owner or a filter is wrong (traps 68).
 */
const goneCodes: ReadonlySet<string> = new Set([
  'ResourceNotFound',
  'ResourceNotFound.PhysicalConnectionId',
  'ResourceNotFound.Vbr',
  'ResourceNotFound.InstanceId',
  'InvalidRouterInterfaceId.NotFound',
  'InvalidInstanceId.NotFound',
  'InvalidPhysicalConnectionId.NotFound',
  'InvalidVbrId.NotFound',
  'InvalidBgpGroup',
  'InvalidParams.NotFound',
  'InvalidResource.NotFound',
]);

/** Asks the service for lists and single resources of one account, and remembers nothing. */
export class EstateReader {
  constructor(
    readonly accountId: string,
    private readonly client: Client,
    private readonly catalogue: Catalogue,
  ) {}

  /** One page, counted from 1. @throws ServiceError, TransportError, Cancelled */
  async page(scope: Scope, pageNumber: number, signal?: AbortSignal): Promise<Page> {
    const kind = this.catalogue.kind(scope.kind);
    // A token leads from page to page only, and such lists are short.
    if (kind.list.paging === 'token') return { resources: await this.all(scope, signal), more: false };
    const options = { region: scope.region, pageNumber, ...optional(signal) };
    const request = requestOf(kind, scope);
    try {
      const { rows, total, more } = await this.client.page<Operation, string | null>(
        kind.list,
        kind.rows,
        request,
        options,
      );
      return { resources: this.toResources(kind, rows, scope), more, ...(total === undefined ? {} : { total }) };
    } catch (error) {
      if (saysNone(kind, error)) return { resources: [], more: false };
      throw error;
    }
  }

  /** Every row of a scope, its pages read side by side. */
  async all(scope: Scope, signal?: AbortSignal): Promise<readonly Resource[]> {
    const kind = this.catalogue.kind(scope.kind);
    return this.rowsOf(kind, requestOf(kind, scope), scope, signal);
  }

  /**
   * Reads one resource. Undefined means that the service says it does not exist; whatever else goes wrong is thrown,
   * so that a failed read never looks like a deletion (traps 68).
   */
  async one(reference: Reference, signal?: AbortSignal): Promise<Resource | undefined> {
    const kind = this.catalogue.kind(reference.kind);
    // A link or a form may know no more than the identity, and rows may leave out what only their parent says (traps 29).
    const parents = { ...parentsInIdentity(kind, reference.id), ...reference.parents };
    const link = kind.parents.find((parent) => parents[parent.kind] !== undefined);
    const parentId = link === undefined ? undefined : parents[link.kind];
    const parent = link === undefined || parentId === undefined ? undefined : { kind: link.kind, id: parentId };
    const scope: Scope = { region: reference.region, kind: kind.id, ...(parent === undefined ? {} : { parent }) };
    const request =
      kind.lookup === undefined
        ? requestOf(kind, scope)
        : { RegionId: reference.region, ...narrow(kind.lookup, reference.id) };
    try {
      const rows = await this.rowsOf(kind, request, scope, signal);
      return rows.find((row) => row.key === reference.key);
    } catch (error) {
      if (error instanceof ServiceError && goneCodes.has(error.code)) return undefined;
      throw error;
    }
  }

  private async rowsOf(
    kind: Kind,
    request: ReturnType<typeof requestOf>,
    scope: Scope,
    signal: AbortSignal | undefined,
  ): Promise<readonly Resource[]> {
    const options = { region: scope.region, identity: kind.identity, ...optional(signal) };
    try {
      const rows = await this.client.list<Operation, string | null>(kind.list, kind.rows, request, options);
      return this.toResources(kind, rows, scope);
    } catch (error) {
      if (saysNone(kind, error)) return [];
      throw error;
    }
  }

  private toResources(kind: Kind, rows: Rows, scope: Scope): readonly Resource[] {
    const origin = { account: this.accountId, ...scope };
    const resources = rows.map((row) => toResource(kind, row, origin)).filter((resource) => resource !== undefined);
    // Rows that cannot be told apart must not look like an empty list; an answer that is no list may tell of nothing.
    if (resources.length === 0 && rows.length > 0 && isList(kind)) {
      throw new TransportError({ action: kind.list.name, phase: 'garbage', outcome: 'unknown' });
    }
    return resources;
  }
}

/** False where the answer, or an object in it, is the only row. */
function isList({ list, rows }: Kind): boolean {
  return rows !== null && list.response[rows]?.type === 'list';
}

/** True for the codes by which a kind without a real list says that there is none (traps 30). */
function saysNone(kind: Kind, error: unknown): boolean {
  return error instanceof ServiceError && kind.none?.includes(error.code) === true;
}

function optional(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
