import assert from 'node:assert/strict';
import {
  associatePhysicalConnectionToVirtualBorderRouter,
  unassociatePhysicalConnectionFromVirtualBorderRouter,
} from '../../src/catalog/virtualBorderRouter/association';
import { tenant } from '../../src/sandbox/demoAccounts';
import type { Association } from '../../src/sandbox/model';
import type { Refusal, WriteCase } from './case';
import { lineIn, named, places } from './estate';
import { circuitCode, ipv4, ipv4Rules, ipv6, ipv6Rules, vlanRules } from './linkRules';
import {
  foreign,
  formCannotKnow,
  oneOf,
  required,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { changed, copied } from './worlds';

const region = places.routers;

const associate: WriteCase = {
  operation: associatePhysicalConnectionToVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-associated-router');
    const further = lineIn(estate, region, 'second-line');
    const router = estate.router(line, { name: 'associated-router', vlanId: 160 });
    const beside = estate.router(further, { name: 'beside-association', vlanId: 161 });
    const allocated = lineIn(estate, region, 'second-line-too-early', {
      status: 'Allocated',
      accessPointId: 'ap-cn-beijing-dx-B',
    });
    const undivided = lineIn(estate, region, 'second-line-without-vlans');
    estate.router(undivided, { name: 'second-router-without-vlan', vlanId: 0 });
    const terminated = estate.router(line, { name: 'associated-too-late', vlanId: 162, status: 'terminated' });
    const ofTheBank = estate.router(line, { owner: tenant, name: 'associated-for-the-bank', vlanId: 163 });
    const taken = Array.from({ length: 3 }, (_, index): Association => ({
      physicalConnectionId: `pc-2zefurther${index}`,
      vlanId: 1,
      vlanInterfaceId: `ri-2zefurther${index}`,
      circuitCode: '',
      ipv4: { local: '', peer: '', mask: '' },
      ipv6: { local: '', peer: '', mask: '' },
      enableIpv6: false,
    }));
    const addresses = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask'] as const;
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: { PhysicalConnectionId: further.id, VlanId: '123', ...ipv4, ...ipv6, CircuitCode: 'longtel001' },
      effect: {
        state: ({ virtualBorderRouters }) => {
          const [association] = virtualBorderRouters.find(({ id }) => id === router.id)?.associations ?? [];
          assert.equal(association?.physicalConnectionId, further.id);
          assert.equal(association.vlanId, 123);
        },
      },
      refusals: [
        requiredOfSubject('VbrId'),
        required('PhysicalConnectionId', 'Physical connection'),
        required('VlanId', 'VLAN ID'),
        ...addresses.map((name): Refusal => ({
          rule: `${name} comes with the rest of the link (traps 72)`,
          change: { [name]: undefined },
          form: /both gateway addresses and the subnet mask, or none of them/,
          service: [400, 'MissingParameter'],
        })),
        ...vlanRules('161', 'text'),
        {
          rule: 'nothing else runs beside VLAN 0',
          change: { PhysicalConnectionId: undivided.id },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.PconnExistVlan0Vbr'],
        },
        ...ipv4Rules({ local: 'InvalidLocalGatewayIp.Malformed', peer: 'InvalidPeerGatewayIp.Malformed' }),
        ...ipv6Rules({ address: 'InvalidIP.Malformed', prefix: 'InvalidIP.Malformed' }),
        oneOf('EnableIpv6', 'maybe', 'InvalidParameter'),
        circuitCode,
        {
          rule: 'a VBR runs over a number of further lines',
          world: changed('virtualBorderRouters', router.id, { associations: taken }),
          form: formCannotKnow.count,
          service: [400, 'EXCEED_ASSOCIATE_MAX_NUM'],
        },
        {
          rule: 'a line takes a number of VBRs',
          world: copied('virtualBorderRouters', beside.id, 400, (index) => ({ vlanId: 1000 + index })),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.vbrPerpConn'],
        },
        {
          rule: 'a VBR runs over a line once',
          change: { PhysicalConnectionId: line.id },
          form: formCannotKnow.neighbours,
          service: [400, 'PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR'],
        },
        {
          rule: 'the line is in service',
          change: { PhysicalConnectionId: allocated.id },
          form: 'not offered',
          service: [400, 'InvalidPhysicalConnectionId.NotEnabled'],
        },
        {
          rule: 'the line is not overdue',
          world: changed('physicalConnections', further.id, { businessStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'InvalidStatus.StatusNotEnabled'],
        },
        {
          rule: 'the line exists',
          change: { PhysicalConnectionId: 'pc-none' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidPhysicalConnectionId.NotFound'],
        },
        ...addresses.map((name): Refusal => ({
          rule: `${name} is for the owner of the VBR to set (traps 89)`,
          on: named('virtualBorderRouter', ofTheBank, { physicalConnection: line.id }),
          values: { PhysicalConnectionId: further.id, VlanId: '123', [name]: ipv4[name] },
          // Of another account's link nothing is right but to leave it out, of which each field says so.
          form: /both gateway addresses and the subnet mask, or none of them/,
          service: [403, `Forbidden.${name}NotAllowedByCaller`],
        })),
        wrongState(named('virtualBorderRouter', terminated), 'Active', 400, 'InvalidStatus.NotAllowed'),
        unknown('VbrId', 'vbr-none', 404, 'InvalidVbrId.NotFound'),
        foreign(404, 'InvalidVbrId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const unassociate: WriteCase = {
  operation: unassociatePhysicalConnectionFromVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-parted-router');
    const further = lineIn(estate, region, 'parted-line');
    const routed = lineIn(estate, region, 'parted-line-with-route');
    const stranger = lineIn(estate, region, 'parted-line-of-others');
    const over = (physicalConnectionId: string, vlanId: number): Association => ({
      physicalConnectionId,
      vlanId,
      vlanInterfaceId: `ri-2zeparted${vlanId}`,
      circuitCode: '',
      ipv4: { local: '', peer: '', mask: '' },
      ipv6: { local: '', peer: '', mask: '' },
      enableIpv6: false,
    });
    const router = estate.router(line, {
      name: 'parted-router',
      vlanId: 170,
      associations: [over(further.id, 171), over(routed.id, 172)],
    });
    estate.route(router, {
      cidr: '10.77.0.0/16',
      nextHops: [{ id: 'ri-2zeparted172', type: 'RouterInterface', weight: 100 }],
    });
    const terminated = estate.router(line, {
      name: 'parted-too-late',
      vlanId: 173,
      status: 'terminated',
      associations: [over(further.id, 174)],
    });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: { PhysicalConnectionId: further.id },
      effect: {
        state: ({ virtualBorderRouters }) => {
          const left = virtualBorderRouters.find(({ id }) => id === router.id)?.associations.length;
          assert.equal(left, 1);
        },
      },
      refusals: [
        requiredOfSubject('VbrId', 'PARAMETER_MUST_NOT_NULL'),
        required('PhysicalConnectionId', 'Physical connection', { service: [400, 'PARAMETER_MUST_NOT_NULL'] }),
        {
          rule: 'the line that a VBR was created on stays',
          change: { PhysicalConnectionId: line.id },
          form: 'not offered',
          service: [400, 'PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR'],
        },
        {
          rule: 'the VBR runs over the line',
          change: { PhysicalConnectionId: stranger.id },
          form: 'not offered',
          service: [400, 'PHYSICAL_NOT_ASSOCIATE_TO_VBR'],
        },
        {
          rule: 'no route leads to its VLAN interface',
          change: { PhysicalConnectionId: routed.id },
          form: formCannotKnow.neighbours,
          service: [400, 'ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY'],
        },
        {
          rule: 'the line exists (traps 69)',
          change: { PhysicalConnectionId: 'pc-none' },
          form: 'not offered',
          service: [404, 'InvalidVbrId.NotFound'],
        },
        wrongState(named('virtualBorderRouter', terminated), 'Active', 400, 'InvalidStatus.NotAllowed'),
        unknown('VbrId', 'vbr-none', 404, 'InvalidVbrId.NotFound'),
        foreign(404, 'InvalidVbrId.NotFound'),
        unknownRegion(404),
      ],
    };
  },
};

export const virtualBorderRouterAssociationWrites: readonly WriteCase[] = [associate, unassociate];
