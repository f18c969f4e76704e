import assert from 'node:assert/strict';
import type { Values } from '../../../src/catalog/problem';
import type { Known } from '../../../src/guides/guide';
import { interfacePairOf } from '../../../src/guides/interfacePair';
import { textOf } from '../../../src/estate/toResource';
import { dedicatedLine } from '../../../src/guides/dedicatedLine';
import { hostedLinePartner } from '../../../src/guides/hostedLinePartner';
import { hostedLineTenant } from '../../../src/guides/hostedLineTenant';
import { routerInterfacePair } from '../../../src/guides/routerInterfacePair';
import { virtualBorderRouterConversion } from '../../../src/guides/virtualBorderRouterConversion';
import { tenant } from '../../../src/sandbox/demoAccounts';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import type { Side } from './followed';
import { Stage } from './followed';

const month = (): Values => ({ InstanceChargeType: 'PrePaid', PricingCycle: 'Month', Period: '1', AutoPay: 'false' });

const router = (): Values => ({
  VlanId: '999',
  LocalGatewayIp: '192.168.99.1',
  PeerGatewayIp: '192.168.99.2',
  PeeringSubnetMask: '255.255.255.252',
});

describe('a guide that is followed to the letter, against the sandbox', () => {
  let stage: Stage;
  let partner: Side;
  let bank: Side;
  beforeEach(async () => {
    stage = await Stage.open();
    partner = stage.side(0);
    bank = stage.side(1);
  });
  afterEach(() => stage.close());

  it('brings a dedicated line into service, or a newcomer gets stuck on the way', async () => {
    const lines = await partner.follow({
      guide: dedicatedLine,
      region: 'cn-chengdu',
      answers: {
        CreatePhysicalConnection: () => ({
          AccessPointId: 'ap-cn-chengdu-A',
          LineOperator: 'CT',
          PortType: '1000Base-LX',
          PeerLocation: 'Chengdu',
          Name: 'Chengdu-office',
        }),
        ApplyPhysicalConnectionLOA: () => ({
          CompanyName: 'Skylink',
          LineType: 'FIBRE',
          Si: 'Cable & Co',
          ConstructionTime: '2030-02-28T16:00:00Z',
          'PMInfo.1.PMName': 'Zhang',
          'PMInfo.1.PMGender': 'Male',
          'PMInfo.1.PMCertificateType': 'IDCard',
          'PMInfo.1.PMCertificateNo': '5****************9',
          'PMInfo.1.PMContactInfo': '1390000****',
        }),
        CompletePhysicalConnectionLOA: () => ({ LineCode: 'aaa111', LineLabel: 'bbb222' }),
        CreatePhysicalConnectionOccupancyOrder: month,
        CreateVirtualBorderRouter: router,
      },
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('possible') || line.includes('carrier')),
      [
        'outboundTraffic possible OpenPhysicalConnectionService',
        'apply possible CreatePhysicalConnection',
        'setupOrder possible CreatePhysicalConnectionSetupOrder',
        'letter possible ApplyPhysicalConnectionLOA',
        'construction waiting carrier CompletePhysicalConnectionLOA',
        'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder',
        'confirm possible ConfirmPhysicalConnection',
        'enable possible EnablePhysicalConnection',
        'use possible CreateVirtualBorderRouter',
      ],
    );
    assert.equal(lines.at(-1), 'use done');
  });

  it('brings a hosted line that the tenant pays into service, from both sides', async () => {
    const on = await partner.named('physicalConnection', 'cn-shenzhen', 'Shenzhen-metro-hub');
    let tenantLines: readonly string[] = [];
    const lines = await partner.follow({
      guide: hostedLinePartner,
      region: 'cn-shenzhen',
      on,
      answers: {
        CreateVirtualPhysicalConnection: () => ({
          VpconnAliUid: tenant.id,
          VlanId: '888',
          Spec: '100M',
          OrderMode: 'PayByVirtualPhysicalConnectionOwner',
          Name: 'Meridian-new',
        }),
      },
      others: {
        tenant: async () => {
          tenantLines = await bank.follow({
            guide: hostedLineTenant,
            region: 'cn-shenzhen',
            on: await bank.named('physicalConnection', 'cn-shenzhen', 'Meridian-new'),
            answers: { CreatePhysicalConnectionOccupancyOrder: month, CreateVirtualBorderRouter: router },
          });
        },
      },
    });
    assert.deepEqual(lines, [
      'share possible CreateVirtualPhysicalConnection',
      'acceptance waiting tenant',
      'service done',
    ]);
    assert.deepEqual(tenantLines, [
      'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder',
      'accept possible ConfirmPhysicalConnection',
      'service waiting alibabaCloud',
      'use possible CreateVirtualBorderRouter',
      'use done',
    ]);
  });

  it('brings a hosted line that the partner pays into service', async () => {
    const on = await partner.named('physicalConnection', 'cn-shenzhen', 'Shenzhen-metro-hub');
    const lines = await partner.follow({
      guide: hostedLinePartner,
      region: 'cn-shenzhen',
      on,
      answers: {
        CreateVirtualPhysicalConnection: () => ({
          VpconnAliUid: tenant.id,
          VlanId: '889',
          Spec: '100M',
          OrderMode: 'PayByPhysicalConnectionOwner',
          Name: 'Meridian-gift',
        }),
        CreatePhysicalConnectionOccupancyOrder: month,
      },
      others: {
        tenant: async () => {
          await bank.follow({
            guide: hostedLineTenant,
            region: 'cn-shenzhen',
            on: await bank.named('physicalConnection', 'cn-shenzhen', 'Meridian-gift'),
            answers: { CreateVirtualBorderRouter: router },
          });
        },
      },
    });
    assert.equal(lines.at(-1), 'service done');
  });

  it('turns a tenant’s VBR into a hosted line', async () => {
    const region = 'cn-shenzhen';
    const line = await partner.named('physicalConnection', region, 'Shenzhen-metro-hub');
    const on = await partner.named('virtualBorderRouter', region, 'Meridian-wealth', line);
    let offered = false;
    let tenantLines: readonly string[] = [];
    const lines = await partner.follow({
      guide: virtualBorderRouterConversion,
      region,
      on,
      answers: {
        CreateVpconnFromVbr: () => ({ OrderMode: 'PayByVirtualPhysicalConnectionOwner' }),
        AttachVbrToVpconn: () => ({ VbrId: on.id }),
      },
      others: {
        tenant: async () => {
          // The first time the guide asks for outbound traffic, which the tenant has enabled already.
          if (!offered) {
            offered = true;
            return;
          }
          tenantLines = await bank.follow({
            guide: hostedLineTenant,
            region,
            on: await bank.named('physicalConnection', region, 'Meridian-wealth'),
            answers: { CreatePhysicalConnectionOccupancyOrder: month },
            // The VBR comes by itself, from the partner.
            until: 'use',
          });
        },
      },
    });
    assert.deepEqual(
      lines.filter((step) => !step.includes('alibabaCloud')),
      [
        'tenantTraffic waiting tenant',
        'create possible CreateVpconnFromVbr',
        'acceptance waiting tenant',
        'attach possible AttachVbrToVpconn',
        'attach done',
      ],
    );
    assert.equal(tenantLines[1], 'accept possible ConfirmPhysicalConnection');
  });

  it('connects a VBR and a VPC', async () => {
    const region = 'cn-hangzhou';
    const on = await partner.named('virtualBorderRouter', region, 'HQ-voice');
    const vpc = vpcNamed('analytics');
    const accessPoint = textOf(on.attributes.AccessPointId) ?? '';
    const toVpc = { OppositeRouterType: 'VRouter', OppositeRouterId: vpc.routerId };
    const toRouter = { OppositeRouterType: 'VBR', OppositeRouterId: on.id };
    const ends: readonly [Values, Values] = [
      { ...toVpc, RouterType: 'VBR', Role: 'InitiatingSide', Spec: 'Small.1', OppositeRegionId: region },
      {
        ...toRouter,
        RouterType: 'VRouter',
        RouterId: vpc.routerId,
        Role: 'AcceptingSide',
        Spec: 'Negative',
        OppositeRegionId: region,
        OppositeAccessPointId: accessPoint,
      },
    ];
    const peers = (times: number, known: Known): Values => {
      const { initiating, accepting } = interfacePairOf(known);
      const OppositeInterfaceId = (times === 0 ? accepting : initiating)?.id ?? '';
      return { ...(times === 0 ? toVpc : toRouter), OppositeInterfaceId };
    };
    const lines = await partner.follow({
      guide: routerInterfacePair,
      region,
      on,
      answers: {
        CreateRouterInterface: (times) => (times === 0 ? ends[0] : ends[1]),
        ModifyRouterInterfaceAttribute: (times, known) => peers(times, known),
        CreateRouteEntry: (_, known) => ({
          DestinationCidrBlock: '10.129.0.0/16',
          NextHopId: interfacePairOf(known).initiating?.id ?? '',
        }),
      },
    });
    assert.deepEqual(
      lines.filter((line) => line.includes('possible')),
      [
        'initiating possible CreateRouterInterface',
        'accepting possible CreateRouterInterface',
        'tellInitiating possible ModifyRouterInterfaceAttribute',
        'tellAccepting possible ModifyRouterInterfaceAttribute',
        'connect possible ConnectRouterInterface',
        'routes possible CreateRouteEntry',
      ],
    );
    assert.equal(lines.at(-1), 'routes done');
  });
});
