import assert from 'node:assert/strict';
import { decide } from '../../../src/api/answer';
import type { JsonObject } from '../../../src/api/json';
import { isList, isObject } from '../../../src/api/json';
import { describeAccessPoints } from '../../../src/catalog/accessPoint/describe';
import { describeBgpGroups } from '../../../src/catalog/bgpGroup/describe';
import { describeBgpNetworks } from '../../../src/catalog/bgpNetwork/describe';
import { describeBgpPeers } from '../../../src/catalog/bgpPeer/describe';
import type { Operation } from '../../../src/catalog/operation';
import { describePhysicalConnections } from '../../../src/catalog/physicalConnection/describe';
import { deleteVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/lifecycle';
import { describeVirtualBorderRouters } from '../../../src/catalog/virtualBorderRouter/describe';
import { region, withService } from './clientUnderTest';
import { answer } from './loopbackService';

function read(operation: Operation, text: string): JsonObject {
  const reply = { status: 200, text, contentType: 'application/json', retryAfterMs: undefined, date: undefined };
  return decide(operation, reply, { stringToSign: 'POST&', secrets: [], now: 0 }).value;
}

function onlyRow(operation: Operation, rows: string, text: string): JsonObject {
  const list = read(operation, text)[rows];
  assert.ok(isList(list) && list.length === 1);
  const [row] = list;
  assert.ok(isObject(row));
  return row;
}

// Shortened from the documents' samples, with the shapes and types they show and digits where they print asterisks.
describe('answers as the documents print them, read by the catalogue', () => {
  it('VBRs of the older document: outer object, one wrapped object, every number a text (002 5.3)', () => {
    const text = `{"DescribeVirtualBorderRoutersResponse":{"PageNumber":"1","VirtualBorderRouterSet":{"VirtualBorderRouterType":{
      "LocalGatewayIp":"10.1.0.1","PhysicalConnectionOwnerUid":"1231579080000000","VlanId":"10","Status":"active",
      "VlanInterfacId":"ri-2zeum6rgu0586","VbrId":"vbr-2zecmmvg5g","CreationTime":"2018-03-06T11:16:34Z"}},
      "TotalCount":"1","PageSize":"10","RequestId":"AE65530E-8436-4FB1-8217-DCD35712AC89"}}`;
    const row = onlyRow(describeVirtualBorderRouters, 'VirtualBorderRouterSet', text);
    assert.equal(row.VlanId, 10);
    assert.equal(row.VbrId, 'vbr-2zecmmvg5g');
    assert.equal(row.VlanInterfaceId, 'ri-2zeum6rgu0586');
    assert.equal(read(describeVirtualBorderRouters, text).TotalCount, 1);
  });

  it('VBRs of the newer document: single objects in wrappers, VLAN 0, an account beyond 2^53 (003 6.2)', () => {
    const row = onlyRow(
      describeVirtualBorderRouters,
      'VirtualBorderRouterSet',
      `{"TotalCount":1,"RequestId":"DE77A7F3","VirtualBorderRouterSet":{"VirtualBorderRouterType":{"VbrId":"vbr-1",
        "PhysicalConnectionOwnerUid":253460731706911258,"EnableIpv6":false,"MinRxInterval":300,"VlanId":0,
        "AssociatedPhysicalConnections":{"AssociatedPhysicalConnection":{"VlanId":0,"EnableIpv6":true}},
        "AssociatedCens":{"AssociatedCen":{"CenStatus":"Attached","CenOwnerId":283117732402483989,"CenId":"cen-1"}}}}}`,
    );
    assert.equal(row.PhysicalConnectionOwnerUid, '253460731706911258');
    assert.deepEqual([row.VlanId, row.EnableIpv6, row.MinRxInterval], [0, false, 300]);
    const [connection] = isList(row.AssociatedPhysicalConnections) ? row.AssociatedPhysicalConnections : [];
    assert.deepEqual(connection, { VlanId: 0, EnableIpv6: true });
    const [cen] = isList(row.AssociatedCens) ? row.AssociatedCens : [];
    assert.deepEqual(cen, { CenStatus: 'Attached', CenOwnerId: '283117732402483989', CenId: 'cen-1' });
  });

  it('physical connections, wrapped and bare (002 4.3, 003 4.12)', () => {
    const connection = `{"PhysicalConnectionId":"pc-1","Bandwidth":10,"PortNumber":"1/1/1","HasReservationData":"false",
      "VirtualPhysicalConnectionCount":0,"ParentPhysicalConnectionAliUid":283117732402483989,"VlanId":"10"}`;
    const [wrapped, bare] = [`{"PhysicalConnectionType":[${connection}]}`, `[${connection}]`].map((set) =>
      onlyRow(describePhysicalConnections, 'PhysicalConnectionSet', `{"RequestId":"R","PhysicalConnectionSet":${set}}`),
    );
    assert.deepEqual(wrapped, bare);
    assert.equal(bare?.ParentPhysicalConnectionAliUid, '283117732402483989');
    assert.deepEqual([bare.Bandwidth, bare.VirtualPhysicalConnectionCount], [10, 0]);
  });

  it('BGP groups and peers, numbers or texts (002 6.3 and 6.7, 003 7.2 and 7.6)', () => {
    const [older, newer] = [
      `{"BgpGroup":[{"BgpGroupId":"bgpg-1","LocalAsn":45104,"Hold":30,"IsFake":true,"PeerAsn":65515,"RouteLimit":99}]}`,
      `[{"BgpGroupId":"bgpg-1","LocalAsn":"45104","Hold":"30","IsFake":"true","PeerAsn":"65515","RouteLimit":"99"}]`,
    ].map((groups) => onlyRow(describeBgpGroups, 'BgpGroups', `{"RequestId":"R","BgpGroups":${groups}}`));
    assert.deepEqual(older, newer);
    assert.deepEqual([newer?.PeerAsn, newer?.IsFake], [65515, true]);
    const peer = onlyRow(
      describeBgpPeers,
      'BgpPeers',
      `{"RequestId":"R","TotalCount":10,"BgpPeers":[{"BgpPeerId":"bgp-1","BgpStatus":"","EnableBfd":true,"BfdMultiHop":3}]}`,
    );
    assert.deepEqual([peer.BgpStatus, peer.EnableBfd, peer.BfdMultiHop], ['', true, 3]);
  });

  it('BGP networks without a router, under the name that the PDF garbles (002 6.1, 003 7.10)', () => {
    const row = onlyRow(
      describeBgpNetworks,
      'BgpNetworks',
      `{"BgpNetworks":{"BgpNetwork":[{"DstCidrBlock":"10.1.1.0/24","Vpclid":"vpc-1"}]},"TotalCount":1,"RequestId":"R"}`,
    );
    assert.deepEqual(row, { DstCidrBlock: '10.1.1.0/24', VpcId: 'vpc-1' });
  });

  it('access points: a feature that is true and not "true" (003 4.1)', () => {
    const row = onlyRow(
      describeAccessPoints,
      'AccessPointSet',
      `{"DescribeAccessPointsResponse":{"AccessPointSet":{"AccessPointType":{"AccessPointId":"ap-cn-hangzhou-1",
        "Name":"杭州-余杭-C","AccessPointFeatureModels":{"AccessPointFeatureModel":{"FeatureValue":true,
        "FeatureKey":"AP_Support_VbrBandwidthLimit"}}}},"TotalCount":5,"PageSize":10,"RequestId":"R","PageNumber":1}}`,
    );
    assert.equal(row.Name, '杭州-余杭-C');
    const [feature] = isList(row.AccessPointFeatureModels) ? row.AccessPointFeatureModels : [];
    assert.deepEqual(feature, { FeatureValue: 'true', FeatureKey: 'AP_Support_VbrBandwidthLimit' });
  });

  it('a change in an outer object (003 6.5)', () => {
    assert.deepEqual(read(deleteVirtualBorderRouter, '{"DeleteVirtualBorderRouterResponse":{"RequestId":"R"}}'), {
      RequestId: 'R',
    });
  });

  it('gives typed rows to code that knows the operation', async () => {
    await withService(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', VirtualBorderRouterSet: [{ VbrId: 'vbr-1', VlanId: '0' }] });
      },
      async ({ client }) => {
        const options = { region, identity: ['VbrId'] };
        const [row] = await client.list(describeVirtualBorderRouters, 'VirtualBorderRouterSet', {}, options);
        const vlan: number | undefined = row?.VlanId;
        assert.equal(vlan, 0);
      },
    );
  });
});
