import type { SandboxOperations } from '../operation';
import { bgpGroupOperations } from './bgpGroups';
import { bgpNetworkOperations } from './bgpNetworks';
import { bgpPeerOperations } from './bgpPeers';
import { createPhysicalConnection } from './createPhysicalConnection';
import { createRouterInterface } from './createRouterInterface';
import { createVirtualBorderRouter } from './createVirtualBorderRouter';
import { hostedConnectionOperations } from './hostedConnections';
import { letterOfAuthorizationOperations } from './lettersOfAuthorization';
import { lineOrderOperations } from './lineOrders';
import { createVpcPeeringConnection } from './createVpcPeeringConnection';
import { bgpLists } from './listBgp';
import { hostedConnectionLists } from './listHostedConnections';
import { physicalConnectionLists } from './listPhysicalConnections';
import { routeEntryLists } from './listRouteEntries';
import { routerInterfaceLists } from './listRouterInterfaces';
import { virtualBorderRouterLists } from './listVirtualBorderRouters';
import { vpcPeeringLists } from './listVpcPeeringConnections';
import { modifyPhysicalConnection } from './modifyPhysicalConnection';
import { modifyRouterInterface } from './modifyRouterInterface';
import { modifyVirtualBorderRouter } from './modifyVirtualBorderRouter';
import { physicalConnectionLifecycle } from './physicalConnectionLifecycle';
import { regionOperations } from './regions';
import { routeEntryOperations } from './routeEntries';
import { routerConversion } from './routerConversion';
import { routerInterfaceLifecycle } from './routerInterfaceLifecycle';
import { serviceOperations } from './service';
import { vbrHaGroupOperations } from './vbrHaGroups';
import { virtualBorderRouterAssociations } from './virtualBorderRouterAssociations';
import { virtualBorderRouterBandwidth } from './virtualBorderRouterBandwidth';
import { virtualBorderRouterLifecycle } from './virtualBorderRouterLifecycle';
import { vpcPeeringLifecycle } from './vpcPeeringLifecycle';

/** Every operation that the sandbox carries out, by its wire name. */
export const sandboxOperations: SandboxOperations = {
  ...regionOperations,
  ...serviceOperations,
  ...physicalConnectionLists,
  ...createPhysicalConnection,
  ...modifyPhysicalConnection,
  ...physicalConnectionLifecycle,
  ...letterOfAuthorizationOperations,
  ...lineOrderOperations,
  ...hostedConnectionLists,
  ...hostedConnectionOperations,
  ...routerConversion,
  ...virtualBorderRouterLists,
  ...createVirtualBorderRouter,
  ...modifyVirtualBorderRouter,
  ...virtualBorderRouterLifecycle,
  ...virtualBorderRouterAssociations,
  ...virtualBorderRouterBandwidth,
  ...vbrHaGroupOperations,
  ...routeEntryLists,
  ...routeEntryOperations,
  ...routerInterfaceLists,
  ...createRouterInterface,
  ...modifyRouterInterface,
  ...routerInterfaceLifecycle,
  ...vpcPeeringLists,
  ...createVpcPeeringConnection,
  ...vpcPeeringLifecycle,
  ...bgpLists,
  ...bgpGroupOperations,
  ...bgpPeerOperations,
  ...bgpNetworkOperations,
};
