import assert from 'node:assert/strict';
import { hostedConnection } from '../../../src/catalog/hostedConnection/kind';
import { virtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/kind';
import type { Resource } from '../../../src/estate/resource';
import { virtualBorderRouterConversion } from '../../../src/guides/virtualBorderRouterConversion';
import { known, resource, Situation } from './guidesUnderTest';

const line = 'pc-partner';
const hostedId = 'pc-hosted';
const partnerPays = 'PayByPhysicalConnectionOwner';
const tenantPays = 'PayByVirtualPhysicalConnectionOwner';

/** VLAN 0 uses the whole port and is a VLAN like others (traps 40). */
function router(Status: string, PhysicalConnectionId = line, VlanId = 0): Resource {
  return resource('virtualBorderRouter', {
    VbrId: 'vbr-1',
    VbrOwnerUid: '253460731706911258',
    Status,
    PhysicalConnectionId,
    VlanId,
  });
}

function hosted(Status: string, acceptance: string, OrderMode = tenantPays, VlanId = '0'): Resource {
  return resource('hostedConnection', {
    PhysicalConnectionId: hostedId,
    ParentPhysicalConnectionId: line,
    VirtualPhysicalConnectionStatus: acceptance,
    Status,
    OrderMode,
    VlanId,
  });
}

function at(on: Resource | undefined, related: readonly Resource[] = [], noted: readonly string[] = []): string {
  return new Situation(virtualBorderRouterConversion, known(on, related, noted)).line;
}

describe('the guide of the conversion of a VBR', () => {
  it('waits for the tenant’s outbound traffic before the conversion, or it is refused (traps 79)', () => {
    assert.equal(at(undefined), 'tenantTraffic waiting tenant');
    assert.equal(at(router('active')), 'tenantTraffic waiting tenant');
    assert.equal(at(router('active'), [], ['tenantTraffic']), 'create possible CreateVpconnFromVbr');
  });

  const routerStates: Readonly<Record<string, string>> = {
    unconfirmed: 'tenantTraffic waiting tenant',
    active: 'tenantTraffic waiting tenant',
    terminating: 'tenantTraffic waiting tenant',
    terminated: 'create failed RecoverVirtualBorderRouter',
    recovering: 'tenantTraffic waiting tenant',
    deleting: 'create failed',
  };
  it('names every state of a VBR, or one of them is a dead end', () => {
    assert.deepEqual(Object.keys(routerStates).sort(), Object.keys(virtualBorderRouter.states).sort());
  });
  for (const [state, expected] of Object.entries(routerStates)) {
    it(`knows what is next when the VBR is ${state}, or the conversion is refused with IncorrectStatus.VbrId`, () => {
      assert.equal(at(router(state)), expected);
    });
  }

  it('waits until the VBR is active again, or the conversion is refused', () => {
    assert.equal(at(router('unconfirmed'), [], ['tenantTraffic']), 'create waiting tenant');
    assert.equal(at(router('recovering'), [], ['tenantTraffic']), 'create waiting alibabaCloud');
  });

  it('finds the hosted connection by line and VLAN, on either end, or it begins anew', () => {
    const offered = hosted('Allocated', 'UnConfirmed');
    assert.equal(at(router('active'), [offered]), 'acceptance waiting tenant');
    assert.equal(at(offered, [router('active')]), 'acceptance waiting tenant');
    assert.equal(at(router('active', line, 7), [offered]), 'tenantTraffic waiting tenant');
  });

  it('has the account that pays order the occupancy (003 overview)', () => {
    const offered = hosted('Allocated', 'UnConfirmed', partnerPays);
    assert.equal(at(router('active'), [offered]), 'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder');
    assert.equal(at(router('active'), [offered], ['occupancyOrder']), 'acceptance waiting tenant');
  });

  it('attaches the VBR once the connection is accepted and in service, and then is done (003 4.22)', () => {
    assert.equal(at(router('active'), [hosted('Allocated', 'Confirmed')]), 'service waiting alibabaCloud');
    assert.equal(at(router('active'), [hosted('Enabled', 'Confirmed')]), 'attach possible AttachVbrToVpconn');
    assert.equal(at(router('active', hostedId), [hosted('Enabled', 'Confirmed')]), 'attach done');
    assert.equal(at(hosted('Enabled', 'Confirmed'), [router('active', hostedId)]), 'attach done');
  });

  it('counts the VBR as moved once it is gone from the line, where the partner does not see it any more', () => {
    assert.equal(at(hosted('Enabled', 'Confirmed')), 'attach done');
  });

  it('turns from the VBR to its hosted connection, or the guide ends with a VBR that cannot be read any more', () => {
    const turns = (on: Resource, other: Resource): string | undefined =>
      virtualBorderRouterConversion.turnsTo?.(known(on, [other]))?.id;
    const offered = hosted('Allocated', 'UnConfirmed');
    assert.equal(turns(router('active'), offered), hostedId);
    assert.equal(turns(router('active'), hosted('Allocated', 'Deleted')), undefined);
    assert.equal(turns(offered, router('active')), undefined);
  });

  it('is for VBRs of other accounts only, or the own ones are refused', () => {
    const own = resource('virtualBorderRouter', { VbrId: 'vbr-2', Status: 'active', PhysicalConnectionId: line });
    assert.deepEqual([router('active'), own].map(virtualBorderRouterConversion.appliesTo), [true, false]);
  });

  it('begins anew when the tenant refused, instead of waiting for them', () => {
    assert.equal(at(router('active'), [hosted('Allocated', 'Deleted')]), 'create possible CreateVpconnFromVbr');
  });

  it('has one current step in every state of both', () => {
    for (const one of Object.keys(virtualBorderRouter.states)) {
      for (const other of [...Object.keys(hostedConnection.states), 'Quarantined']) {
        for (const acceptance of ['UnConfirmed', 'Confirmed', 'Deleted']) {
          for (const mode of [partnerPays, tenantPays]) {
            at(router(one), [hosted(other, acceptance, mode)]);
            at(hosted(other, acceptance, mode), [router(one)]);
          }
        }
      }
    }
  });
});
