import assert from 'node:assert/strict';
import { physicalConnection } from '../../../src/catalog/physicalConnection/kind';
import { english } from '../../../src/catalog/message';
import type { Resource } from '../../../src/estate/resource';
import { dedicatedLine } from '../../../src/guides/dedicatedLine';
import type { Row } from './guidesUnderTest';
import { known, resource, Situation, traffic } from './guidesUnderTest';

const id = 'pc-119mfjzm****';

function line(Status: string, more: Row = {}): Resource {
  return resource('physicalConnection', {
    PhysicalConnectionId: id,
    ProductType: 'PhysicalConnection',
    BusinessStatus: 'Normal',
    VpconnStatus: '',
    Status,
    ...more,
  });
}

function letter(Status: string, more: Row = {}): Resource {
  return resource('letterOfAuthorization', { InstanceId: id, Status, ...more });
}

const router = resource('virtualBorderRouter', { VbrId: 'vbr-1', Status: 'active', PhysicalConnectionId: id });

function at(on: Resource | undefined, related: readonly Resource[] = [], noted: readonly string[] = []): Situation {
  return new Situation(dedicatedLine, known(on, [traffic(true), ...related], noted));
}

describe('the guide of the dedicated line', () => {
  it('begins with outbound traffic, or the application is refused (traps 71)', () => {
    const situation = new Situation(dedicatedLine, known(undefined, [traffic(false)]));
    assert.equal(situation.line, 'outboundTraffic possible OpenPhysicalConnectionService');
  });

  it('offers the application when nothing has been started, or a newcomer finds no way in', () => {
    assert.equal(at(undefined).line, 'apply possible CreatePhysicalConnection');
  });

  // States and what is possible in them: traps section 10; order of calls: 003 overview.
  const situations: Readonly<Record<string, readonly [Resource, readonly Resource[], readonly string[], string]>> = {
    'the application is under review': [line('Initial'), [], [], 'review waiting alibabaCloud'],
    'the application was rejected': [
      line('Rejected'),
      [],
      [],
      'review failed ModifyPhysicalConnectionAttribute DeletePhysicalConnection',
    ],
    'the application was approved': [
      line('Approved'),
      [],
      [],
      'setupOrder possible CreatePhysicalConnectionSetupOrder',
    ],
    'the installation has been ordered': [line('Approved'), [], ['setupOrder'], 'allocation waiting alibabaCloud'],
    'a port is being allocated': [line('Allocating'), [], [], 'allocation waiting alibabaCloud'],
    'no port could be allocated': [
      line('Allocation Failed'),
      [],
      [],
      'allocation failed CreatePhysicalConnection DeletePhysicalConnection',
    ],
    'the other spelling of it (traps 54)': [
      line('AllocationFailed'),
      [],
      [],
      'allocation failed CreatePhysicalConnection DeletePhysicalConnection',
    ],
    'a port is allocated': [line('Allocated'), [], [], 'letter possible ApplyPhysicalConnectionLOA'],
    'the LOA is under review': [line('Allocated'), [letter('Applying')], [], 'letter waiting alibabaCloud'],
    'the LOA is accepted': [line('Allocated'), [letter('Accept')], [], 'letter waiting alibabaCloud'],
    'the LOA was rejected': [line('Allocated'), [letter('Rejected')], [], 'letter failed ApplyPhysicalConnectionLOA'],
    'the LOA was deleted': [line('Allocated'), [letter('Deleted')], [], 'letter possible ApplyPhysicalConnectionLOA'],
    'the LOA is available': [
      line('Allocated'),
      [letter('Available')],
      [],
      'construction waiting carrier CompletePhysicalConnectionLOA',
    ],
    'the line is being built': [
      line('Allocated'),
      [letter('Completing')],
      [],
      'construction waiting carrier CompletePhysicalConnectionLOA',
    ],
    'the line is built': [
      line('Allocated'),
      [letter('Complete')],
      [],
      'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder',
    ],
    'the occupancy has been ordered': [
      line('Allocated'),
      [letter('Complete')],
      ['occupancyOrder'],
      'confirm possible ConfirmPhysicalConnection',
    ],
    'the line is confirmed': [line('Confirmed'), [letter('Complete')], [], 'enable possible EnablePhysicalConnection'],
    'the line is confirmed and never had an LOA': [
      line('Confirmed'),
      [],
      [],
      'enable possible EnablePhysicalConnection',
    ],
    'the line is enabled': [line('Enabled'), [letter('Complete')], [], 'use possible CreateVirtualBorderRouter'],
    'the line is enabled and never had an LOA': [line('Enabled'), [], [], 'use possible CreateVirtualBorderRouter'],
    'the line is in use': [line('Enabled'), [letter('Complete'), router], [], 'use done'],
    'the bills are not paid': [line('Enabled', { BusinessStatus: 'FinancialLocked' }), [router], [], 'use failed'],
    'the line is locked': [line('Enabled', { BusinessStatus: 'SecurityLocked' }), [router], [], 'use failed'],
    'the application was withdrawn': [
      line('Canceled'),
      [],
      [],
      'apply failed CreatePhysicalConnection DeletePhysicalConnection',
    ],
    'the line is being terminated': [line('Terminating'), [letter('Complete')], [], 'use waiting alibabaCloud'],
    'the line was terminated': [
      line('Terminated'),
      [letter('Complete')],
      [],
      'use failed CreatePhysicalConnection DeletePhysicalConnection',
    ],
    'the state is a new one (traps 55)': [line('Quarantined'), [], [], 'review waiting alibabaCloud'],
  };
  for (const [situation, [on, related, noted, expected]] of Object.entries(situations)) {
    it(`knows what is next when ${situation}, or people wait for the wrong party`, () => {
      assert.equal(at(on, related, noted).line, expected);
    });
  }

  it('has one current step in every state of connection and LOA, or two steps claim to be next', () => {
    for (const state of [...Object.keys(physicalConnection.states), 'Quarantined']) {
      for (const loa of [undefined, 'Applying', 'Accept', 'Available', 'Rejected', 'Completing', 'Complete', 'New']) {
        at(line(state), loa === undefined ? [] : [letter(loa)]);
      }
    }
  });

  it('says why the LOA was rejected, or people apply with the same mistake again', () => {
    const { standing } = at(line('Allocated'), [letter('Rejected', { Description: 'IllegalParam.CardId' })]);
    assert.match(standing.fact === undefined ? '' : english(standing.fact), /IllegalParam\.CardId/);
  });

  it('asks about the orders, which no read tells of, instead of calling them done', () => {
    for (const situation of [at(line('Approved')), at(line('Allocated'), [letter('Complete')])]) {
      assert.ok('untold' in situation.standing && situation.standing.untold.about?.id === id);
    }
  });

  it('keeps later steps for later, or people confirm a line that is not built', () => {
    const situation = at(line('Allocated'), [letter('Applying')]);
    assert.equal(situation.status('confirm'), 'ahead');
    assert.equal(situation.status('review'), 'done');
  });

  it('is not for hosted connections, which share the ID prefix (traps 81)', () => {
    assert.equal(dedicatedLine.appliesTo(line('Enabled')), true);
    assert.equal(dedicatedLine.appliesTo(line('Enabled', { ProductType: 'VirtualPhysicalConnection' })), false);
  });
});
