import { accessKeys, partner, tenant } from '../src/sandbox/demoAccounts';
import type { PhysicalConnection, WorldState } from '../src/sandbox/model';
import type { Call, Key } from './client';

/** Requests of one kind. Each worker sends its own, one after the other. */
export interface Workload {
  readonly name: string;
  /** The next request of a worker; `answer` is that of the worker's last one. */
  readonly next: (worker: number, round: number, answer: string) => Call;
}

const region = 'cn-hangzhou';
const pageSize = 50;
/** Above all that an estate uses. */
const firstVlan = 2900;

/** What is measured, in the region where a large estate has most. */
export function workloads(state: WorldState): readonly Workload[] {
  const lists = { key: keyOf(tenant.id), action: 'DescribeVirtualBorderRouters' };
  const routers = state.virtualBorderRouters.filter((row) => row.region === region && row.owner === tenant.id);
  const last = Math.max(1, Math.ceil(routers.length / pageSize));
  const page = (number: number) => ({
    RegionId: region,
    PageSize: String(pageSize),
    PageNumber: String(number),
  });
  return [
    // Refused right behind the signature: what a request costs before anything is looked up.
    {
      name: 'signature check',
      next: () => ({ ...lists, parameters: {}, refusedBy: 'MissingParameter' }),
    },
    { name: 'list, first page', next: () => ({ ...lists, parameters: page(1) }) },
    { name: 'list, last page', next: () => ({ ...lists, parameters: page(last) }) },
    {
      name: 'list, filtered',
      next: () => ({
        ...lists,
        parameters: { ...page(1), 'Filter.1.Key': 'Status', 'Filter.1.Value.1': 'terminated' },
      }),
    },
    getOne(state),
    createAndDelete(state),
  ];
}

function getOne(state: WorldState): Workload {
  const rows = state.routerInterfaces;
  return {
    name: 'get one',
    next: (worker, round) => {
      // A prime step visits all of them in an order that no cache likes.
      const row = rows[(worker * 7919 + round * 104_729) % rows.length];
      if (row === undefined) throw new Error('The estate has no router interfaces');
      return {
        action: 'DescribeRouterInterfaceAttribute',
        key: keyOf(row.owner),
        parameters: { RegionId: row.region, InstanceId: row.id },
      };
    },
  };
}

/** A hosted connection is the one thing that can be deleted as soon as it was made. */
function createAndDelete(state: WorldState): Workload {
  const line = roomiestLine(state);
  const common = { RegionId: line.region };
  return {
    name: 'create and delete',
    next: (worker, round, answer) => {
      if (round % 2 === 1) {
        const id = /"VirtualPhysicalConnection":"([^"]+)"/.exec(answer)?.[1] ?? '';
        const parameters = { ...common, PhysicalConnectionId: id };
        return { action: 'DeletePhysicalConnection', key: keyOf(partner.id), parameters };
      }
      return {
        action: 'CreateVirtualPhysicalConnection',
        key: keyOf(partner.id),
        parameters: {
          ...common,
          PhysicalConnectionId: line.id,
          VpconnAliUid: tenant.id,
          VlanId: String(firstVlan + worker),
          Spec: '50M',
          OrderMode: 'PayByVirtualPhysicalConnectionOwner',
        },
      };
    },
  };
}

/** The partner's line with most bandwidth left to share out. */
function roomiestLine({ physicalConnections }: WorldState): PhysicalConnection {
  const given = new Map<string, number>();
  for (const { hosting, bandwidthMbps } of physicalConnections) {
    if (hosting !== null) given.set(hosting.parentId, (given.get(hosting.parentId) ?? 0) + bandwidthMbps);
  }
  const free = (line: PhysicalConnection) => line.bandwidthMbps - (given.get(line.id) ?? 0);
  const [line] = physicalConnections
    .filter(({ owner, hosting, status }) => owner === partner.id && hosting === null && status === 'Enabled')
    .sort((a, b) => free(b) - free(a));
  if (line === undefined) throw new Error('The estate has no line to share out');
  return line;
}

function keyOf(account: string): Key {
  const key = accessKeys.find((known) => known.account.id === account && known.securityToken === undefined);
  if (key === undefined) throw new Error(`There is no access key of ${account}`);
  return key;
}
