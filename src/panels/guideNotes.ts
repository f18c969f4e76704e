import * as v from 'valibot';
import type { Change } from '../actions/change';
import type { ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import { guides } from '../guides/index';
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
    await this.keep(key, this.of(key).add(step));
  }

  /** Forgets what is noted about an account's resources. */
  async forget(account: string): Promise<void> {
    const notes = this.all();
    const others = notes.filter(({ key }) => keyParts(key)?.account !== account);
    if (others.length < notes.length) await this.store.update(storageKey, others);
  }

  async accepted({ operation: { name }, target }: Change): Promise<void> {
    if (target === undefined) return;
    const before = this.of(target.key);
    const after = new Set(before);
    for (const step of guides.flatMap(({ steps }) => steps)) {
      if (step.notedBy?.name === name) after.add(step.id);
      if (step.undoneBy?.some((operation) => operation.name === name) === true) after.delete(step.id);
    }
    if (after.size !== before.size) await this.keep(target.key, after);
  }

  private async keep(key: ResourceKey, steps: ReadonlySet<string>): Promise<void> {
    const others = this.all().filter((note) => note.key !== key);
    const notes = steps.size === 0 ? others : [...others, { key, steps: [...steps] }];
    await this.store.update(storageKey, notes.slice(-capacity));
  }

  private all(): v.InferOutput<typeof schema> {
    const parsed = v.safeParse(schema, this.store.get(storageKey));
    return parsed.success ? parsed.output : [];
  }
}
