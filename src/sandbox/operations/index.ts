import type { SandboxOperations } from '../operation';
import { bgpGroupOperations } from './bgpGroups';
import { bgpNetworkOperations } from './bgpNetworks';
import { bgpPeerOperations } from './bgpPeers';
import { createPhysicalConnection } from './createPhysicalConnection';
import { createVirtualBorderRouter } from './createVirtualBorderRouter';
import { bgpLists } from './listBgp';
import { physicalConnectionLists } from './listPhysicalConnections';
import { virtualBorderRouterLists } from './listVirtualBorderRouters';
import { modifyPhysicalConnection } from './modifyPhysicalConnection';
import { modifyVirtualBorderRouter } from './modifyVirtualBorderRouter';
import { physicalConnectionLifecycle } from './physicalConnectionLifecycle';
import { regionOperations } from './regions';
import { serviceOperations } from './service';
import { virtualBorderRouterLifecycle } from './virtualBorderRouterLifecycle';

/** Every operation that the sandbox carries out, by its wire name. */
export const sandboxOperations: SandboxOperations = {
  ...regionOperations,
  ...serviceOperations,
  ...physicalConnectionLists,
  ...createPhysicalConnection,
  ...modifyPhysicalConnection,
  ...physicalConnectionLifecycle,
  ...virtualBorderRouterLists,
  ...createVirtualBorderRouter,
  ...modifyVirtualBorderRouter,
  ...virtualBorderRouterLifecycle,
  ...bgpLists,
  ...bgpGroupOperations,
  ...bgpPeerOperations,
  ...bgpNetworkOperations,
};
