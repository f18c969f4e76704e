import { describeAccessPoints } from './accessPoint/describe';
import { accessPoint } from './accessPoint/kind';
import { createBgpGroup } from './bgpGroup/create';
import { describeBgpGroups } from './bgpGroup/describe';
import { bgpGroup } from './bgpGroup/kind';
import { deleteBgpGroup } from './bgpGroup/lifecycle';
import { modifyBgpGroupAttribute } from './bgpGroup/modify';
import { addBgpNetwork } from './bgpNetwork/create';
import { describeBgpNetworks } from './bgpNetwork/describe';
import { bgpNetwork } from './bgpNetwork/kind';
import { deleteBgpNetwork } from './bgpNetwork/lifecycle';
import { createBgpPeer } from './bgpPeer/create';
import { describeBgpPeers } from './bgpPeer/describe';
import { bgpPeer } from './bgpPeer/kind';
import { deleteBgpPeer } from './bgpPeer/lifecycle';
import { modifyBgpPeerAttribute } from './bgpPeer/modify';
import { Catalogue } from './catalogue';
import { attachVbrToVpconn } from './hostedConnection/attach';
import { createVirtualPhysicalConnection, createVpconnFromVbr } from './hostedConnection/create';
import { listVirtualPhysicalConnections } from './hostedConnection/describe';
import { hostedConnection } from './hostedConnection/kind';
import { updateVirtualPhysicalConnection } from './hostedConnection/modify';
import { recoverPhysicalConnection } from './hostedConnection/recover';
import { applyPhysicalConnectionLOA } from './letterOfAuthorization/apply';
import { completePhysicalConnectionLOA } from './letterOfAuthorization/complete';
import { describePhysicalConnectionLOA } from './letterOfAuthorization/describe';
import { letterOfAuthorization } from './letterOfAuthorization/kind';
import { getPhysicalConnectionServiceStatus } from './outboundTraffic/describe';
import { outboundTraffic } from './outboundTraffic/kind';
import { openPhysicalConnectionService } from './outboundTraffic/open';
import { createPhysicalConnection } from './physicalConnection/create';
import { describePhysicalConnections } from './physicalConnection/describe';
import { physicalConnection } from './physicalConnection/kind';
import {
  cancelPhysicalConnection,
  confirmPhysicalConnection,
  deletePhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
} from './physicalConnection/lifecycle';
import { modifyPhysicalConnectionAttribute } from './physicalConnection/modify';
import {
  createPhysicalConnectionOccupancyOrder,
  createPhysicalConnectionSetupOrder,
} from './physicalConnection/orders';
import { describeRegions } from './region/describe';
import { region } from './region/kind';
import { createRouteEntry } from './routeEntry/create';
import { describeRouteEntryList } from './routeEntry/describe';
import { routeEntry } from './routeEntry/kind';
import { deleteRouteEntry } from './routeEntry/lifecycle';
import { modifyRouteEntry } from './routeEntry/modify';
import { createRouterInterface } from './routerInterface/create';
import { describeRouterInterfaceAttribute, describeRouterInterfaces } from './routerInterface/describe';
import { routerInterface } from './routerInterface/kind';
import {
  activateRouterInterface,
  connectRouterInterface,
  deactivateRouterInterface,
  deleteRouterInterface,
} from './routerInterface/lifecycle';
import { modifyRouterInterfaceAttribute, modifyRouterInterfaceSpec } from './routerInterface/modify';
import { createVbrHa } from './vbrHaGroup/create';
import { describeVbrHa } from './vbrHaGroup/describe';
import { vbrHaGroup } from './vbrHaGroup/kind';
import { deleteVbrHa } from './vbrHaGroup/lifecycle';
import {
  associatePhysicalConnectionToVirtualBorderRouter,
  unassociatePhysicalConnectionFromVirtualBorderRouter,
} from './virtualBorderRouter/association';
import { updateVirtualBorderBandwidth } from './virtualBorderRouter/bandwidth';
import { createVirtualBorderRouter } from './virtualBorderRouter/create';
import { describeVirtualBorderRouters } from './virtualBorderRouter/describe';
import { describeVirtualBorderRoutersForPhysicalConnection } from './virtualBorderRouter/describeForPhysicalConnection';
import { virtualBorderRouter } from './virtualBorderRouter/kind';
import {
  deleteVirtualBorderRouter,
  recoverVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from './virtualBorderRouter/lifecycle';
import { modifyVirtualBorderRouterAttribute } from './virtualBorderRouter/modify';
import { createVpcPeerConnection } from './vpcPeeringConnection/create';
import { getVpcPeerConnectionAttribute, listVpcPeerConnections } from './vpcPeeringConnection/describe';
import { vpcPeeringConnection } from './vpcPeeringConnection/kind';
import {
  acceptVpcPeerConnection,
  deleteVpcPeerConnection,
  rejectVpcPeerConnection,
} from './vpcPeeringConnection/lifecycle';
import { modifyVpcPeerConnection } from './vpcPeeringConnection/modify';

const kinds = [
  region,
  physicalConnection,
  virtualBorderRouter,
  bgpGroup,
  bgpPeer,
  bgpNetwork,
  hostedConnection,
  letterOfAuthorization,
  routerInterface,
  vbrHaGroup,
  routeEntry,
  vpcPeeringConnection,
  accessPoint,
  outboundTraffic,
];

const operations = [
  describeRegions,
  describeAccessPoints,
  describePhysicalConnections,
  createPhysicalConnection,
  modifyPhysicalConnectionAttribute,
  createPhysicalConnectionSetupOrder,
  createPhysicalConnectionOccupancyOrder,
  confirmPhysicalConnection,
  cancelPhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
  deletePhysicalConnection,
  describePhysicalConnectionLOA,
  applyPhysicalConnectionLOA,
  completePhysicalConnectionLOA,
  listVirtualPhysicalConnections,
  createVirtualPhysicalConnection,
  createVpconnFromVbr,
  updateVirtualPhysicalConnection,
  attachVbrToVpconn,
  recoverPhysicalConnection,
  getPhysicalConnectionServiceStatus,
  openPhysicalConnectionService,
  describeVirtualBorderRouters,
  createVirtualBorderRouter,
  describeVirtualBorderRoutersForPhysicalConnection,
  modifyVirtualBorderRouterAttribute,
  updateVirtualBorderBandwidth,
  associatePhysicalConnectionToVirtualBorderRouter,
  unassociatePhysicalConnectionFromVirtualBorderRouter,
  terminateVirtualBorderRouter,
  recoverVirtualBorderRouter,
  deleteVirtualBorderRouter,
  describeBgpGroups,
  createBgpGroup,
  modifyBgpGroupAttribute,
  deleteBgpGroup,
  describeBgpPeers,
  createBgpPeer,
  modifyBgpPeerAttribute,
  deleteBgpPeer,
  describeBgpNetworks,
  addBgpNetwork,
  deleteBgpNetwork,
  describeVbrHa,
  createVbrHa,
  deleteVbrHa,
  describeRouteEntryList,
  createRouteEntry,
  modifyRouteEntry,
  deleteRouteEntry,
  describeRouterInterfaces,
  describeRouterInterfaceAttribute,
  createRouterInterface,
  modifyRouterInterfaceAttribute,
  modifyRouterInterfaceSpec,
  connectRouterInterface,
  activateRouterInterface,
  deactivateRouterInterface,
  deleteRouterInterface,
  listVpcPeerConnections,
  getVpcPeerConnectionAttribute,
  createVpcPeerConnection,
  modifyVpcPeerConnection,
  acceptVpcPeerConnection,
  rejectVpcPeerConnection,
  deleteVpcPeerConnection,
];

/** Every kind of resource and every operation that the product knows. */
export const catalogue = new Catalogue(kinds, operations);
