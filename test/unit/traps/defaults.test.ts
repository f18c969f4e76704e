import assert from 'node:assert/strict';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { region } from '../api/clientUnderTest';
import { answer } from '../api/loopbackService';
import { answerRows, resourceOf, routerRow, withEstate } from '../estate/estateUnderTest';
import { answering, broken, decoded, form, operation, rowsIn, sent } from './product';

const router = resourceOf('virtualBorderRouter', {
  VbrId: 'vbr-1',
  Name: 'edge',
  Status: 'active',
  RouteTableId: 'vtb-1',
  AccessPointId: 'ap-1',
});

/** A route of a VBR as its list shows it. */
const route = resourceOf('routeEntry', {
  RouteTableId: 'vtb-1',
  RouteEntryId: 'rte-1',
  DestinationCidrBlock: '192.168.0.0/24',
  Type: 'Custom',
  Status: 'Available',
  NextHops: [{ NextHopId: 'ri-1', NextHopType: 'RouterInterface', Enabled: 1 }],
});

describe('traps of defaults, pages and conditions', () => {
  it('trap 48: changing a name switches off BFD, IPv6 or a fake ASN, or resets port and peer, by leaving them out', () => {
    const peer = resourceOf('bgpPeer', { BgpPeerId: 'bgp-1', Status: 'Available', EnableBfd: true, BfdMultiHop: 3 });
    const withIpv6 = resourceOf('virtualBorderRouter', {
      ...router.attributes,
      EnableIpv6: true,
      LocalIpv6GatewayIp: '2001:db8::1',
      PeerIpv6GatewayIp: '2001:db8::2',
      PeeringIpv6SubnetMask: '2001:db8::/64',
    });
    const group = resourceOf('bgpGroup', { BgpGroupId: 'bgpg-1', Name: 'core', Status: 'Available', IsFake: true });
    const line = resourceOf('physicalConnection', {
      PhysicalConnectionId: 'pc-1',
      Name: 'line',
      Status: 'Initial',
      PortType: '10GBase-LR',
    });
    const link = resourceOf('routerInterface', {
      RouterInterfaceId: 'ri-1',
      Name: 'side',
      Status: 'Idle',
      OppositeRouterType: 'VRouter',
    });
    const share = resourceOf('hostedConnection', { PhysicalConnectionId: 'pc-2', Status: 'Enabled', VlanId: '4' });
    for (const [name, target, edits, parameter, kept] of [
      ['ModifyBgpPeerAttribute', peer, { PeerIpAddress: '10.0.0.3' }, 'EnableBfd', 'true'],
      ['ModifyVirtualBorderRouterAttribute', withIpv6, { Name: 'edge-2' }, 'EnableIpv6', 'true'],
      ['ModifyBgpGroupAttribute', group, { Name: 'core-2' }, 'IsFakeAsn', 'true'],
      ['ModifyPhysicalConnectionAttribute', line, { Name: 'line-2' }, 'PortType', '10GBase-LR'],
      ['ModifyRouterInterfaceAttribute', link, { Name: 'side-2' }, 'OppositeRouterType', 'VRouter'],
      // Without a default, but required even when only the bandwidth changes.
      ['UpdateVirtualPhysicalConnection', share, { ExpectSpec: '100M' }, 'VlanId', '4'],
    ] as const) {
      assert.equal(form(name, target).request(edits)[parameter], kept, name);
    }
  });

  it('trap 49: a list of routes shows those to ECS instances only, and a route of a VBR is made for one', async () => {
    await withEstate(
      (received, response) => {
        if (received.form.Action === 'DescribeVirtualBorderRouters') {
          answerRows(response, received, [{ VbrId: 'vbr-1', Status: 'active', RouteTableId: 'vtb-1' }]);
        } else answer(response, 200, { RequestId: 'R', RouteEntrys: [route.attributes] });
      },
      async ({ estate, service }) => {
        const parent = { kind: 'virtualBorderRouter', id: 'vbr-1' } as const;
        const routes = await estate.all({ region, kind: 'routeEntry', parent });
        assert.equal(routes.length, 1);
        const asked = service.received.find(({ form: { Action } }) => Action === 'DescribeRouteEntryList')?.form;
        assert.deepEqual([asked?.RouteTableId, asked?.NextHopType], ['vtb-1', undefined]);
      },
    );
    const create = form('CreateRouteEntry', router).request({
      DestinationCidrBlock: '192.168.0.0/24',
      NextHopId: 'ri-1',
    });
    assert.deepEqual([create.RouteTableId, create.NextHopType], ['vtb-1', 'RouterInterface']);
    assert.ok(
      broken('CreateRouteEntry', { NextHopId: 'ri-1' }).includes('NextHopType'),
      'and never left to its default',
    );
  });

  it('trap 50: with ten rows a page, or a total that is too high, VBRs are missing or the list never ends', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => routerRow(`vbr-${index}`));
    await withEstate(
      (received, response) => {
        // As in the samples: more is counted than there is.
        answerRows(response, received, rows, 160);
      },
      async ({ reader, service }) => {
        const all = await reader.all({ region, kind: 'virtualBorderRouter' });
        assert.equal(all.length, 60);
        assert.deepEqual(new Set(service.received.map(({ form: { PageSize } }) => PageSize)), new Set(['50']));
        assert.ok(service.received.length <= 8, 'it stops at a short page');
      },
    );
    const unnumbered = { RequestId: 'R', BgpNetworks: [{ RouterId: 'vbr-1', DstCidrBlock: '10.0.0.0/8' }] };
    const page = await answering(unnumbered, (client) =>
      client.page<Operation, string>(operation('DescribeBgpNetworks'), 'BgpNetworks', {}, { region, pageNumber: 1 }),
    );
    assert.deepEqual([page.rows.length, page.more], [1, false]);
    for (const [kind, field, id, parent] of [
      ['hostedConnection', 'VirtualPhysicalConnections', 'PhysicalConnectionId', undefined],
      ['routeEntry', 'RouteEntrys', 'DestinationCidrBlock', 'vtb-1'],
    ] as const) {
      await withEstate(
        ({ form: { NextToken = '' } }, response) => {
          const row = {
            RouteTableId: 'vtb-1',
            Type: 'Custom',
            Status: 'Enabled',
            [id]: `10.${NextToken.length}.0.0/16`,
          };
          const more = NextToken.length < 2 ? { NextToken: `${NextToken}x` } : { NextToken: '' };
          answer(response, 200, { RequestId: 'R', [field]: [row], ...more });
        },
        async ({ reader }) => {
          const under =
            parent === undefined
              ? {}
              : { parent: { kind: 'virtualBorderRouter', id: 'vbr-1', value: parent } as const };
          const read = await reader.all({ region, kind, ...under });
          assert.equal(read.length, 3, kind);
        },
      );
    }
  });

  it('trap 51: what is needed together is refused only after everything was typed in and sent', () => {
    for (const [name, values, missing] of [
      [
        'ModifyRouterInterfaceAttribute',
        { RouterInterfaceId: 'ri-1', HealthCheckSourceIp: '10.0.0.1' },
        'HealthCheckTargetIp',
      ],
      ['CreateRouterInterface', { InstanceChargeType: 'PrePaid' }, 'Period'],
      ['CreateRouterInterface', { InstanceChargeType: 'PrePaid' }, 'AutoPay'],
      ['CreateRouterInterface', { InstanceChargeType: 'PrePaid' }, 'PricingCycle'],
      ['CreateRouterInterface', { RouterType: 'VBR' }, 'AccessPointId'],
      ['CreateRouterInterface', { OppositeRouterType: 'VBR' }, 'OppositeAccessPointId'],
      ['CreateRouterInterface', { Role: 'AcceptingSide', Spec: 'Large.1' }, 'Spec'],
      ['CreateRouteEntry', { RouteTableId: 'vtb-1' }, 'NextHopId'],
      [
        'CreateRouteEntry',
        { NextHopId: 'ri-1', 'NextHopList.1.NextHopId': 'ri-1', 'NextHopList.2.NextHopId': 'ri-2' },
        'NextHopList',
      ],
      ['CreateRouteEntry', { 'NextHopList.1.NextHopId': 'ri-1' }, 'NextHopList'],
    ] as const satisfies readonly (readonly [string, Values, string])[]) {
      assert.ok(broken(name, values).includes(missing), `${name} without ${missing}`);
    }
  });

  it('trap 52: a route of a VBR is not found without its next hop, and deleting it always fails', async () => {
    const deletion = form('DeleteRouteEntry', route).request({});
    const named = { RouteTableId: 'vtb-1', DestinationCidrBlock: '192.168.0.0/24', NextHopId: 'ri-1' };
    assert.deepEqual(deletion, named);
    const { parameters } = await sent('DeleteRouteEntry', { ...deletion });
    assert.deepEqual([parameters.NextHopId, parameters.RouteEntryId], ['ri-1', undefined]);
  });

  it('trap 53: an example that breaks its own rule is offered as a right value, or its row is dropped', async () => {
    for (const [name, parameter, value] of [
      ['ModifyVirtualBorderRouterAttribute', 'MinTxInterval', '100'],
      ['ModifyVirtualBorderRouterAttribute', 'MinRxInterval', '100'],
      ['CreateVirtualBorderRouter', 'PeeringSubnetMask', '255.255.128.0'],
      ['CreateVirtualBorderRouter', 'PeeringSubnetMask', '255.0.0.0'],
      ['CreatePhysicalConnection', 'PortType', 'E1 - 2M'],
      ['CreateRouteEntry', 'DestinationCidrBlock', '192.168.0.1/24'],
      ['DescribeRouterInterfaces', 'Filter.1.Key', 'Filter.1.Status'],
    ] as const) {
      assert.ok(broken(name, { [parameter]: value }).includes(parameter), `${name} ${value}`);
    }
    for (const [name, list, row] of [
      [
        'DescribeRouterInterfaces',
        'RouterInterfaceSet',
        { RouterInterfaceId: 'ri-1', Status: 'active', Spec: 'Large', OppositeInterfaceStatus: 'Normal' },
      ],
      ['DescribeBgpPeers', 'BgpPeers', { BgpPeerId: 'bgp-1', PeerAsn: 'active' }],
    ] as const) {
      const [read] = rowsIn(await decoded(name, { RequestId: 'R', [list]: [row] }), list);
      // What does not fit stays as received, so that nothing the service says is lost.
      const kept = Object.values(read ?? {});
      assert.deepEqual(
        Object.values(row).filter((value) => !kept.includes(value)),
        [],
        name,
      );
    }
    const answered = await decoded('ModifyRouterInterfaceSpec', { RequestId: 'R', Spec: 'Middle.2' });
    assert.equal(answered.Spec, 'Middle.2');
  });
});
