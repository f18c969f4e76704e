import assert from 'node:assert/strict';
import { TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { rowFieldsOf } from '../../../src/catalog/field';
import { fieldsOf } from '../../../src/catalog/kind';
import type { Operation } from '../../../src/catalog/operation';
import { explain } from '../../../src/estate/explain';
import { failure, region } from '../api/clientUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { answering, decoded, form, objectIn, operation, refused, rowsIn } from './product';

describe('traps of the fields of answers', () => {
  it('trap 23: an LOA in lower camel case shows nothing of its line and its engineers', async () => {
    const value = await decoded('DescribePhysicalConnectionLOA', {
      message: 'successful',
      requestId: '318BB676-0A2B-43A0-9AD8-F1D34E93750F',
      data: {
        lineType: 'MSTP',
        status: 'Available',
        instanceId: 'pc-1',
        si: 'ctcu',
        pmInfo: [{ pmName: 'test', pmCertificateNo: '1234567', PmCertificateType: 'Other ', nextPMIndex: 1 }],
      },
      code: '200',
      success: true,
    });
    const letter = objectIn(value.PhysicalConnectionLOAType);
    assert.deepEqual(
      [value.RequestId, letter.LineType, letter.Status, letter.InstanceId, letter.SI],
      ['318BB676-0A2B-43A0-9AD8-F1D34E93750F', 'MSTP', 'Available', 'pc-1', 'ctcu'],
    );
    const [engineer] = rowsIn(letter, 'PMInfo');
    // Under its declared name it is masked; under any other nobody would know that it has to be.
    assert.deepEqual([engineer?.PMName, engineer?.PMCertificateNo], ['test', '1234567']);
    assert.deepEqual([engineer?.PMCertificateType, engineer?.nextPMIndex], ['Other ', 1]);
  });

  it('trap 24: a success with Code in it is shown as a failure, or a refusal with status 200 as a success', async () => {
    const noted = { RequestId: 'R', Code: '200', Message: 'successful' };
    for (const [name, body] of [
      ['DescribeRouterInterfaceAttribute', { ...noted, Success: true, RouterInterfaceId: 'ri-1' }],
      ['UpdateVirtualBorderBandwidth', { ...noted, HttpStatusCode: 200, Success: true }],
      ['UpdateVirtualPhysicalConnection', { RequestId: 'R', Success: 'true' }],
      // Success is left out by some (wire-facts 3.1).
      ['DescribeRouterInterfaceAttribute', noted],
      ['UpdateVirtualBorderBandwidth', { ...noted, Code: 'OK' }],
      ['ApplyPhysicalConnectionLOA', { requestId: 'R', statusCode: 200, code: '200', message: 'ok', success: true }],
    ] as const) {
      assert.equal((await decoded(name, body)).RequestId, 'R', name);
    }
    for (const Success of [false, 'false']) {
      const body = { RequestId: 'R', Code: 'InvalidInstance.StatusError', Message: 'no', Success };
      const error = await refused('UpdateVirtualPhysicalConnection', 200, body);
      assert.deepEqual([error.code, error.httpStatus], ['InvalidInstance.StatusError', 200]);
      const vague = await refused('UpdateVirtualBorderBandwidth', 200, { ...noted, Success });
      assert.equal(vague.outcome, 'refused', 'whatever its Code says');
    }
  });

  it('trap 25: an error body with less in it than others loses the request ID that support asks for', async () => {
    // No document shows one; clients read these fields in any order (wire-facts 3.3).
    const full = await refused('CreateBgpPeer', 400, {
      Recommend: 'https://api.aliyun.com/troubleshoot?q=InvalidBgpGroup',
      Message: 'The group is invalid.',
      RequestId: 'R-25',
      HostId: 'vpc.aliyuncs.com',
      Code: 'InvalidBgpGroup',
    });
    assert.deepEqual([full.code, full.message, full.requestId], ['InvalidBgpGroup', 'The group is invalid.', 'R-25']);
    const scarce = await refused('CreateBgpPeer', 400, { RequestId: 'R-26', Code: 'InvalidBgpGroup' });
    const { what, said, requestId } = explain(scarce);
    assert.deepEqual([what.args?.includes('InvalidBgpGroup'), said, requestId], [true, undefined, 'R-26']);
    const bare = await answering(
      { RequestId: 'R-27' },
      (client) => failure(client.call<Operation>(operation('CreateBgpPeer'), {}, { region }), TransportError),
      400,
    );
    assert.equal(explain(bare).requestId, 'R-27', 'the one thing that is said to be always returned');
    const stranger = await answering({ status: 'ok' }, (client) =>
      failure(client.call<Operation>(operation('DescribeBgpPeers'), {}, { region }), TransportError),
    );
    assert.equal(stranger.phase, 'garbage', 'without it, it is no answer of the service');
  });

  it('trap 26: the ID of an order is lost or rounded, and nobody finds the order to pay', async () => {
    const occupancy = async (body: object) => {
      const { Data } = await decoded('CreatePhysicalConnectionOccupancyOrder', body);
      return Data === undefined ? undefined : objectIn(Data).OrderId;
    };
    const setup = async (body: object) => (await decoded('CreatePhysicalConnectionSetupOrder', body)).OrderId;
    const number = { code: '200', requestId: 'R', success: true, data: { orderId: 203167309740138 } };
    assert.equal(await occupancy(number), '203167309740138');
    assert.equal(await occupancy({ RequestId: 'R', Data: { OrderId: '203167309740138' } }), '203167309740138');
    assert.equal(await occupancy({ RequestId: 'R' }), undefined, 'document 003 answers none');
    assert.equal(await setup({ requestId: 'R', data: { orderId: '203167309740138' } }), '203167309740138');
    assert.equal(await setup({ RequestId: 'R', OrderId: '203167309740138' }), '203167309740138');
    const prepaid = await decoded(
      'CreateRouterInterface',
      '{"RequestId":"R","RouterInterfaceId":"ri-1","OrderId":271598332402530847}',
    );
    assert.equal(prepaid.OrderId, '271598332402530847');
    assert.equal((await decoded('CreateRouterInterface', { RequestId: 'R' })).OrderId, undefined);
  });

  it('trap 27: the connection that an installation order belongs to is not told', async () => {
    const body = { RequestId: 'R', OrderId: '20316', PhysicalConnectionId: 'pc-1' };
    assert.deepEqual(await decoded('CreatePhysicalConnectionSetupOrder', body), body);
    const { PhysicalConnectionId } = operation('CreatePhysicalConnectionSetupOrder').response;
    assert.equal(PhysicalConnectionId?.label, 'Physical connection ID');
  });

  it('trap 33: a field under another spelling is missing in the table and unknown below it', async () => {
    const vbr = { VlanInterfacId: 'ri-1', PhysicalConnectionOwnerId: '283117732402483989' };
    const answer = { RequestId: 'R', VirtualBorderRouterSet: [vbr] };
    const [router] = rowsIn(await decoded('DescribeVirtualBorderRouters', answer), 'VirtualBorderRouterSet');
    assert.deepEqual([router?.VlanInterfaceId, router?.PhysicalConnectionOwnerUid], ['ri-1', '283117732402483989']);
    const set = 'VirtualBorderRouterForPhysicalConnectionSet';
    const onLine = { VbrId: 'vbr-1', VbrOwnerId: '123', PConnVbrBussinessStatus: 'Normal' };
    const list = await decoded('DescribeVirtualBorderRoutersForPhysicalConnection', {
      RequestId: 'R',
      [set]: [onLine],
    });
    const [shared] = rowsIn(list, set);
    assert.deepEqual([shared?.VbrOwnerUid, shared?.PConnVbrBussinessStatus], ['123', 'Normal']);
    const networks = await decoded('DescribeBgpNetworks', { RequestId: 'R', BgpNetworks: [{ Vpclid: 'vpc-1' }] });
    assert.equal(rowsIn(networks, 'BgpNetworks')[0]?.VpcId, 'vpc-1');
    const points = await decoded('DescribeAccessPoints', {
      RequestId: 'R',
      AccessPointSet: [{ AttachedRegionNo: region }],
    });
    assert.equal(rowsIn(points, 'AccessPointSet')[0]?.AttachedRegionNo, region);
    assert.equal(fieldsOf(catalogue.kind('accessPoint')).AttachedRegionNo?.label, 'Region');
    const declared = rowFieldsOf(operation('DescribeVirtualBorderRoutersForPhysicalConnection'), set);
    assert.equal(declared.PConnVbrBussinessStatus?.label, 'Business status');
    // The same fact under two names: each list has its own.
    const unconfirmed = { PhysicalConnectionId: 'pc-1', Status: 'Allocated' };
    const inList = resourceOf('hostedConnection', { ...unconfirmed, VirtualPhysicalConnectionStatus: 'UnConfirmed' });
    const amongLines = resourceOf('physicalConnection', { ...unconfirmed, VpconnStatus: 'UnConfirmed' });
    assert.deepEqual([inList.state, amongLines.state], ['UnConfirmed', 'UnConfirmed']);
  });

  it('trap 34: a bandwidth that the region’s list does not tell is shown as 0, or overwritten when editing', async () => {
    const row = { VbrId: 'vbr-1', Name: 'edge', Status: 'active', RouteTableId: 'vtb-1' };
    const region1 = await decoded('DescribeVirtualBorderRouters', { RequestId: 'R', VirtualBorderRouterSet: [row] });
    assert.equal(rowsIn(region1, 'VirtualBorderRouterSet')[0]?.Bandwidth, undefined);
    const request = form('ModifyVirtualBorderRouterAttribute', resourceOf('virtualBorderRouter', row)).request({
      Name: 'edge-2',
    });
    assert.equal(request.Bandwidth, undefined);
    const set = 'VirtualBorderRouterForPhysicalConnectionSet';
    const onLine = { RequestId: 'R', [set]: [{ VbrId: 'vbr-1', Bandwidth: '200', Status: 'Active' }] };
    const [shared] = rowsIn(await decoded('DescribeVirtualBorderRoutersForPhysicalConnection', onLine), set);
    assert.equal(shared?.Bandwidth, 200);
    assert.deepEqual([shared.Name, shared.RouteTableId], [undefined, undefined]);
  });

  it('trap 35: a failing health check is never shown, since no list tells of it', async () => {
    const kind = catalogue.kind('routerInterface');
    assert.equal(kind.single?.operation, operation('DescribeRouterInterfaceAttribute'));
    const alone = await decoded('DescribeRouterInterfaceAttribute', {
      RequestId: 'R',
      Code: '200',
      Success: true,
      RouterInterfaceId: 'ri-1',
      HealthCheckStatus: 'normal',
      GmtModified: '2021-06-08T12:20:55',
    });
    assert.deepEqual([alone.HealthCheckStatus, alone.GmtModified], ['normal', '2021-06-08T12:20:55']);
    const grouped = kind.details.flatMap(({ fields }) => fields);
    for (const name of ['HealthCheckStatus', 'GmtModified', 'Ipv6Status']) {
      assert.ok(fieldsOf(kind)[name]?.label !== undefined && grouped.includes(name), name);
    }
  });
});
