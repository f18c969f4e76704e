import { bgpSamples } from './bgp';
import { hostedConnectionSamples } from './hostedConnections';
import { letterAndOrderSamples } from './letterOfAuthorization';
import { physicalConnectionSamples } from './physicalConnections';
import { requestOnlySamples } from './requestOnly';
import { routeAndHaGroupSamples } from './routesAndHaGroups';
import { routerInterfaceSamples } from './routerInterfaces';
import type { Sample } from './sample';
import { virtualBorderRouterSamples } from './virtualBorderRouters';
import { vpcPeeringSamples } from './vpcPeering';

/** Every JSON answer that the documents 000 to 004 print. */
export const samples: readonly Sample[] = [
  ...physicalConnectionSamples,
  ...letterAndOrderSamples,
  ...hostedConnectionSamples,
  ...routerInterfaceSamples,
  ...virtualBorderRouterSamples,
  ...routeAndHaGroupSamples,
  ...bgpSamples,
  ...vpcPeeringSamples,
  ...requestOnlySamples,
];
