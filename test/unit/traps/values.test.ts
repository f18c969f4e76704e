import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { fillTemplate } from '../../../src/estate/describeRow';
import { region } from '../api/clientUnderTest';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { answering, broken, decoded, detailOf, form, objectIn, operation, rowsIn, sent } from './product';

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

describe('traps of types and numbers', () => {
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
      assert.match(model.json(written.edits).text, new RegExp(`"${owner}"`), 'text, or the next reader rounds it');
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
    assert.equal((await rowOf(...connections, '{"HasReservationData":"false"}')).HasReservationData, false);
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
