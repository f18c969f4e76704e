import assert from 'node:assert/strict';
import fc from 'fast-check';
import { showcaseEstate } from '../../../src/sandbox/estates/showcase';
import { sandboxOperations } from '../../../src/sandbox/operations';
import type { WireRequest } from '../../../src/sandbox/wireRequest';
import { object, Service } from './service';

const estate = showcaseEstate(Date.UTC(2024, 5, 1));
const line = estate.physicalConnections[1]?.id ?? '';
const router = estate.virtualBorderRouters[0]?.id ?? '';
const group = estate.bgpGroups[0]?.id ?? '';
const peer = estate.bgpPeers[0]?.id ?? '';
const routerInterface = estate.routerInterfaces[0]?.id ?? '';
const peering = estate.vpcPeeringConnections[0]?.id ?? '';

const names = [
  'InstanceId VpconnId VpconnAliUid OrderMode Spec ExpectSpec MaxResults NextToken VlanIds.1 Period PricingCycle AutoPay',
  'RouterInterfaceId Role RouterType OppositeRegionId OppositeRouterType OppositeRouterId OppositeInterfaceId FastLinkMode',
  'InstanceChargeType HealthCheckSourceIp HcRate AcceptingAliUid AcceptingRegionId AcceptingVpcId LinkType Tag.1.Key',
  'DryRun Token Si CompanyName LineType ConstructionTime PMInfo.1.PMName PMInfo.1.PMGender FinishWork',
  'RegionId PhysicalConnectionId VbrId RouterId BgpGroupId BgpPeerId PageNumber PageSize ClientToken AccessPointId',
  'LineOperator PortType bandwidth Bandwidth Name Description CircuitCode VlanId LocalGatewayIp PeerGatewayIp',
  'PeeringSubnetMask EnableIpv6 LocalIpv6GatewayIp PeerIpv6GatewayIp PeeringIpv6SubnetMask VbrOwnerId PeerAsn LocalAsn',
  'AuthKey PeerIpAddress EnableBfd BfdMultiHop DstCidrBlock VpcId IpVersion Filter.1.Key Filter.1.Value.1 Filter.1.Value',
  'RouteTableId RouteEntryId RouteEntryName DestinationCidrBlock NextHopId NextHopType NextHopList.1.NextHopId NextToken',
  'NextHopList.2.NextHopId NextHopList.1.Weight NewNextHopId NewNextHopType PeerVbrId VbrHaId InstanceId MaxResult DryRun',
  'AssociatedPhysicalConnections VirtualBorderRouterId DestCidrBlockList.1 RouteEntryType',
].flatMap((row) => row.split(' '));

const sensible = [
  line,
  router,
  estate.virtualBorderRouters[0]?.routeTableId ?? '',
  estate.virtualBorderRouters[0]?.vlanInterfaceId ?? '',
  'RouterInterface',
  group,
  peer,
  routerInterface,
  peering,
  'cn-hangzhou',
  'ap-cn-hangzhou-yh-A',
  'CT',
  '10GBase-LR',
  'true',
  '0',
  '10',
];
const values = fc.oneof(
  fc.constantFrom(...sensible, '10.0.0.1', '255.255.255.252', '2001:db8::1', '10.0.0.0/8', '::/0', 'Status', 'Name'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer().map(String),
);

const versionOf = (operation: string) => sandboxOperations[operation]?.version ?? '2016-04-28';

describe('sandbox under nonsense', () => {
  it('never fails by itself, whatever parameters an operation gets', () => {
    const parameters = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 14 });
    const action = fc.constantFrom(...Object.keys(sandboxOperations));
    const service = new Service();
    for (const row of estate.physicalConnections) service.world.physicalConnections.add(structuredClone(row));
    for (const row of estate.virtualBorderRouters.slice(0, 20))
      service.world.virtualBorderRouters.add(structuredClone(row));
    for (const row of estate.routerInterfaces) service.world.routerInterfaces.add(structuredClone(row));
    for (const row of estate.vpcPeeringConnections) service.world.vpcPeeringConnections.add(structuredClone(row));
    for (const row of estate.bgpGroups) service.world.bgpGroups.add(structuredClone(row));
    for (const row of estate.bgpPeers) service.world.bgpPeers.add(structuredClone(row));
    fc.assert(
      fc.property(action, parameters, (operation, given) => {
        const { status, body } = service.call(operation, {
          Version: versionOf(operation),
          RegionId: 'cn-hangzhou',
          ...given,
        });
        assert.equal(typeof body.RequestId, 'string');
        assert.ok(status < 500, `${operation} failed: ${String(body.Message)}`);
        service.clock.advance(1000);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives a well-formed refusal to requests of random bytes', () => {
    const service = new Service();
    const request: fc.Arbitrary<WireRequest> = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', ''),
      target: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `/?${text}`),
      headers: fc.dictionary(
        fc.constantFrom('authorization', 'x-acs-action', 'x-acs-date', 'content-type', 'host'),
        fc.oneof(fc.string(), fc.constantFrom('ACS3-HMAC-SHA256 Credential=sandbox-partner,SignedHeaders=,Signature=')),
      ),
      body: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(request, (sent) => {
        const { status, body } = service.gateway.answer(sent, 'x');
        assert.ok(status >= 400 && status < 500, String(status));
        if (body.startsWith('<')) return;
        for (const name of ['Code', 'Message', 'RequestId'])
          assert.equal(typeof object(JSON.parse(body))[name], 'string');
      }),
      { numRuns: 2000 },
    );
  });
});
