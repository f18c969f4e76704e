import type { ProfileStore } from '../accounts/profileStore';
import { ServiceError, TransportError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import { message } from '../catalog/message';
import type { AccountEstate, EstateChange } from '../estate/accountEstate';
import type { Subscription } from '../estate/emitter';
import { ExplainedError } from '../estate/explain';
import type { KeyParts, Resource, ResourceKey } from '../estate/resource';
import { keyParts } from '../estate/resource';
import type { ParentReference } from '../estate/scope';
import type { ChildGroup, ChildrenReading, Place, ResourceSource } from './ports';

/** What is needed of an account's estate. */
type Estate = Pick<AccountEstate, 'resource' | 'reread' | 'list' | 'refresh' | 'all'>;

/** The sessions, as far as the panels' view of the accounts needs them. */
export interface EstateSessions {
  of(account: string): { readonly estate: Estate } | undefined;
  /** A person asks for something: endpoints that were not reached just now are tried again at once. */
  tryNow(): void;
  readonly onDidChangeEstate: (listener: (change: EstateChange) => void) => Subscription;
}

/**
 * The panels' view of the accounts. An account that was removed rejects with an ExplainedError: it must look neither
 * like an account without resources nor like resources that were deleted.
 */
export class EstateSource implements ResourceSource {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly sessions: EstateSessions,
    private readonly profiles: Pick<ProfileStore, 'get'>,
  ) {}

  get(key: ResourceKey): Resource | undefined {
    const account = keyParts(key)?.account;
    return account === undefined ? undefined : this.sessions.of(account)?.estate.resource(key);
  }

  async refresh(key: ResourceKey, signal: AbortSignal): Promise<Resource | undefined> {
    const { account, kind, id, region } = partsOf(key);
    const estate = this.estateOf(account);
    this.sessions.tryNow();
    return estate.reread(estate.resource(key) ?? { key, kind, id, region, parents: {} }, signal);
  }

  onDidChange(listener: (keys: readonly ResourceKey[]) => void): Subscription {
    return this.sessions.onDidChangeEstate(({ resources }) => {
      if (resources.length > 0) listener(resources);
    });
  }

  async children(key: ResourceKey, { signal, afresh }: ChildrenReading): Promise<readonly ChildGroup[]> {
    const { account, region, kind: parentKind, id } = partsOf(key);
    const estate = this.estateOf(account);
    const kinds = this.catalogue.childrenShownBelow(parentKind);
    const groups = await Promise.all(
      kinds.map(async (kind): Promise<ChildGroup> => {
        const scope = { region, kind: kind.id, parent: { kind: parentKind, id } };
        try {
          const { resources, total } = await (afresh ? estate.refresh(scope, signal) : estate.list(scope, signal));
          return { kind: kind.id, resources, total };
        } catch (error) {
          if (error instanceof ServiceError || error instanceof TransportError) {
            return { kind: kind.id, resources: [], total: 0, failure: error };
          }
          throw error;
        }
      }),
    );
    // When nothing at all could be read, one error says it for all of them.
    const [first] = groups;
    if (first?.failure !== undefined && groups.every(({ failure }) => failure !== undefined)) throw first.failure;
    return groups;
  }

  async list(
    kind: KindId,
    { account, region, parent }: Place & { readonly parent?: ParentReference },
    signal: AbortSignal,
  ): Promise<readonly Resource[]> {
    this.sessions.tryNow();
    return this.estateOf(account).all({ region, kind, ...(parent && { parent }) }, signal);
  }

  accountName(account: string): string {
    return this.profiles.get(account)?.name ?? '';
  }

  private estateOf(account: string): Estate {
    const session = this.sessions.of(account);
    if (session === undefined) {
      throw new ExplainedError({ what: message('The account was removed.'), retryable: false });
    }
    return session.estate;
  }
}

function partsOf(key: ResourceKey): KeyParts {
  const parts = keyParts(key);
  if (parts === undefined) throw new Error(`Not a key: ${key}`);
  return parts;
}
