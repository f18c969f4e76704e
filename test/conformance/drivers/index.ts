import type { Driver } from './driver';
import { openApiClient } from './openApiClient';
import { popCore } from './popCore';
import { vpcSdk } from './vpcSdk';

/** Clients that send any parameter under any name. */
export const genericDrivers: readonly Driver[] = [
  openApiClient('V3'),
  openApiClient('v2'),
  popCore('GET'),
  popCore('POST'),
];

/** Every client of the vendor's for Node.js with every way of signing that it has. */
export const drivers: readonly Driver[] = [vpcSdk('V3'), vpcSdk('v2'), ...genericDrivers];
