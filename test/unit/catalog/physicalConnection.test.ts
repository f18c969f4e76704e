import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { stateOf } from '../../../src/catalog/kind';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { createPhysicalConnection } from '../../../src/catalog/physicalConnection/create';
import { physicalConnection } from '../../../src/catalog/physicalConnection/kind';
import {
  cancelPhysicalConnection,
  confirmPhysicalConnection,
  deletePhysicalConnection,
  enablePhysicalConnection,
  terminatePhysicalConnection,
} from '../../../src/catalog/physicalConnection/lifecycle';
import { modifyPhysicalConnectionAttribute } from '../../../src/catalog/physicalConnection/modify';

/** The request sample of 003 4.4, with the bandwidth of its own list (traps §4). */
const application: Values = {
  AccessPointId: 'ap-cn-beijing-ft-A',
  Type: 'VPC',
  LineOperator: 'CT',
  bandwidth: '50',
  PeerLocation: 'XX街道',
  PortType: '1000Base-T',
  RedundantPhysicalConnectionId: 'pc-119mfjzm',
  Description: 'description',
  Name: 'test',
  CircuitCode: 'longtel001',
};

function troubled(operation: Operation, values: Values, state?: string): string[] {
  return check(operation, values, { state }).map((problem) => problem.parameter);
}

describe('applying for a physical connection', () => {
  it('the documented sample passes', () => {
    assert.deepEqual(troubled(createPhysicalConnection, application), []);
  });

  for (const parameter of ['AccessPointId', 'LineOperator', 'PeerLocation']) {
    it(`a form without ${parameter} is not sent (003 4.4: required)`, () => {
      assert.deepEqual(troubled(createPhysicalConnection, { ...application, [parameter]: '' }), [parameter]);
    });
  }

  it('a bandwidth outside the documented list is not sent', () => {
    for (const bad of ['10', '4999', '10001']) {
      assert.deepEqual(troubled(createPhysicalConnection, { ...application, bandwidth: bad }), ['bandwidth'], bad);
    }
    for (const good of ['50', '4000', '10000']) {
      assert.deepEqual(troubled(createPhysicalConnection, { ...application, bandwidth: good }), [], good);
    }
  });

  it('a name that only one of the documents allows is not used for something new (traps §4)', () => {
    assert.deepEqual(troubled(createPhysicalConnection, { ...application, Name: 'pc.1' }), ['Name']);
    assert.deepEqual(troubled(modifyPhysicalConnectionAttribute, { PhysicalConnectionId: 'pc-1', Name: 'pc.1' }), []);
  });

  it('an optical module of another port type is not ordered', () => {
    const module = { OpticalModuleModel: 'SFP-10G-LR-SM1310,10KM' };
    assert.deepEqual(troubled(createPhysicalConnection, { ...application, ...module }), ['OpticalModuleModel']);
    assert.deepEqual(troubled(createPhysicalConnection, { ...application, ...module, PortType: '10GBase-LR' }), []);
  });

  it('every application carries an idempotency token, so that a retry orders no second line (traps 13)', () => {
    assert.equal(createPhysicalConnection.idempotency, 'ClientToken');
    assert.equal(createPhysicalConnection.parameters.ClientToken.required, true);
  });
});

describe('editing a physical connection', () => {
  const subject = { PhysicalConnectionId: 'pc-1' };

  it('bandwidth stays within 2 to 10240 Mbps (003 4.13)', () => {
    for (const [bandwidth, troubles] of [
      ['1', 1],
      ['2', 0],
      ['10240', 0],
      ['10241', 1],
    ] as const) {
      const found = troubled(modifyPhysicalConnectionAttribute, { ...subject, bandwidth }, 'Initial');
      assert.equal(found.length, troubles, bandwidth);
    }
  });

  it('port, bandwidth and redundancy are locked in the states that refuse them; the rest is not (003 4.13)', () => {
    const change = { ...subject, Name: 'pc', bandwidth: '100', PortType: '10GBase-LR' };
    assert.deepEqual(troubled(modifyPhysicalConnectionAttribute, change, 'Approved').sort(), ['PortType', 'bandwidth']);
    for (const state of ['Initial', 'Rejected', 'Enabled']) {
      assert.deepEqual(troubled(modifyPhysicalConnectionAttribute, change, state), [], state);
    }
  });

  it('a port down delay is a multiple of 100 ms up to 10 s, or the service refuses the whole change', () => {
    for (const [DownDelayTime, troubles] of [
      ['0', 0],
      ['100', 0],
      ['10000', 0],
      ['150', 1],
      ['10100', 1],
      ['-100', 1],
    ] as const) {
      const found = troubled(modifyPhysicalConnectionAttribute, { ...subject, DownDelayTime }, 'Enabled');
      assert.equal(found.length, troubles, DownDelayTime);
    }
  });

  it('the port type is always sent again, because leaving it out resets it (traps 48)', () => {
    assert.equal(modifyPhysicalConnectionAttribute.parameters.PortType.resetsWhenOmitted, true);
  });
});

describe('the life of a physical connection', () => {
  const states = Object.keys(physicalConnection.states);

  /** The state table of the documents: who may do what, when (002 4.x, 003 4.x). */
  const table: readonly [Operation, readonly string[]][] = [
    [cancelPhysicalConnection, ['Initial', 'Approved', 'Allocated', 'Confirmed']],
    [confirmPhysicalConnection, ['Allocated', 'UnConfirmed']],
    [enablePhysicalConnection, ['Confirmed']],
    [terminatePhysicalConnection, ['Enabled']],
    [deletePhysicalConnection, ['Rejected', 'Canceled', 'AllocationFailed', 'Terminated']],
    [modifyPhysicalConnectionAttribute, ['Initial', 'Approved', 'Allocated', 'Confirmed', 'Enabled', 'Rejected']],
  ];

  for (const [operation, allowed] of table) {
    it(`${operation.label} is offered in the states that accept it and in no other`, () => {
      assert.deepEqual(states.filter((state) => allowedIn(operation, state)).sort(), [...allowed].sort());
    });
  }

  it('both spellings of a failed allocation are one state, so that such a connection can be deleted (traps 54)', () => {
    assert.equal(stateOf(physicalConnection, 'Allocation Failed'), 'AllocationFailed');
    assert.equal(stateOf(physicalConnection, 'AllocationFailed'), 'AllocationFailed');
  });

  it('an unknown state is left to the service instead of hiding every action (traps 55)', () => {
    assert.equal(stateOf(physicalConnection, 'Paused'), undefined);
    assert.equal(allowedIn(deletePhysicalConnection, undefined), true);
  });
});
