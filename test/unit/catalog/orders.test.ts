import assert from 'node:assert/strict';
import { check } from '../../../src/catalog/check';
import type { Values } from '../../../src/catalog/problem';
import {
  createPhysicalConnectionOccupancyOrder,
  createPhysicalConnectionSetupOrder,
} from '../../../src/catalog/physicalConnection/orders';

/** The request sample of 003 4.8. */
const occupancy: Values = {
  PhysicalConnectionId: 'pc-bp1hp0wr072f6****',
  Period: '1',
  InstanceChargeType: 'PrePaid',
  AutoPay: 'false',
  PricingCycle: 'Month',
};

function troubled(values: Values): string[] {
  return check(createPhysicalConnectionOccupancyOrder, values).map((problem) => problem.parameter);
}

describe('ordering a port', () => {
  it('charges nobody by itself: AutoPay always travels, and as false (traps section 4: 002 assumes true)', () => {
    for (const order of [createPhysicalConnectionOccupancyOrder, createPhysicalConnectionSetupOrder]) {
      assert.equal(order.parameters.AutoPay.always, 'false');
      assert.match(order.costs, /charged to your account at once/);
    }
  });

  it('does not renew by itself either', () => {
    assert.equal(createPhysicalConnectionOccupancyOrder.parameters.AutoRenew.always, 'false');
  });

  it('is prepaid, which document 002 would not assume (traps section 4)', () => {
    assert.equal(createPhysicalConnectionOccupancyOrder.parameters.InstanceChargeType.always, 'PrePaid');
    assert.deepEqual(troubled({ ...occupancy, InstanceChargeType: 'PostPaid' }), ['InstanceChargeType']);
  });

  it('the documented sample passes', () => {
    assert.deepEqual(troubled(occupancy), []);
  });

  it('lasts 1 to 9 months or 1 to 5 years (003 4.8), so that no order is refused or longer than meant', () => {
    for (const [PricingCycle, Period, troubles] of [
      ['Month', '0', true],
      ['Month', '9', false],
      ['Month', '10', true],
      ['Year', '5', false],
      ['Year', '6', true],
      ['', '9', false],
    ] as const) {
      const found = troubled({ ...occupancy, PricingCycle, Period });
      assert.equal(found.length > 0, troubles, `${PricingCycle} ${Period}`);
    }
  });

  it('names each fee as the newer document does: installation and occupancy are swapped in 002 (traps 77)', () => {
    assert.match(createPhysicalConnectionSetupOrder.costs, /installation fee/);
    assert.match(createPhysicalConnectionOccupancyOrder.costs, /occupancy fee/);
  });

  it('installs the port that was applied for, not the 1000Base-T that the service assumes', () => {
    assert.deepEqual(createPhysicalConnectionSetupOrder.subject, {
      AccessPointId: 'AccessPointId',
      LineOperator: 'LineOperator',
      PortType: 'PortType',
      RedundantPhysicalConnectionId: 'RedundantPhysicalConnectionId',
    });
  });
});
