import { partner } from '../demoAccounts';
import type { PhysicalConnection, VirtualBorderRouter } from '../model';
import { vpcNamed, vpcTableId } from '../vpcs';
import type { EstateBuilder, RouterSketch } from './builder';

const cen = { cenId: 'cen-3xchange0ll6jmc0002', cenOwner: partner.id, status: 'Attached' } as const;

/** Shenzhen: the way to an exchange, on two lines with VBRs that take over from each other, and static routes. */
export function exchange(estate: EstateBuilder): void {
  const on = { owner: partner, accessPointId: 'ap-cn-shenzhen-ft-A', peerLocation: '深圳市福田区交易广场 2 号' };
  const east = estate.line({ ...on, name: 'Exchange-east', description: 'First entrance of the exchange' });
  const west = estate.line({ ...on, name: 'Exchange-west', lineOperator: 'CU' });

  const orders = failover(estate, east, { name: 'Exchange-orders-east', vlanId: 601, bandwidthMbps: 2048 });
  const ordersWest = failover(estate, west, { name: 'Exchange-orders-west', vlanId: 601, bandwidthMbps: 2048 });
  estate.haGroup(orders, ordersWest, {
    name: 'Exchange-orders',
    description: '交易指令通道，东西两路互为备份',
  });
  // These two could be joined as well; nobody has done so yet.
  failover(estate, east, { name: 'Exchange-quotes-east', vlanId: 602, bandwidthMbps: 1000 });
  failover(estate, west, { name: 'Exchange-quotes-west', vlanId: 602, bandwidthMbps: 1000 });

  routes(estate, orders, ordersWest);
  moving(estate, east);
}

/** A VBR that can be in an HA group: in a CEN, and with BFD on its sessions. */
function failover(estate: EstateBuilder, on: PhysicalConnection, sketch: RouterSketch): VirtualBorderRouter {
  const router = estate.router(on, { cens: [{ ...cen }], ...sketch });
  const group = estate.group(router, { name: sketch.name, peerAsn: 64810 });
  estate.peer(group, { address: router.ipv4.peer, bfd: true, bfdMultiHop: 1, received: 6 });
  return router;
}

/** Static routes to the exchange, to the warehouse, and back from there over both VBRs at once. */
function routes(estate: EstateBuilder, east: VirtualBorderRouter, west: VirtualBorderRouter): void {
  const warehouse = vpcNamed('warehouse');
  const [toWarehouse, fromEast] = estate.interfacePair(east, warehouse, { name: 'Exchange-warehouse-east' });
  const [, fromWest] = estate.interfacePair(west, warehouse, { name: 'Exchange-warehouse-west' });
  const through = (id: string, weight = 100) => ({ id, type: 'RouterInterface', weight });
  estate.route(east, {
    cidr: '10.144.0.0/16',
    name: 'to-warehouse',
    description: 'VPC of the warehouse in Shanghai',
    nextHops: [through(toWarehouse.id)],
  });
  estate.route(east, {
    cidr: '10.60.0.0/16',
    name: '交易所-撮合',
    description: '撮合主机网段',
    nextHops: [through(east.vlanInterfaceId)],
  });
  estate.route(east, { cidr: '10.61.7.9/32', name: 'clock', nextHops: [through(east.vlanInterfaceId)] });
  estate.route(
    { region: warehouse.region, owner: warehouse.owner, routeTableId: vpcTableId(warehouse) },
    {
      cidr: '10.60.0.0/16',
      name: 'exchange-both-ways',
      nextHops: [through(fromEast.id, 60), through(fromWest.id, 40)],
    },
  );
}

/** A table in which every state of a route is held; while they last, nothing is added to it or deleted. */
function moving(estate: EstateBuilder, on: PhysicalConnection): void {
  const router = estate.router(on, { name: 'Exchange-routes-in-motion', vlanId: 603, bandwidthMbps: 50 });
  const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
  estate.route(router, { cidr: '10.62.0.0/24', name: 'settled', nextHops });
  estate.route(router, { cidr: '10.62.1.0/24', name: 'arriving', status: 'Pending', nextHops });
  estate.route(router, { cidr: '10.62.2.0/24', name: 'changing', status: 'Modifying', nextHops });
  estate.route(router, { cidr: '10.62.3.0/24', name: 'leaving', status: 'Deleting', nextHops });
}
