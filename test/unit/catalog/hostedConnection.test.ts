import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import { createVirtualPhysicalConnection, createVpconnFromVbr } from '../../../src/catalog/hostedConnection/create';
import { hostedConnection } from '../../../src/catalog/hostedConnection/kind';
import { updateVirtualPhysicalConnection } from '../../../src/catalog/hostedConnection/modify';
import type { Values } from '../../../src/catalog/problem';
import { openPhysicalConnectionService } from '../../../src/catalog/outboundTraffic/open';
import { createdIdentity } from '../../../src/estate/toResource';

/** The request sample of 003 4.18. */
const offer: Values = {
  OrderMode: 'PayByVirtualPhysicalConnectionOwner',
  VlanId: '4',
  Spec: '50M',
  VpconnAliUid: '253460731706911258',
  PhysicalConnectionId: 'pc-bp1ciz7ekd2grn1as****',
  Name: 'nametest',
  Description: 'desctest',
};

function troubled(values: Values): string[] {
  return check(createVirtualPhysicalConnection, values)
    .filter(({ severity }) => severity === 'error')
    .map((problem) => problem.parameter);
}

describe('creating a hosted connection', () => {
  it('the documented sample passes, its account beyond 2^53 included (traps 37)', () => {
    assert.deepEqual(troubled(offer), []);
  });

  for (const name of ['OrderMode', 'VlanId', 'Spec', 'VpconnAliUid', 'PhysicalConnectionId']) {
    it(`one without ${name} is not sent (003 4.18: required)`, () => {
      assert.deepEqual(troubled({ ...offer, [name]: '' }), [name]);
    });
  }

  it('the VLAN ends at 0 and 2999, and 0 is allowed with a warning (003 4.18, traps 40)', () => {
    for (const [VlanId, troubles] of [
      ['-1', 1],
      ['0', 0],
      ['2999', 0],
      ['3000', 1],
    ] as const) {
      assert.equal(troubled({ ...offer, VlanId }).length, troubles, VlanId);
    }
    const warned = check(createVirtualPhysicalConnection, { ...offer, VlanId: '0' });
    assert.deepEqual(
      warned.map(({ parameter, severity }) => [parameter, severity]),
      [['VlanId', 'warning']],
    );
  });

  it('4G is a bandwidth of an application but not of a hosted connection (traps 42)', () => {
    assert.deepEqual(troubled({ ...offer, Spec: '4G' }), ['Spec']);
    assert.deepEqual(troubled({ ...offer, Spec: '10G' }), []);
  });

  it('the new one is not taken for the connection that hosts it (traps 11, 12)', () => {
    const answer = { RequestId: 'R', VirtualPhysicalConnection: 'pc-new' };
    assert.equal(createdIdentity(hostedConnection, createVirtualPhysicalConnection, offer, answer), 'pc-new');
    assert.equal(createdIdentity(hostedConnection, createVpconnFromVbr, { VbrId: 'vbr-1' }, answer), 'pc-new');
    assert.equal(createdIdentity(hostedConnection, createVirtualPhysicalConnection, offer, {}), undefined);
  });
});

describe('editing a hosted connection', () => {
  it('sends the VLAN even when only the bandwidth changes (traps 48)', () => {
    const found = check(updateVirtualPhysicalConnection, { InstanceId: 'pc-1', ExpectSpec: '100M' });
    assert.deepEqual(
      found.map(({ parameter }) => parameter),
      ['VlanId'],
    );
  });
});

describe('the life of a hosted connection', () => {
  const offered = (state: string): string[] =>
    catalogue
      .changesOf('hostedConnection')
      .filter((operation) => operation.effect !== 'modify' && allowedIn(operation, state))
      .map(({ name }) => name)
      .sort();

  /** What the documents allow, or leave to the service, in each state (003 4.8, 4.10, 4.15 to 4.17, 4.22). */
  const table: Readonly<Record<string, readonly string[]>> = {
    UnConfirmed: ['ConfirmPhysicalConnection', 'CreatePhysicalConnectionOccupancyOrder', 'DeletePhysicalConnection'],
    Allocated: ['CreatePhysicalConnectionOccupancyOrder'],
    Confirmed: ['AttachVbrToVpconn', 'CreatePhysicalConnectionOccupancyOrder'],
    // A bandwidth that the partner has changed waits for a new order (003 4.20, ExpectSpec).
    Enabled: ['AttachVbrToVpconn', 'CreatePhysicalConnectionOccupancyOrder', 'TerminatePhysicalConnection'],
    Terminated: ['DeletePhysicalConnection', 'RecoverPhysicalConnection'],
    Terminating: [],
    Deleted: [],
  };

  for (const [state, names] of Object.entries(table)) {
    it(`in ${state} exactly ${names.join(', ') || 'nothing'} is offered`, () => {
      assert.deepEqual(offered(state), names);
    });
  }

  it('every change names it by the parameter of its own (traps 11)', () => {
    const named = catalogue
      .changesOf('hostedConnection')
      .map(({ name, subject }) => [name, Object.keys(subject ?? {})]);
    assert.deepEqual(Object.fromEntries(named), {
      CreatePhysicalConnectionOccupancyOrder: ['PhysicalConnectionId'],
      ConfirmPhysicalConnection: ['PhysicalConnectionId'],
      TerminatePhysicalConnection: ['PhysicalConnectionId'],
      DeletePhysicalConnection: ['PhysicalConnectionId'],
      UpdateVirtualPhysicalConnection: ['InstanceId'],
      AttachVbrToVpconn: ['VpconnId'],
      RecoverPhysicalConnection: ['InstanceId'],
    });
  });

  it('a dedicated connection cannot be recovered, so that nobody is offered it (003 4.16)', () => {
    const recover = catalogue.operation('RecoverPhysicalConnection') ?? assert.fail();
    const onConnection = catalogue.asActingOn(recover, 'physicalConnection') ?? assert.fail();
    assert.deepEqual(onConnection.appliesTo, { field: 'ProductType', is: ['VirtualPhysicalConnection'] });
  });

  for (const operation of catalogue.operations().filter(({ idempotency }) => idempotency === 'Token')) {
    it(`${operation.name} carries its token under the name Token, or a retry does it twice (traps 13)`, () => {
      assert.ok('Token' in operation.parameters && !('ClientToken' in operation.parameters));
    });
  }

  it('exactly the documented operations call the token so (traps 13)', () => {
    const names = catalogue.operations().filter(({ idempotency }) => idempotency === 'Token');
    assert.deepEqual(names.map(({ name }) => name).sort(), [
      'AttachVbrToVpconn',
      'CreateVirtualPhysicalConnection',
      'CreateVpconnFromVbr',
      'RecoverPhysicalConnection',
      'UpdateVirtualPhysicalConnection',
    ]);
  });
});

describe('opening outbound traffic', () => {
  it('says that it costs, is offered only while it is closed, and is never repeated blindly (traps 13, 85)', () => {
    assert.match(openPhysicalConnectionService.costs, /charged/);
    assert.ok(allowedIn(openPhysicalConnectionService, 'false'));
    assert.ok(!allowedIn(openPhysicalConnectionService, 'true'));
    assert.equal(openPhysicalConnectionService.idempotency, null);
  });
});
