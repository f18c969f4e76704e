import type { Clock } from '../api/clock';
import type { TreeNode } from './nodes';

/** Changes that arrive within this time are drawn together, in milliseconds. */
const drawDelay = 50;

/** VS Code waits for the rows of a node. */
interface Request {
  /** ID of the node; empty for the root. */
  readonly id: string;
  outdated: boolean;
  /** Ends the waiting with no rows. */
  end: () => void;
}

/**
 * Collects what has to be drawn again, and keeps it apart from the rows that VS Code is waiting for: once it has begun
 * anew with a node, it takes rows of an older request for IDs that it knows already, complains and shows none.
 */
export class RedrawQueue {
  private readonly waiting = new Set<TreeNode>();
  private everything = false;
  private readonly requests = new Set<Request>();
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
   * Answers VS Code's request for the rows of a node. Undefined when it meanwhile began anew with the node or with one
   * above, and then at once: it does not ask again before the older request has ended.
   */
  async answer<T>(node: TreeNode | undefined, rows: T | Promise<T>): Promise<T | undefined> {
    // Two requests side by side: only the newer gets rows, and drawing again shows them wherever the older was made.
    if (this.outdate(node?.id ?? '')) this.add(node === undefined ? [] : [node]);
    const request: Request = { id: node?.id ?? '', outdated: false, end: () => undefined };
    const ended = new Promise<undefined>((resolve) => {
      request.end = () => {
        resolve(undefined);
      };
    });
    this.requests.add(request);
    try {
      const first = await Promise.race([rows, ended]);
      return request.outdated ? undefined : first;
    } finally {
      this.requests.delete(request);
    }
  }

  /** VS Code takes in a node: from now on it knows nothing of what was below it. It does so up to 0.2 s after drawing. */
  taken(node: TreeNode): void {
    this.outdate(node.id);
  }

  /** Draws at once what waits. */
  flush(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    const nodes = [...this.waiting];
    this.waiting.clear();
    if (this.everything) {
      this.everything = false;
      this.outdate('');
      this.draw(undefined);
    } else if (nodes.length > 0) {
      for (const { id } of nodes) this.outdate(id);
      this.draw(nodes);
    }
  }

  dispose(): void {
    this.stopTimer?.();
    this.waiting.clear();
  }

  /** Ends the requests for rows at or below a node. Tells whether one was for the rows of the node itself. */
  private outdate(id: string): boolean {
    const outdated = [...this.requests].filter((request) => id === '' || isAtOrBelow(request.id, id));
    for (const request of outdated) {
      request.outdated = true;
      request.end();
      this.requests.delete(request);
    }
    return outdated.some((request) => request.id === id);
  }

  private schedule(): void {
    this.stopTimer ??= this.clock.after(drawDelay, () => {
      this.flush();
    });
  }
}

/** Node IDs are paths, so that what stands below a node starts with its ID. */
function isAtOrBelow(id: string, above: string): boolean {
  return id === above || id.startsWith(`${above}>`);
}
