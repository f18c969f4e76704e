import type { PhysicalConnection, VirtualBorderRouter } from '../../../../src/sandbox/model';
import type { WorldState } from '../../../../src/sandbox';
import { accessKeys } from '../../../../src/sandbox/demoAccounts';
import { type Vpc, vpcs } from '../../../../src/sandbox/vpcs';

export type Problems = Iterable<string>;

/** Where something is and whose it is. */
export interface Place {
  readonly region: string;
  readonly owner: string;
}

/** An estate whose rows are found by ID. */
export class Lookup {
  readonly accounts: ReadonlySet<string> = new Set(accessKeys.map(({ account }) => account.id));
  readonly lines: ReadonlyMap<string, PhysicalConnection>;
  readonly routers: ReadonlyMap<string, VirtualBorderRouter>;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly vpcsByRouter: ReadonlyMap<string, Vpc>;

  constructor(
    readonly estate: WorldState,
    readonly now: number,
  ) {
    this.lines = byId(estate.physicalConnections);
    this.routers = byId(estate.virtualBorderRouters);
    const all = [...vpcs, ...(estate.moreVpcs ?? [])];
    this.vpcs = byId(all);
    this.vpcsByRouter = new Map(all.map((vpc) => [vpc.routerId, vpc]));
  }
}

export function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows by what they have in common. */
export function grouped<Row>(rows: Iterable<Row>, key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known === undefined) groups.set(key(row), [row]);
    else known.push(row);
  }
  return groups;
}

/** What there is more than once. */
export function repeated(values: Iterable<string>): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}

export function isAt(place: Place | undefined, { region, owner }: Place): boolean {
  return place?.region === region && place.owner === owner;
}
