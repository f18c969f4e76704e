import { type JsonObject, Long, merged } from '../json';
import { type FilterKeys, wrapped } from '../listing';
import type { Gateways, PhysicalConnection, VirtualBorderRouter } from '../model';
import { tagRows } from '../rules/tags';
import { zoneless } from '../wireTime';
import type { World } from '../world';

const ipv4Fields = (of: Gateways) => ({
  LocalGatewayIp: of.local,
  PeerGatewayIp: of.peer,
  PeeringSubnetMask: of.mask,
});

const ipv6Fields = ({ ipv6, enableIpv6 }: { readonly ipv6: Gateways; readonly enableIpv6: boolean }) => ({
  EnableIpv6: enableIpv6,
  LocalIpv6GatewayIp: ipv6.local,
  PeerIpv6GatewayIp: ipv6.peer,
  PeeringIpv6SubnetMask: ipv6.mask,
});

/** What both lists of VBRs tell (003 6.2, 6.3). */
function common(of: VirtualBorderRouter): JsonObject {
  const identity = { VbrId: of.id, Type: 'pconnVBR', VlanId: of.vlanId, CircuitCode: of.circuitCode };
  return merged(identity, ipv4Fields(of.ipv4), ipv6Fields(of), {
    EccId: of.eccId,
    CreationTime: zoneless(of.created),
    ActivationTime: zoneless(of.activated),
    TerminationTime: zoneless(of.terminated),
    RecoveryTime: zoneless(of.recovered),
    PConnVbrChargeType: of.expires === null ? 'PostPaid' : 'PrePaid',
    PConnVbrExpireTime: zoneless(of.expires),
  });
}

/** A row of DescribeVirtualBorderRouters: the state in lower case, no owner of the VBR (traps 34, 59). */
export function virtualBorderRouterRow(of: VirtualBorderRouter, world: World): JsonObject {
  const line = world.physicalConnections.get(of.physicalConnectionId);
  const own = {
    Name: of.name,
    Description: of.description,
    Status: of.status,
    Bandwidth: of.bandwidthMbps,
    RouteTableId: of.routeTableId,
    VlanInterfaceId: of.vlanInterfaceId,
    MinTxInterval: of.minTxInterval,
    MinRxInterval: of.minRxInterval,
    DetectMultiplier: of.detectMultiplier,
    Mtu: of.mtu,
    SitelinkEnable: of.sitelink,
    PhysicalConnectionId: of.physicalConnectionId,
    AccessPointId: line?.accessPointId ?? '',
    ResourceGroupId: of.resourceGroupId ?? '',
    Tags: { Tags: tagRows(of.tags ?? []) },
  };
  return merged(
    common(of),
    own,
    lineFields(line),
    wrapped('AssociatedPhysicalConnections', 'AssociatedPhysicalConnection', associations(of, world)),
    wrapped(
      'AssociatedCens',
      'AssociatedCen',
      of.cens.map((cen) => ({ CenId: cen.cenId, CenOwnerId: new Long(cen.cenOwner), CenStatus: cen.status })),
    ),
  );
}

/** A row of DescribeVirtualBorderRoutersForPhysicalConnection: capitalised state, bandwidth as text, the owner's UID. */
export function virtualBorderRouterOnLineRow(of: VirtualBorderRouter, line: PhysicalConnection): JsonObject {
  return merged(common(of), {
    VbrName: of.name,
    Status: of.status.charAt(0).toUpperCase() + of.status.slice(1),
    Bandwidth: String(of.bandwidthMbps),
    BandwidthStatus: of.status === 'active' ? 'Active' : 'Inactive',
    PConnVbrBussinessStatus: line.businessStatus === 'FinancialLocked' ? 'FinancialLocked' : 'Normal',
    // Empty when the line's owner owns the VBR as well (traps 47).
    VbrOwnerUid: of.owner === line.owner ? undefined : new Long(of.owner),
  });
}

function lineFields(line: PhysicalConnection | undefined): JsonObject {
  return {
    PhysicalConnectionStatus: line?.status ?? '',
    PhysicalConnectionBusinessStatus: line?.businessStatus ?? '',
    PhysicalConnectionOwnerUid: line?.owner ?? '',
  };
}

function associations(of: VirtualBorderRouter, world: World): JsonObject[] {
  return of.associations.map((further) => ({
    PhysicalConnectionId: further.physicalConnectionId,
    ...lineFields(world.physicalConnections.get(further.physicalConnectionId)),
    // Documented as the state of the VBR (003 6.2); Terraform's provider waits for Associated (wire-facts 3.4).
    Status: of.status,
    // A text here, a number in the VBR itself (traps 40).
    VlanId: String(further.vlanId),
    VlanInterfaceId: further.vlanInterfaceId,
    CircuitCode: further.circuitCode,
    ...ipv4Fields(further.ipv4),
    ...ipv6Fields(further),
  }));
}

/** Keys `eccId` and `type` are written in lower case (traps 9). */
export function virtualBorderRouterFilters(world: World): FilterKeys<VirtualBorderRouter> {
  return {
    PhysicalConnectionId: (of) => of.physicalConnectionId,
    VbrId: (of) => of.id,
    Status: (of) => of.status,
    Name: (of) => of.name,
    AccessPointId: (of) => world.physicalConnections.get(of.physicalConnectionId)?.accessPointId ?? '',
    eccId: (of) => of.eccId,
    type: () => 'pconnVBR',
  };
}
