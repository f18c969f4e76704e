import PopClient from '@alicloud/pop-core';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { object } from '../unit/sandbox/service';

type Answer = Readonly<Record<string, unknown>>;
type Parameters = Readonly<Record<string, unknown>>;

const region = { RegionId: 'cn-hangzhou' };

/** Calls the sandbox with the vendor's own client. */
class Caller {
  private readonly client: PopClient;

  constructor(
    sandbox: Sandbox,
    private readonly method: 'GET' | 'POST',
    key: { accessKeyId: string; accessKeySecret: string; securityToken?: string } | undefined = sandbox.accounts[0],
  ) {
    assert.ok(key);
    this.client = new PopClient({ ...key, endpoint: sandbox.endpoint, apiVersion: '2016-04-28' });
  }

  call(action: string, parameters: Parameters = {}): Promise<Answer> {
    // Names are sent as they are: pop-core would write Bandwidth for bandwidth (traps 9).
    const options = { method: this.method, formatParams: false };
    return this.client.request<Answer>(action, { ...region, ...parameters }, options);
  }

  /** The only value of one field in one list, or `gone`. */
  async only(action: string, parameters: Parameters, set: string, item: string, field: string): Promise<unknown> {
    const answer = await this.call(action, parameters);
    const rows = object(answer[set])[item];
    assert.ok(Array.isArray(rows) && rows.length <= 1, `${action} lists more than one row`);
    return rows.length === 0 ? 'gone' : object(rows[0])[field];
  }
}

for (const method of ['GET', 'POST'] as const) {
  describe(`pop-core by ${method} against the sandbox`, () => {
    let sandbox: Sandbox;
    let clock: VirtualClock;

    beforeEach(async () => {
      clock = new VirtualClock(Date.now());
      sandbox = await startSandbox({ clock, estate: 'empty' });
    });

    afterEach(() => sandbox.close());

    it('leads a line from application to deletion with everything that runs on it', async () => {
      const caller = new Caller(sandbox, method);
      const wait = () => {
        clock.advance(120_000);
      };

      const line = await caller.call('CreatePhysicalConnection', {
        AccessPointId: 'ap-cn-hangzhou-yh-A',
        LineOperator: 'CT',
        PeerLocation: "浙江省 杭州市 & (A座) *1* ~ + 100% 'x'!",
        PortType: '10GBase-LR',
        bandwidth: 10000,
        Name: '总部-专线',
        ClientToken: 'life-1',
      });
      const PhysicalConnectionId = line.PhysicalConnectionId;
      const filter = [{ Key: 'PhysicalConnectionId', Value: [PhysicalConnectionId] }];
      const lineState = () =>
        caller.only(
          'DescribePhysicalConnections',
          { Filter: filter },
          'PhysicalConnectionSet',
          'PhysicalConnectionType',
          'Status',
        );
      assert.equal(await lineState(), 'Initial');
      wait();
      assert.equal(await lineState(), 'Allocated');
      await caller.call('ConfirmPhysicalConnection', { PhysicalConnectionId });
      await caller.call('EnablePhysicalConnection', { PhysicalConnectionId });
      assert.equal(await lineState(), 'Enabled');

      const router = await caller.call('CreateVirtualBorderRouter', {
        PhysicalConnectionId,
        VlanId: 0,
        LocalGatewayIp: '10.0.0.1',
        PeerGatewayIp: '10.0.0.2',
        PeeringSubnetMask: '255.255.255.252',
      });
      const VbrId = router.VbrId;
      const routers = ['VirtualBorderRouterSet', 'VirtualBorderRouterType'] as const;
      const routerState = () => caller.only('DescribeVirtualBorderRouters', {}, ...routers, 'Status');
      assert.equal(await routerState(), 'active');

      const { BgpGroupId } = await caller.call('CreateBgpGroup', {
        RouterId: VbrId,
        PeerAsn: 4200000001,
        AuthKey: '!PWZ2wsq',
      });
      wait();
      const { BgpPeerId } = await caller.call('CreateBgpPeer', { BgpGroupId, PeerIpAddress: '10.0.0.2' });
      await caller.call('AddBgpNetwork', { RouterId: VbrId, DstCidrBlock: '10.10.0.0/16' });
      wait();
      assert.equal(await caller.only('DescribeBgpGroups', {}, 'BgpGroups', 'BgpGroup', 'PeerAsn'), '4200000001');
      assert.equal(await caller.only('DescribeBgpPeers', {}, 'BgpPeers', 'BgpPeer', 'BgpStatus'), 'Established');
      assert.equal(await caller.only('DescribeBgpNetworks', {}, 'BgpNetworks', 'BgpNetwork', 'Status'), 'Available');

      await caller.call('TerminateVirtualBorderRouter', { VbrId });
      assert.equal(await routerState(), 'terminating');
      wait();
      await caller.call('RecoverVirtualBorderRouter', { VbrId });
      assert.equal(await routerState(), 'recovering');
      wait();
      assert.equal(await routerState(), 'active');

      await assert.rejects(caller.call('DeleteVirtualBorderRouter', { VbrId }), {
        code: 'DependencyViolation.BgpGroup',
      });
      await assert.rejects(caller.call('DeleteBgpGroup', { BgpGroupId }), { code: 'DependencyViolation.BgpPeer' });
      await assert.rejects(caller.call('TerminatePhysicalConnection', { PhysicalConnectionId }), {
        code: 'Forbidden.VBRExists',
      });
      await caller.call('DeleteBgpNetwork', { RouterId: VbrId, DstCidrBlock: '10.10.0.0/16' });
      await caller.call('DeleteBgpPeer', { BgpPeerId });
      wait();
      await caller.call('DeleteBgpGroup', { BgpGroupId });
      wait();
      await caller.call('DeleteVirtualBorderRouter', { VbrId });
      assert.equal(await routerState(), 'deleting');
      wait();
      assert.equal(await routerState(), 'gone');
      await caller.call('TerminatePhysicalConnection', { PhysicalConnectionId });
      wait();
      assert.equal(await lineState(), 'Terminated');
      await caller.call('DeletePhysicalConnection', { PhysicalConnectionId });
      assert.equal(await lineState(), 'gone');
    });

    it('gets the error body that the vendor’s client reads', async () => {
      const key = { accessKeyId: 'sandbox-partner', accessKeySecret: 'guessed' };
      await assert.rejects(
        new Caller(sandbox, method, key).call('DescribePhysicalConnections'),
        (error: Error & { data: Answer }) => {
          assert.equal(error.name, 'SignatureDoesNotMatchError');
          assert.deepEqual(Object.keys(error.data).sort(), ['Code', 'HostId', 'Message', 'Recommend', 'RequestId']);
          assert.ok(String(error.data.Message).includes(`server string to sign is:${method}&%2F&`));
          return true;
        },
      );
    });

    it('is let in with a temporary key', async () => {
      const answer = await new Caller(sandbox, method, sandbox.temporary).call('DescribePhysicalConnections');
      assert.equal(answer.TotalCount, 0);
    });
  });
}
