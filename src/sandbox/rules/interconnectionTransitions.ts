import { ownerOfTerm } from '../ids';
import type { RouterInterface, RouterInterfaceStatus, RouterInterfaceTask, VpcPeeringTask } from '../model';
import type { World } from '../world';
import { endInterfaceTerm, payInterface, releaseInterface } from './interfaceTerms';
import { peeringDefaults } from './limits';

type Transition = (world: World, id: string) => void;

/** Where each state that passes leads (traps section 10). */
const settled: Readonly<Partial<Record<RouterInterfaceStatus, RouterInterfaceStatus>>> = {
  Connecting: 'Active',
  AcceptingConnecting: 'Active',
  Activating: 'Active',
  Modifying: 'Active',
  Deactivating: 'Inactive',
};

/** What time does to router interfaces and VPC peering connections (traps section 10). */
export const interconnectionTransitions: Readonly<Record<RouterInterfaceTask | VpcPeeringTask, Transition>> = {
  'routerInterface.settled': (world, id) => {
    const row = world.routerInterfaces.get(id);
    if (row === undefined) return;
    if (row.status === 'Deleting') world.routerInterfaces.remove(id);
    else settle(row, world.now());
  },

  // Named by its order: the interface itself may wait for something else meanwhile.
  'routerInterface.paid': (world, orderId) => {
    const [row] = world.routerInterfaces.by('order', orderId);
    if (row?.subscription?.paid === false) payInterface(world, row);
  },

  'routerInterface.expired': (world, id) => {
    const row = world.routerInterfaces.get(ownerOfTerm(id));
    if (row !== undefined) endInterfaceTerm(world, row);
  },

  'routerInterface.billPaid': (world, id) => {
    const row = world.routerInterfaces.get(ownerOfTerm(id));
    if (row?.businessStatus === 'FinancialLocked') payInterface(world, row);
  },

  'routerInterface.released': (world, id) => {
    const row = world.routerInterfaces.get(ownerOfTerm(id));
    if (row !== undefined) releaseInterface(world, row);
  },

  'vpcPeering.created': (world, id) => {
    const row = world.vpcPeeringConnections.get(id);
    if (row?.status !== 'Creating') return;
    row.modified = world.now();
    row.status = row.owner === row.acceptingOwner ? 'Activated' : 'Accepting';
    if (row.status === 'Activated') return;
    row.expires = world.now() + peeringDefaults.acceptanceMs;
    world.scheduleAt('vpcPeering.expired', id, row.expires);
  },

  'vpcPeering.expired': (world, id) => {
    const row = world.vpcPeeringConnections.get(id);
    if (row?.status === 'Accepting') row.status = 'Expired';
  },

  'vpcPeering.activated': (world, id) => {
    const row = world.vpcPeeringConnections.get(id);
    if (row?.status !== 'Updating') return;
    row.status = 'Activated';
    row.modified = world.now();
  },

  'vpcPeering.deleted': (world, id) => {
    if (world.vpcPeeringConnections.get(id)?.status === 'Deleting') world.vpcPeeringConnections.remove(id);
  },
};

function settle(row: RouterInterface, now: number): void {
  if (row.status === 'Connecting' || row.status === 'AcceptingConnecting') row.connected = now;
  row.status = settled[row.status] ?? row.status;
  row.modified = now;
}
