import assert from 'node:assert/strict';
import fc from 'fast-check';
import { showcaseEstate } from '../../../src/sandbox/estates/showcase';
import { sandboxOperations } from '../../../src/sandbox/operations';
import type { WireRequest } from '../../../src/sandbox/wireRequest';
import type { WireAnswer } from '../../../src/sandbox/gateway';
import { keys, object, Service } from './service';
import { signed, wireRequest } from './signedRequest';

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

  it('never fails by itself, whatever the names of parameters are', () => {
    const number = fc.constantFrom('0', '1', '01', '6', '999', '1000', '-1', '1.5', '99999999999999999999', 'N', '');
    const deep = fc
      .tuple(
        fc.constantFrom('Filter', 'Tag', 'Tags', 'NextHopList', 'PMInfo', 'VlanIds', 'DestCidrBlockList', '__proto__'),
        fc.array(fc.oneof(number, fc.constantFrom('Key', 'Value', 'constructor', 'PMName')), { maxLength: 8 }),
      )
      .map(([name, parts]) => [name, ...parts].join('.'));
    const name = fc.oneof(deep, fc.constantFrom('toString', '__proto__', '.', '..'), fc.string({ unit: 'binary' }));
    const action = fc.constantFrom(...Object.keys(sandboxOperations));
    const format = fc.constantFrom('json', 'JSON', 'xml', 'Xml');
    const service = new Service();
    fc.assert(
      fc.property(action, format, fc.dictionary(name, values, { maxKeys: 20 }), (operation, Format, given) => {
        const Version = versionOf(operation);
        const request = signed(
          'POST',
          { ...given, Format, Action: operation, Version },
          keys.partner,
          service.wall.now(),
        );
        const answer = service.gateway.answer(wireRequest('POST form', request), 'localhost');
        assert.ok(answer.status < 500, `${operation} failed: ${answer.body}`);
        assertWellFormed(answer, Format);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives a well-formed refusal to requests of random bytes', () => {
    const service = new Service();
    const type = 'application/x-www-form-urlencoded';
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'));
    // Pieces that the gateway looks at, among bytes that it does not know.
    const pieces = fc.constantFrom(
      '&',
      '=',
      '?',
      '#',
      '%',
      '%00',
      '%ff',
      '%u0041',
      '%ED%A0%80',
      '+',
      ';',
      'Action',
      '.',
    );
    const common = fc.constantFrom('Format=XML', 'Action=DescribeRegions', 'Version=2016-04-28', 'Signature=', '');
    const text = fc.array(fc.oneof(bytes, pieces, common), { maxLength: 12 }).map((parts) => parts.join(''));
    const request: fc.Arbitrary<WireRequest> = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', ''),
      target: fc.oneof(
        text.map((query) => `/?${query}`),
        fc.constantFrom('', '*', '/', '//', '/?', '?', 'http://x/?Action=DescribeRegions', '/%2F', '/../?a'),
      ),
      headers: fc.dictionary(
        fc.constantFrom('authorization', 'x-acs-action', 'x-acs-date', 'x-acs-version', 'content-type', 'host'),
        fc.oneof(
          bytes,
          fc.constantFrom(
            'ACS3-HMAC-SHA256 Credential=sandbox-partner,SignedHeaders=,Signature=',
            `ACS3-HMAC-SHA256 Credential=sandbox-partner,SignedHeaders=host;;,Signature=${'0'.repeat(64)}`,
            'DescribeRegions',
            '2016-04-28',
            '2024-06-01T12:00:00Z',
            type,
            `${type}; charset=utf-16`,
            'application/json',
            'multipart/form-data',
          ),
        ),
      ),
      body: text.map((body) => Buffer.from(body, 'latin1')),
    });
    fc.assert(
      fc.property(request, (sent) => {
        const answer = service.gateway.answer(sent, 'localhost');
        assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
        assertWellFormed(answer, answer.body.startsWith('<') ? 'xml' : 'json');
      }),
      { numRuns: 3000 },
    );
  });

  it('writes no character into XML that XML cannot hold, or no parser reads the error', () => {
    const service = new Service();
    const given = { Action: 'DescribePhysicalConnections', RegionId: 'a\0\x1b\uFFFE\uFFFF<&>b', Format: 'XML' };
    const request = wireRequest('GET', signed('GET', given, keys.partner, service.wall.now()));
    const answer = service.gateway.answer(request, 'localhost');
    assertWellFormed(answer, 'xml');
    assert.match(answer.body, /<Message>[^<]*a&lt;&amp;&gt;b<\/Message>/);
  });
});

/** An error has the members that all clients read (wire-facts 3.3); XML has only characters that XML 1.0 allows. */
function assertWellFormed({ status, headers, body }: WireAnswer, format: string): void {
  const names = status === 200 ? ['RequestId'] : ['Code', 'Message', 'RequestId', 'HostId', 'Recommend'];
  if (format.toLowerCase() === 'json') {
    assert.equal(headers['content-type'], 'application/json;charset=utf-8');
    const read = object(JSON.parse(body));
    for (const name of names) assert.equal(typeof read[name], 'string', `${name} in ${body}`);
    return;
  }
  assert.equal(headers['content-type'], 'text/xml;charset=utf-8');
  assert.match(body, /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
  for (const name of names) assert.match(body, new RegExp(`<${name}>[^<]*</${name}>`));
}
