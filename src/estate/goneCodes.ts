/**
 * Codes by which a list says that the resource, or the parent it is looked for under, does not exist. Others come with
 * a 404 as well and say something else: that a region, an owner or a filter is wrong (traps 68).
 */
export const goneCodes: ReadonlySet<string> = new Set([
  'ResourceNotFound',
  'ResourceNotFound.PhysicalConnectionId',
  'ResourceNotFound.Vbr',
  'ResourceNotFound.InstanceId',
  'InvalidRouterInterfaceId.NotFound',
  'InvalidInstanceId.NotFound',
  'InvalidPhysicalConnectionId.NotFound',
  'InvalidVbrId.NotFound',
  'InvalidBgpGroup',
  'InvalidParams.NotFound',
  'InvalidResource.NotFound',
  'InvalidRouteTableId.NotFound',
  'InvalidRouteEntry.NotFound',
]);
