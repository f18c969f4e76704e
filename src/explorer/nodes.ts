import type { KindId } from '../catalog/kindId';
import type { ResourceKey } from '../estate/resource';
import { keyPart } from '../estate/resource';
import type { Scope } from '../estate/scope';

interface Common {
  /** Stable as long as the node means the same thing; VS Code keeps expansion and selection by it. */
  readonly id: string;
  readonly parent?: TreeNode;
  readonly account: string;
}

export interface AccountNode extends Common {
  readonly type: 'account';
}

export interface RegionNode extends Common {
  readonly type: 'region';
  readonly region: string;
}

/** A list of one kind: of a region, or below a resource. */
export interface FolderNode extends Common {
  readonly type: 'folder';
  readonly kind: KindId;
  readonly scope: Scope;
}

/** A resource at one place of the tree; the same resource may stand in several places. */
export interface ResourceNode extends Common {
  readonly type: 'resource';
  readonly key: ResourceKey;
  readonly kind: KindId;
}

export interface MoreNode extends Common {
  readonly type: 'more';
  readonly scope: Scope;
  readonly shown: number;
  readonly total: number;
}

export interface ErrorNode extends Common {
  readonly type: 'error';
  readonly scope: Scope;
  readonly error: unknown;
}

/** Says that a list was read and holds nothing. */
export interface EmptyNode extends Common {
  readonly type: 'empty';
  readonly scope: Scope;
}

export type TreeNode = AccountNode | RegionNode | FolderNode | ResourceNode | MoreNode | ErrorNode | EmptyNode;

/** Node ID from its place: the parent's ID and what the node is within it. */
export function nodeId(parent: TreeNode | undefined, ...parts: readonly string[]): string {
  return [...(parent === undefined ? [] : [parent.id]), parts.map(keyPart).join(':')].join('>');
}

/** Reads what a command was given: a node of our tree, or something else. */
export function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value && 'account' in value;
}
