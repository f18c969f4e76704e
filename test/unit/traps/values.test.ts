import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { fillTemplate, valueWithUnit } from '../../../src/estate/describeRow';
import { readWireTime } from '../../../src/estate/wireTime';
import { partner } from '../../../src/sandbox/demoAccounts';
import { region } from '../api/clientUnderTest';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import {
  answering,
  broken,
  choicesOf,
  decoded,
  detailOf,
  fieldOf,
  form,
  objectIn,
  operation,
  rowsIn,
  sent,
} from './product';

/** The only row of a list, with this JSON text as what the service sends of it. */
async function rowOf(name: string, list: string, json: string) {
  const [row] = rowsIn(await decoded(name, `{"RequestId":"R","${list}":[${json}]}`), list);
  return row ?? assert.fail(`no row of ${name}`);
}

/** An operation and the field of its answer that holds the rows. */
type List = readonly [operation: string, field: string];

const owner = '283117732402483989';
const connections: List = ['DescribePhysicalConnections', 'PhysicalConnectionSet'];
const hosted: List = ['ListVirtualPhysicalConnections', 'VirtualPhysicalConnections'];
const routers: List = ['DescribeVirtualBorderRouters', 'VirtualBorderRouterSet'];
const routersOnLine: List = [
  'DescribeVirtualBorderRoutersForPhysicalConnection',
  'VirtualBorderRouterForPhysicalConnectionSet',
];
const interfaces: List = ['DescribeRouterInterfaces', 'RouterInterfaceSet'];
const groups: List = ['DescribeBgpGroups', 'BgpGroups'];
const peers: List = ['DescribeBgpPeers', 'BgpPeers'];

describe('traps of types, numbers and times', () => {
  it('trap 37: an account ID that loses its last digits names somebody else’s account', async () => {
    for (const [list, field] of [
      [connections, 'ParentPhysicalConnectionAliUid'],
      [hosted, 'ParentPhysicalConnectionAliUid'],
      [hosted, 'AliUid'],
      [routers, 'PhysicalConnectionOwnerUid'],
      [routersOnLine, 'VbrOwnerUid'],
      [interfaces, 'OppositeInterfaceOwnerId'],
    ] as const) {
      for (const json of [owner, `"${owner}"`]) {
        assert.equal((await rowOf(...list, `{"${field}":${json}}`))[field], owner, `${list[0]} ${field}`);
      }
    }
    const router = await rowOf(...routers, `{"AssociatedCens":{"AssociatedCen":{"CenOwnerId":${owner}}}}`);
    assert.equal(rowsIn(router, 'AssociatedCens')[0]?.CenOwnerId, owner);
    for (const [name, parameter] of [
      ['CreateVirtualPhysicalConnection', 'VpconnAliUid'],
      ['CreateVirtualBorderRouter', 'VbrOwnerId'],
      ['CreateRouterInterface', 'OppositeInterfaceOwnerId'],
      ['ModifyRouterInterfaceAttribute', 'OppositeInterfaceOwnerId'],
      ['CreateVpcPeerConnection', 'AcceptingAliUid'],
    ] as const) {
      const model = form(name);
      const written = model.editsFromJson(`{"${parameter}":${owner}}`, {});
      assert.ok('edits' in written, name);
      const request = model.request(written.edits);
      assert.equal((await sent(name, { ...request })).parameters[parameter], owner, name);
      assert.match(model.json(written.edits), new RegExp(`"${owner}"`), 'text, or the next reader rounds it');
    }
  });

  it('trap 38: the text "false" is taken for true, and a fake ASN or a pending order is shown that is none', async () => {
    for (const [json, expected] of [
      ['"true"', true],
      ['true', true],
      ['"false"', false],
      ['false', false],
    ] as const) {
      assert.equal((await rowOf(...groups, `{"IsFake":${json}}`)).IsFake, expected);
      assert.equal((await rowOf(...peers, `{"IsFake":${json}}`)).IsFake, expected);
    }
    assert.equal((await rowOf(...connections, '{"HasReservationData":"false"}')).HasReservationData, 'false');
    const point = await rowOf(
      'DescribeAccessPoints',
      'AccessPointSet',
      '{"AccessPointFeatureModels":{"AccessPointFeatureModel":{"FeatureKey":"vlan","FeatureValue":true}}}',
    );
    assert.equal(rowsIn(point, 'AccessPointFeatureModels')[0]?.FeatureValue, 'true');
    const name = 'AssociatePhysicalConnectionToVirtualBorderRouter';
    const router = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Status: 'active' });
    const { EnableIpv6 = '' } = form(name, router).request({ EnableIpv6: 'true' });
    assert.equal((await sent(name, { EnableIpv6 })).parameters.EnableIpv6, 'true');
  });

  it('trap 39: numbers in quotation marks are no numbers, and pages, timers and ASNs are missing', async () => {
    const list = await answering(
      '{"RequestId":"R","PageNumber":"1","PageSize":"50","TotalCount":"1","VirtualBorderRouterSet":[{"VlanId":"10"}]}',
      (client) => client.page(operation(routers[0]), routers[1], {}, { region, pageNumber: 1 }),
    );
    assert.deepEqual([list.total, list.more, list.rows[0]?.VlanId], [1, false, 10]);
    for (const of of [groups, peers] as const) {
      for (const mark of ['', '"']) {
        const json = ['Hold', 'Keepalive', 'RouteLimit', 'LocalAsn', 'PeerAsn'].map(
          (field, index) => `"${field}":${mark}${index + 10}${mark}`,
        );
        const row = await rowOf(...of, `{${json.join(',')}}`);
        const { Hold, Keepalive, RouteLimit, LocalAsn, PeerAsn } = row;
        assert.deepEqual([Hold, Keepalive, RouteLimit, LocalAsn, PeerAsn], [10, 11, 12, 13, 14]);
      }
    }
    assert.equal((await rowOf(...routersOnLine, '{"Bandwidth":"200"}')).Bandwidth, 200);
    assert.equal((await rowOf(...interfaces, '{"ReservationBandwidth":"200"}')).ReservationBandwidth, '200');
  });

  it('trap 40: VLAN 0 counts as no VLAN: it is neither shown nor sent, and a VLAN in quotation marks is lost', async () => {
    for (const [list, json, expected] of [
      [routers, '0', 0],
      [routers, '"0"', 0],
      [connections, '"0"', '0'],
      [connections, '0', '0'],
      [hosted, '0', '0'],
    ] as const) {
      assert.equal((await rowOf(...list, `{"VlanId":${json}}`)).VlanId, expected, `${list[0]} ${json}`);
    }
    const further = await rowOf(...routers, '{"AssociatedPhysicalConnections":[{"VlanId":"0"}]}');
    assert.equal(rowsIn(further, 'AssociatedPhysicalConnections')[0]?.VlanId, 0);
    const route = await rowOf('DescribeRouteEntryList', 'RouteEntrys', '{"NextHops":[{"Enabled":0}]}');
    assert.equal(rowsIn(route, 'NextHops')[0]?.Enabled, 0);
    const none = await answering({ RequestId: 'R', TotalCount: 0, VirtualBorderRouterSet: [] }, (client) =>
      client.page(operation(routers[0]), routers[1], {}, { region, pageNumber: 1 }),
    );
    assert.deepEqual([none.total, none.more], [0, false]);
    const row: Row = { VbrId: 'vbr-1', Name: 'edge', Status: 'active', VlanId: 0 };
    assert.deepEqual(detailOf('virtualBorderRouter', row, 'VlanId')?.value, { type: 'number', text: '0' });
    const vbr = resourceOf('virtualBorderRouter', { ...row, VlanId: 12 });
    const { VlanId = '' } = form('ModifyVirtualBorderRouterAttribute', vbr).request({ VlanId: '0' });
    assert.equal((await sent('ModifyVirtualBorderRouterAttribute', { VlanId })).parameters.VlanId, '0');
    assert.deepEqual(broken('CreateVirtualPhysicalConnection', { VlanId: '0' }).includes('VlanId?'), true, 'a warning');
    assert.equal(broken('CreateVirtualPhysicalConnection', { VlanId: '0' }).includes('VlanId'), false);
  });

  it('trap 41: Mbps shown for Gbps makes a line a thousand times too small, and editing would order just that', () => {
    const line = resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1', Status: 'Initial', Bandwidth: 10 });
    const share = resourceOf('hostedConnection', { PhysicalConnectionId: 'pc-2', Status: 'Enabled', Bandwidth: 50 });
    const shown = (of: typeof line) => valueWithUnit(catalogue.kind(of.kind), of, 'Bandwidth', (text) => text);
    assert.deepEqual([shown(line), shown(share)], ['10 Gbps', '50 Mbps']);
    const edit = form('ModifyPhysicalConnectionAttribute', line);
    const field = fieldOf(edit, 'bandwidth');
    assert.deepEqual([field?.value, field?.unit], ['', 'Mbps']);
    assert.equal(edit.request({ Name: 'line-2' }).bandwidth, undefined);
    for (const name of ['CreateVirtualBorderRouter', 'UpdateVirtualBorderBandwidth', 'ApplyPhysicalConnectionLOA']) {
      assert.equal(fieldOf(form(name), 'Bandwidth')?.unit, 'Mbps', name);
    }
    for (const Spec of ['Large', '10G']) {
      const row = { PhysicalConnectionId: 'pc-1', Spec };
      assert.deepEqual(detailOf('physicalConnection', row, 'Spec')?.value, { type: 'text', text: Spec });
    }
  });

  it('trap 42: a bandwidth out of another operation’s list is refused after everything else was filled in', () => {
    const bad = (name: string, parameter: string, value: string) =>
      broken(name, { [parameter]: value }).includes(parameter);
    for (const [name, parameter, good, wrong] of [
      ['CreateVirtualPhysicalConnection', 'Spec', ['50M', '500M', '1G', '10G'], ['50', '4G', '1000M', '2048']],
      ['CreatePhysicalConnection', 'bandwidth', ['50', '1000', '4000', '10000'], ['10', '2048', '5120', '10240']],
      [
        'CreateVirtualBorderRouter',
        'Bandwidth',
        ['50', '2048', '5120', '8192', '50120', '102400'],
        ['2000', '512', '1'],
      ],
    ] as const) {
      for (const value of good) assert.equal(bad(name, parameter, value), false, `${name} ${value}`);
      for (const value of wrong) assert.equal(bad(name, parameter, value), true, `${name} ${value}`);
    }
  });

  it('trap 43: a time without zone is shown hours off, and one in 2999 as a date on which the line ends', () => {
    for (const [text, expected] of [
      ['2017-12-13T02:28:42Z', '2017-12-13T02:28:42.000Z'],
      ['2021-06-08T12:20:55', '2021-06-08T12:20:55.000Z'],
      ['2021-10-08T10:44Z', '2021-10-08T10:44:00.000Z'],
      ['2019-02-28T16:00:00.000Z', '2019-02-28T16:00:00.000Z'],
    ] as const) {
      const moment = readWireTime(text);
      assert.ok(moment instanceof Date, text);
      assert.equal(moment.toISOString(), expected);
    }
    const told = (EndTime: string) =>
      detailOf('physicalConnection', { PhysicalConnectionId: 'pc-1', EndTime }, 'EndTime')?.value;
    assert.deepEqual(told('2999-09-08T16:00:00Z'), { type: 'text', text: 'Never' });
    assert.deepEqual(told(''), { type: 'empty' });
    assert.deepEqual(told('soon'), { type: 'text', text: 'soon' });
  });

  it('trap 44: an IP version spelled as answers spell it is sent back, or makes an IPv4 address look wrong', () => {
    for (const name of ['CreateBgpGroup', 'CreateBgpPeer']) {
      assert.deepEqual(choicesOf(form(name), 'IpVersion'), ['IPv4', 'IPv6'], name);
      assert.ok(broken(name, { IpVersion: 'ipv4' }).includes('IpVersion'), name);
    }
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
      estate.group(estate.router(line, { name: 'edge', vlanId: 1 }), { name: 'group', peerAsn: 65001 });
    });
    const [group] = service.rows('DescribeBgpGroups', { RegionId: region }, paths.groups);
    const BgpGroupId = String(group?.BgpGroupId);
    const peer = { RegionId: region, BgpGroupId, PeerIpAddress: '10.0.0.2' };
    assert.equal(service.outcome('CreateBgpPeer', { ...peer, IpVersion: 'ipv4' }), 'ok');
    assert.deepEqual(broken('CreateBgpPeer', { ...peer, IpVersion: 'IPv4' }), []);
    assert.deepEqual(broken('CreateBgpPeer', { ...peer, IpVersion: 'IPv6' }), ['PeerIpAddress']);
  });

  it('trap 45: a mask where the service wants a prefix is refused, and the link has no IPv6', () => {
    const link = {
      VbrId: 'vbr-1',
      EnableIpv6: 'true',
      LocalIpv6GatewayIp: '2408:4004:cc:400::1',
      PeerIpv6GatewayIp: '2408:4004:cc:400::2',
    };
    const check = (PeeringIpv6SubnetMask: string) =>
      broken('ModifyVirtualBorderRouterAttribute', { ...link, PeeringIpv6SubnetMask });
    assert.deepEqual(check('2408:4004:cc:400::/56'), []);
    for (const mask of ['ffff:ffff:ffff:ff00::', '56', '255.255.255.0', '2408:4004:cc:400::']) {
      assert.deepEqual(check(mask), ['PeeringIpv6SubnetMask'], mask);
    }
    assert.ok(check('2408:4004:cd:400::/64').length > 0, 'the addresses lie in that very prefix');
  });

  it('trap 46: port 1/1/1 is no number, and an ASN of four bytes needs more than 31 bits', async () => {
    for (const [json, expected] of [
      ['"1/1/1"', '1/1/1'],
      ['"80"', '80'],
      ['80', '80'],
    ] as const) {
      assert.equal((await rowOf(...connections, `{"PortNumber":${json}}`)).PortNumber, expected);
    }
    for (const json of ['4294967295', '"4294967295"']) {
      const row = await rowOf(...groups, `{"BgpGroupId":"bgpg-1","PeerAsn":${json}}`);
      assert.equal(row.PeerAsn, 4294967295);
      const kind = catalogue.kind('bgpGroup');
      const group = resourceOf('bgpGroup', { BgpGroupId: 'bgpg-1', PeerAsn: 4294967295 });
      assert.equal(
        fillTemplate(kind, group, 'AS {PeerAsn}', (text) => english({ text })),
        'AS 4294967295',
      );
    }
    assert.equal((await sent('CreateBgpGroup', { PeerAsn: 4294967295 })).parameters.PeerAsn, '4294967295');
  });

  it('trap 47: an empty owner means the owner of the connection: dropped, it looks as if nobody knew', async () => {
    for (const spelling of ['VbrOwnerUid', 'VbrOwnerId']) {
      assert.equal((await rowOf(...routersOnLine, `{"VbrId":"vbr-1","${spelling}":""}`)).VbrOwnerUid, '', spelling);
    }
    const foreign = await rowOf(...routersOnLine, `{"VbrId":"vbr-1","VbrOwnerUid":${owner}}`);
    assert.equal(foreign.VbrOwnerUid, owner);
    assert.equal(objectIn(foreign).VbrId, 'vbr-1');
  });
});
