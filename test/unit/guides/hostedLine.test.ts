import assert from 'node:assert/strict';
import { hostedConnection } from '../../../src/catalog/hostedConnection/kind';
import type { Resource } from '../../../src/estate/resource';
import { hostedLinePartner } from '../../../src/guides/hostedLinePartner';
import { hostedLineTenant } from '../../../src/guides/hostedLineTenant';
import type { Row } from './guidesUnderTest';
import { known, resource, Situation, traffic } from './guidesUnderTest';

const partnerPays = 'PayByPhysicalConnectionOwner';
const tenantPays = 'PayByVirtualPhysicalConnectionOwner';

/** Every pair of states of a hosted connection: what became of it, and of its acceptance (traps section 10). */
const states = [...Object.keys(hostedConnection.states), 'Quarantined'].flatMap((state) =>
  ['UnConfirmed', 'Confirmed', 'Deleted'].map((acceptance) => [state, acceptance] as const),
);

describe('the guide of the hosted line for the partner', () => {
  const parent = 'pc-parent';

  function dedicated(Status: string): Resource {
    return resource('physicalConnection', { PhysicalConnectionId: parent, ProductType: 'PhysicalConnection', Status });
  }

  function hosted(Status: string, acceptance: string, OrderMode: string, more: Row = {}): Resource {
    return resource('hostedConnection', {
      PhysicalConnectionId: 'pc-hosted',
      ParentPhysicalConnectionId: parent,
      VirtualPhysicalConnectionStatus: acceptance,
      Status,
      OrderMode,
      ...more,
    });
  }

  const line = (on: Resource | undefined, noted: readonly string[] = []): string =>
    new Situation(hostedLinePartner, known(on, [], noted)).line;

  it('offers to share a line when nothing has been started, or a newcomer finds no way in', () => {
    assert.equal(line(undefined), 'share possible CreateVirtualPhysicalConnection');
    assert.equal(line(dedicated('Enabled')), 'share possible CreateVirtualPhysicalConnection');
  });

  it('sends a line that is not in service to its own guide, or sharing it is refused (003 4.18)', () => {
    assert.equal(line(dedicated('Confirmed')), 'share failed');
  });

  it('has the partner order first when the partner pays, or the tenant cannot get the line into service', () => {
    const offered = hosted('Allocated', 'UnConfirmed', partnerPays);
    assert.equal(line(offered), 'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder');
    assert.equal(line(offered, ['occupancyOrder']), 'acceptance waiting tenant');
  });

  it('waits for the tenant alone when the tenant pays, or the partner pays as well', () => {
    const situation = new Situation(hostedLinePartner, known(hosted('Allocated', 'UnConfirmed', tenantPays)));
    assert.equal(situation.line, 'acceptance waiting tenant');
    assert.equal(situation.status('occupancyOrder'), 'notNeeded');
  });

  const accepted: Readonly<Record<string, string>> = {
    Initial: 'service waiting alibabaCloud',
    Approved: 'service waiting alibabaCloud',
    Allocating: 'service waiting alibabaCloud',
    Allocated: 'service waiting alibabaCloud',
    Confirmed: 'service waiting alibabaCloud',
    Enabled: 'service done',
    Rejected: 'service failed',
    'Allocation Failed': 'service failed',
    Canceled: 'share failed CreateVirtualPhysicalConnection',
    Terminating: 'service waiting alibabaCloud',
    Terminated: 'service failed RecoverPhysicalConnection',
  };
  for (const [state, expected] of Object.entries(accepted)) {
    it(`knows what is next when the accepted connection is ${state}, or people wait for the wrong party`, () => {
      assert.equal(line(hosted(state, 'Confirmed', tenantPays)), expected);
    });
  }

  it('calls a deleted offer withdrawn, or the partner waits for a tenant who refused', () => {
    assert.equal(line(hosted('Allocated', 'Deleted', tenantPays)), 'share failed CreateVirtualPhysicalConnection');
  });

  it('has one current step in every pair of states, whoever pays', () => {
    for (const [state, acceptance] of states) {
      for (const mode of [partnerPays, tenantPays, '']) line(hosted(state, acceptance, mode));
    }
  });
});

describe('the guide of the hosted line for the tenant', () => {
  function hosted(Status: string, VpconnStatus: string, OrderMode: string, more: Row = {}): Resource {
    return resource('physicalConnection', {
      PhysicalConnectionId: 'pc-hosted',
      ProductType: 'VirtualPhysicalConnection',
      BusinessStatus: 'Normal',
      VpconnStatus,
      Status,
      OrderMode,
      ...more,
    });
  }

  const line = (on: Resource | undefined, noted: readonly string[] = [], related: readonly Resource[] = []): string =>
    new Situation(hostedLineTenant, known(on, [traffic(true), ...related], noted)).line;

  it('begins with outbound traffic and then waits for the partner, or the acceptance is refused (traps 71)', () => {
    const closed = new Situation(hostedLineTenant, known(undefined, [traffic(false)]));
    assert.equal(closed.line, 'outboundTraffic possible OpenPhysicalConnectionService');
    assert.equal(line(undefined), 'offer waiting partner');
  });

  it('has the tenant order and then accept when the tenant pays (003 overview)', () => {
    const offered = hosted('Allocated', 'UnConfirmed', tenantPays);
    assert.equal(line(offered), 'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder');
    assert.equal(line(offered, ['occupancyOrder']), 'accept possible ConfirmPhysicalConnection');
  });

  it('has the tenant only accept when the partner pays, or the line is paid for twice', () => {
    assert.equal(line(hosted('Allocated', 'UnConfirmed', partnerPays)), 'accept possible ConfirmPhysicalConnection');
  });

  it('goes on to a VBR once the line is in service, and then is done', () => {
    const enabled = hosted('Enabled', 'Confirmed', tenantPays);
    const router = resource('virtualBorderRouter', {
      VbrId: 'vbr-1',
      Status: 'active',
      PhysicalConnectionId: enabled.id,
    });
    assert.equal(line(enabled), 'use possible CreateVirtualBorderRouter');
    assert.equal(line(enabled, [], [router]), 'use done');
  });

  it('can recover what was terminated, other than a dedicated line (003 4.16)', () => {
    assert.equal(line(hosted('Terminated', 'Confirmed', tenantPays)), 'use failed RecoverPhysicalConnection');
    assert.equal(line(hosted('Terminating', 'Confirmed', tenantPays)), 'use waiting alibabaCloud');
  });

  it('has one current step in every pair of states, whoever pays', () => {
    for (const [state, acceptance] of states) {
      for (const mode of [partnerPays, tenantPays, '']) line(hosted(state, acceptance, mode));
    }
  });
});
