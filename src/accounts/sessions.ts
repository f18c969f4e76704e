import * as vscode from 'vscode';
import { Client } from '../api/client';
import type { Clock } from '../api/clock';
import type { Credentials } from '../api/credentials';
import { endpointOf } from '../api/endpoints';
import type { CallRecord } from '../api/log';
import type { Catalogue } from '../catalog/catalogue';
import type { EstateChange } from '../estate/accountEstate';
import { AccountEstate } from '../estate/accountEstate';
import type { Subscription } from '../estate/emitter';
import { EstateReader } from '../estate/reader';
import { StateWatch } from '../estate/stateWatch';
import { windowAttention } from '../workbench/windowAttention';
import type { CredentialStore } from './credentialStore';
import type { Profile } from './profile';
import { sandboxRoleOf } from './profile';
import type { ProfileStore } from './profileStore';
import type { SandboxHost } from './sandboxHost';

/** A live connection to one account. Replaced, never changed, when endpoint or credentials change. */
export interface Session {
  readonly profile: Profile;
  readonly client: Client;
  readonly estate: AccountEstate;
  /** Waits for final states. */
  readonly watch: StateWatch;
  /** Aborts when the session is closed: what still waits for its account stops. */
  readonly ended: AbortSignal;
  /** Regions that hold something, where that can be known without asking region by region. */
  readonly regionsInUse?: () => Promise<readonly string[]>;
}

/** Limits that settings put on every client. */
export interface ClientLimits {
  readonly timeoutMs: number;
  readonly concurrency: number;
}

interface OpenSession {
  readonly session: Session;
  readonly subscription: Subscription;
  readonly end: AbortController;
}

/** Makes one session for each account when it is first used, and a new one when the account changes. */
export class Sessions {
  private readonly sessions = new Map<string, OpenSession>();
  private readonly estateChanged = new vscode.EventEmitter<EstateChange>();
  readonly onDidChangeEstate = this.estateChanged.event;
  private readonly closed = new vscode.EventEmitter<string>();
  /** An account's session ended: it was removed, or its endpoint, credentials or limits changed. */
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly profiles: ProfileStore,
    private readonly credentials: CredentialStore,
    private readonly sandbox: SandboxHost,
    private readonly catalogue: Catalogue,
    private readonly limits: () => ClientLimits,
    private readonly log: (call: CallRecord) => void,
    private readonly clock: Clock,
  ) {}

  /** The session of an account; undefined when there is no such account. */
  of(profileId: string): Session | undefined {
    const profile = this.profiles.get(profileId);
    if (profile === undefined) return undefined;
    const known = this.sessions.get(profileId);
    if (known !== undefined && reachesAlike(known.session.profile, profile)) return known.session;
    if (known !== undefined) this.close(profileId);
    const end = new AbortController();
    const session = this.open(profile, end.signal);
    const subscription = session.estate.onDidChange((change) => {
      this.estateChanged.fire(change);
    });
    this.sessions.set(profileId, { session, subscription, end });
    return session;
  }

  /** The session of the active account. */
  active(): Session | undefined {
    const profile = this.profiles.active();
    return profile === undefined ? undefined : this.of(profile.id);
  }

  /** Forgets what was read with other credentials or limits; late answers of the old session reach nobody. */
  close(profileId: string): void {
    const open = this.sessions.get(profileId);
    if (open === undefined) return;
    open.subscription.dispose();
    this.sessions.delete(profileId);
    open.end.abort();
    this.closed.fire(profileId);
  }

  closeAll(): void {
    for (const id of [...this.sessions.keys()]) this.close(id);
  }

  /** A person asks for something: endpoints that were not reached just now are tried again at once. */
  tryNow(): void {
    for (const { session } of this.sessions.values()) session.client.tryNow();
  }

  /** A client for trying out credentials before they are kept. */
  trial(endpoint: string | undefined, credentials: Credentials): Client {
    return this.clientFor(
      () => Promise.resolve(credentials),
      () => Promise.resolve(endpoint),
    );
  }

  dispose(): void {
    this.closeAll();
    this.estateChanged.dispose();
    this.closed.dispose();
  }

  private open(profile: Profile, ended: AbortSignal): Session {
    const { sandbox } = this;
    const role = sandboxRoleOf(profile);
    if (role !== undefined) {
      const client = this.clientFor(
        () => sandbox.credentials(role),
        () => sandbox.endpoint(),
      );
      return { ...this.sessionOf(profile, client, ended), regionsInUse: () => sandbox.regions() };
    }
    const client = this.clientFor(
      () => this.credentials.get(profile),
      () => Promise.resolve(profile.endpoint),
    );
    return this.sessionOf(profile, client, ended);
  }

  private sessionOf(profile: Profile, client: Client, ended: AbortSignal): Session {
    const reader = new EstateReader(profile.id, client, this.catalogue, serviceLanguage());
    const estate = new AccountEstate(reader, this.clock);
    const watch = new StateWatch(estate, this.catalogue, this.clock, windowAttention);
    return { profile, client, ended, estate, watch };
  }

  private clientFor(credentials: () => Promise<Credentials>, own: () => Promise<string | undefined>): Client {
    return new Client({
      credentials,
      endpointFor: async (product, region) => endpointOf(product, region, await own()),
      ...this.limits(),
      log: this.log,
    });
  }
}

/** Another window may have changed the account meanwhile. */
function reachesAlike(one: Profile, other: Profile): boolean {
  return one.endpoint === other.endpoint && one.sessionOnly === other.sessionOnly;
}

/** The language in which the service is asked for names: it has these two. */
export function serviceLanguage(): 'zh-CN' | 'en-US' {
  return vscode.env.language.startsWith('zh') ? 'zh-CN' : 'en-US';
}
