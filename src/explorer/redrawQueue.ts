import type { Clock } from '../api/clock';
import type { TreeNode } from './nodes';

/** Changes that arrive within this time are drawn together, in milliseconds. */
const drawDelay = 50;

/**
 * Collects what has to be drawn again. A node waits while the rows at or below it are being read: VS Code would ask for
 * them a second time, and then complain of IDs that it knows already and show none of them.
 */
export class RedrawQueue {
  private readonly waiting = new Set<TreeNode>();
  private everything = false;
  /** IDs of the nodes whose rows are being read; empty for the root. One node may be read twice at a time. */
  private readonly reading: string[] = [];
  /** Counts reads and takings; by node, when VS Code last asked for its rows or took in the node itself. */
  private readonly latest = new Map<string, number>();
  private count = 0;
  private stopTimer: (() => void) | undefined;

  constructor(
    private readonly draw: (nodes: TreeNode[] | undefined) => void,
    private readonly clock: Clock,
  ) {}

  add(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.waiting.add(node);
    if (nodes.length > 0) this.schedule();
  }

  addEverything(): void {
    this.everything = true;
    this.schedule();
  }

  /**
   * Reads the rows of a node and holds back what must not be drawn meanwhile. Undefined when VS Code meanwhile began
   * anew with the node or with one above: it will ask again, and rows that it got twice would clash by their IDs.
   */
  async whileReading<T>(node: TreeNode | undefined, read: () => Promise<T>): Promise<T | undefined> {
    const id = node?.id ?? '';
    const mine = this.begin(id);
    this.reading.push(id);
    try {
      const rows = await read();
      return this.beganAfter(mine, id) ? undefined : rows;
    } finally {
      this.reading.splice(this.reading.indexOf(id), 1);
      // VS Code takes the rows in after we have returned them; what waited is drawn a little later.
      if (this.everything || this.waiting.size > 0) this.schedule();
    }
  }

  dispose(): void {
    this.stopTimer?.();
    this.waiting.clear();
  }

  /** VS Code takes in a node: from now on it knows nothing of what was below it. It does so up to 0.2 s after drawing. */
  taken(node: TreeNode): void {
    this.begin(node.id);
  }

  private begin(id: string): number {
    this.count += 1;
    this.latest.set(id, this.count);
    return this.count;
  }

  private beganAfter(mine: number, id: string): boolean {
    return [...this.latest].some(([other, began]) => began > mine && (other === '' || isAtOrBelow(id, other)));
  }

  private schedule(): void {
    this.stopTimer ??= this.clock.after(drawDelay, () => {
      this.stopTimer = undefined;
      this.flush();
    });
  }

  private flush(): void {
    if (this.everything) {
      if (this.reading.length > 0) return;
      this.everything = false;
      this.waiting.clear();
      this.draw(undefined);
      return;
    }
    const free = [...this.waiting].filter(({ id }) => !this.reading.some((read) => isAtOrBelow(read, id)));
    for (const node of free) this.waiting.delete(node);
    if (free.length > 0) this.draw(free);
  }
}

/** Node IDs are paths, so that what stands below a node starts with its ID. */
function isAtOrBelow(id: string, above: string): boolean {
  return id === above || id.startsWith(`${above}>`);
}
