import type { KindId } from '../catalog/kindId';

/**
 * Codes by which the service says that a resource does not exist, by its kind; what hangs on a parent is gone with it.
 * Others come with a 404 as well and say something else: that a region, an owner or a filter is wrong (traps 68).
 */
export const goneCodes: Readonly<Record<KindId, readonly string[]>> = {
  region: [],
  accessPoint: [],
  outboundTraffic: [],
  physicalConnection: ['InvalidPhysicalConnectionId.NotFound', 'ResourceNotFound.PhysicalConnectionId'],
  // Recovering one has a code without a kind in it (003 4.22).
  hostedConnection: [
    'InvalidPhysicalConnectionId.NotFound',
    'ResourceNotFound.PhysicalConnectionId',
    'ResourceNotFound',
  ],
  letterOfAuthorization: ['InvalidPhysicalConnectionId.NotFound'],
  virtualBorderRouter: ['InvalidVbrId.NotFound', 'ResourceNotFound.Vbr'],
  vbrHaGroup: ['ResourceNotFound.VbrHa'],
  bgpGroup: ['InvalidBgpGroup', 'InvalidParams.NotFound', 'InvalidResource.NotFound'],
  bgpPeer: ['InvalidParams.NotFound', 'InvalidResource.NotFound'],
  bgpNetwork: ['InvalidParams.NotFound', 'InvalidResource.NotFound'],
  routeEntry: ['InvalidRouteEntry.NotFound', 'InvalidRouteTableId.NotFound'],
  // The deletion of a router interface speaks of an instance (003 5.9).
  routerInterface: ['InvalidRouterInterfaceId.NotFound', 'InvalidInstanceId.NotFound'],
  vpcPeeringConnection: ['ResourceNotFound.InstanceId'],
};

/** Each of the codes once. */
export const everyGoneCode: readonly string[] = [...new Set(Object.values(goneCodes).flat())];

/** True when a read says by this code that the resource, or the parent it is looked for under, does not exist. */
export function saysGone(code: string): boolean {
  return everyGoneCode.includes(code);
}
