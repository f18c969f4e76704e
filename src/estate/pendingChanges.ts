import type { Message } from '../catalog/message';
import { Emitter } from './emitter';
import type { ResourceKey } from './resource';

/** What is being done to which resource right now, so that every view can show it. */
export class PendingChanges {
  private readonly running = new Map<ResourceKey, Message>();
  private readonly changes = new Emitter<ResourceKey>();
  readonly onDidChange = this.changes.event;

  of(key: ResourceKey): Message | undefined {
    return this.running.get(key);
  }

  /** Shows a progress; the returned function takes it back, unless another one has taken its place. */
  set(key: ResourceKey, progress: Message): () => void {
    this.running.set(key, progress);
    this.changes.fire(key);
    return () => {
      if (this.running.get(key) !== progress) return;
      this.running.delete(key);
      this.changes.fire(key);
    };
  }
}
