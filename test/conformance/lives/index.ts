import { bgpLives } from './bgp';
import { dedicatedLineLives } from './dedicatedLine';
import { hostedLineLives } from './hostedLine';
import { routerInterfaceLives } from './routerInterfaces';
import type { Life } from './stage';
import { vbrHaLives } from './vbrHa';
import { virtualBorderRouterLives } from './virtualBorderRouter';
import { vpcPeeringLives } from './vpcPeering';

export const lives: readonly Life[] = [
  ...dedicatedLineLives,
  ...hostedLineLives,
  ...virtualBorderRouterLives,
  ...routerInterfaceLives,
  ...bgpLives,
  ...vbrHaLives,
  ...vpcPeeringLives,
];
