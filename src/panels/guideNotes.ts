import * as v from 'valibot';
import type { ResourceKey } from '../estate/resource';
import type { StepNotes } from './ports';

/** Where the notes are kept: VS Code's own storage, which outlives the window. */
export interface NoteStore {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const storageKey = 'expressConnect.guideNotes';
/** Resources whose notes are kept; the oldest ones make room. */
const capacity = 300;
const schema = v.array(v.object({ key: v.string(), steps: v.array(v.string()) }));

/** Keeps which steps of the guides are done of which the service tells nothing, by resource. */
export class GuideNotes implements StepNotes {
  constructor(private readonly store: NoteStore) {}

  of(key: ResourceKey): Set<string> {
    return new Set(this.all().find((note) => note.key === key)?.steps ?? []);
  }

  async add(key: ResourceKey, step: string): Promise<void> {
    const others = this.all().filter((note) => note.key !== key);
    const note = { key, steps: [...this.of(key).add(step)] };
    await this.store.update(storageKey, [...others, note].slice(-capacity));
  }

  private all(): v.InferOutput<typeof schema> {
    const parsed = v.safeParse(schema, this.store.get(storageKey));
    return parsed.success ? parsed.output : [];
  }
}
