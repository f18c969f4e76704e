import assert from 'node:assert/strict';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { WorldState } from '../../../src/sandbox/index';
import type { Row } from '../drivers/driver';
import { lines } from './dedicatedLine';
import { field, id, type Session } from './stage';

export const routers = 'VirtualBorderRouterSet.VirtualBorderRouterType';

export const addresses = {
  LocalGatewayIp: '10.0.0.1',
  PeerGatewayIp: '10.0.0.2',
  PeeringSubnetMask: '255.255.255.252',
} as const;

/** Both accounts have two lines of 10 Gbit/s in service in one region, called `one` and `two`. */
export function linesIn(region: string, accessPointId: string): (now: number) => WorldState {
  return (now) => {
    const estate = new EstateBuilder(now);
    for (const owner of [partner, tenant]) {
      for (const name of ['one', 'two']) estate.line({ owner, accessPointId, name, bandwidthMbps: 10_000 });
      estate.openTraffic(owner, [region]);
    }
    return estate.build();
  };
}

/** The line of that name as a parameter. */
export async function lineNamed(owner: Session, name: string) {
  const Filter = [{ Key: 'Name', Value: [name] }];
  const line = await owner.only('DescribePhysicalConnections', { Filter }, lines);
  assert.ok(line, name);
  return { PhysicalConnectionId: id(line, 'PhysicalConnectionId') };
}

/** A VBR, and how its owner reads it. */
export async function createRouter(owner: Session, parameters: Row) {
  const created = await owner.ok('CreateVirtualBorderRouter', { ...addresses, ...parameters });
  const VbrId = id(created, 'VbrId');
  const row = routerRow(owner, VbrId);
  return { vbr: { VbrId }, row, status: field(row, 'Status') };
}

export function routerRow(viewer: Session, vbrId: string): () => Promise<Row | undefined> {
  const parameters = { Filter: [{ Key: 'VbrId', Value: [vbrId] }], IncludeCrossAccountVbr: true };
  return () => viewer.only('DescribeVirtualBorderRouters', parameters, routers);
}
