import * as vscode from 'vscode';
import type { Profile } from './profile';
import { readProfiles } from './profile';

const profilesKey = 'profiles';
const activeKey = 'activeProfile';

/** The accounts that were added, and which of them is active. The active one can differ per workspace. */
export class ProfileStore {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly global: vscode.Memento,
    private readonly workspace: vscode.Memento,
  ) {}

  all(): readonly Profile[] {
    return readProfiles(this.global.get(profilesKey));
  }

  get(id: string): Profile | undefined {
    return this.all().find((profile) => profile.id === id);
  }

  /** The account that commands act on when nothing else says which. */
  active(): Profile | undefined {
    const profiles = this.all();
    const chosen = this.workspace.get<string>(activeKey) ?? this.global.get<string>(activeKey);
    return profiles.find((profile) => profile.id === chosen) ?? profiles[0];
  }

  async activate(id: string): Promise<void> {
    await this.workspace.update(activeKey, id);
    await this.global.update(activeKey, id);
    this.changed.fire();
  }

  /** Adds profiles, each in the place of the one with its ID where there is one; the tree changes once for all of them. */
  async save(...changed: readonly Profile[]): Promise<void> {
    const profiles = this.all();
    const added = changed.filter(({ id }) => profiles.every((known) => known.id !== id));
    const kept = profiles.map((known) => changed.find(({ id }) => id === known.id) ?? known);
    await this.write([...kept, ...added]);
  }

  async remove(id: string): Promise<void> {
    await this.write(this.all().filter((profile) => profile.id !== id));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async write(profiles: readonly Profile[]): Promise<void> {
    await this.global.update(profilesKey, profiles);
    this.changed.fire();
  }
}
