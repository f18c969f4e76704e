import assert from 'node:assert/strict';
import { classify } from '../../../src/api/classify';
import { ServiceError } from '../../../src/api/errors';
import { callLine } from '../../../src/api/log';
import { unsignedText } from '../../../src/api/unsigned';
import { catalogue } from '../../../src/catalog';
import { fieldsOf } from '../../../src/catalog/kind';
import type { KindId } from '../../../src/catalog/kindId';
import type { Operation } from '../../../src/catalog/operation';
import { resourceAsJson } from '../../../src/estate/resourceJson';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { vpcs } from '../../../src/sandbox/vpcs';
import { region, withService } from '../api/clientUnderTest';
import { answer } from '../api/loopbackService';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import { broken, detailOf, fieldOf, form, operation, sent } from './product';

const inRegion = { RegionId: region };
const accessPoint = 'ap-cn-hangzhou-yh-A';
const application = { ...inRegion, AccessPointId: accessPoint, LineOperator: 'CT' };

describe('traps of money, secrets, loss and ownership', () => {
  it('trap 64: an overdue bill looks like a broken line, and nobody settles it', () => {
    const service = new Service((estate) => {
      const line = { owner: partner, accessPointId: accessPoint } as const;
      const overdue = estate.line({ ...line, name: 'overdue', businessStatus: 'FinancialLocked' });
      estate.router(overdue, { name: 'on an overdue line', vlanId: 1 });
      const router = estate.router(estate.line({ ...line, name: 'paid' }), { name: 'edge', vlanId: 1 });
      const locked = { businessStatus: 'FinancialLocked' } as const;
      const [near = assert.fail(), other = near] = vpcs.filter(
        (vpc) => vpc.owner === partner.id && vpc.region === region,
      );
      for (const status of ['Idle', 'Active', 'Inactive'] as const) {
        estate.interfacePair(router, status === 'Idle' ? near : other, { ...locked, status, name: status }, { status });
      }
    });
    const named = (action: string, path: string, name: string) =>
      service.rows(action, inRegion, path).find((row) => row.Name === name) ?? assert.fail(name);
    const side = (name: string) => {
      const row = named('DescribeRouterInterfaces', 'RouterInterfaceSet.RouterInterfaceType', name);
      return { ...inRegion, RouterInterfaceId: String(row.RouterInterfaceId) };
    };
    const router = (name: string) => named('DescribeVirtualBorderRouters', paths.routers, name);
    const creation = {
      ...inRegion,
      RouterType: 'VBR',
      RouterId: String(router('edge').VbrId),
      AccessPointId: accessPoint,
      Role: 'InitiatingSide',
      Spec: 'Small.1',
      OppositeRegionId: region,
    };
    const hop = side('Active').RouterInterfaceId;
    const route = { DestinationCidrBlock: '10.9.0.0/16', NextHopType: 'RouterInterface', NextHopId: hop };
    const table = { RouteTableId: String(router('on an overdue line').RouteTableId) };
    for (const [name, given, code, kind] of [
      ['CreatePhysicalConnection', application, 'Forbidden.FinancileLocked', 'billing'],
      ['CreateRouterInterface', creation, 'Forbidden.BillsOutstanding', 'billing'],
      ['ConnectRouterInterface', side('Idle'), 'Forbidden.BillsOutstanding', 'billing'],
      ['ActivateRouterInterface', side('Inactive'), 'Forbidden.FinancileLocked', 'billing'],
      ['DeactivateRouterInterface', side('Active'), 'Forbidden.FinancileLocked', 'billing'],
      ['ModifyRouterInterfaceSpec', { ...side('Active'), Spec: 'Small.2' }, 'InvalidInstance.StatusError', 'state'],
      ['CreateRouteEntry', { ...inRegion, ...table, ...route }, 'InvalidPhysicalConnectionBusinessStatus', 'billing'],
    ] as const) {
      assert.equal(service.refused(name, given), `400 ${code}`, name);
      const told = classify(new ServiceError('', { action: name, code, httpStatus: 400, outcome: 'refused' }));
      assert.equal(told.kind, kind, code);
    }
  });

  it('trap 85: money is spent without a word before, or paid at once although nobody chose to', async () => {
    for (const name of [
      'CreatePhysicalConnectionSetupOrder',
      'CreatePhysicalConnectionOccupancyOrder',
      'CreateRouterInterface',
      'ModifyRouterInterfaceSpec',
      'CreateVirtualPhysicalConnection',
      'UpdateVirtualPhysicalConnection',
      'CreateVirtualBorderRouter',
      'UpdateVirtualBorderBandwidth',
      'CreateVpcPeerConnection',
      'OpenPhysicalConnectionService',
    ]) {
      assert.match(form(name).view({}).costs ?? '', /pa[iy]|bill|charge|fee/i, name);
    }
    for (const name of [
      'CreatePhysicalConnectionSetupOrder',
      'CreatePhysicalConnectionOccupancyOrder',
      'CreateRouterInterface',
    ]) {
      const request = form(name).request({});
      assert.equal((await sent(name, { ...request })).parameters.AutoPay, 'false', name);
      assert.equal(form(name).request({ AutoPay: 'true' }).AutoPay, 'true', name);
    }
  });

  it('trap 86: a key, an identity number or the address of an LOA is read over somebody’s shoulder or in a log', async () => {
    const engineer = { PMName: 'Wang Wu', PMCertificateNo: '110101199003070000', PMContactInfo: '18910010000' };
    const hidden = /bgp-key-1|Wang Wu|110101|18910010000|signed=1/;
    for (const [kind, row, field] of [
      ['bgpGroup', { BgpGroupId: 'bgpg-1', AuthKey: 'bgp-key-1' }, 'AuthKey'],
      ['bgpPeer', { BgpPeerId: 'bgp-1', AuthKey: 'bgp-key-1' }, 'AuthKey'],
      ['letterOfAuthorization', { InstanceId: 'pc-1', LoaUrl: 'https://example.com/loa?signed=1' }, 'LoaUrl'],
      ['letterOfAuthorization', { InstanceId: 'pc-1', PMInfo: [engineer] }, 'PMInfo'],
    ] as const satisfies readonly (readonly [KindId, Row, string])[]) {
      const shown = detailOf(kind, row, field)?.value;
      assert.doesNotMatch(JSON.stringify(shown), hidden, `${kind} ${field}`);
      assert.match(JSON.stringify(shown), /"type":"secret"/);
      assert.doesNotMatch(resourceAsJson(catalogue.kind(kind), resourceOf(kind, row)), hidden);
      const inTree = catalogue
        .kind(kind)
        .glance.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      const secret = (name = '') =>
        Object.entries(fieldsOf(catalogue.kind(kind))[name] ?? {}).some(([key]) => key === 'secret');
      assert.deepEqual(inTree.filter(secret), []);
    }
    for (const [name, typed] of [
      ['CreateBgpGroup', { AuthKey: 'bgp-key-1', RouterId: 'vbr-1' }],
      [
        'ApplyPhysicalConnectionLOA',
        Object.fromEntries(Object.entries(engineer).map(([part, value]) => [`PMInfo.1.${part}`, value])),
      ],
    ] as const) {
      const model = form(name);
      const secret = name === 'CreateBgpGroup' ? 'AuthKey' : 'PMInfo.N.PMCertificateNo';
      assert.equal(fieldOf(model, secret)?.control.type, 'secret', 'dots instead of what is typed');
      assert.doesNotMatch(
        JSON.stringify([model.view(typed), model.json(typed).text, model.openEdits(typed)]),
        hidden,
        name,
      );
      await withService(
        (_, response) => {
          answer(response, 200, { RequestId: 'R' });
        },
        async ({ client, log }) => {
          const request = { ...model.request(typed) };
          await client.call<Operation>(operation(name), request, { region });
          const preview = unsignedText(operation(name), await client.unsigned(operation(name), request, region));
          assert.doesNotMatch([preview, decodeURIComponent(preview), ...log.map(callLine)].join('\n'), hidden, name);
        },
      );
    }
  });

  it('trap 87: service is lost by a slip of the hand, because an ending is taken for an ordinary change', () => {
    const ending = /^(Terminate|Delete|Cancel|Deactivate|Unassociate)/;
    const names = catalogue.writes().map(({ name }) => name);
    const typed = catalogue.writes().flatMap(({ name, destructive }) => (destructive === true ? [name] : []));
    assert.deepEqual(
      typed,
      names.filter((name) => ending.test(name)),
      'whose name the person types first',
    );
    assert.ok(typed.length >= 12);
    for (const name of ['ModifyBgpPeerAttribute', 'ModifyVirtualBorderRouterAttribute']) {
      assert.match(form(name).view({}).summary, /interrupt|restart/, name);
    }
  });

  it('trap 88: a terminated VBR is thought to be safe, and loses its VLAN after a week', () => {
    const service = new Service((estate) => {
      estate.router(estate.line({ owner: partner, name: 'line', accessPointId: accessPoint }), {
        name: 'edge',
        vlanId: 5,
      });
    });
    const [row] = service.rows('DescribeVirtualBorderRouters', inRegion, paths.routers);
    const router = { ...inRegion, VbrId: String(row?.VbrId) };
    const another = {
      ...inRegion,
      PhysicalConnectionId: String(row?.PhysicalConnectionId),
      VlanId: 5,
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    };
    service.ok('TerminateVirtualBorderRouter', router);
    service.clock.advance(6 * 24 * 3600_000);
    assert.equal(service.refused('CreateVirtualBorderRouter', another), '400 InvalidVlanId.Used');
    service.clock.advance(2 * 24 * 3600_000);
    service.ok('CreateVirtualBorderRouter', another);
    assert.equal(service.refused('RecoverVirtualBorderRouter', router), '400 OperationFailed.VlanIdAlreadyInUse');
    assert.match(form('TerminateVirtualBorderRouter').view({}).summary, /seven days/);
  });

  it('trap 89: a person fills in what only the other account may set, and the whole change is refused', () => {
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: accessPoint });
      estate.router(line, { owner: tenant, name: 'edge', vlanId: 1 });
    });
    const [row] = service.rows('DescribeVirtualBorderRouters', inRegion, paths.routers, 'tenant');
    const router = { ...inRegion, VbrId: String(row?.VbrId) };
    const change = (given: Readonly<Record<string, string | number>>, as: 'partner' | 'tenant') =>
      service.outcome('ModifyVirtualBorderRouterAttribute', { ...router, ...given }, as);
    assert.equal(change({ VlanId: 8 }, 'tenant'), '403 Forbidden.VlanIdNotAllowedByCaller');
    assert.equal(change({ CircuitCode: 'CC-1' }, 'tenant'), '403 Forbidden.CircuitCodeNotAllowedByCaller');
    assert.equal(change({ Name: 'mine' }, 'partner'), '403 Forbidden.NameNotAllowedByCaller');
    assert.equal(change({ LocalGatewayIp: '10.0.0.1' }, 'partner'), '403 Forbidden.LocalGatewayIpNotAllowedByCaller');
    const ended = service.refused('TerminateVirtualBorderRouter', router, 'tenant');
    assert.equal(ended, '403 Forbidden.OperationNotAllowedByUser');
    const edit = form(
      'ModifyVirtualBorderRouterAttribute',
      resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Name: 'edge' }),
    );
    assert.deepEqual(
      edit.request({ Name: 'edge-2' }),
      { VbrId: 'vbr-1', Name: 'edge-2' },
      'nothing of the other side goes along',
    );
    const shared = { PhysicalConnectionId: 'pc-1', VlanId: '9', VbrOwnerId: tenant.id };
    assert.deepEqual(broken('CreateVirtualBorderRouter', shared), []);
    for (const parameter of ['LocalGatewayIp', 'PeerGatewayIp', 'Name', 'Description']) {
      const value = parameter.endsWith('Ip') ? '10.0.0.1' : 'theirs';
      assert.ok(broken('CreateVirtualBorderRouter', { ...shared, [parameter]: value }).includes(parameter), parameter);
    }
  });
});
