import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { allowedIn } from '../../../src/catalog/catalogue';
import type { KindId } from '../../../src/catalog/kindId';
import { fillTemplate } from '../../../src/estate/describeRow';
import { english } from '../../../src/catalog/message';
import { stateMessage } from '../../../src/estate/resourceName';
import { partner } from '../../../src/sandbox/demoAccounts';
import { region } from '../api/clientUnderTest';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import { broken, choicesOf, decoded, detailOf, form, objectIn, operation, rowsIn, sent } from './product';

/** Fields that identify a row of each kind. */
const identity: Readonly<Partial<Record<KindId, Row>>> = {
  physicalConnection: { PhysicalConnectionId: 'pc-1' },
  hostedConnection: { PhysicalConnectionId: 'pc-1' },
  virtualBorderRouter: { VbrId: 'vbr-1' },
  routerInterface: { RouterInterfaceId: 'ri-1' },
  letterOfAuthorization: { InstanceId: 'pc-1' },
  bgpGroup: { BgpGroupId: 'bgpg-1' },
  bgpPeer: { BgpPeerId: 'bgp-1' },
  bgpNetwork: { RouterId: 'vbr-1', DstCidrBlock: '10.0.0.0/8' },
};

/** What becomes of a state as the service spells it: our name of it, and what is shown. */
function seen(kind: KindId, row: Row): { readonly state: string | undefined; readonly shown: string } {
  const resource = resourceOf(kind, { ...identity[kind], ...row });
  return { state: resource.state, shown: english(stateMessage(catalogue.kind(kind), resource)) };
}

/** Whether the catalogue's menus offer an operation on a resource of this kind in this state. */
function offered(name: string, kind: KindId, state: string): boolean {
  const acting = catalogue.asActingOn(operation(name), kind) ?? assert.fail(`${name} does not act on ${kind}`);
  return allowedIn(acting, state);
}

const accessPoint = 'ap-cn-hangzhou-yh-A';
const inRegion = { RegionId: region };
const application = { ...inRegion, AccessPointId: accessPoint, LineOperator: 'CT' };

/** A sandbox with one line of the partner, and how to look at it. */
function lineIn(service: Service) {
  const [row] = service.rows('DescribePhysicalConnections', inRegion, paths.lines);
  const PhysicalConnectionId = String(row?.PhysicalConnectionId);
  const given = { ...inRegion, PhysicalConnectionId };
  const status = () => service.rows('DescribePhysicalConnections', inRegion, paths.lines)[0]?.Status;
  return { given, status };
}

describe('traps of states and enumerations', () => {
  it('trap 54: a failed allocation in the other spelling can be neither recognised nor deleted', () => {
    for (const spelling of ['Allocation Failed', 'AllocationFailed', 'allocation failed']) {
      const { state } = seen('physicalConnection', { Status: spelling });
      assert.equal(state, 'AllocationFailed', spelling);
      assert.equal(offered('DeletePhysicalConnection', 'physicalConnection', state), true);
    }
  });

  it('trap 55: a connection in a state that no list names disappears or breaks the tree', () => {
    assert.deepEqual(seen('physicalConnection', { Status: 'Terminating' }), {
      state: 'Terminating',
      shown: 'Terminating',
    });
    assert.equal(catalogue.kind('physicalConnection').states.Terminating?.transitional, true);
    assert.deepEqual(seen('physicalConnection', { Status: 'Hibernating' }), { state: undefined, shown: 'Hibernating' });
  });

  it('trap 56: read as "waiting for confirmation", a confirmed connection is confirmed again and never enabled', () => {
    const service = new Service((estate) =>
      estate.line({ owner: partner, name: 'line', accessPointId: accessPoint, status: 'Allocated' }),
    );
    const { given, status } = lineIn(service);
    assert.equal(offered('ConfirmPhysicalConnection', 'physicalConnection', 'Allocated'), true);
    service.ok('ConfirmPhysicalConnection', given);
    assert.equal(status(), 'Confirmed');
    assert.equal(offered('ConfirmPhysicalConnection', 'physicalConnection', 'Confirmed'), false);
    assert.equal(service.refused('ConfirmPhysicalConnection', given), '400 Forbidden.NotAllowedInState');
    assert.equal(offered('EnablePhysicalConnection', 'physicalConnection', 'Confirmed'), true);
    service.ok('EnablePhysicalConnection', given);
    assert.equal(status(), 'Enabled');
  });

  it('trap 57: waited for on the connection, the state Complete of its LOA never comes and nothing is ordered', () => {
    assert.equal(seen('physicalConnection', { Status: 'Allocated', LoaStatus: 'Complete' }).state, 'Allocated');
    assert.equal(offered('CreatePhysicalConnectionOccupancyOrder', 'physicalConnection', 'Allocated'), true);
    assert.equal(seen('letterOfAuthorization', { Status: 'Complete' }).state, 'Complete');
    assert.equal(seen('physicalConnection', { Status: 'Complete' }).state, undefined);
  });

  it('trap 58: Initial read as approved hides that the application is still to be reviewed', () => {
    const service = new Service();
    service.ok('CreatePhysicalConnection', application);
    const { status } = lineIn(service);
    assert.equal(status(), 'Initial');
    service.clock.advance(10_000);
    assert.notEqual(status(), 'Initial', 'the review follows');
    assert.equal(offered('CancelPhysicalConnection', 'physicalConnection', 'Initial'), true);
    assert.equal(offered('ConfirmPhysicalConnection', 'physicalConnection', 'Initial'), false);
  });

  it('trap 59: a VBR counts as active in one list and not in the other, and cannot be terminated from there', () => {
    for (const spelling of ['active', 'Active']) {
      const { state, shown } = seen('virtualBorderRouter', { Status: spelling });
      assert.deepEqual([state, shown], ['active', 'Active']);
      assert.equal(offered('TerminateVirtualBorderRouter', 'virtualBorderRouter', 'active'), true);
    }
    // States of the physical connection, which document 002 lists by mistake.
    for (const wrong of ['Initial', 'Approved', 'Allocated', 'Confirmed', 'Rejected', 'Canceled']) {
      assert.equal(seen('virtualBorderRouter', { Status: wrong }).state, undefined, wrong);
    }
    const service = new Service((estate) => {
      estate.router(estate.line({ owner: partner, name: 'line', accessPointId: accessPoint }), {
        name: 'edge',
        vlanId: 1,
      });
    });
    const status = () => service.rows('DescribeVirtualBorderRouters', inRegion, paths.routers)[0];
    service.ok('TerminateVirtualBorderRouter', { ...inRegion, VbrId: String(status()?.VbrId) });
    assert.equal(seen('virtualBorderRouter', { Status: String(status()?.Status) }).state, 'terminating');
  });

  it('trap 60: a spelling of the other list is unknown, and an order in the spelling of an answer is refused', async () => {
    assert.equal(seen('virtualBorderRouter', { Status: 'Unconfirmed' }).state, 'unconfirmed');
    for (const status of ['UnConfirmed', 'unconfirmed', 'Unconfirmed']) {
      const row = { Status: 'Allocated', VirtualPhysicalConnectionStatus: status };
      assert.equal(seen('hostedConnection', row).state, 'UnConfirmed', status);
    }
    assert.equal(seen('physicalConnection', { Status: 'Canceled' }).state, 'Canceled');
    const order = form('CreatePhysicalConnectionOccupancyOrder').request({ PhysicalConnectionId: 'pc-1', Period: '1' });
    const { parameters } = await sent('CreatePhysicalConnectionOccupancyOrder', { ...order });
    assert.equal(parameters.InstanceChargeType, 'PrePaid');
    assert.deepEqual(choicesOf(form('CreateRouterInterface'), 'InstanceChargeType'), ['PostPaid', 'PrePaid']);
    for (const [kind, charge, text] of [
      ['physicalConnection', 'Prepaid', 'Subscription, paid in advance'],
      ['routerInterface', 'PrePaid', 'Subscription, paid in advance'],
      ['routerInterface', 'AfterPay', 'Pay as you go'],
      ['physicalConnection', 'PayByTraffic', 'Pay by traffic'],
    ] as const) {
      const told = detailOf(kind, { ...identity[kind], ChargeType: charge }, 'ChargeType');
      assert.ok(told?.value.type === 'text');
      assert.equal(told.value.text, text);
    }
  });

  it('trap 61: a deleted peer makes an interface look deleted itself, and its health check unknown', () => {
    const nine = 'Idle Connecting AcceptingConnecting Activating Active Modifying Deactivating Inactive Deleting';
    for (const status of nine.split(' ')) assert.equal(seen('routerInterface', { Status: status }).state, status);
    const row = { RouterInterfaceId: 'ri-1', Status: 'Inactive', OppositeInterfaceStatus: 'Deleted' };
    assert.equal(seen('routerInterface', row).state, 'Inactive');
    const told = (field: string, more: Row = {}) => detailOf('routerInterface', { ...row, ...more }, field)?.value;
    assert.deepEqual(told('OppositeInterfaceStatus'), { type: 'text', text: 'Deleted' });
    for (const sent of ['Normal', 'normal']) {
      assert.deepEqual(told('HealthCheckStatus', { HealthCheckStatus: sent }), { type: 'text', text: 'Normal' });
    }
  });

  it('trap 62: a peer that is set up but has no session is shown as if routes were exchanged', () => {
    const row = { BgpPeerId: 'bgp-1', Status: 'Available', BgpStatus: 'Connect' };
    assert.equal(seen('bgpPeer', row).state, 'Available');
    const kind = catalogue.kind('bgpPeer');
    const glance = (BgpStatus: string) =>
      fillTemplate(kind, resourceOf('bgpPeer', { ...row, BgpStatus }), 'BGP {BgpStatus}', (text) => text);
    assert.ok(kind.glance.includes('BGP {BgpStatus}'), 'the session shows in the tree');
    assert.deepEqual(
      [glance('Connect'), glance('Established'), glance('')],
      ['BGP Connect', 'BGP Established', undefined],
    );
    for (const [of, status] of [
      ['bgpGroup', 'active'],
      ['bgpGroup', 'Pending'],
      ['bgpGroup', 'Available'],
      ['bgpNetwork', 'Enabled'],
    ] as const) {
      assert.equal(seen(of, { Status: status }).state?.toLowerCase(), status.toLowerCase(), `${of} ${status}`);
    }
  });

  it('trap 63: a VBR that is in no CEN looks attached, and one that is locked for security looks fine', async () => {
    const cens = { AssociatedCen: { CenId: '', CenOwnerId: '', CenStatus: '' } };
    const body = { RequestId: 'R', VirtualBorderRouterSet: [{ VbrId: 'vbr-1', AssociatedCens: cens }] };
    const [router] = rowsIn(await decoded('DescribeVirtualBorderRouters', body), 'VirtualBorderRouterSet');
    const table = detailOf('virtualBorderRouter', { ...router }, 'AssociatedCens')?.value;
    assert.ok(table?.type === 'table');
    assert.deepEqual(new Set(table.rows.flat().map(({ value: { type } }) => type)), new Set(['empty']));
    const locked = { VbrId: 'vbr-1', PhysicalConnectionBusinessStatus: 'SecurityLocked' };
    const told = detailOf('virtualBorderRouter', locked, 'PhysicalConnectionBusinessStatus');
    assert.deepEqual(told?.value, { type: 'text', text: 'Locked for security reasons', raw: 'SecurityLocked' });
  });

  it('trap 65: a line of type SDH or a certificate of another type is not shown, or is sent and refused', async () => {
    const people = [{ PMName: 'Wang', PMCertificateType: 'Other' }];
    const letter = { InstanceId: 'pc-1', LineType: 'SDH', PMInfo: { PMInfo: people } };
    const value = await decoded('DescribePhysicalConnectionLOA', { RequestId: 'R', PhysicalConnectionLOAType: letter });
    const told = objectIn(value.PhysicalConnectionLOAType);
    assert.deepEqual([told.LineType, rowsIn(told, 'PMInfo')[0]?.PMCertificateType], ['SDH', 'Other']);
    assert.deepEqual(detailOf('letterOfAuthorization', letter, 'LineType')?.value, {
      type: 'text',
      text: 'SDH line',
      raw: 'SDH',
    });
    const apply = form('ApplyPhysicalConnectionLOA');
    assert.deepEqual(choicesOf(apply, 'LineType'), ['MSTP', 'MPLSVPN', 'FIBRE', 'Other']);
    assert.ok(broken('ApplyPhysicalConnectionLOA', { LineType: 'SDH' }).includes('LineType'));
    const type = 'PMInfo.1.PMCertificateType';
    assert.ok(broken('ApplyPhysicalConnectionLOA', { [type]: 'Other' }).includes(type));
    for (const good of ['IDCard', 'Passport']) {
      assert.ok(!broken('ApplyPhysicalConnectionLOA', { [type]: good }).includes(type), good);
    }
  });
});
