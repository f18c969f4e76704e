import type Client from '@alicloud/vpc20160428';
import * as vpc from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../src/sandbox/estates/builder';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { keyOf } from './drivers/driver';
import { typedClient } from './drivers/vpcSdk';

const regionId = 'cn-shanghai';
const accessPointId = 'ap-cn-shanghai-pd-A';
const noon = Date.UTC(2024, 5, 1, 12);

/**
 * The tenant's ID has 18 digits, which the models' numbers cannot hold: here it is the carrier, and the partner, whom it
 * names, has 16.
 */
const carrier = tenant;
const customer = partner;

for (const algorithm of ['V3', 'v2'] as const) {
  describe(`the classes of the official SDK by ${algorithm} for lines`, () => {
    let sandbox: Sandbox;
    let clock: VirtualClock;
    let owner: Client;
    let other: Client;
    let parent: string;

    beforeEach(async () => {
      clock = new VirtualClock(noon);
      const estate = new EstateBuilder(noon);
      for (const account of [carrier, customer]) estate.openTraffic(account, [regionId]);
      parent = estate.line({ owner: carrier, accessPointId, name: 'shared', bandwidthMbps: 10_000 }).id;
      sandbox = await startSandbox({ clock, state: estate.build() });
      owner = typedClient(sandbox.endpoint, keyOf(carrier), algorithm);
      other = typedClient(sandbox.endpoint, keyOf(customer), algorithm);
    });

    afterEach(() => sandbox.close());

    const wait = () => {
      clock.advance(120_000);
    };

    const line = async (client: Client, id: string | undefined) => {
      assert.ok(id);
      const { body } = await client.describePhysicalConnections(
        new vpc.DescribePhysicalConnectionsRequest({
          regionId,
          filter: [{ key: 'PhysicalConnectionId', value: [id] }],
          includeReservationData: true,
        }),
      );
      return body?.physicalConnectionSet?.physicalConnectionType?.[0];
    };

    const hosted = async (id: string | undefined) => {
      assert.ok(id);
      const { body } = await owner.listVirtualPhysicalConnections(
        new vpc.ListVirtualPhysicalConnectionsRequest({ regionId, virtualPhysicalConnectionIds: [id], vlanIds: ['7'] }),
      );
      assert.deepEqual([body?.count, body?.totalCount, body?.nextToken], [1, 1, '']);
      return body?.virtualPhysicalConnections?.[0];
    };

    const payAndConfirm = async (client: Client, physicalConnectionId: string | undefined) => {
      const { body } = await client.createPhysicalConnectionOccupancyOrder(
        new vpc.CreatePhysicalConnectionOccupancyOrderRequest({
          regionId,
          physicalConnectionId,
          instanceChargeType: 'PrePaid',
          pricingCycle: 'Month',
          period: 9,
          autoPay: true,
          clientToken: 'order',
        }),
      );
      assert.match(body?.data?.orderId ?? '', /^\d+$/);
      const confirmed = new vpc.ConfirmPhysicalConnectionRequest({ regionId, physicalConnectionId });
      await client.confirmPhysicalConnection(confirmed);
    };

    it('send and read an LOA with its people and both orders, or typed scripts cannot install a line', async () => {
      const { body: points } = await owner.describeAccessPoints(new vpc.DescribeAccessPointsRequest({ regionId }));
      const point = points?.accessPointSet?.accessPointType?.find((known) => known.accessPointId === accessPointId);
      assert.deepEqual([point?.attachedRegionNo, point?.status, point?.type], [regionId, 'recommended', 'VPC']);
      const created = await owner.createPhysicalConnection(
        new vpc.CreatePhysicalConnectionRequest({
          regionId,
          accessPointId,
          lineOperator: 'CT',
          peerLocation: '上海市浦东新区',
          portType: '10GBase-LR',
          bandwidth: 10_000,
          name: '上海-专线',
          clientToken: 'apply',
        }),
      );
      const physicalConnectionId = created.body?.physicalConnectionId;
      const applied = await line(owner, physicalConnectionId);
      assert.deepEqual(
        [applied?.status, applied?.creationTime, applied?.spec, applied?.bandwidth, applied?.loaStatus],
        ['Initial', '2024-06-01T12:00:00Z', '10G', 10, ''],
      );
      const { body: setup } = await owner.createPhysicalConnectionSetupOrder(
        new vpc.CreatePhysicalConnectionSetupOrderRequest({
          regionId,
          accessPointId,
          lineOperator: 'CT',
          portType: '10GBase-LR',
          autoPay: true,
        }),
      );
      assert.match(setup?.orderId ?? '', /^\d+$/);
      assert.equal(setup?.physicalConnectionId, physicalConnectionId);
      wait();
      assert.equal((await line(owner, physicalConnectionId))?.status, 'Allocated');

      const on = { regionId, instanceId: physicalConnectionId };
      await owner.applyPhysicalConnectionLOA(
        new vpc.ApplyPhysicalConnectionLOARequest({
          ...on,
          companyName: '子午银行',
          lineType: 'MSTP',
          si: 'Northgate Cabling',
          constructionTime: '2024-06-08T08:00:00Z',
          bandwidth: 2,
          PMInfo: [
            new vpc.ApplyPhysicalConnectionLOARequestPMInfo({
              PMName: '李四',
              PMGender: 'Female',
              PMCertificateType: 'Passport',
              PMCertificateNo: 'E12345678',
              PMContactInfo: '13900000000',
            }),
          ],
        }),
      );
      const letter = async () =>
        (await owner.describePhysicalConnectionLOA(new vpc.DescribePhysicalConnectionLOARequest(on))).body
          ?.physicalConnectionLOAType;
      const asked = await letter();
      assert.deepEqual(
        [asked?.status, asked?.companyName, asked?.lineType, asked?.SI, asked?.constructionTime, asked?.loaUrl],
        ['Applying', '子午银行', 'MSTP', 'Northgate Cabling', '2024-06-08T08:00:00Z', ''],
      );
      const [person] = asked?.PMInfo?.PMInfo ?? [];
      assert.deepEqual(
        [person?.PMName, person?.PMGender, person?.PMCertificateType, person?.PMCertificateNo, person?.PMContactInfo],
        ['李四', 'Female', 'Passport', 'E12345678', '13900000000'],
      );
      wait();
      const available = await letter();
      assert.equal(available?.status, 'Available');
      assert.match(available.loaUrl ?? '', /^https:\/\//);
      await owner.completePhysicalConnectionLOA(
        new vpc.CompletePhysicalConnectionLOARequest({ ...on, lineCode: 'LC-1', lineLabel: 'LB-1', finishWork: true }),
      );
      assert.equal((await letter())?.status, 'Completing');
      wait();
      const complete = await letter();
      assert.deepEqual([complete?.status, complete?.lineCode, complete?.lineLabel], ['Complete', 'LC-1', 'LB-1']);

      await payAndConfirm(owner, physicalConnectionId);
      const confirmed = await line(owner, physicalConnectionId);
      assert.deepEqual([confirmed?.status, confirmed?.loaStatus], ['Confirmed', 'Complete']);
      wait();
      const enabled = await line(owner, physicalConnectionId);
      assert.equal(enabled?.status, 'Enabled');
      // Nine months from the day on which it was enabled.
      assert.equal(enabled.endTime?.slice(0, 10), '2025-03-01');
      assert.equal(enabled.hasReservationData, 'false');
    });

    it('send and read a hosted connection by both of its lists, or typed scripts cannot share a line', async () => {
      const created = await owner.createVirtualPhysicalConnection(
        new vpc.CreateVirtualPhysicalConnectionRequest({
          regionId,
          physicalConnectionId: parent,
          vpconnAliUid: Number(customer.id),
          vlanId: 7,
          spec: '1G',
          orderMode: 'PayByVirtualPhysicalConnectionOwner',
          name: 'shared-with-partner',
          description: '共享专线',
          token: 'share',
        }),
      );
      const id = created.body?.virtualPhysicalConnection;
      const offered = await hosted(id);
      assert.deepEqual(
        [offered?.virtualPhysicalConnectionStatus, offered?.vlanId, offered?.spec, offered?.bandwidth, offered?.status],
        ['UnConfirmed', '7', '1G', 1000, 'Allocated'],
      );
      // Texts in this list, so that all 18 digits arrive (traps 37).
      assert.deepEqual(
        [offered?.aliUid, offered?.parentPhysicalConnectionAliUid, offered?.parentPhysicalConnectionId],
        [customer.id, carrier.id, parent],
      );
      assert.deepEqual(
        [offered?.name, offered?.description, offered?.orderMode, offered?.productType],
        ['shared-with-partner', '共享专线', 'PayByVirtualPhysicalConnectionOwner', 'VirtualPhysicalConnection'],
      );
      assert.equal((await line(owner, parent))?.virtualPhysicalConnectionCount, 1);

      await payAndConfirm(other, id);
      wait();
      const mine = await line(other, id);
      assert.deepEqual(
        [mine?.status, mine?.vpconnStatus, mine?.vlanId, mine?.expectSpec, mine?.parentPhysicalConnectionId],
        ['Enabled', 'Confirmed', '7', '1G', parent],
      );
      // A number in this list: what JSON.parse makes of 18 digits.
      assert.equal(mine?.parentPhysicalConnectionAliUid, Number(carrier.id));
      const { body: changed } = await owner.updateVirtualPhysicalConnection(
        new vpc.UpdateVirtualPhysicalConnectionRequest({ regionId, instanceId: id, vlanId: 7, expectSpec: '2G' }),
      );
      assert.equal(changed?.success, 'true');
      assert.equal((await hosted(id))?.expectSpec, '2G');

      const on = { regionId, physicalConnectionId: id };
      await owner.terminatePhysicalConnection(new vpc.TerminatePhysicalConnectionRequest(on));
      assert.equal((await hosted(id))?.status, 'Terminating');
      wait();
      await owner.recoverPhysicalConnection(new vpc.RecoverPhysicalConnectionRequest({ regionId, instanceId: id }));
      wait();
      assert.equal((await hosted(id))?.status, 'Enabled');
      await owner.terminatePhysicalConnection(new vpc.TerminatePhysicalConnectionRequest(on));
      wait();
      await owner.deletePhysicalConnection(new vpc.DeletePhysicalConnectionRequest(on));
      assert.equal((await hosted(id))?.virtualPhysicalConnectionStatus, 'Deleted');
      assert.equal((await line(other, id))?.vpconnStatus, 'Deleted');
      wait();
      assert.equal(await line(other, id), undefined);
    });

    it('turn the VBR of another account into a hosted connection, or typed scripts cannot convert one', async () => {
      const { body: made } = await owner.createVirtualBorderRouter(
        new vpc.CreateVirtualBorderRouterRequest({
          regionId,
          physicalConnectionId: parent,
          vlanId: 7,
          vbrOwnerId: Number(customer.id),
          bandwidth: 200,
        }),
      );
      const vbrId = made?.vbrId;
      const router = async () => {
        const { body } = await other.describeVirtualBorderRouters(
          new vpc.DescribeVirtualBorderRoutersRequest({ regionId, filter: [{ key: 'VbrId', value: [vbrId ?? ''] }] }),
        );
        return body?.virtualBorderRouterSet?.virtualBorderRouterType?.[0];
      };
      assert.equal((await router())?.status, 'unconfirmed');
      await other.modifyVirtualBorderRouterAttribute(
        new vpc.ModifyVirtualBorderRouterAttributeRequest({
          regionId,
          vbrId,
          localGatewayIp: '10.0.0.1',
          peerGatewayIp: '10.0.0.2',
          peeringSubnetMask: '255.255.255.252',
        }),
      );
      const active = await router();
      assert.deepEqual(
        [active?.status, active?.physicalConnectionOwnerUid, active?.peerGatewayIp, active?.vlanId],
        ['active', carrier.id, '10.0.0.2', 7],
      );
      const seen = await owner.describeVirtualBorderRoutersForPhysicalConnection(
        new vpc.DescribeVirtualBorderRoutersForPhysicalConnectionRequest({ regionId, physicalConnectionId: parent }),
      );
      const set = seen.body?.virtualBorderRouterForPhysicalConnectionSet;
      const [row] = set?.virtualBorderRouterForPhysicalConnectionType ?? [];
      assert.deepEqual([row?.vbrId, row?.status, row?.vbrOwnerUid], [vbrId, 'Active', Number(customer.id)]);

      const { body: converted } = await owner.createVpconnFromVbr(
        new vpc.CreateVpconnFromVbrRequest({
          regionId,
          vbrId,
          orderMode: 'PayByVirtualPhysicalConnectionOwner',
          token: 'convert',
        }),
      );
      const vpconnId = converted?.virtualPhysicalConnection;
      assert.deepEqual((await hosted(vpconnId))?.virtualPhysicalConnectionStatus, 'UnConfirmed');
      await payAndConfirm(other, vpconnId);
      wait();
      const { body: attached } = await owner.attachVbrToVpconn(
        new vpc.AttachVbrToVpconnRequest({ regionId, vbrId, vpconnId, token: 'attach' }),
      );
      assert.equal(attached?.virtualPhysicalConnection, vpconnId);
      assert.equal((await router())?.physicalConnectionId, vpconnId);
    });

    it('lose the last digits of a long account ID, which is then unknown, or another account gets the VBR', async () => {
      const request = { regionId, physicalConnectionId: parent, vlanId: 7, vbrOwnerId: Number(carrier.id) };
      await assert.rejects(owner.createVirtualBorderRouter(new vpc.CreateVirtualBorderRouterRequest(request)), {
        code: 'InvalidVbrOwnerId.NotFound',
        statusCode: 404,
      });
    });
  });
}
