import assert from 'node:assert/strict';
import { attachVbrToVpconn } from '../../src/catalog/hostedConnection/attach';
import { createVirtualPhysicalConnection, createVpconnFromVbr } from '../../src/catalog/hostedConnection/create';
import { updateVirtualPhysicalConnection } from '../../src/catalog/hostedConnection/modify';
import { recoverPhysicalConnection } from '../../src/catalog/hostedConnection/recover';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../src/sandbox/estates/builder';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { hostedOn, lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  requiredOfSubject,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { changed, withoutTraffic } from './worlds';

const region = places.hosted;

/** A VLAN on the hosting line, which VBRs and other hosted connections have to themselves (003 4.18, traps 40). */
function vlanRules(used: string): readonly Refusal[] {
  return [
    {
      rule: 'a VLAN ID is 0 to 2999',
      change: { VlanId: '3000' },
      form: /0 to 2999/,
      service: [400, 'InvalidVlanId.Malformed'],
    },
    {
      rule: 'a VLAN ID is a number',
      change: { VlanId: '4.5' },
      form: /whole number/,
      service: [400, 'InvalidVlanId.Malformed'],
    },
    {
      rule: 'a VLAN is used once on a line',
      change: { VlanId: used },
      form: formCannotKnow.neighbours,
      service: [400, 'InvalidVlanId.Used'],
    },
    {
      rule: 'VLAN 0 has a line to itself',
      change: { VlanId: '0' },
      form: silent('It is legal, so the form only warns.'),
      service: [400, 'OperationFailed.Vlan0VbrUnSharePconn'],
    },
  ];
}

const create: WriteCase = {
  operation: createVirtualPhysicalConnection,
  prepare: (estate) => {
    const parent = lineIn(estate, region, 'shared-line');
    const other = hostedOn(estate, parent, 'shared-already', 310);
    const initial = lineIn(estate, region, 'shared-too-early', { status: 'Initial' });
    const ofTheBank = lineIn(estate, region, 'shared-by-the-bank', { owner: tenant });
    return {
      region,
      target: named('physicalConnection', parent),
      values: {
        VpconnAliUid: tenant.id,
        VlanId: '4',
        Spec: '50M',
        OrderMode: 'PayByVirtualPhysicalConnectionOwner',
        Name: 'branch-office',
        Description: 'Branch of the bank',
        ResourceGroupId: 'rg-acfmxazb4ph6aiy',
        'Tag.1.Key': 'team',
        'Tag.1.Value': 'branches',
        'Tag.2.Key': 'site',
      },
      effect: {
        shown: 'hostedConnection',
        row: {
          Name: 'branch-office',
          ParentPhysicalConnectionId: parent.id,
          VlanId: '4',
          Spec: '50M',
          VirtualPhysicalConnectionStatus: 'UnConfirmed',
        },
      },
      refusals: [
        requiredOfSubject('PhysicalConnectionId'),
        required('VpconnAliUid', 'Tenant account ID'),
        required('VlanId', 'VLAN ID'),
        required('Spec', 'Bandwidth'),
        required('OrderMode', 'Paid by'),
        oneOf('Spec', '4G', 'IllegalParam.Bandwidth'),
        oneOf('OrderMode', 'PayByNobody', 'InvalidParameter'),
        {
          rule: 'the shares of a line are no more than the line has',
          change: { Spec: '10G' },
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        ...vlanRules('310'),
        ...nameRules('InvalidName.Malformed', 'no dots'),
        ...descriptionRules(),
        {
          rule: 'the tenant is an account',
          change: { VpconnAliUid: '253460731706911258' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the tenant is named by an account ID',
          change: { VpconnAliUid: 'the-bank' },
          form: /whole number/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'a tag has a key',
          change: { 'Tag.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'there are 20 tags at most',
          change: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`Tag.${index + 1}.Key`, `key${index}`])),
          form: /takes at most 20 entries/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the hosting line is in service',
          on: named('physicalConnection', initial),
          form: 'not offered',
          service: [400, 'InvalidPhysicalConnectionId.NotEnabled'],
        },
        unknown('PhysicalConnectionId', 'pc-none', 400, 'InvalidPhysicalConnectionId.NotFound'),
        {
          rule: 'the hosting line is no hosted connection itself',
          change: { PhysicalConnectionId: other.id },
          form: formCannotKnow.subject,
          service: [400, 'ResourceNotFound.PhysicalConnectionId'],
        },
        {
          rule: 'the hosting line is the caller’s',
          change: { PhysicalConnectionId: ofTheBank.id },
          form: formCannotKnow.subject,
          service: [400, 'ResourceNotFound.PhysicalConnectionId'],
        },
        unknownRegion(404),
      ],
    };
  },
};

/** A VBR of the bank on a line of the carrier. */
function routerOfTheBank(estate: EstateBuilder, name: string, vlanId: number, more: { bandwidthMbps?: number } = {}) {
  const line = lineIn(estate, region, `line-under-${name}`);
  const router = estate.router(line, { owner: tenant, name, vlanId, bandwidthMbps: 200, ...more });
  return { line, router, target: named('virtualBorderRouter', router, { physicalConnection: line.id }) };
}

const convert: WriteCase = {
  operation: createVpconnFromVbr,
  prepare: (estate) => {
    const { line, router, target } = routerOfTheBank(estate, 'converted-router', 320);
    const own = estate.router(line, { name: 'converted-own-router', vlanId: 321 });
    const unconfirmed = estate.router(line, {
      owner: tenant,
      name: 'converted-unconfirmed-router',
      vlanId: 322,
      status: 'unconfirmed',
      activated: null,
    });
    const made = routerOfTheBank(estate, 'converted-twice', 323);
    hostedOn(estate, made.line, 'made-from-converted-twice', 323, { hosting: { fromRouterId: made.router.id } });
    const broad = routerOfTheBank(estate, 'converted-broad-router', 324, { bandwidthMbps: 20_480 });
    return {
      region,
      target,
      values: { OrderMode: 'PayByPhysicalConnectionOwner' },
      effect: {
        shown: 'hostedConnection',
        row: {
          Name: router.name,
          ParentPhysicalConnectionId: line.id,
          VlanId: '320',
          Spec: '200M',
          OrderMode: 'PayByPhysicalConnectionOwner',
        },
      },
      refusals: [
        requiredOfSubject('VbrId'),
        oneOf('OrderMode', 'PayByNobody', 'InvalidParameter'),
        unknown('VbrId', 'vbr-none', 404, 'InvalidVbrId.NotFound'),
        {
          rule: 'the VBR belongs to another account',
          on: named('virtualBorderRouter', own),
          form: 'not offered',
          service: [400, 'IncorrectStatus.VbrId'],
        },
        {
          rule: 'the VBR is active',
          on: named('virtualBorderRouter', unconfirmed, { physicalConnection: line.id }),
          form: 'not offered',
          service: [400, 'IncorrectStatus.VbrId'],
        },
        {
          rule: 'no hosted connection was made from the VBR',
          on: made.target,
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectStatus.VbrId'],
        },
        {
          rule: 'the bandwidth of the VBR is one of hosted connections',
          on: broad.target,
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'the owner of the VBR has opened outbound traffic',
          world: withoutTraffic,
          form: formCannotKnow.account,
          service: [400, 'OperationFailed.TargetUserPconnTrafficNotEnable'],
        },
        foreign(400, 'ResourceNotFound.PhysicalConnectionId'),
        unknownRegion(404),
      ],
    };
  },
};

const update: WriteCase = {
  operation: updateVirtualPhysicalConnection,
  prepare: (estate) => {
    const parent = lineIn(estate, region, 'line-of-updated');
    const hosted = hostedOn(estate, parent, 'updated-connection', 330);
    hostedOn(estate, parent, 'beside-updated', 331);
    return {
      region,
      target: named('hostedConnection', hosted),
      values: { VlanId: '335', ExpectSpec: '1G' },
      effect: {
        shown: 'hostedConnection',
        // The bandwidth changes once it has been paid for (003 4.20).
        row: { PhysicalConnectionId: hosted.id, VlanId: '335', ExpectSpec: '1G', Spec: '100M' },
      },
      refusals: [
        requiredOfSubject('InstanceId'),
        required('VlanId', 'VLAN ID'),
        ...vlanRules('331'),
        oneOf('ExpectSpec', '3M', 'IllegalParam.Bandwidth'),
        unknown('InstanceId', 'pc-none', 400, 'ResourceNotFound.PhysicalConnectionId'),
        foreign(400, 'ResourceNotFound.PhysicalConnectionId'),
        unknownRegion(404),
      ],
    };
  },
};

const attach: WriteCase = {
  operation: attachVbrToVpconn,
  prepare: (estate) => {
    const { line, router } = routerOfTheBank(estate, 'attached-router', 340);
    const hosted = hostedOn(estate, line, 'attached-connection', 340, { hosting: { fromRouterId: router.id } });
    const other = estate.router(line, { owner: tenant, name: 'attached-elsewhere', vlanId: 341 });
    const offered = routerOfTheBank(estate, 'attached-too-early', 342);
    const unconfirmed = hostedOn(estate, offered.line, 'attached-unaccepted', 342, {
      status: 'Allocated',
      occupancyPaid: false,
      hosting: { vpconnStatus: 'UnConfirmed', fromRouterId: offered.router.id },
    });
    return {
      region,
      target: named('hostedConnection', hosted),
      values: { VbrId: router.id },
      effect: {
        state: ({ virtualBorderRouters }) => {
          const moved = virtualBorderRouters.find(({ id }) => id === router.id);
          assert.equal(moved?.physicalConnectionId, hosted.id);
        },
      },
      refusals: [
        requiredOfSubject('VpconnId'),
        required('VbrId', 'VBR'),
        unknown('VpconnId', 'pc-none', 400, 'ResourceNotFound.PhysicalConnectionId'),
        {
          rule: 'the VBR exists',
          change: { VbrId: 'vbr-none' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidVbrId.NotFound'],
        },
        {
          rule: 'the hosted connection was made from that VBR',
          change: { VbrId: other.id },
          form: formCannotKnow.typedId,
          service: [400, 'IncorrectStatus.VbrId'],
        },
        {
          ...wrongState(
            named('hostedConnection', unconfirmed),
            'Confirmed and Enabled',
            400,
            'IncorrectStatus.PhysicalConnection',
          ),
          change: { VbrId: offered.router.id },
        },
        foreign(400, 'ResourceNotFound.PhysicalConnectionId'),
        unknownRegion(404),
      ],
    };
  },
};

const recover: WriteCase = {
  operation: recoverPhysicalConnection,
  prepare: (estate) => {
    const parent = lineIn(estate, region, 'line-of-recovered');
    const hosted = hostedOn(estate, parent, 'recovered-connection', 350, { status: 'Terminated' });
    const enabled = hostedOn(estate, parent, 'recovered-needlessly', 351);
    return {
      region,
      target: named('hostedConnection', hosted),
      values: {},
      effect: { shown: 'hostedConnection', row: { PhysicalConnectionId: hosted.id, Status: 'Enabled' } },
      refusals: [
        requiredOfSubject('InstanceId'),
        unknown('InstanceId', 'pc-none', 400, 'ResourceNotFound'),
        {
          rule: 'dedicated lines are not recovered (003 4.16)',
          on: named('physicalConnection', parent),
          form: /has to be one of: Hosted connection/,
          service: [400, 'ResourceNotFound'],
        },
        wrongState(named('hostedConnection', enabled), 'Terminated', 400, 'IncorrectStatus.PhysicalConnection'),
        {
          rule: 'the hosting line is in service',
          world: changed('physicalConnections', parent.id, { status: 'Terminated', owner: partner.id }),
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectStatus.PhysicalConnection'],
        },
        unknownRegion(404),
      ],
    };
  },
};

export const hostedConnectionWrites: readonly WriteCase[] = [create, convert, update, attach, recover];
