import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { Random } from '../../../src/sandbox/random';
import { LargeService } from './largeService';
import type { Given } from './signedRequest';

interface Request {
  readonly action: string;
  readonly given: Given;
  readonly owner: string;
}

/** Requests that change what an index looks at, about rows that are there now. */
function requests({ world, state }: LargeService, random: Random): readonly (() => Request | undefined)[] {
  const any = <Row>(rows: readonly Row[]): Row | undefined => rows[random.integer(0, rows.length - 1)];
  const dedicated = () =>
    any(world.physicalConnections.where(({ hosting, status }) => hosting === null && status === 'Enabled'));
  const router = () => any(world.virtualBorderRouters.where(({ status }) => status === 'active'));
  const vlan = () => random.integer(2900, 2999);
  return [
    () => {
      const of = any(
        world.virtualBorderRouters.where(({ status, owner }) => status === 'active' && owner === partner.id),
      );
      const line = of && any(world.physicalConnections.by('place', `${partner.id}/${of.region}`));
      return (
        line && {
          action: 'AssociatePhysicalConnectionToVirtualBorderRouter',
          owner: partner.id,
          given: {
            RegionId: of.region,
            VbrId: of.id,
            PhysicalConnectionId: line.id,
            VlanId: vlan(),
            LocalGatewayIp: '192.168.9.1',
            PeerGatewayIp: '192.168.9.2',
            PeeringSubnetMask: '255.255.255.252',
          },
        }
      );
    },
    () => {
      const of = any(world.virtualBorderRouters.where(({ associations }) => associations.length > 0));
      return (
        of && {
          action: 'UnassociatePhysicalConnectionFromVirtualBorderRouter',
          owner: of.owner,
          given: {
            RegionId: of.region,
            VbrId: of.id,
            PhysicalConnectionId: of.associations[0]?.physicalConnectionId ?? '',
          },
        }
      );
    },
    () => {
      const of = any(world.virtualBorderRouters.where(({ enableIpv6 }) => enableIpv6));
      const groups = of ? world.bgpGroups.by('router', of.id) : [];
      const peer = groups[0] && world.bgpPeers.by('group', groups[0].id)[1];
      return (
        of &&
        peer && {
          action: 'ModifyBgpPeerAttribute',
          owner: of.owner,
          given: {
            RegionId: of.region,
            BgpPeerId: peer.id,
            BgpGroupId: groups[1]?.id ?? '',
            PeerIpAddress: 'fd00:9::1',
          },
        }
      );
    },
    () => {
      const of = router();
      const group = of && world.bgpGroups.by('router', of.id)[0];
      const address = `192.168.77.${random.integer(1, 200)}`;
      return (
        group && {
          action: 'CreateBgpPeer',
          owner: of.owner,
          given: { RegionId: of.region, BgpGroupId: group.id, PeerIpAddress: address },
        }
      );
    },
    () => {
      const of = any(world.bgpPeers.all());
      return of && { action: 'DeleteBgpPeer', owner: of.owner, given: { RegionId: of.region, BgpPeerId: of.id } };
    },
    () => {
      const of = any(world.routeEntries.all());
      const [table] = of ? world.virtualBorderRouters.by('routeTable', of.routeTableId) : [];
      return (
        of &&
        table && {
          action: 'ModifyRouteEntry',
          owner: of.owner,
          given: {
            RegionId: of.region,
            RouteEntryId: of.id,
            NewNextHopType: 'RouterInterface',
            NewNextHopId: table.vlanInterfaceId,
          },
        }
      );
    },
    () => {
      const of = any(world.routeEntries.all());
      return (
        of && {
          action: 'DeleteRouteEntry',
          owner: of.owner,
          given: { RouteEntryId: of.id, NextHopId: of.nextHops[0]?.id ?? '' },
        }
      );
    },
    () => {
      const vpc = any(state.moreVpcs ?? []);
      return (
        vpc && {
          action: 'CreateRouterInterface',
          owner: vpc.owner,
          given: {
            RegionId: vpc.region,
            RouterType: 'VRouter',
            RouterId: vpc.routerId,
            Role: 'InitiatingSide',
            Spec: 'Mini.2',
            OppositeRegionId: vpc.region,
            InstanceChargeType: 'PrePaid',
            PricingCycle: 'Month',
            Period: 1,
            AutoPay: random.chance(0.5),
          },
        }
      );
    },
    () => {
      const of = any(world.routerInterfaces.where(({ status }) => status === 'Idle' || status === 'Inactive'));
      return (
        of && {
          action: 'DeleteRouterInterface',
          owner: of.owner,
          given: { RegionId: of.region, RouterInterfaceId: of.id },
        }
      );
    },
    () => {
      const line = dedicated();
      return (
        line && {
          action: 'CreateVirtualBorderRouter',
          owner: line.owner,
          given: {
            RegionId: line.region,
            PhysicalConnectionId: line.id,
            VlanId: vlan(),
            LocalGatewayIp: '192.168.0.1',
            PeerGatewayIp: '192.168.0.2',
            PeeringSubnetMask: '255.255.255.252',
          },
        }
      );
    },
    () => {
      const of = any(world.virtualBorderRouters.where(({ vlanId }) => vlanId >= 2900));
      const action = of?.status === 'active' ? 'TerminateVirtualBorderRouter' : 'DeleteVirtualBorderRouter';
      return of && { action, owner: of.owner, given: { RegionId: of.region, VbrId: of.id } };
    },
    () => {
      const of = any(
        world.virtualBorderRouters.where(
          (row) => row.owner === tenant.id && [50, 100, 200, 500, 1000].includes(row.bandwidthMbps),
        ),
      );
      return (
        of && {
          action: 'CreateVpconnFromVbr',
          owner: partner.id,
          given: { RegionId: of.region, VbrId: of.id, OrderMode: 'PayByPhysicalConnectionOwner' },
        }
      );
    },
    () => {
      const of = any(world.physicalConnections.where(({ hosting }) => hosting?.fromRouterId !== undefined));
      const confirmed = of?.status === 'Enabled';
      return (
        of &&
        (confirmed
          ? {
              action: 'AttachVbrToVpconn',
              owner: partner.id,
              given: { RegionId: of.region, VpconnId: of.id, VbrId: of.hosting?.fromRouterId ?? '' },
            }
          : of.status === 'Allocated'
            ? {
                action: 'ConfirmPhysicalConnection',
                owner: tenant.id,
                given: { RegionId: of.region, PhysicalConnectionId: of.id },
              }
            : {
                action: 'CreatePhysicalConnectionOccupancyOrder',
                owner: partner.id,
                given: { RegionId: of.region, PhysicalConnectionId: of.id, AutoPay: true },
              })
      );
    },
  ];
}

describe('a large estate under random changes', () => {
  it('is found by every index where a search would find it, or lists miss what was moved', function () {
    this.timeout(60_000);
    const service = new LargeService(1500, 21);
    const random = new Random(4);
    const possible = requests(service, random);
    const succeeded = new Map<string, number>();
    for (let step = 0; step < 1500; step += 1) {
      const request = possible[random.integer(0, possible.length - 1)]?.();
      if (request !== undefined) {
        const { status } = service.call(
          request.action,
          request.given,
          request.owner === partner.id ? 'partner' : 'tenant',
        );
        if (status === 200) succeeded.set(request.action, (succeeded.get(request.action) ?? 0) + 1);
      }
      service.clock.advance(random.integer(0, 6000));
      if (step % 100 === 99) service.checkIndexes();
    }
    for (const action of [
      'AssociatePhysicalConnectionToVirtualBorderRouter',
      'UnassociatePhysicalConnectionFromVirtualBorderRouter',
      'ModifyBgpPeerAttribute',
      'ModifyRouteEntry',
      'DeleteRouteEntry',
      'CreateRouterInterface',
      'CreateVpconnFromVbr',
      'AttachVbrToVpconn',
      'DeleteVirtualBorderRouter',
    ]) {
      assert.ok((succeeded.get(action) ?? 0) > 0, `${action} was never carried out, so it was not tested`);
    }
  });
});
