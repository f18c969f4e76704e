import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import type { AccountEstate, EstateChange, Listing } from '../estate/accountEstate';
import type { Resource, ResourceKey } from '../estate/resource';
import type { Scope } from '../estate/scope';
import { scopeKey } from '../estate/scope';
import { isChildOf } from '../estate/toResource';
import type { FolderNode, RegionNode, ResourceNode, TreeNode } from './nodes';
import { nodeId } from './nodes';
import type { AccountScope } from './treeLists';
import { TreeLists } from './treeLists';

/** What the tree needs of the rest of the product. */
export interface TreeSource {
  /** IDs of the accounts in their order. */
  accounts(): readonly string[];
  estate(account: string): AccountEstate | undefined;
  /** Regions to show for an account, in order; a promise only while there is nothing to show yet. */
  regions(account: string): readonly string[] | Promise<readonly string[]>;
}

/** Nodes, at once if they are known. */
export type Nodes = readonly TreeNode[] | Promise<readonly TreeNode[]>;

/**
 * Which nodes there are, without a word about how they look. Nodes are kept by ID so that a refresh hands VS Code the
 * same objects again; lists marked stale are read again only when VS Code asks for them, that is, when they are open.
 */
export class TreeModel {
  readonly lists: TreeLists;
  private readonly nodes = new Map<string, TreeNode>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly source: TreeSource,
  ) {
    this.lists = new TreeLists((account) => source.estate(account));
  }

  resource(node: ResourceNode): Resource | undefined {
    return this.source.estate(node.account)?.resource(node.key);
  }

  children(node: TreeNode | undefined): Nodes {
    if (node === undefined) return this.roots();
    switch (node.type) {
      case 'account':
        return this.regionsOf(node.account, node);
      case 'region':
        return this.catalogue
          .allKinds()
          .filter((kind) => kind.inRegionTree)
          .map((kind) => this.folder(node, { region: node.region, kind: kind.id }));
      case 'folder':
        return this.rows(node, node.scope);
      case 'resource':
        return this.belowResource(node);
      case 'more':
      case 'error':
      case 'empty':
        return [];
    }
  }

  /** Marks every list at or below the node (all of them without a node) to be read again when it is next shown. */
  markStale(node: TreeNode | undefined): void {
    for (const other of this.nodes.values()) {
      if (node !== undefined && other.id !== node.id && !other.id.startsWith(`${node.id}>`)) continue;
      const scope = this.scopeOf(other);
      if (scope !== undefined) this.lists.markStale({ account: other.account, scope });
    }
  }

  /** Forgets the nodes of accounts that were removed, and every failure: the accounts may have changed. */
  forgetAllBut(accounts: readonly string[]): void {
    for (const [id, node] of this.nodes) if (!accounts.includes(node.account)) this.nodes.delete(id);
    this.lists.forgetFailures();
  }

  async loadMore(account: string, scope: Scope): Promise<void> {
    await this.source.estate(account)?.loadMore(scope);
  }

  /** Nodes whose rows or looks a change of the estate touches, but for those whose rows are on their way anyway. */
  touchedBy(change: EstateChange): readonly TreeNode[] {
    const scopes = new Set(change.scopes);
    const keys = new Set<ResourceKey>(change.resources);
    return [...this.nodes.values()].filter((node) => {
      if (node.account !== change.account) return false;
      if (node.type === 'resource' && keys.has(node.key)) return true;
      const scope = this.scopeOf(node);
      return scope !== undefined && scopes.has(scopeKey(scope)) && !this.lists.isAwaited({ ...change, scope });
    });
  }

  /** Nodes that show a list. */
  nodesOfList({ account, scope }: AccountScope): readonly TreeNode[] {
    const wanted = scopeKey(scope);
    return [...this.nodes.values()].filter((node) => {
      const shown = node.account === account ? this.scopeOf(node) : undefined;
      return shown !== undefined && scopeKey(shown) === wanted;
    });
  }

  nodesOf(key: ResourceKey): readonly TreeNode[] {
    return [...this.nodes.values()].filter((node) => node.type === 'resource' && node.key === key);
  }

  /**
   * The nodes on the way to a resource by the shortest path (region, list of the kind or of its parents). Undefined
   * when a parent on the way is not known yet.
   */
  pathTo(resource: Resource): ResourceNode | undefined {
    const above = this.placeOf(resource);
    return above === undefined ? undefined : this.resourceNode(above, resource);
  }

  /** The node of an account; undefined while its regions stand at the top because there is no other. */
  nodeOfAccount(account: string): TreeNode | undefined {
    const accounts = this.source.accounts();
    return accounts.length > 1 && accounts.includes(account) ? this.accountNode(account) : undefined;
  }

  private placeOf(resource: Resource): TreeNode | undefined {
    const kind = this.catalogue.kind(resource.kind);
    const region = this.regionNode(resource.account, resource.region, this.nodeOfAccount(resource.account));
    if (kind.inRegionTree) return this.folder(region, { region: resource.region, kind: kind.id });
    for (const { kind: parentKind } of kind.parents) {
      const parent = this.source
        .estate(resource.account)
        ?.known()
        .find((other) => other.kind === parentKind && isChildOf(resource, other, kind));
      const place = parent === undefined ? undefined : this.placeOf(parent);
      if (parent === undefined || place === undefined) continue;
      const node = this.resourceNode(place, parent);
      const siblings = this.catalogue.childrenShownBelow(parentKind);
      const scope = { region: resource.region, kind: kind.id, parent: { kind: parentKind, id: parent.id } };
      return siblings.length > 1 ? this.folder(node, scope) : node;
    }
    return undefined;
  }

  private roots(): Nodes {
    const accounts = this.source.accounts();
    const [only] = accounts;
    if (only !== undefined && accounts.length === 1) return this.regionsOf(only, undefined);
    return accounts.map((account) => this.accountNode(account));
  }

  private regionsOf(account: string, parent: TreeNode | undefined): Nodes {
    const regions = this.source.regions(account);
    const nodesOf = (ids: readonly string[]): readonly TreeNode[] =>
      ids.map((region) => this.regionNode(account, region, parent));
    return regions instanceof Promise ? regions.then(nodesOf) : nodesOf(regions);
  }

  private belowResource(node: ResourceNode): Nodes {
    const resource = this.resource(node);
    if (resource === undefined) return [];
    const scopes = this.catalogue.childrenShownBelow(node.kind).map((kind) => ({
      region: resource.region,
      kind: kind.id,
      parent: { kind: resource.kind, id: resource.id },
    }));
    const [only] = scopes;
    if (only !== undefined && scopes.length === 1) return this.rows(node, only);
    return scopes.map((scope) => this.folder(node, scope));
  }

  hasChildren(kind: KindId): boolean {
    return this.catalogue.childrenShownBelow(kind).length > 0;
  }

  private rows(node: FolderNode | ResourceNode, scope: Scope): Nodes {
    const list = { account: node.account, scope };
    const waiting = this.lists.provide(list);
    // Asked once more afterwards: the account may have been changed meanwhile.
    if (waiting !== undefined) return waiting.then(() => this.rows(node, scope));
    const estate = this.source.estate(node.account);
    return estate === undefined ? [] : this.nodesOfListing(node, scope, estate.peek(scope), this.lists.failure(list));
  }

  private nodesOfListing(
    node: FolderNode | ResourceNode,
    scope: Scope,
    listing: Listing | undefined,
    failure: unknown,
  ): readonly TreeNode[] {
    const { account } = node;
    const rows: TreeNode[] = (listing?.resources ?? []).map((resource) => this.resourceNode(node, resource));
    if (failure !== undefined) {
      rows.unshift({
        type: 'error',
        id: nodeId(node, 'error', scope.kind),
        parent: node,
        account,
        scope,
        error: failure,
      });
    } else if (rows.length === 0) {
      rows.push({ type: 'empty', id: nodeId(node, 'empty', scope.kind), parent: node, account, scope });
    }
    if (listing !== undefined && !listing.complete) {
      const { total, resources } = listing;
      rows.push({
        type: 'more',
        id: nodeId(node, 'more', scope.kind),
        parent: node,
        account,
        scope,
        shown: resources.length,
        total,
      });
    }
    return rows;
  }

  private accountNode(account: string): TreeNode {
    return this.keep({ type: 'account', id: nodeId(undefined, account), account });
  }

  private regionNode(account: string, region: string, parent: TreeNode | undefined): RegionNode {
    const id = nodeId(parent, ...(parent === undefined ? [account, region] : [region]));
    return this.keep({ type: 'region', id, account, region, ...(parent === undefined ? {} : { parent }) });
  }

  private folder(parent: TreeNode, scope: Scope): FolderNode {
    const { account } = parent;
    return this.keep({ type: 'folder', id: nodeId(parent, scope.kind), parent, account, kind: scope.kind, scope });
  }

  private resourceNode(parent: TreeNode, resource: Resource): ResourceNode {
    const { account, key, kind } = resource;
    return this.keep({ type: 'resource', id: nodeId(parent, key), parent, account, key, kind });
  }

  private keep<N extends TreeNode>(node: N): N {
    const known = this.nodes.get(node.id);
    if (known?.type === node.type) return known as N;
    this.nodes.set(node.id, node);
    return node;
  }

  private scopeOf(node: TreeNode): Scope | undefined {
    if (node.type === 'folder') return node.scope;
    if (node.type !== 'resource') return undefined;
    const kinds = this.catalogue.childrenShownBelow(node.kind);
    const [only] = kinds;
    const resource = this.resource(node);
    if (only === undefined || kinds.length > 1 || resource === undefined) return undefined;
    return { region: resource.region, kind: only.id, parent: { kind: resource.kind, id: resource.id } };
  }
}
