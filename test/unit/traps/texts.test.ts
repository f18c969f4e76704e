import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { fieldsOf } from '../../../src/catalog/kind';
import { createdIdentity } from '../../../src/estate/toResource';
import { guideOf } from '../../../src/guides';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { region } from '../api/clientUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import { broken, choicesOf, fieldOf, form, operation, sent } from './product';

const inRegion = { RegionId: region };
const accessPoint = 'ap-cn-hangzhou-yh-A';

describe('traps of wrong or swapped text', () => {
  it('trap 77: with both fees swapped, a person pays for another thing than the form said', () => {
    const costs = (name: string) => form(name).view({}).costs ?? '';
    const setup = costs('CreatePhysicalConnectionSetupOrder');
    assert.match(setup, /initial installation/);
    assert.doesNotMatch(setup, /occupancy/);
    const occupancy = costs('CreatePhysicalConnectionOccupancyOrder');
    assert.match(occupancy, /resource occupancy/);
    assert.doesNotMatch(occupancy, /installation/);
  });

  it('trap 78: half of what the operation can do, VLAN or bandwidth, is missing in its form', async () => {
    const share = resourceOf('hostedConnection', { PhysicalConnectionId: 'pc-1', Status: 'Enabled', VlanId: '4' });
    const edit = form('UpdateVirtualPhysicalConnection', share);
    const request = edit.request({ VlanId: '5', ExpectSpec: '100M' });
    const { parameters } = await sent('UpdateVirtualPhysicalConnection', { ...request });
    assert.deepEqual([parameters.VlanId, parameters.ExpectSpec], ['5', '100M']);
    assert.equal(edit.check({ VlanId: '5' }).canSubmit, true);
  });

  it('trap 79: converted in the order of the overview, the VBR is refused until its tenant has opened traffic', () => {
    const steps = guideOf('virtualBorderRouterConversion')?.steps.map(({ id }) => id) ?? [];
    assert.ok(steps.includes('create'));
    assert.ok(steps.indexOf('tenantTraffic') < steps.indexOf('create'), 'the guide has it right');
    assert.ok(steps.includes('tenantTraffic'));
    const service = new Service((estate) => {
      estate.closeTraffic();
      estate.openTraffic(partner, [region]);
      const line = estate.line({ owner: partner, name: 'line', accessPointId: accessPoint });
      estate.router(line, { owner: tenant, name: 'edge', vlanId: 7 });
    });
    const [router] = service.rows('DescribeVirtualBorderRouters', inRegion, paths.routers, 'tenant');
    const conversion = { ...inRegion, VbrId: String(router?.VbrId) };
    const refused = service.refused('CreateVpconnFromVbr', conversion);
    assert.equal(refused, '400 OperationFailed.TargetUserPconnTrafficNotEnable');
    service.ok('OpenPhysicalConnectionService', inRegion, 'tenant');
    service.ok('CreateVpconnFromVbr', conversion);
  });

  it('trap 80: a form with the descriptions of the documents asks for a VLAN where a VBR is meant', () => {
    const name = 'UnassociatePhysicalConnectionFromVirtualBorderRouter';
    assert.equal(fieldOf(form(name), 'VbrId')?.control.type, 'picker');
    const router = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Status: 'active' });
    assert.equal(fieldOf(form(name, router), 'VbrId'), undefined, 'known from the tree');
    assert.doesNotMatch(form('ConnectRouterInterface').view({}).summary, /creat/i);
    assert.equal(fieldOf(form('CreateRouterInterface'), 'DestinationCidrBlock'), undefined);
    for (const ha of ['CreateVbrHa', 'DeleteVbrHa']) assert.equal(fieldOf(form(ha), 'DryRun'), undefined, ha);
    assert.equal(fieldsOf(catalogue.kind('routerInterface')).EndTime?.label, 'Expires');
    const letter = resourceOf('letterOfAuthorization', { InstanceId: 'pc-1', Status: 'Available' });
    assert.equal(letter.state, 'Available', 'a state of the LOA and none of the connection');
    assert.equal(
      resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1', Status: 'Available' }).state,
      undefined,
    );
  });

  it('trap 81: IDs that begin otherwise than expected are refused, or their resources are not shown', () => {
    for (const [kind, row, id] of [
      ['physicalConnection', { PhysicalConnectionId: 'vpc-bp1qpo0kug3a2****' }, 'vpc-bp1qpo0kug3a2****'],
      ['accessPoint', { AccessPointId: 'eip-bp1qpo0kug3a2****' }, 'eip-bp1qpo0kug3a2****'],
      ['bgpGroup', { BgpGroupId: 'bgp-m5eo12jxuw2hc0uqq****' }, 'bgp-m5eo12jxuw2hc0uqq****'],
      ['bgpPeer', { BgpPeerId: 'Bgp-m5eo12jxuw2hc0uqq****' }, 'Bgp-m5eo12jxuw2hc0uqq****'],
    ] as const) {
      assert.equal(resourceOf(kind, row).id, id);
    }
    const group = { RouterId: 'vrt-bp1lhl0taikrteen8****', PeerAsn: '65001' };
    assert.deepEqual(broken('CreateBgpGroup', group), []);
    for (const table of ['vtb-1', 'rtb-1', 'trb-1']) {
      const entry = { DestinationCidrBlock: '10.0.0.0/8', NextHopType: 'RouterInterface', NextHopId: 'ri-1' };
      assert.deepEqual(broken('CreateRouteEntry', { RouteTableId: table, ...entry }), [], table);
    }
    // Dedicated and hosted connections share a prefix: only ProductType tells them apart.
    const acting = catalogue.asActingOn(operation('RecoverPhysicalConnection'), 'physicalConnection');
    assert.deepEqual(acting?.appliesTo, { field: 'ProductType', is: ['VirtualPhysicalConnection'] });
  });

  it('trap 82: orders that are still to take effect are not shown, because they are called invalid', async () => {
    const service = new Service((estate) => {
      const renewal = estate.daysAgo(-30);
      estate.line({ owner: partner, name: 'line', accessPointId: accessPoint, renewal });
    });
    const ask = (IncludeReservationData: boolean) =>
      service.rows('DescribePhysicalConnections', { ...inRegion, IncludeReservationData }, paths.lines)[0];
    assert.equal(ask(false)?.ReservationActiveTime, undefined);
    assert.equal(ask(true)?.ReservationActiveTime, '2024-07-01T12:00:00Z');
    for (const name of ['DescribePhysicalConnections', 'DescribeRouterInterfaces']) {
      const { parameters } = await sent(name, { IncludeReservationData: true });
      assert.equal(parameters.IncludeReservationData, 'true');
      assert.match(fieldOf(form(name), 'IncludeReservationData')?.help ?? '', /not taken effect yet/);
    }
  });

  it('trap 83: a chapter that lost its title in the printed document is an operation that nobody can use', () => {
    const chapters = [
      ...Array.from({ length: 22 }, (_, index) => `003 4.${index + 1}`),
      ...Array.from({ length: 9 }, (_, index) => `003 5.${index + 1}`),
      ...Array.from({ length: 17 }, (_, index) => `003 6.${index + 1}`),
      ...Array.from({ length: 11 }, (_, index) => `003 7.${index + 1}`),
    ];
    assert.equal(chapters.length, 59);
    const of = (chapter: string) =>
      catalogue.operations().flatMap(({ name, documents }) => (documents.includes(chapter) ? [name] : []));
    for (const chapter of chapters) assert.equal(of(chapter).length, 1, chapter);
    assert.deepEqual(of('003 6.8'), ['UnassociatePhysicalConnectionFromVirtualBorderRouter']);
    // Chapter numbers printed inside tables are neither codes nor parameters.
    for (const { name, errors, parameters } of catalogue.operations()) {
      const words = [...errors.map(({ code }) => code), ...Object.keys(parameters)];
      assert.deepEqual(
        words.filter((word) => /^\d/.test(word)),
        [],
        name,
      );
    }
  });

  it('trap 84: a new peering connection is looked for under the VPC ID that the text promises, and never found', () => {
    const kind = catalogue.kind('vpcPeeringConnection');
    const request = {
      RegionId: region,
      VpcId: 'vpc-1',
      AcceptingAliUid: '283117732402483989',
      AcceptingRegionId: 'cn-beijing',
      AcceptingVpcId: 'vpc-2',
    };
    const create = operation('CreateVpcPeerConnection');
    assert.equal(createdIdentity(kind, create, request, { RequestId: 'R', InstanceId: 'pcc-1' }), 'pcc-1');
    assert.equal(createdIdentity(kind, create, request, { RequestId: 'R' }), undefined);
    // The lost lists of values: any account, any region; a description is no URL and starts with a letter.
    assert.deepEqual(broken('CreateVpcPeerConnection', request), []);
    assert.equal(fieldOf(form('CreateVpcPeerConnection'), 'AcceptingRegionId')?.control.type, 'picker');
    const url = { ...request, Description: 'https://example.com' };
    assert.deepEqual(broken('CreateVpcPeerConnection', url), ['Description']);
    assert.deepEqual(choicesOf(form('CreateVpcPeerConnection'), 'LinkType').includes('Gold'), true);
  });
});
