import type { Task } from './model';

interface Planned {
  readonly task: Task;
  /** Tasks that are due at the same time are played in the order in which they were planned. */
  readonly order: number;
  /** Where the task is in the heap. */
  place: number;
}

/** Tasks by when they are due, at most one for each resource: a binary heap that knows where each task is. */
export class TaskQueue {
  private readonly heap: Planned[] = [];
  private readonly byId = new Map<string, Planned>();
  private order = 0;

  constructor(tasks: readonly Task[]) {
    for (const task of tasks) this.add(task);
  }

  /** Plans a task in place of what was planned for the resource before. */
  add(task: Task): void {
    this.remove(task.id);
    const planned = { task, order: this.order, place: this.heap.length };
    this.order += 1;
    this.byId.set(task.id, planned);
    this.heap.push(planned);
    this.rise(planned);
  }

  remove(id: string): void {
    const planned = this.byId.get(id);
    if (planned === undefined) return;
    this.byId.delete(id);
    const last = this.heap.pop();
    if (last === undefined || last === planned) return;
    this.put(last, planned.place);
    this.rise(last);
    this.sink(last);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** When the first task is due; Infinity when there is none. */
  firstDue(): number {
    return this.heap[0]?.task.at ?? Infinity;
  }

  /** Takes out the task that is due first, if it is due by then. */
  takeDue(now: number): Task | undefined {
    const first = this.heap[0]?.task;
    if (first === undefined || first.at > now) return undefined;
    this.remove(first.id);
    return first;
  }

  /** In the order in which they were planned. */
  all(): Task[] {
    return [...this.heap].sort((a, b) => a.order - b.order).map(({ task }) => task);
  }

  private rise(planned: Planned): void {
    for (;;) {
      const parent = this.heap[(planned.place - 1) >> 1];
      if (planned.place === 0 || parent === undefined || !isBefore(planned, parent)) return;
      this.swap(planned, parent);
    }
  }

  private sink(planned: Planned): void {
    for (;;) {
      const left = this.heap[2 * planned.place + 1];
      const right = this.heap[2 * planned.place + 2];
      const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, planned)) return;
      this.swap(child, planned);
    }
  }

  private swap(one: Planned, other: Planned): void {
    const place = one.place;
    this.put(one, other.place);
    this.put(other, place);
  }

  private put(planned: Planned, place: number): void {
    planned.place = place;
    this.heap[place] = planned;
  }
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.task.at < other.task.at || (one.task.at === other.task.at && one.order < other.order);
}
