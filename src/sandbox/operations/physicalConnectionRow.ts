import { type JsonObject, Long, merged } from '../json';
import type { FilterKeys } from '../listing';
import type { PhysicalConnection } from '../model';
import { specOf } from '../rules/ports';
import { tagRows } from '../rules/tags';
import { instant } from '../wireTime';

/** A row of DescribePhysicalConnections (003 4.12). `hosted` is how many hosted connections run on this one. */
export function physicalConnectionRow(of: PhysicalConnection, hosted: number, withReservation: boolean): JsonObject {
  const own = {
    PhysicalConnectionId: of.id,
    Name: of.name,
    Description: of.description,
    Status: of.status,
    BusinessStatus: of.businessStatus,
    LoaStatus: of.loaStatus,
    Type: 'VPC',
    ProductType: of.hosting === null ? 'PhysicalConnection' : 'VirtualPhysicalConnection',
    AccessPointId: of.accessPointId,
    AccessPointType: 'VPC',
    AdLocation: of.location,
    LineOperator: of.lineOperator,
    CircuitCode: of.circuitCode,
    PeerLocation: of.peerLocation,
    PortType: of.portType,
    PortNumber: of.portNumber,
    Spec: specOf(of.bandwidthMbps),
    // In Gbit/s (003 4.12); what is less than one whole Gbit/s is told by Spec alone.
    Bandwidth: Math.floor(of.bandwidthMbps / 1000),
    RedundantPhysicalConnectionId: of.redundantId,
    ChargeType: 'Prepaid',
    CreationTime: instant(of.created),
    EnabledTime: instant(of.enabled),
    EndTime: instant(of.ends),
    DownDelayTime: of.downDelay,
    VirtualPhysicalConnectionCount: hosted,
    ResourceGroupId: of.resourceGroupId ?? '',
    // In lower case here, and with a capital in VBRs and router interfaces (wire-facts 3.1).
    Tags: { tags: tagRows(of.tags ?? []) },
    HasReservationData: String(of.renewal !== null),
  };
  return merged(own, withReservation ? reservation(of) : {}, hosting(of));
}

function reservation(of: PhysicalConnection): JsonObject {
  if (of.renewal === null) return {};
  return {
    ReservationActiveTime: instant(of.renewal),
    ReservationOrderType: 'RENEW',
    ReservationInternetChargeType: 'PayByBandwidth',
  };
}

function hosting({ hosting }: PhysicalConnection): JsonObject {
  if (hosting === null) return {};
  return {
    ParentPhysicalConnectionId: hosting.parentId,
    ParentPhysicalConnectionAliUid: new Long(hosting.parentOwner),
    VlanId: String(hosting.vlanId),
    OrderMode: hosting.orderMode,
    VpconnStatus: hosting.vpconnStatus,
    ExpectSpec: hosting.expectSpec,
  };
}

export const physicalConnectionFilters: FilterKeys<PhysicalConnection> = {
  PhysicalConnectionId: (of) => of.id,
  AccessPointId: (of) => of.accessPointId,
  Type: () => 'VPC',
  LineOperator: (of) => of.lineOperator,
  Spec: (of) => (of.bandwidthMbps <= 1000 ? '1G及以下' : specOf(of.bandwidthMbps)),
  Status: (of) => of.status,
  Name: (of) => of.name,
  ProductType: (of) => (of.hosting === null ? 'PhysicalConnection' : 'VirtualPhysicalConnection'),
};
