import {
  cancelPhysicalConnection,
  confirmPhysicalConnection,
  deletePhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
} from '../../src/catalog/physicalConnection/lifecycle';
import {
  createPhysicalConnectionOccupancyOrder,
  createPhysicalConnectionSetupOrder,
} from '../../src/catalog/physicalConnection/orders';
import assert from 'node:assert/strict';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { hostedOn, lineIn, named, places } from './estate';
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

const region = places.lines;
/** Lines that wait for service are all here: an application for one more is made at the other access point. */
const waiting = { accessPointId: 'ap-cn-shanghai-bs-B' } as const;

/** What every operation on an existing line refuses in the same words. */
const ofAnyLine: readonly Refusal[] = [
  requiredOfSubject('PhysicalConnectionId'),
  unknown('PhysicalConnectionId', 'pc-none', 404, 'InvalidPhysicalConnectionId.NotFound'),
  foreign(404, 'InvalidPhysicalConnectionId.NotFound'),
];

const setupOrder: WriteCase = {
  operation: createPhysicalConnectionSetupOrder,
  prepare: (estate) => {
    const backup = lineIn(estate, region, 'ordered-backup');
    const rejected = lineIn(estate, region, 'ordered-rejected', { ...waiting, status: 'Rejected' });
    const line = lineIn(estate, region, 'ordered-installation', {
      ...waiting,
      status: 'Allocated',
      lineOperator: 'CM',
      portType: '1000Base-LX',
    });
    const ofSubject = (parameter: string, wrong: string, code: string): Refusal => ({
      rule: `${parameter} is a documented one`,
      change: { [parameter]: wrong },
      form: formCannotKnow.subject,
      service: [400, code],
    });
    return {
      region,
      target: named('physicalConnection', line),
      values: { AutoPay: 'true' },
      effect: {
        // No list tells of the order.
        state: ({ lineOrders }) => {
          const order = lineOrders.find(({ lineId }) => lineId === line.id);
          assert.equal(order?.kind, 'setup');
          assert.equal(order.status, 'Paid');
        },
      },
      refusals: [
        requiredOfSubject('AccessPointId'),
        requiredOfSubject('LineOperator'),
        oneOf('AutoPay', 'maybe', 'InvalidParameter'),
        ofSubject('LineOperator', 'ZZ', 'InvalidLineOperator.Malformd'),
        ofSubject('PortType', 'E1 - 2M', 'InvalidPortType.Malformd'),
        ofSubject('AccessPointId', 'ap-none', 'InvalidAccessPointId.NotEnabled'),
        {
          rule: 'the redundant line exists',
          change: { RedundantPhysicalConnectionId: 'pc-none' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidRedundantPhysicalConnectionId.NotFound'],
        },
        {
          rule: 'the redundant line is Allocated, Confirmed or Enabled',
          change: { RedundantPhysicalConnectionId: rejected.id },
          form: 'not offered',
          service: [400, 'InvalidRedundantPhysicalConnectionStatus'],
        },
        {
          ...wrongState(named('physicalConnection', backup), 'Initial, Approved, Allocating, and Allocated', 400, ''),
          service: silent('The order names no line: it would be an application for another one.'),
        },
        unknownRegion(404),
      ],
    };
  },
};

const occupancyOrder: WriteCase = {
  operation: createPhysicalConnectionOccupancyOrder,
  prepare: (estate) => {
    const built = { ...waiting, status: 'Confirmed', loaStatus: 'Complete' } as const;
    const line = lineIn(estate, region, 'ordered-occupancy', built);
    const unbuilt = lineIn(estate, region, 'ordered-before-construction', {
      ...waiting,
      status: 'Allocated',
      loaStatus: 'Available',
    });
    const enabled = lineIn(estate, region, 'ordered-twice');
    const parent = lineIn(estate, places.hosted, 'ordered-hosting');
    const paidByTenant = hostedOn(estate, parent, 'ordered-by-the-bank', 40, {
      status: 'Allocated',
      occupancyPaid: false,
      hosting: { vpconnStatus: 'UnConfirmed' },
    });
    return {
      region,
      target: named('physicalConnection', line),
      values: {
        InstanceChargeType: 'PrePaid',
        PricingCycle: 'Year',
        Period: '1',
        AutoPay: 'true',
        AutoRenew: 'true',
        AutoRenewDuration: '3',
      },
      effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Enabled' } },
      refusals: [
        ...ofAnyLine,
        required('Period', 'Number of billing cycles', {
          service: silent('Optional in the table; the sandbox takes one cycle (traps 51).'),
        }),
        {
          rule: 'a subscription by the month has 9 months at most',
          change: { PricingCycle: 'Month', Period: '10' },
          form: /1 to 9/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'a subscription by the year has 5 years at most',
          change: { Period: '6' },
          form: /lasts 1 to 5 years/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'a subscription has one cycle at least',
          change: { Period: '0' },
          form: /1 to 9/,
          service: [400, 'InvalidParameter'],
        },
        oneOf('InstanceChargeType', 'PostPaid', 'InvalidParameter'),
        oneOf('PricingCycle', 'Week', 'InvalidParameter'),
        oneOf('AutoPay', 'maybe', 'InvalidParameter'),
        oneOf('AutoRenew', 'maybe', 'InvalidParameter', {
          change: { AutoRenew: 'maybe', AutoRenewDuration: undefined },
        }),
        {
          rule: 'the automatic renewal is 0 to 2147483647 months',
          change: { AutoRenewDuration: '2147483648' },
          form: /0 to 2147483647 months/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the construction is complete (003 4.8)',
          on: named('physicalConnection', unbuilt),
          form: silent('It is the state of the LOA, which another list tells (traps 57).'),
          service: [400, 'Forbidden.NotAllowedInState'],
        },
        wrongState(
          named('physicalConnection', enabled),
          'Allocated, Confirmed, and Unconfirmed',
          400,
          'Forbidden.NotAllowedInState',
        ),
        {
          rule: 'the other account pays for the hosted connection (003 4.18)',
          on: named('hostedConnection', paidByTenant),
          region: places.hosted,
          form: formCannotKnow.account,
          service: [400, 'Abs.InstanceNotExist'],
        },
        unknownRegion(404),
      ],
    };
  },
};

const confirm: WriteCase = {
  operation: confirmPhysicalConnection,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'confirmed-line', { ...waiting, status: 'Allocated', loaStatus: 'Complete' });
    const initial = lineIn(estate, region, 'confirmed-too-early', { ...waiting, status: 'Initial' });
    return {
      region,
      target: named('physicalConnection', line),
      values: {},
      effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Confirmed' } },
      refusals: [
        requiredOfSubject('PhysicalConnectionId'),
        unknown('PhysicalConnectionId', 'pc-none', 400, 'ResourceNotFound.PhysicalConnectionId'),
        foreign(400, 'ResourceNotFound.PhysicalConnectionId'),
        wrongState(
          named('physicalConnection', initial),
          'Allocated and Unconfirmed',
          400,
          'Forbidden.NotAllowedInState',
        ),
        traffic,
        unknownRegion(400),
      ],
    };
  },
};

const cancel: WriteCase = {
  operation: cancelPhysicalConnection,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'canceled-application', { ...waiting, status: 'Initial' });
    const enabled = lineIn(estate, region, 'canceled-too-late');
    return {
      region,
      target: named('physicalConnection', line),
      values: {},
      effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Canceled' } },
      refusals: [
        ...ofAnyLine,
        wrongState(
          named('physicalConnection', enabled),
          'Initial, Approved, Allocated, and Confirmed',
          400,
          'Forbidden.NotAllowedInState',
        ),
        unknownRegion(404),
      ],
    };
  },
};

const enable: WriteCase = {
  operation: enablePhysicalConnection,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'enabled-line', { ...waiting, status: 'Confirmed', loaStatus: 'Complete' });
    const allocated = lineIn(estate, region, 'enabled-too-early', { ...waiting, status: 'Allocated' });
    return {
      region,
      target: named('physicalConnection', line),
      values: { ByPassSp: 'true' },
      effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Enabled' } },
      refusals: [
        ...ofAnyLine,
        wrongState(named('physicalConnection', allocated), 'Confirmed', 400, 'Forbidden.NotAllowedInState'),
        oneOf('ByPassSp', 'maybe', 'InvalidParameter'),
        unknownRegion(404),
      ],
    };
  },
};

const terminate: WriteCase = {
  operation: terminatePhysicalConnection,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'terminated-line');
    const confirmed = lineIn(estate, region, 'terminated-too-early', { ...waiting, status: 'Confirmed' });
    const used = lineIn(estate, region, 'terminated-with-router');
    estate.router(used, { name: 'router-of-terminated-line', vlanId: 10 });
    const shared = lineIn(estate, places.hosted, 'terminated-with-hosted');
    hostedOn(estate, shared, 'hosted-of-terminated-line', 10);
    return {
      region,
      target: named('physicalConnection', line),
      values: {},
      effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Terminated' } },
      refusals: [
        ...ofAnyLine,
        wrongState(named('physicalConnection', confirmed), 'Enabled', 400, 'Forbidden.NotAllowedInState'),
        {
          rule: 'its VBRs are deleted first (003 4.15)',
          on: named('physicalConnection', used),
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.VBRExists'],
        },
        {
          rule: 'its hosted connections are deleted first',
          on: named('physicalConnection', shared),
          region: places.hosted,
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.NotAllowedInState'],
        },
        unknownRegion(404),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deletePhysicalConnection,
  prepare: (estate) => {
    const ended = { ...waiting, status: 'Terminated' } as const;
    const line = lineIn(estate, region, 'deleted-line', ended);
    const enabled = lineIn(estate, region, 'deleted-too-early');
    const used = lineIn(estate, region, 'deleted-with-router', ended);
    estate.router(used, { name: 'router-of-deleted-line', vlanId: 10 });
    const associated = lineIn(estate, region, 'deleted-with-association', ended);
    const none = { local: '', peer: '', mask: '' };
    estate.router(enabled, {
      name: 'router-over-deleted-line',
      vlanId: 11,
      associations: [
        {
          physicalConnectionId: associated.id,
          vlanId: 11,
          vlanInterfaceId: 'ri-uf6associated0000001',
          circuitCode: '',
          ipv4: none,
          ipv6: none,
          enableIpv6: false,
        },
      ],
    });
    return {
      region,
      target: named('physicalConnection', line),
      values: {},
      effect: { gone: named('physicalConnection', line) },
      refusals: [
        ...ofAnyLine,
        unknown('PhysicalConnectionId', 'vbr-none', 400, 'InvalidPhysicalConnectionId.NotMatched'),
        wrongState(
          named('physicalConnection', enabled),
          'Rejected, Canceled, Allocation Failed, and Terminated',
          400,
          'Forbidden.NotAllowedInState',
        ),
        {
          rule: 'no VBR is left on it (003 4.17)',
          on: named('physicalConnection', used),
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.VBRExists'],
        },
        {
          rule: 'no VBR is associated with it (003 4.17)',
          on: named('physicalConnection', associated),
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.AssociateToVBR'],
        },
        unknownRegion(404),
      ],
    };
  },
};

export const physicalConnectionLifecycleWrites: readonly WriteCase[] = [
  setupOrder,
  occupancyOrder,
  confirm,
  cancel,
  enable,
  terminate,
  remove,
];
