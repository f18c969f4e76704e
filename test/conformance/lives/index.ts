import { bgpLives } from './bgp';
import { dedicatedLineLives } from './dedicatedLine';
import { hostedLineLives } from './hostedLine';
import type { Life } from './stage';
import { vbrHaLives } from './vbrHa';
import { virtualBorderRouterLives } from './virtualBorderRouter';

export const lives: readonly Life[] = [
  ...dedicatedLineLives,
  ...hostedLineLives,
  ...virtualBorderRouterLives,
  ...bgpLives,
  ...vbrHaLives,
];
