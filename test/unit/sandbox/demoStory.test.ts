import PopClient from '@alicloud/pop-core';
import assert from 'node:assert/strict';
import { type Sandbox, startSandbox, type WorldState } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';

type Side = 'carrier' | 'bank';

const minute = 60_000;

/** The demo as both accounts find it, on a clock that only the test moves. */
class Story {
  private constructor(
    private readonly clock: VirtualClock,
    private readonly sandbox: Sandbox,
  ) {}

  static async begin(): Promise<Story> {
    const clock = new VirtualClock(Date.now());
    return new Story(clock, await startSandbox({ clock }));
  }

  /** What there is now. */
  now(): WorldState {
    return this.sandbox.snapshot();
  }

  wait(ms = 2 * minute): void {
    this.clock.advance(ms);
  }

  call(
    as: Side,
    action: string,
    RegionId: string,
    parameters: Readonly<Record<string, string>>,
    apiVersion = '2016-04-28',
  ): Promise<Record<string, unknown>> {
    const { accessKeyId, accessKeySecret } = this.sandbox.accounts[as === 'carrier' ? 0 : 1] ?? assert.fail();
    const client = new PopClient({ accessKeyId, accessKeySecret, endpoint: this.sandbox.endpoint, apiVersion });
    return client.request(action, { RegionId, ...parameters }, { method: 'POST', formatParams: false });
  }

  async refused(code: string, ...call: Parameters<Story['call']>): Promise<void> {
    await assert.rejects(this.call(...call), { code });
  }

  end(): Promise<void> {
    return this.sandbox.close();
  }
}

function named<Row extends { readonly name: string }>(rows: readonly Row[], name: string): Row {
  return rows.find((row) => row.name === name) ?? assert.fail(name);
}

describe('the story of the demo', () => {
  let story: Story;

  beforeEach(async () => {
    story = await Story.begin();
  });

  afterEach(() => story.end());

  const line = (name: string) => named(story.now().physicalConnections, name);
  const router = (name: string) => named(story.now().virtualBorderRouters, name);

  it('has a share that the bank pays for, accepts and then uses, or the guide of the hosted line leads nowhere', async () => {
    const { id } = line('Trading-floor-orders');
    const given = { PhysicalConnectionId: id };
    assert.equal(line('Trading-floor-orders').hosting?.vpconnStatus, 'UnConfirmed');
    await story.call('bank', 'ConfirmPhysicalConnection', 'cn-hongkong', given);
    await story.call('bank', 'CreatePhysicalConnectionOccupancyOrder', 'cn-hongkong', { ...given, AutoPay: 'true' });
    story.wait();
    assert.equal(line('Trading-floor-orders').status, 'Enabled');
    await story.call('bank', 'CreateVirtualBorderRouter', 'cn-hongkong', {
      ...given,
      VlanId: '801',
      LocalGatewayIp: '172.16.74.5',
      PeerGatewayIp: '172.16.74.6',
      PeeringSubnetMask: '255.255.255.252',
    });
  });

  it('has one session that is down, to an address with swapped digits, or there is nothing to look for', async () => {
    const { bgpPeers, bgpGroups } = story.now();
    const down = bgpPeers.filter(({ session }) => session === 'Down');
    assert.deepEqual(
      down.map(({ address }) => address),
      ['172.16.72.81'],
    );
    const [peer = assert.fail()] = down;
    const { routerId } = bgpGroups.find(({ id }) => id === peer.groupId) ?? assert.fail();
    assert.deepEqual(
      [router('杭州机房-复制').id, router('杭州机房-复制').ipv4.peer, router('杭州机房-复制').status],
      [routerId, '172.16.72.18', 'active'],
    );
    await story.call('bank', 'ModifyBgpPeerAttribute', 'cn-hangzhou', {
      BgpPeerId: peer.id,
      PeerIpAddress: '172.16.72.18',
    });
    story.wait();
    assert.equal(story.now().bgpPeers.find(({ id }) => id === peer.id)?.session, 'Established');
  });

  it('has a route in the way of the one that the peering will need, or nobody sees a conflict come', async () => {
    const { routeEntries, routerInterfaces } = story.now();
    const old = named(routeEntries, '旧分析平台');
    const wanted = {
      RouteTableId: old.routeTableId,
      DestinationCidrBlock: '10.129.0.0/16',
      NextHopType: 'RouterInterface',
      NextHopId: named(routerInterfaces, '机房-至-支付').id,
    };
    await story.refused('InvalidCIDRBlock.Duplicate', 'bank', 'CreateRouteEntry', 'cn-hangzhou', wanted);
    await story.call('bank', 'DeleteRouteEntry', 'cn-hangzhou', {
      RouteEntryId: old.id,
      NextHopId: old.nextHops[0]?.id ?? '',
    });
    story.wait();
    await story.call('bank', 'CreateRouteEntry', 'cn-hangzhou', wanted);
  });

  it('has a peering for each account to accept, or one of them has nothing to decide', async () => {
    for (const [name, as] of [
      ['Payments-analytics', 'carrier'],
      ['Analytics-branches', 'bank'],
    ] as const) {
      const { id } = named(story.now().vpcPeeringConnections, name);
      await story.call(as, 'AcceptVpcPeerConnection', 'cn-hangzhou', { InstanceId: id }, '2022-01-01');
      story.wait();
      assert.equal(named(story.now().vpcPeeringConnections, name).status, 'Activated', name);
    }
  });

  it('lets a peering expire that nobody accepts within seven days, or what waits waits for ever', () => {
    story.wait(8 * 24 * 60 * minute);
    const states = story.now().vpcPeeringConnections.map(({ name, status }) => `${name} ${status}`);
    assert.deepEqual(states.sort(), [
      'Analytics-branches Expired',
      'Payments-analytics Expired',
      '网点-清算 Activated',
    ]);
  });

  it('has a VBR that can come back within seven days (003 6.4), or its VLAN is all that is left', async () => {
    await story.call('bank', 'RecoverVirtualBorderRouter', 'cn-hangzhou', { VbrId: router('杭州机房-搬迁').id });
    story.wait();
    assert.equal(router('杭州机房-搬迁').status, 'active');
  });

  it('has an overdue line that holds up the next application, or nobody sees what a bill does (traps 64)', async () => {
    assert.equal(line('Frankfurt-treasury').businessStatus, 'FinancialLocked');
    await story.refused('Forbidden.FinancileLocked', 'bank', 'CreatePhysicalConnection', 'eu-central-1', {
      AccessPointId: 'ap-eu-central-1-fr-B',
      LineOperator: 'Other',
      PeerLocation: 'Frankfurt',
    });
  });

  it('has a line under construction that the bank brings into service, or the guide of the dedicated line stands still', async () => {
    const { id } = line('总部-浦东-扩容');
    const given = { PhysicalConnectionId: id };
    await story.call('bank', 'CompletePhysicalConnectionLOA', 'cn-shanghai', { InstanceId: id });
    story.wait();
    assert.equal(line('总部-浦东-扩容').loaStatus, 'Complete');
    await story.call('bank', 'CreatePhysicalConnectionOccupancyOrder', 'cn-shanghai', { ...given, AutoPay: 'true' });
    story.wait();
    await story.call('bank', 'ConfirmPhysicalConnection', 'cn-shanghai', given);
    await story.call('bank', 'EnablePhysicalConnection', 'cn-shanghai', given);
    story.wait();
    assert.equal(line('总部-浦东-扩容').status, 'Enabled');
  });

  it('has an application and a session that get on within a minute, or nothing moves before somebody acts', () => {
    const session = () => story.now().bgpPeers.find(({ address }) => address === '172.16.80.2')?.session;
    assert.deepEqual([line('天链-余杭-新址').status, session()], ['Initial', 'Connect']);
    story.wait(minute);
    assert.deepEqual([line('天链-余杭-新址').status, session()], ['Allocated', 'Established']);
  });

  it('has a VBR of the bank that the carrier turns into a share, or that guide has nothing to start from', async () => {
    const { id } = router('滨江支行');
    await story.call('carrier', 'CreateVpconnFromVbr', 'cn-hangzhou', { VbrId: id });
    const shares = story.now().physicalConnections.filter(({ hosting }) => hosting?.fromRouterId === id);
    assert.deepEqual(
      shares.map(({ hosting }) => [hosting?.vlanId, hosting?.expectSpec]),
      [[320, '200M']],
    );
  });

  it('has two interfaces that only wait to be connected, or the guide of the pair begins at its first step', async () => {
    const ends = () =>
      ['西湖-至-网点', '网点-西湖-对端'].map((name) => named(story.now().routerInterfaces, name).status);
    assert.deepEqual(ends(), ['Idle', 'Idle']);
    const { id } = named(story.now().routerInterfaces, '西湖-至-网点');
    await story.call('bank', 'ConnectRouterInterface', 'cn-hangzhou', { RouterInterfaceId: id });
    story.wait();
    assert.deepEqual(ends(), ['Active', 'Active']);
  });

  it('has two core VBRs at two access points that take over from each other, or there is no redundancy to see', () => {
    const { vbrHaGroups, physicalConnections } = story.now();
    const [group = assert.fail()] = vbrHaGroups;
    const points = ['总部-核心-主用', '总部-核心-备用'].map((name) => {
      const { id, physicalConnectionId } = router(name);
      assert.ok([group.routerId, group.peerRouterId].includes(id), name);
      return physicalConnections.find((row) => row.id === physicalConnectionId)?.accessPointId;
    });
    assert.deepEqual(points, ['ap-cn-shanghai-pd-A', 'ap-cn-shanghai-bs-B']);
    assert.equal(line('总部-浦东-主用').redundantId, line('总部-宝山-备用').id);
  });
});
