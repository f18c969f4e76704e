import { updateVirtualBorderBandwidth } from '../../src/catalog/virtualBorderRouter/bandwidth';
import { createVirtualBorderRouter } from '../../src/catalog/virtualBorderRouter/create';
import { modifyVirtualBorderRouterAttribute } from '../../src/catalog/virtualBorderRouter/modify';
import { tenant } from '../../src/sandbox/demoAccounts';
import type { Association } from '../../src/sandbox/model';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { hostedOn, lineIn, named, places } from './estate';
import { circuitCode, ipv4, ipv4Rules, ipv6, ipv6Rules, vlanRules } from './linkRules';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { all, changed, copied } from './worlds';

const region = places.routers;

const ownersOnly = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask', 'Name', 'Description'] as const;

const create: WriteCase = {
  operation: createVirtualBorderRouter,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-router');
    const other = estate.router(line, { name: 'beside-new-router', vlanId: 120 });
    const allocated = lineIn(estate, region, 'line-not-in-service', {
      status: 'Allocated',
      accessPointId: 'ap-cn-beijing-dx-B',
    });
    const undivided = lineIn(estate, region, 'line-without-vlans');
    estate.router(undivided, { name: 'router-without-vlan', vlanId: 0 });
    const values = {
      Name: 'new-router',
      Description: 'Router of the office',
      VlanId: '10',
      ...ipv4,
      ...ipv6,
      Bandwidth: '2048',
      CircuitCode: 'longtel001',
      ResourceGroupId: 'rg-acfmxazb4ph6aiy',
      'Tags.1.Key': 'team',
      'Tags.1.Value': 'network',
    };
    const nothingOfTheOwner = Object.fromEntries(
      [...ownersOnly, ...Object.keys(ipv6)].map((name) => [name, undefined]),
    );
    return {
      region,
      target: named('physicalConnection', line),
      values,
      effect: {
        shown: 'virtualBorderRouter',
        row: {
          Name: 'new-router',
          Status: 'active',
          VlanId: 10,
          Bandwidth: 2048,
          PhysicalConnectionId: line.id,
          CircuitCode: 'longtel001',
          ...ipv4,
          EnableIpv6: true,
          PeeringIpv6SubnetMask: ipv6.PeeringIpv6SubnetMask,
        },
      },
      refusals: [
        requiredOfSubject('PhysicalConnectionId'),
        required('VlanId', 'VLAN ID'),
        // With IPv6 the sandbox does without IPv4 when all of it is left out, as the newer SDK says (wire-facts 5).
        required('LocalGatewayIp', 'Local gateway IP (Alibaba Cloud side)'),
        required('PeerGatewayIp', 'Peer gateway IP (customer side)'),
        required('PeeringSubnetMask', 'Subnet mask'),
        ...vlanRules('120'),
        {
          rule: 'nothing else runs beside VLAN 0',
          on: named('physicalConnection', undivided),
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.PconnExistVlan0Vbr'],
        },
        ...ipv4Rules({ local: 'InvalidLocalGatewayIp.Malformed', peer: 'InvalidPeerGatewayIp.Malformed' }),
        ...ipv6Rules({ address: 'InvalidIp.Malformed', prefix: 'IllegalParam.PeeringIpv6SubnetMask' }),
        oneOf('EnableIpv6', 'maybe', 'InvalidParameter'),
        ...nameRules('InvalidName.Malformed', 'no dots'),
        ...descriptionRules(),
        circuitCode,
        oneOf('Bandwidth', '60', 'IllegalParam.Bandwidth'),
        {
          rule: 'a VBR has no more bandwidth than its line',
          change: { Bandwidth: '20480' },
          form: formCannotKnow.neighbours,
          service: [400, 'ResourceNotEnough.Bandwidth'],
        },
        {
          rule: 'a tag has a key',
          change: { 'Tags.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the owner of the VBR is an account',
          change: { ...nothingOfTheOwner, VbrOwnerId: '253460731706911258' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidVbrOwnerId.NotFound'],
        },
        {
          rule: 'the owner of the VBR is named by an account ID',
          change: { ...nothingOfTheOwner, VbrOwnerId: 'the-bank' },
          form: /whole number/,
          service: [404, 'InvalidVbrOwnerId.NotFound'],
        },
        ...ownersOnly.map((name): Refusal => ({
          rule: `${name} of a VBR for another account is for that account to set (traps 89)`,
          change: { ...nothingOfTheOwner, VbrOwnerId: tenant.id, [name]: values[name] },
          form: silent('The field is hidden as soon as the other account is named, and nothing of it is sent.'),
          service: [403, `Forbidden.${name}NotAllowedByCaller`],
        })),
        {
          rule: 'a line takes a number of VBRs that wait for their owners',
          change: { ...nothingOfTheOwner, VbrOwnerId: tenant.id },
          world: all(
            changed('virtualBorderRouters', other.id, { status: 'unconfirmed', owner: tenant.id }),
            copied('virtualBorderRouters', other.id, 19, (index) => ({ vlanId: 1000 + index })),
          ),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.freevbr'],
        },
        {
          rule: 'a line takes a number of VBRs',
          world: copied('virtualBorderRouters', other.id, 400, (index) => ({ vlanId: 1000 + index })),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.vbrPerpConn'],
        },
        {
          rule: 'the line is in service',
          on: named('physicalConnection', allocated),
          form: 'not offered',
          service: [400, 'InvalidPhysicalConnectionId.NotEnabled'],
        },
        unknown('PhysicalConnectionId', 'pc-none', 400, 'InvalidPhysicalConnectionId.NotFound'),
        foreign(400, 'InvalidPhysicalConnectionId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

/** A VBR of the bank on a line of the carrier, whose VLAN and circuit code are the carrier's to set (traps 89). */
const modify: WriteCase = {
  operation: modifyVirtualBorderRouterAttribute,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-edited-router');
    const further = lineIn(estate, region, 'further-line-of-edited-router');
    const none = { local: '', peer: '', mask: '' };
    const association: Association = {
      physicalConnectionId: further.id,
      vlanId: 131,
      vlanInterfaceId: 'ri-2zeassociated00000001',
      circuitCode: '',
      ipv4: none,
      ipv6: none,
      enableIpv6: false,
    };
    const router = estate.router(line, { name: 'edited-router', vlanId: 130, associations: [association] });
    estate.router(line, { name: 'beside-edited-router', vlanId: 132 });
    estate.router(further, { name: 'beside-edited-association', vlanId: 133 });
    const foreignLine = hostedOn(estate, line, 'hosted-beside-edited', 134);
    const deleting = estate.router(line, { name: 'deleting-router', vlanId: 135, status: 'deleting' });
    const ofTheBank = estate.router(line, { owner: tenant, name: 'edited-by-the-bank', vlanId: 136 });
    const listed = (change: Readonly<Record<string, string>>): string =>
      JSON.stringify([{ PhysicalConnectionId: further.id, ...change }]);
    const inList = (rule: string, change: Readonly<Record<string, string>>, code: string): Refusal => ({
      rule: `${rule} (associated connections)`,
      change: { AssociatedPhysicalConnections: listed(change) },
      form: silent('The list is typed as JSON; its entries are the service’s to judge.'),
      service: [400, code],
    });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {
        Name: 'edited-again',
        Description: 'Router that was edited',
        VlanId: '139',
        ...ipv4,
        ...ipv6,
        Bandwidth: '2048',
        MinTxInterval: '400',
        MinRxInterval: '500',
        DetectMultiplier: '5',
        CircuitCode: 'longtel003',
        AssociatedPhysicalConnections: listed({ VlanId: '138', CircuitCode: 'CU-138' }),
        Mtu: '8500',
        SitelinkEnable: 'true',
      },
      effect: {
        shown: 'virtualBorderRouter',
        row: {
          VbrId: router.id,
          Description: 'Router that was edited',
          VlanId: 139,
          ...ipv4,
          EnableIpv6: true,
          MinTxInterval: 400,
          MinRxInterval: 500,
          DetectMultiplier: 5,
          CircuitCode: 'longtel003',
          Mtu: 8500,
          SitelinkEnable: true,
        },
      },
      refusals: [
        requiredOfSubject('VbrId'),
        ...nameRules('InvalidName.Malformed', 'no dots'),
        ...descriptionRules(),
        ...vlanRules('132'),
        ...ipv4Rules({ local: 'InvalidIp.Malformed', peer: 'InvalidIp.Malformed' }),
        ...ipv6Rules({ address: 'InvalidIp.Malformed', prefix: 'IllegalParam.CidrBlock' }),
        circuitCode,
        {
          rule: 'BFD packets are sent every 200 to 1000 ms (003 6.4)',
          change: { MinTxInterval: '199' },
          form: /200 to 1000 ms/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'BFD packets are expected every 200 to 1000 ms (003 6.4)',
          change: { MinRxInterval: '1001' },
          form: /200 to 1000 ms/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: '3 to 10 BFD packets may be lost (003 6.4)',
          change: { DetectMultiplier: '11' },
          form: /3 to 10/,
          service: [400, 'InvalidParameter'],
        },
        oneOf('Mtu', '9000', 'InvalidParameter'),
        oneOf('EnableIpv6', 'maybe', 'InvalidParameter'),
        oneOf('SitelinkEnable', 'maybe', 'InvalidParameter'),
        {
          rule: 'the associated connections are a JSON list',
          change: { AssociatedPhysicalConnections: further.id },
          form: /JSON list of objects, each with a PhysicalConnectionId/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'each associated connection is named',
          change: { AssociatedPhysicalConnections: '[{"VlanId":"5"}]' },
          form: /JSON list of objects, each with a PhysicalConnectionId/,
          service: [400, 'MissingParameter'],
        },
        {
          rule: 'the connection is associated',
          change: { AssociatedPhysicalConnections: JSON.stringify([{ PhysicalConnectionId: line.id }]) },
          form: formCannotKnow.neighbours,
          service: [400, 'PHYSICAL_NOT_ASSOCIATE_TO_VBR'],
        },
        inList('a VLAN ID is 0 to 2999', { VlanId: '5000' }, 'InvalidVlanId.Malformed'),
        inList('a VLAN is used once', { VlanId: '133' }, 'InvalidVlanId.Used'),
        inList('a gateway is an address', { PeerGatewayIp: 'x' }, 'InvalidIp.Malformed'),
        inList('the mask is /24 to /30', { PeeringSubnetMask: 'x' }, 'InvalidPeeringSubnetMask.Malformed'),
        wrongState(
          named('virtualBorderRouter', deleting),
          'Unconfirmed, Active, and Terminated',
          400,
          'InvalidOperation.OperationNotAllowedInState',
        ),
        ...Object.entries({ VlanId: '140', CircuitCode: 'longtel004' }).map(([name, value]): Refusal => ({
          rule: `${name} is for the owner of the line to set (traps 89)`,
          on: named('virtualBorderRouter', ofTheBank, { physicalConnection: line.id }),
          by: 'tenant',
          values: { [name]: value },
          form: formCannotKnow.account,
          service: [403, `Forbidden.${name}NotAllowedByCaller`],
        })),
        ...Object.entries({
          LocalGatewayIp: ofTheBank.ipv4.local,
          PeerGatewayIp: ofTheBank.ipv4.peer,
          PeeringSubnetMask: ofTheBank.ipv4.mask,
          Name: 'edited-by-the-carrier',
          Description: 'Edited by the carrier',
        }).map(([name, value]): Refusal => ({
          rule: `${name} is for the owner of the VBR to set (traps 89)`,
          on: named('virtualBorderRouter', ofTheBank, { physicalConnection: line.id }),
          values: { [name]: value },
          form: formCannotKnow.account,
          service: [403, `Forbidden.${name}NotAllowedByCaller`],
        })),
        unknown('VbrId', 'vbr-none', 400, 'InvalidVbrId.NotFound'),
        foreign(400, 'InvalidVbrId.NotFound'),
        {
          rule: 'the VBR is no hosted connection',
          change: { VbrId: foreignLine.id },
          form: formCannotKnow.subject,
          service: [400, 'InvalidVbrId.NotFound'],
        },
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const bandwidth: WriteCase = {
  operation: updateVirtualBorderBandwidth,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-faster-router');
    const router = estate.router(line, { name: 'faster-router', vlanId: 150 });
    const deleting = estate.router(line, { name: 'faster-too-late', vlanId: 151, status: 'deleting' });
    const hosted = hostedOn(estate, line, 'hosted-with-own-bandwidth', 152, { owner: tenant });
    const onHosted = estate.router(hosted, { name: 'router-on-hosted', vlanId: 152, bandwidthMbps: 100 });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: { Bandwidth: '2048' },
      effect: { shown: 'virtualBorderRouter', row: { VbrId: router.id, Bandwidth: 2048 } },
      refusals: [
        requiredOfSubject('VirtualBorderRouterId'),
        required('Bandwidth', 'Bandwidth'),
        {
          rule: 'the bandwidth is 1 Mbps at least',
          change: { Bandwidth: '0' },
          form: /at least 1/,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'the bandwidth is a number',
          change: { Bandwidth: 'fast' },
          form: /whole number/,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'the bandwidth is one that a VBR can have',
          change: { Bandwidth: '60' },
          form: silent('The documents list no values for this operation (traps 53).'),
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'a VBR has no more bandwidth than its line',
          change: { Bandwidth: '20480' },
          form: formCannotKnow.neighbours,
          service: [400, 'ResourceNotEnough.Bandwidth'],
        },
        {
          rule: 'a VBR on a hosted connection has the bandwidth of that connection',
          by: 'tenant',
          change: { VirtualBorderRouterId: onHosted.id },
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        wrongState(
          named('virtualBorderRouter', deleting),
          'Unconfirmed, Active, and Terminated',
          400,
          'InvalidOperation.OperationNotAllowedInState',
        ),
        unknown('VirtualBorderRouterId', 'vbr-none', 404, 'InvalidVbrId.NotFound'),
        foreign(404, 'InvalidVbrId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

export const virtualBorderRouterWrites: readonly WriteCase[] = [create, modify, bandwidth];
