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
import { createPhysicalConnection } from './physicalConnection/create';
import { describePhysicalConnections } from './physicalConnection/describe';
import { physicalConnection } from './physicalConnection/kind';
import {
  cancelPhysicalConnection,
  deletePhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
} from './physicalConnection/lifecycle';
import { modifyPhysicalConnectionAttribute } from './physicalConnection/modify';
import { describeRegions } from './region/describe';
import { region } from './region/kind';
import { createVirtualBorderRouter } from './virtualBorderRouter/create';
import { describeVirtualBorderRouters } from './virtualBorderRouter/describe';
import { virtualBorderRouter } from './virtualBorderRouter/kind';
import {
  deleteVirtualBorderRouter,
  recoverVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from './virtualBorderRouter/lifecycle';
import { modifyVirtualBorderRouterAttribute } from './virtualBorderRouter/modify';

const kinds = [region, accessPoint, physicalConnection, virtualBorderRouter, bgpGroup, bgpPeer, bgpNetwork];

const operations = [
  describeRegions,
  describeAccessPoints,
  describePhysicalConnections,
  createPhysicalConnection,
  modifyPhysicalConnectionAttribute,
  cancelPhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
  deletePhysicalConnection,
  describeVirtualBorderRouters,
  createVirtualBorderRouter,
  modifyVirtualBorderRouterAttribute,
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
];

/** Every kind of resource and every operation that the product knows. */
export const catalogue = new Catalogue(kinds, operations);
