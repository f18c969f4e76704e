import type { ProfileStore } from '../accounts/profileStore';
import type { Sessions } from '../accounts/sessions';
import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import type { AccountEstate } from '../estate/accountEstate';
import type { Subscription } from '../estate/emitter';
import type { Resource, ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import type { ChildGroup, Place, ResourceSource } from './ports';

/** The panels' view of the accounts. */
export class EstateSource implements ResourceSource {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly sessions: Sessions,
    private readonly profiles: ProfileStore,
  ) {}

  get(key: ResourceKey): Resource | undefined {
    return this.estateOf(keyParts(key)?.account)?.resource(key);
  }

  async refresh(key: ResourceKey, signal: AbortSignal): Promise<Resource | undefined> {
    const parts = keyParts(key);
    const estate = this.estateOf(parts?.account);
    if (parts === undefined || estate === undefined) return undefined;
    const known = estate.resource(key);
    return estate.reread(known ?? { key, kind: parts.kind, id: parts.id, region: parts.region, parents: {} }, signal);
  }

  onDidChange(listener: (keys: readonly ResourceKey[]) => void): Subscription {
    return this.sessions.onDidChangeEstate(({ resources }) => {
      if (resources.length > 0) listener(resources);
    });
  }

  async children(key: ResourceKey, signal: AbortSignal): Promise<readonly ChildGroup[]> {
    const parent = this.get(key);
    const estate = parent === undefined ? undefined : this.estateOf(parent.account);
    if (parent === undefined || estate === undefined) return [];
    const kinds = this.catalogue.childrenOf(parent.kind).filter((child) => child.parents[0]?.kind === parent.kind);
    return Promise.all(
      kinds.map(async (kind) => {
        const scope = { region: parent.region, kind: kind.id, parent: { kind: parent.kind, id: parent.id } };
        const { resources, total } = await estate.list(scope, signal);
        return { kind: kind.id, resources, total };
      }),
    );
  }

  async list(kind: KindId, place: Place, signal: AbortSignal): Promise<readonly Resource[]> {
    return (await this.estateOf(place.account)?.all({ region: place.region, kind }, signal)) ?? [];
  }

  accountName(account: string): string {
    return this.profiles.get(account)?.name ?? '';
  }

  private estateOf(account: string | undefined): AccountEstate | undefined {
    return account === undefined ? undefined : this.sessions.of(account)?.estate;
  }
}
