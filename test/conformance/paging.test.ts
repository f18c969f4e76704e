import assert from 'node:assert/strict';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../src/sandbox/estates/builder';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { vpcNamed } from '../../src/sandbox/vpcs';
import { type Call, type Driver, keyOf, productOf, type Row } from './drivers/driver';
import { drivers } from './drivers/index';
import { listIn } from './lives/stage';

const RegionId = 'cn-hangzhou';
const accessPointId = 'ap-cn-hangzhou-yh-A';
const count = 7;
const size = 3;

/** Seven of everything that is listed, all of the partner's. */
function sevenOfEach() {
  const estate = new EstateBuilder(Date.UTC(2024, 5, 1, 12));
  const each = Array.from({ length: count }, (_, index) => index);
  const line = estate.line({ owner: partner, accessPointId, name: 'first' });
  for (const index of each.slice(1)) estate.line({ owner: partner, accessPointId, name: `line-${index}` });
  for (const index of each) {
    const hosting = {
      parentId: line.id,
      parentOwner: partner.id,
      vlanId: 100 + index,
      orderMode: 'PayByPhysicalConnectionOwner',
      vpconnStatus: 'Confirmed',
      expectSpec: '50M',
    } as const;
    estate.line({ owner: tenant, accessPointId, name: `hosted-${index}`, bandwidthMbps: 50, hosting });
  }
  const routers = each.map((index) => estate.router(line, { name: `router-${index}`, vlanId: 10 + index }));
  const [router] = routers;
  assert.ok(router);
  for (const index of each) {
    const group = estate.group(router, { name: `group-${index}`, peerAsn: 65_000 + index });
    estate.peer(group, { address: `192.0.2.${index + 1}` });
    estate.network(router, `10.${index}.0.0/16`);
  }
  for (const index of each) {
    estate.route(router, {
      cidr: `10.${100 + index}.0.0/16`,
      nextHops: [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }],
    });
    estate.routerInterface(router);
    estate.vpcPeering(vpcNamed('headquarters'), vpcNamed(index % 2 === 0 ? 'analytics' : 'payments'));
  }
  return { state: estate.build(), line, router };
}

interface List {
  readonly operation: string;
  readonly path: string;
  /** What tells two rows apart. */
  readonly key: string;
  readonly parameters?: Row;
}

const seen = 'VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType';

/** Lists by number and size of the page (traps 50). */
const numbered = (line: string): readonly List[] => [
  {
    operation: 'DescribePhysicalConnections',
    path: 'PhysicalConnectionSet.PhysicalConnectionType',
    key: 'PhysicalConnectionId',
  },
  { operation: 'DescribeVirtualBorderRouters', path: 'VirtualBorderRouterSet.VirtualBorderRouterType', key: 'VbrId' },
  {
    operation: 'DescribeVirtualBorderRoutersForPhysicalConnection',
    path: seen,
    key: 'VbrId',
    parameters: { PhysicalConnectionId: line },
  },
  {
    operation: 'DescribeRouterInterfaces',
    path: 'RouterInterfaceSet.RouterInterfaceType',
    key: 'RouterInterfaceId',
  },
  { operation: 'DescribeBgpGroups', path: 'BgpGroups.BgpGroup', key: 'BgpGroupId' },
  { operation: 'DescribeBgpPeers', path: 'BgpPeers.BgpPeer', key: 'BgpPeerId' },
  { operation: 'DescribeBgpNetworks', path: 'BgpNetworks.BgpNetwork', key: 'DstCidrBlock' },
];

interface TokenList extends List {
  /** The page size, which two operations spell differently (traps 10). */
  readonly size: 'MaxResults' | 'MaxResult';
}

/** Lists that are read on from a token. */
const tokened = (table: string): readonly TokenList[] => [
  {
    operation: 'ListVirtualPhysicalConnections',
    path: 'VirtualPhysicalConnections',
    key: 'PhysicalConnectionId',
    size: 'MaxResults',
  },
  {
    operation: 'DescribeRouteEntryList',
    path: 'RouteEntrys.RouteEntry',
    key: 'RouteEntryId',
    size: 'MaxResult',
    parameters: { RouteTableId: table, RouteEntryType: 'Custom' },
  },
  { operation: 'ListVpcPeerConnections', path: 'VpcPeerConnects', key: 'InstanceId', size: 'MaxResults' },
];

async function answered(call: Call, operation: string, parameters: Row): Promise<Row> {
  const outcome = await call(operation, { RegionId, ...parameters });
  if ('refused' in outcome) assert.fail(`${operation}: ${JSON.stringify(outcome.refused)}`);
  return outcome.answer;
}

/** Every page but the last is full, nothing is twice, and nothing is missing. */
function complete(pages: readonly (readonly unknown[])[]): void {
  assert.deepEqual(
    pages.map((page) => page.length),
    [size, size, count - 2 * size],
  );
  assert.equal(new Set(pages.flat()).size, count);
}

function reaches(driver: Driver) {
  return ({ operation }: List) => driver.products.includes(productOf(operation).product);
}

for (const driver of drivers) {
  describe(`lists by ${driver.name}`, () => {
    const { state, line, router } = sevenOfEach();
    let sandbox: Sandbox;
    let call: Call;
    before(async () => {
      sandbox = await startSandbox({ state });
      call = driver.connect(sandbox.endpoint, keyOf(partner));
    });
    after(() => sandbox.close());

    for (const { operation, path, key, parameters } of numbered(line.id).filter(reaches(driver))) {
      it(`come page by page from ${operation}, or an inventory has gaps`, async () => {
        const pages: unknown[][] = [];
        for (const PageNumber of [1, 2, 3]) {
          const answer = await answered(call, operation, { ...parameters, PageNumber, PageSize: size });
          assert.deepEqual([answer.PageNumber, answer.PageSize, answer.TotalCount], [PageNumber, size, count]);
          pages.push(listIn(answer, path).map((row) => row[key]));
        }
        complete(pages);
        const behind = await answered(call, operation, { ...parameters, PageNumber: 4, PageSize: size });
        assert.deepEqual(listIn(behind, path), []);
        const byDefault = await answered(call, operation, { ...parameters });
        assert.deepEqual([byDefault.PageNumber, byDefault.PageSize], [1, 10]);
      });
    }

    for (const { operation, path, key, parameters, size: name } of tokened(router.routeTableId).filter(
      reaches(driver),
    )) {
      it(`come from token to token from ${operation}, or an inventory has gaps`, async () => {
        const pages: unknown[][] = [];
        let token: unknown = undefined;
        do {
          const from: Row = token === undefined ? {} : { NextToken: token };
          const answer = await answered(call, operation, { ...parameters, [name]: size, ...from });
          assert.equal(answer.TotalCount, count);
          pages.push(listIn(answer, path).map((row) => row[key]));
          token = answer.NextToken;
        } while (token !== undefined && token !== '' && pages.length < count);
        complete(pages);
      });
    }

    for (const { operation, path, parameters } of [...numbered(line.id), ...tokened(router.routeTableId)].filter(
      reaches(driver),
    )) {
      if (parameters !== undefined) continue;
      it(`are lists when ${operation} finds nothing, or a script fails on an empty account`, async () => {
        const empty = await answered(call, operation, { RegionId: 'me-east-1' });
        assert.deepEqual(listIn(empty, path), []);
        assert.equal(empty.TotalCount, 0);
      });
    }
  });
}
