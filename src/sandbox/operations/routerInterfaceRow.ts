import { type JsonObject, merged } from '../json';
import { type FilterKeys, wrapped } from '../listing';
import type { RouterInterface } from '../model';
import { crossesBorder } from '../rules/borders';
import { bandwidthOf } from '../rules/interfaceSpecs';
import { oppositeOf } from '../rules/routerInterfaces';
import { tagRows } from '../rules/tags';
import { instant, never } from '../wireTime';
import type { World } from '../world';

/** What the list and the single read tell alike (003 5.2, 5.3). */
function common(of: RouterInterface, world: World, withReservation: boolean): JsonObject {
  const own = {
    RouterInterfaceId: of.id,
    Name: of.name,
    Description: of.description,
    Status: of.status,
    BusinessStatus: of.businessStatus,
    Role: of.role,
    RouterType: of.routerType,
    RouterId: of.routerId,
    AccessPointId: of.accessPointId,
    VpcInstanceId: world.vpcOfRouter(of.routerId)?.id ?? '',
    Spec: of.spec,
    Bandwidth: bandwidthOf(of.spec),
    ChargeType: of.subscription === null ? 'AfterPay' : 'PrePaid',
    CrossBorder: crossesBorder(of.region, of.opposite.region),
    HealthCheckSourceIp: of.healthCheck.source,
    HealthCheckTargetIp: of.healthCheck.target,
    HcRate: of.healthCheck.rate,
    HcThreshold: of.healthCheck.threshold,
    CreationTime: instant(of.created),
    ConnectedTime: instant(of.connected),
    EndTime: instant(of.subscription === null ? never : of.subscription.ends),
    HasReservationData: String(renewalOf(of) !== null),
    ResourceGroupId: of.resourceGroupId,
  };
  const renewal = withReservation ? reservation(of) : {};
  return merged(own, renewal, opposite(of, world), wrapped('Tags', 'Tags', tagRows(of.tags)));
}

function opposite(of: RouterInterface, world: World): JsonObject {
  const other = oppositeOf(world, of);
  const known = of.opposite.interfaceId !== '';
  return {
    OppositeRegionId: of.opposite.region,
    OppositeInterfaceId: of.opposite.interfaceId,
    OppositeInterfaceOwnerId: of.opposite.owner,
    OppositeRouterType: of.opposite.routerType,
    OppositeRouterId: of.opposite.routerId,
    OppositeAccessPointId: of.opposite.accessPointId,
    OppositeVpcInstanceId: world.vpcOfRouter(of.opposite.routerId)?.id ?? '',
    // A tenth state, which an interface never tells of itself (traps 61).
    OppositeInterfaceStatus: other?.status ?? (known ? 'Deleted' : ''),
    OppositeInterfaceBusinessStatus: other?.businessStatus ?? '',
    OppositeInterfaceSpec: other?.spec ?? '',
    OppositeBandwidth: bandwidthOf(other?.spec ?? ''),
  };
}

/** When the next term begins that has been ordered already. */
function renewalOf({ subscription }: RouterInterface): number | null {
  return subscription === null ? null : subscription.renewal;
}

function reservation(of: RouterInterface): JsonObject {
  const renewal = renewalOf(of);
  if (renewal === null) return {};
  return {
    ReservationActiveTime: instant(renewal),
    ReservationOrderType: 'RENEW',
    ReservationInternetChargeType: 'PayByBandwidth',
    ReservationBandwidth: String(bandwidthOf(of.spec)),
  };
}

/** A row of DescribeRouterInterfaces: Ipv6Status is told here only (traps 35). */
export function routerInterfaceRow(of: RouterInterface, world: World, withReservation: boolean): JsonObject {
  const router = world.virtualBorderRouters.get(of.routerType === 'VBR' ? of.routerId : of.opposite.routerId);
  const ipv6 = router === undefined ? 'unsupport' : router.enableIpv6 ? 'on' : 'off';
  // A boolean here, a text in the single read (wire-facts 3.1).
  return merged(common(of, world, withReservation), { FastLinkMode: of.fastLink, Ipv6Status: ipv6 });
}

/** The answer of DescribeRouterInterfaceAttribute: HealthCheckStatus and GmtModified are told here only (traps 35). */
export function routerInterfaceAttribute(of: RouterInterface, world: World): JsonObject {
  return merged(common(of, world, true), {
    FastLinkMode: String(of.fastLink),
    GmtModified: instant(of.modified),
    HealthCheckStatus: healthOf(of),
  });
}

function healthOf({ healthCheck, status }: RouterInterface): string {
  if (healthCheck.source === '' || healthCheck.target === '') return 'NoHealthCheckConfig';
  return status === 'Active' ? 'Normal' : 'Abnormal';
}

export const routerInterfaceFilters: FilterKeys<RouterInterface> = {
  RouterInterfaceId: (of) => of.id,
  RouterId: (of) => of.routerId,
  RouterType: (of) => of.routerType,
  RouterInterfaceOwnerId: (of) => of.owner,
  OppositeInterfaceId: (of) => of.opposite.interfaceId,
  OppositeRouterType: (of) => of.opposite.routerType,
  OppositeRouterId: (of) => of.opposite.routerId,
  OppositeInterfaceOwnerId: (of) => of.opposite.owner,
  Status: (of) => of.status,
  Name: (of) => of.name,
};
