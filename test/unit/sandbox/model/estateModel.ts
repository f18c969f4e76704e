import type { Sight } from './look';
import type { AnyThing, Kind, Line, Of, Peer, Router, Side } from './things';
import { stateOf } from './things';

const week = 7 * 24 * 3600 * 1000;

/** A write that was accepted under a token, to be sent once more. */
export interface Accepted {
  readonly as: Side;
  readonly action: string;
  readonly given: Readonly<Record<string, string | number | boolean>>;
  readonly answer: string;
  readonly at: number;
}

type Tables = { readonly [K in Kind]: Map<string, Of<K>> };

/**
 * What exists, who owns it and what belongs to what, learned from the requests that were accepted; and the states, learned
 * from looking. Which states are possible is not known here (arrows), nor what an operation needs (moves).
 */
export class EstateModel {
  readonly all: Tables = {
    line: new Map(),
    router: new Map(),
    interface: new Map(),
    route: new Map(),
    group: new Map(),
    peer: new Map(),
    network: new Map(),
    pair: new Map(),
    peering: new Map(),
  };
  /** Every ID that anything has ever had. */
  readonly known = new Set<string>();
  readonly traffic = new Set<Side>();
  now: number;
  /** When the estate was last looked at. */
  looked: number;
  last: Accepted | undefined;
  /** What the lists told last. */
  seen: ReadonlyMap<string, Sight> = new Map();
  private tokens = 0;

  constructor(now: number) {
    this.now = now;
    this.looked = now;
  }

  list<K extends Kind>(kind: K): readonly Of<K>[] {
    const table: ReadonlyMap<string, Of<K>> = this.all[kind];
    return [...table.values()];
  }

  things(): readonly AnyThing[] {
    return Object.values(this.all).flatMap((table) => [...table.values()]);
  }

  newToken(): string {
    this.tokens += 1;
    return `token-${this.tokens}`;
  }

  /** Whether a bill for it is overdue, as the lists told last. */
  isLocked({ faces }: AnyThing): boolean {
    return faces.BusinessStatus === 'FinancialLocked';
  }

  isBusy(state: string): boolean {
    return ['Pending', 'Modifying', 'Deleting'].includes(state);
  }

  routersOn(line: string): readonly Router[] {
    return this.list('router').filter((router) => router.line === line);
  }

  linkedTo(line: string): readonly Router[] {
    return this.list('router').filter(({ links }) => links.some((link) => link.line === line));
  }

  sharesOf(line: string): readonly Line[] {
    return this.list('line').filter(({ share }) => share?.parent === line);
  }

  peersOn(router: string): readonly Peer[] {
    return this.list('peer').filter(({ group }) => this.all.group.get(group)?.router === router);
  }

  lineOwner({ line }: Router): Side | undefined {
    return this.all.line.get(line)?.owner;
  }

  /** Whether a VLAN of a line can be had, besides by those who are excepted. */
  vlan(line: string, vlan: number, except: readonly string[] = []): 'free' | 'used' | 'unsure' {
    const users = this.vlanUsers(line).filter(({ id }) => !except.includes(id));
    const uses = users.filter((user) => user.vlan === vlan || user.vlan === 0 || vlan === 0).map(({ use }) => use);
    if (uses.includes('used')) return 'used';
    return uses.includes('unsure') ? 'unsure' : 'free';
  }

  /** Who has which VLAN of a line. One of a VBR that ended is kept for seven days (traps 88). */
  vlanUsers(line: string): readonly { id: string; vlan: number; use: 'used' | 'unsure' | 'free' }[] {
    const routers = this.routersOn(line).map((router) => ({
      id: router.id,
      vlan: router.vlan,
      use: this.useBy(router),
    }));
    const links = this.linkedTo(line).flatMap((router) =>
      router.links
        .filter((link) => link.line === line)
        .map(({ vlan }) => ({ id: router.id, vlan, use: stateOf(router) === 'active' ? 'used' : 'unsure' }) as const),
    );
    const shares = this.sharesOf(line).map((share) => ({
      id: share.id,
      vlan: share.share?.vlan ?? -1,
      use: share.faces.VirtualPhysicalConnectionStatus === 'Deleted' ? ('unsure' as const) : ('used' as const),
    }));
    return [...routers, ...links, ...shares];
  }

  private useBy(router: Router): 'used' | 'unsure' | 'free' {
    const state = stateOf(router);
    if (state === 'deleting') return 'unsure';
    if (state !== 'terminated' || router.ended === undefined) return 'used';
    if (this.now < router.ended.after + week) return 'used';
    return this.now > router.ended.by + week ? 'free' : 'unsure';
  }
}
