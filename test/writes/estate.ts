import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { EstateBuilder, LineSketch } from '../../src/sandbox/estates/builder';
import type { Hosting, PhysicalConnection } from '../../src/sandbox/model';
import type { Named } from './case';

/** Regions of the cases. Outbound traffic is opened in all of them but the last. */
export const places = {
  lines: 'cn-shanghai',
  routers: 'cn-beijing',
  hosted: 'cn-shenzhen',
  routes: 'cn-hangzhou',
  groups: 'eu-central-1',
  failover: 'ap-southeast-1',
  closed: 'cn-chengdu',
} as const;

/** What the cases share: outbound traffic for both accounts. */
export function openRegions(estate: EstateBuilder): void {
  const regions = Object.values(places).filter((region) => region !== places.closed);
  estate.openTraffic(partner, regions);
  estate.openTraffic(tenant, regions);
}

const accessPoints: Readonly<Record<string, string>> = {
  [places.lines]: 'ap-cn-shanghai-pd-A',
  [places.routers]: 'ap-cn-beijing-ft-A',
  [places.hosted]: 'ap-cn-shenzhen-ft-A',
  [places.routes]: 'ap-cn-hangzhou-yh-A',
  [places.groups]: 'ap-eu-central-1-fr-A',
  [places.failover]: 'ap-ap-southeast-1-ju-A',
};

/** A dedicated line of the partner, in service unless told. */
export function lineIn(
  estate: EstateBuilder,
  region: string,
  name: string,
  more: Partial<Omit<LineSketch, 'name'>> = {},
): PhysicalConnection {
  const accessPointId = accessPoints[region] ?? '';
  return estate.line({ owner: partner, accessPointId, name, ...more });
}

/** A hosted connection of the tenant on a line of the partner, accepted and paid for unless told. */
export function hostedOn(
  estate: EstateBuilder,
  parent: PhysicalConnection,
  name: string,
  vlanId: number,
  more: Partial<Omit<LineSketch, 'name' | 'hosting'>> & { readonly hosting?: Partial<Hosting> } = {},
): PhysicalConnection {
  const { hosting, ...own } = more;
  return estate.line({
    owner: tenant,
    accessPointId: parent.accessPointId,
    name,
    bandwidthMbps: 100,
    ...own,
    hosting: {
      parentId: parent.id,
      parentOwner: parent.owner,
      vlanId,
      orderMode: 'PayByVirtualPhysicalConnectionOwner',
      vpconnStatus: 'Confirmed',
      expectSpec: '100M',
      ...hosting,
    },
  });
}

/** A row of the builder by the name that the catalogue has for its kind. */
export function named(kind: Named['kind'], { id }: { readonly id: string }, parents?: Named['parents']): Named {
  return parents === undefined ? { kind, id } : { kind, id, parents };
}
