import assert from 'node:assert/strict';
import { attachVbrToVpconn } from '../../src/catalog/hostedConnection/attach';
import { recoverPhysicalConnection } from '../../src/catalog/hostedConnection/recover';
import {
  confirmPhysicalConnection,
  deletePhysicalConnection,
  terminatePhysicalConnection,
} from '../../src/catalog/physicalConnection/lifecycle';
import { createPhysicalConnectionOccupancyOrder } from '../../src/catalog/physicalConnection/orders';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { PhysicalConnection } from '../../src/sandbox/model';
import type { Effect, WriteCase } from './case';
import { hostedOn, lineIn, named, places } from './estate';
import { formCannotKnow, wrongState } from './rules';

const region = places.hosted;

function becomes({ id }: PhysicalConnection, Status: string): Effect {
  return { shown: 'hostedConnection', row: { PhysicalConnectionId: id, Status } };
}

/**
 * Operations on a second kind of subject (traps 11): a hosted connection is ordered, confirmed, terminated and deleted
 * like a dedicated one, and the conversion of a VBR ends from either side.
 */
export const otherSubjectWrites: readonly WriteCase[] = [
  {
    operation: createPhysicalConnectionOccupancyOrder,
    prepare: (estate) => {
      const parent = lineIn(estate, region, 'line-of-ordered-hosted');
      const line = hostedOn(estate, parent, 'ordered-hosted', 360, {
        status: 'Confirmed',
        occupancyPaid: false,
        hosting: { orderMode: 'PayByPhysicalConnectionOwner' },
      });
      return {
        region,
        target: named('hostedConnection', line),
        values: { InstanceChargeType: 'PrePaid', Period: '1', AutoPay: 'true', AutoRenew: 'false' },
        effect: becomes(line, 'Enabled'),
        refusals: [
          {
            rule: 'a subscription by the month has 9 months at most',
            change: { Period: '10' },
            form: /1 to 9/,
            service: [400, 'InvalidParameter'],
          },
        ],
      };
    },
  },
  {
    operation: confirmPhysicalConnection,
    prepare: (estate) => {
      const parent = lineIn(estate, region, 'line-of-confirmed-hosted');
      // Its own tenant: the service allows that as well.
      const offered = { owner: partner, status: 'Allocated', hosting: { vpconnStatus: 'UnConfirmed' } } as const;
      const line = hostedOn(estate, parent, 'confirmed-hosted', 361, { ...offered, occupancyPaid: true });
      const accepted = hostedOn(estate, parent, 'confirmed-twice', 362, { owner: partner });
      return {
        region,
        target: named('hostedConnection', line),
        values: {},
        effect: becomes(line, 'Enabled'),
        refusals: [wrongState(named('hostedConnection', accepted), 'Unconfirmed', 400, 'Forbidden.NotAllowedInState')],
      };
    },
  },
  {
    operation: terminatePhysicalConnection,
    prepare: (estate) => {
      const parent = lineIn(estate, region, 'line-of-terminated-hosted');
      const line = hostedOn(estate, parent, 'terminated-hosted', 363);
      const used = hostedOn(estate, parent, 'terminated-hosted-with-router', 364);
      estate.router(used, { name: 'router-of-terminated-hosted', vlanId: 364 });
      return {
        region,
        target: named('hostedConnection', line),
        values: {},
        effect: becomes(line, 'Terminated'),
        refusals: [
          {
            rule: 'its VBRs are deleted first (003 4.15)',
            on: named('hostedConnection', used),
            form: formCannotKnow.neighbours,
            service: [400, 'Forbidden.VBRExists'],
          },
        ],
      };
    },
  },
  {
    operation: deletePhysicalConnection,
    prepare: (estate) => {
      const parent = lineIn(estate, region, 'line-of-deleted-hosted');
      const line = hostedOn(estate, parent, 'deleted-hosted', 365, { status: 'Terminated' });
      const enabled = hostedOn(estate, parent, 'deleted-hosted-too-early', 366);
      return {
        region,
        target: named('hostedConnection', line),
        values: {},
        effect: { gone: named('hostedConnection', line) },
        refusals: [
          wrongState(
            named('hostedConnection', enabled),
            'Rejected, Canceled, Allocation Failed, Terminated, and Unconfirmed',
            400,
            'Forbidden.NotAllowedInState',
          ),
        ],
      };
    },
  },
  {
    operation: attachVbrToVpconn,
    prepare: (estate) => {
      const line = lineIn(estate, region, 'line-of-attached-from-router');
      const router = estate.router(line, { owner: tenant, name: 'attaches-itself', vlanId: 367, bandwidthMbps: 100 });
      const hosted = hostedOn(estate, line, 'takes-the-router', 367, { hosting: { fromRouterId: router.id } });
      const own = estate.router(line, { name: 'attached-of-the-carrier', vlanId: 369 });
      return {
        region,
        target: named('virtualBorderRouter', router, { physicalConnection: line.id }),
        values: { VpconnId: hosted.id },
        effect: {
          // It is the tenant's from now on, and in none of the carrier's lists.
          state: ({ virtualBorderRouters }) => {
            const moved = virtualBorderRouters.find(({ id }) => id === router.id);
            assert.equal(moved?.physicalConnectionId, hosted.id);
          },
        },
        refusals: [
          {
            rule: 'the VBR belongs to another account',
            on: named('virtualBorderRouter', own),
            form: /has to be set/,
            service: [400, 'IncorrectStatus.VbrId'],
          },
          {
            rule: 'the hosted connection exists',
            change: { VpconnId: 'pc-none' },
            form: formCannotKnow.typedId,
            service: [400, 'ResourceNotFound.PhysicalConnectionId'],
          },
        ],
      };
    },
  },
  {
    operation: recoverPhysicalConnection,
    prepare: (estate) => {
      const parent = lineIn(estate, region, 'line-of-recovered-by-tenant');
      const line = hostedOn(estate, parent, 'recovered-by-tenant', 368, { owner: partner, status: 'Terminated' });
      return {
        region,
        target: named('physicalConnection', line),
        values: {},
        effect: { shown: 'physicalConnection', row: { PhysicalConnectionId: line.id, Status: 'Enabled' } },
        refusals: [],
      };
    },
  },
];
