/** The two accounts of the sandbox. */
export type Side = 'partner' | 'tenant';

/** What the model knows of every resource. `faces` are its fields with states, as the lists last told them. */
interface Thing {
  readonly id: string;
  readonly owner: Side;
  faces: Readonly<Record<string, string>>;
}

/** The share of a partner's line that a tenant has. */
interface Share {
  readonly parent: string;
  vlan: number;
  /** The VBR that it was made from, while that still runs over the parent. */
  from: string;
}

export interface Line extends Thing {
  readonly kind: 'line';
  readonly point: string;
  readonly redundant: string;
  port: string;
  readonly share: Share | undefined;
  ordered: boolean;
  /** When somebody ordered another term for a line that is locked; undefined once it is unlocked. */
  renewed: number | undefined;
  /** Whether somebody asked to have it back after its end: how soon it comes is not stated. */
  recovering: boolean;
}

/** The sides of a VLAN: a line, and the built-in interface through which routes lead to it. */
export interface Link {
  readonly line: string;
  readonly vlan: number;
  interfaceId: string;
}

export interface Router extends Thing {
  readonly kind: 'router';
  line: string;
  vlan: number;
  interfaceId: string;
  table: string;
  links: readonly Link[];
  readonly cen: string;
  /** Between which two moments it was terminated. */
  ended: { readonly after: number; readonly by: number } | undefined;
}

export interface Interface extends Thing {
  readonly kind: 'interface';
  readonly router: string;
  readonly initiating: boolean;
  opposite: string;
  readonly prepaid: boolean;
  /** When an order for it was placed that somebody else has to pay: how soon, is not stated. */
  readonly billed: number | undefined;
}

export interface Route extends Thing {
  readonly kind: 'route';
  readonly router: string;
  readonly cidr: string;
  readonly hop: string;
}

export interface Group extends Thing {
  readonly kind: 'group';
  readonly router: string;
}

export interface Peer extends Thing {
  readonly kind: 'peer';
  readonly group: string;
  address: string;
  bfd: boolean;
}

/** Its identity is router and prefix: the service gives it no ID (traps 29). */
export interface Network extends Thing {
  readonly kind: 'network';
  readonly router: string;
  readonly cidr: string;
}

/** A VBR HA group. */
export interface Pair extends Thing {
  readonly kind: 'pair';
  readonly routers: readonly [string, string];
}

export interface Peering extends Thing {
  readonly kind: 'peering';
  readonly accepter: Side;
  readonly vpcs: readonly [string, string];
}

export type AnyThing = Line | Router | Interface | Route | Group | Peer | Network | Pair | Peering;
export type Kind = AnyThing['kind'];
export type Of<K extends Kind> = Extract<AnyThing, { readonly kind: K }>;

/** The state of a resource: the field that every list calls Status. */
export function stateOf(thing: AnyThing): string {
  return thing.faces.Status ?? '';
}
