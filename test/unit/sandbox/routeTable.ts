import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter } from '../../../src/sandbox/model';
import { type Body, object, Service } from './service';

/** A sandbox with one VBR of the partner in Hangzhou, and requests about its route table. */
export function serviceWithTable(
  change: (estate: EstateBuilder, router: VirtualBorderRouter) => void = () => undefined,
) {
  let made: { line: PhysicalConnection; router: VirtualBorderRouter } | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
    const router = estate.router(line, { name: 'router', vlanId: 10 });
    made = { line, router };
    change(estate, router);
  });
  assert.ok(made);
  const { line, router } = made;
  const table = { RegionId: 'cn-hangzhou', RouteTableId: router.routeTableId };
  const route = {
    ...table,
    DestinationCidrBlock: '10.0.0.0/16',
    NextHopType: 'RouterInterface',
    NextHopId: router.vlanInterfaceId,
  };
  const list = (given: Readonly<Record<string, string | number>> = {}, of = table) =>
    service.rows('DescribeRouteEntryList', { ...of, MaxResult: 100, ...given }, 'RouteEntrys.RouteEntry');
  const settle = () => {
    service.clock.advance(60_000);
  };
  return { service, line, router, table, route, list, settle };
}

export function hopsOf(row: Body | undefined): Body[] {
  const hops = object(object(row).NextHops).NextHop;
  assert.ok(Array.isArray(hops));
  return hops.map(object);
}

/** Sets fields of a stored VBR or line, as if the world had changed without a request. */
export function stored<Row>(row: Row | undefined): Row {
  assert.ok(row);
  return row;
}
