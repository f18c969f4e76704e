import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const settled = 120_000;

function repeat(times: number, act: (index: number) => void): void {
  for (let index = 0; index < times; index += 1) act(index);
}

interface Limit {
  readonly what: string;
  readonly build: (estate: EstateBuilder) => void;
  readonly refused: string;
  /** One more of what is limited. */
  readonly add: (service: Service, index: number) => readonly [operation: string, given: Given];
  /** What gives the room back, step by step. */
  readonly remove: (service: Service) => readonly (readonly [operation: string, given: Given])[];
}

const routerOf = (service: Service) => service.world.virtualBorderRouters.all()[0];
const lineOf = (service: Service) => service.world.physicalConnections.all()[0];

function line(estate: EstateBuilder) {
  return estate.line({ owner: partner, name: 'line', accessPointId });
}

/** Each estate is exactly one below its limit. */
const limits: readonly Limit[] = [
  {
    what: 'five lines of an access point that are not Enabled (003 4.4)',
    build: (estate) => {
      line(estate);
      repeat(4, (index) => estate.line({ owner: partner, name: `new-${index}`, accessPointId, status: 'Canceled' }));
    },
    refused: '400 QuotaExceeded.freePconnPerAP',
    add: (_service, index) => [
      'CreatePhysicalConnection',
      { AccessPointId: accessPointId, LineOperator: 'CT', ClientToken: `line-${index}` },
    ],
    remove: (service) => [
      ['DeletePhysicalConnection', { PhysicalConnectionId: service.world.physicalConnections.all()[1]?.id ?? '' }],
    ],
  },
  {
    what: 'eight BGP peers of a VBR, over all of its groups (003 7.1)',
    build: (estate) => {
      const router = estate.router(line(estate), { name: 'router', vlanId: 1 });
      const groups = [1, 2].map((number) => estate.group(router, { name: `group-${number}`, peerAsn: 65000 + number }));
      repeat(7, (index) => {
        const group = groups[index % 2];
        if (group !== undefined) estate.peer(group, { address: `10.0.1.${index + 1}` });
      });
    },
    refused: '400 QuotaExceeded.Bgp',
    add: (service, index) => [
      'CreateBgpPeer',
      { BgpGroupId: service.world.bgpGroups.all()[0]?.id ?? '', PeerIpAddress: `10.0.2.${index + 1}` },
    ],
    remove: (service) => [['DeleteBgpPeer', { BgpPeerId: service.world.bgpPeers.all()[0]?.id ?? '' }]],
  },
  {
    what: 'five router interfaces of a router (003 5.1)',
    build: (estate) => {
      repeat(4, () => estate.routerInterface(vpcNamed('headquarters')));
    },
    refused: '400 LimitationExceed.InterfaceNumberOnRouter',
    add: () => [
      'CreateRouterInterface',
      {
        Role: 'AcceptingSide',
        Spec: 'Negative',
        RouterType: 'VRouter',
        RouterId: vpcNamed('headquarters').routerId,
        OppositeRegionId: 'cn-hangzhou',
      },
    ],
    remove: (service) => [
      ['DeleteRouterInterface', { RouterInterfaceId: service.world.routerInterfaces.all()[0]?.id ?? '' }],
    ],
  },
  {
    what: '200 custom routes of a table (003 6.14)',
    build: (estate) => {
      const router = estate.router(line(estate), { name: 'router', vlanId: 1 });
      repeat(199, (index) => {
        const hop = { id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 };
        estate.route(router, { cidr: `10.1.${index}.0/24`, nextHops: [hop] });
      });
    },
    refused: '400 QuotaExceeded',
    add: (service, index) => [
      'CreateRouteEntry',
      {
        RouteTableId: routerOf(service)?.routeTableId ?? '',
        DestinationCidrBlock: `10.2.${index}.0/24`,
        NextHopType: 'RouterInterface',
        NextHopId: routerOf(service)?.vlanInterfaceId ?? '',
      },
    ],
    remove: (service) => [
      [
        'DeleteRouteEntry',
        {
          RouteEntryId: service.world.routeEntries.all()[0]?.id ?? '',
          NextHopId: routerOf(service)?.vlanInterfaceId ?? '',
        },
      ],
    ],
  },
  {
    what: 'the bandwidth of a line that is shared (003 4.18)',
    build: (estate) => {
      const parent = line(estate);
      repeat(9, (index) =>
        estate.line({
          owner: tenant,
          name: `share-${index}`,
          accessPointId,
          bandwidthMbps: 1000,
          status: 'Allocated',
          hosting: {
            parentId: parent.id,
            parentOwner: partner.id,
            vlanId: 100 + index,
            orderMode: 'PayByPhysicalConnectionOwner',
            vpconnStatus: 'UnConfirmed',
            expectSpec: '1G',
          },
        }),
      );
    },
    refused: '400 IllegalParam.Bandwidth',
    add: (service, index) => [
      'CreateVirtualPhysicalConnection',
      {
        PhysicalConnectionId: lineOf(service)?.id ?? '',
        VpconnAliUid: tenant.id,
        VlanId: 200 + index,
        Spec: '1G',
        OrderMode: 'PayByPhysicalConnectionOwner',
      },
    ],
    remove: (service) => [
      ['DeletePhysicalConnection', { PhysicalConnectionId: service.world.physicalConnections.all()[1]?.id ?? '' }],
    ],
  },
];

describe('sandbox limits', () => {
  for (const { what, build, refused, add, remove } of limits) {
    it(`take ${what} and no more, until one is deleted`, () => {
      const service = new Service(build);
      const one = (index: number) => {
        const [operation, given] = add(service, index);
        const outcome = service.outcome(operation, { ...region, ...given });
        service.clock.advance(settled);
        return outcome;
      };
      assert.equal(one(0), 'ok', 'the last one below the limit');
      assert.equal(one(1), refused);
      for (const [operation, given] of remove(service)) service.ok(operation, { ...region, ...given });
      service.clock.advance(settled);
      assert.equal(one(2), 'ok', 'there is room again');
      assert.equal(one(3), refused);
    });
  }

  it('take one connected pair between two routers, until one side of it is deleted (003 5.1)', () => {
    const pairs: string[] = [];
    const service = new Service((estate) => {
      const [from, to] = [vpcNamed('headquarters'), vpcNamed('analytics')];
      pairs.push(estate.interfacePair(from, to, {})[0].id, estate.interfacePair(from, to, { status: 'Idle' })[0].id);
    });
    const rows = () => service.rows('DescribeRouterInterfaces', region, paths.interfaces);
    const [connected, idle] = pairs.map((RouterInterfaceId) => ({ ...region, RouterInterfaceId }));
    assert.ok(connected !== undefined && idle !== undefined);
    assert.equal(service.refused('ConnectRouterInterface', idle), '400 Forbidden.OnlyOneConnection');
    const opposite = rows().find((row) => row.RouterInterfaceId === connected.RouterInterfaceId)?.OppositeInterfaceId;
    const both = [connected, { ...region, RouterInterfaceId: String(opposite) }];
    for (const operation of ['DeactivateRouterInterface', 'DeleteRouterInterface']) {
      for (const subject of both) service.ok(operation, subject);
      service.clock.advance(settled);
    }
    service.ok('ConnectRouterInterface', idle);
  });

  it('free a VLAN with its VBR, and a network with its announcement', () => {
    const service = new Service((estate) => {
      estate.router(line(estate), { name: 'router', vlanId: 7 });
    });
    const router = routerOf(service);
    assert.ok(router);
    const create = {
      ...region,
      PhysicalConnectionId: router.physicalConnectionId,
      VlanId: 7,
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    };
    assert.equal(service.refused('CreateVirtualBorderRouter', create), '400 InvalidVlanId.Used');
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId: router.id });
    service.clock.advance(settled);
    service.ok('CreateVirtualBorderRouter', create);
  });
});
