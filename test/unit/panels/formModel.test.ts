import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import { FormModel } from '../../../src/panels/formModel';
import type { FieldView } from '../../../src/protocol/form';
import { resource, vbrRow } from './panelsUnderTest';

const context = { catalogue, translate: english, language: 'en' };
const vbr = resource('virtualBorderRouter', vbrRow);

function operation(name: string): Operation {
  const found = catalogue.operation(name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

const editVbr = (): FormModel => new FormModel(operation('ModifyVirtualBorderRouterAttribute'), vbr, context);

function field(model: FormModel, name: string): FieldView | undefined {
  return model
    .view({})
    .groups.flatMap(({ fields }) => fields)
    .find((candidate) => candidate.name === name);
}

describe('a form that edits', () => {
  it('sends what changed and what would be reset, and nothing else (traps 48)', () => {
    assert.deepEqual(editVbr().request({ Name: 'edge-2' }), {
      VbrId: vbr.id,
      Name: 'edge-2',
      EnableIpv6: 'true',
      LocalIpv6GatewayIp: '2001:db8:0:1::1',
      PeerIpv6GatewayIp: '2001:db8:0:1::2',
      PeeringIpv6SubnetMask: '2001:db8:0:1::/64',
    });
  });

  it('resends BFD and its hop count when a BGP peer gets another address, or BFD goes down (traps 48)', () => {
    const peer = resource('bgpPeer', {
      BgpPeerId: 'bgp-1',
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      PeerIpAddress: '10.0.0.1',
      Status: 'Available',
      EnableBfd: true,
      BfdMultiHop: 5,
    });
    const model = new FormModel(operation('ModifyBgpPeerAttribute'), peer, context);
    assert.deepEqual(model.request({ PeerIpAddress: '10.0.0.2' }), {
      BgpPeerId: 'bgp-1',
      PeerIpAddress: '10.0.0.2',
      EnableBfd: 'true',
      BfdMultiHop: '5',
    });
  });

  it('sends the fake ASN switch under its request name with the value of the row (traps 10, 48)', () => {
    const group = resource('bgpGroup', {
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      Name: 'core',
      Status: 'Available',
      PeerAsn: 65001,
      IsFake: true,
    });
    const model = new FormModel(operation('ModifyBgpGroupAttribute'), group, context);
    assert.equal(model.request({ Name: 'core-2' }).IsFakeAsn, 'true');
  });

  it('leaves the IPv6 addresses out when IPv6 is switched off', () => {
    assert.deepEqual(editVbr().request({ EnableIpv6: 'false' }), { VbrId: vbr.id, EnableIpv6: 'false' });
  });

  it('tells before saving what will change, and marks what is only sent again', () => {
    const { changes } = editVbr().check({ VlanId: '12' });
    assert.deepEqual(changes[0], { name: 'VlanId', label: 'VLAN ID', before: '0', after: '12', why: 'changed' });
    assert.deepEqual(new Set(changes.slice(1).map(({ why }) => why)), new Set(['again']));
  });

  it('cannot be saved before anything changed, so that nothing is interrupted by accident', () => {
    assert.equal(editVbr().check({}).canSubmit, false);
    assert.equal(editVbr().check({ Name: 'edge' }).canSubmit, false);
    assert.equal(editVbr().check({ Name: 'edge-2' }).canSubmit, true);
  });

  it('finds a broken rule while typing', () => {
    const { problems, canSubmit } = editVbr().check({ VlanId: '3000' });
    assert.deepEqual(
      problems.map(({ name, severity }) => [name, severity]),
      [['VlanId', 'error']],
    );
    assert.equal(canSubmit, false);
  });

  it('does not hold a person up over old values that break a rule together and that nobody touches', () => {
    const old = resource('virtualBorderRouter', { ...vbrRow, LocalGatewayIp: '10.9.8.7' });
    const model = new FormModel(operation('ModifyVirtualBorderRouterAttribute'), old, context);
    assert.equal(model.check({ Name: 'edge-2' }).canSubmit, true);
    assert.equal(model.check({ PeerGatewayIp: '192.168.0.19' }).canSubmit, false);
  });

  it('says that a VLAN cannot be emptied instead of sending an empty one', () => {
    assert.equal(editVbr().check({ VlanId: '' }).canSubmit, false);
  });

  it('shows the fields that the values call for', () => {
    assert.ok(editVbr().check({}).shown.includes('LocalIpv6GatewayIp'));
    assert.ok(!editVbr().check({ EnableIpv6: 'false' }).shown.includes('LocalIpv6GatewayIp'));
  });

  it('locks a field that cannot change in this state and says when it can', () => {
    const connection = resource('physicalConnection', {
      PhysicalConnectionId: 'pc-1',
      Name: 'dc',
      Status: 'Approved',
      PortType: '10GBase-LR',
    });
    const model = new FormModel(operation('ModifyPhysicalConnectionAttribute'), connection, context);
    assert.match(field(model, 'PortType')?.disabled ?? '', /Initial, Rejected, or Enabled/);
    assert.equal(model.request({ Name: 'dc-2' }).PortType, '10GBase-LR');
  });

  it('keeps a present value that the documents do not list instead of showing another one', () => {
    const connection = resource('physicalConnection', {
      PhysicalConnectionId: 'pc-1',
      Name: 'dc',
      Status: 'Enabled',
      PortType: '400GBase-XR8',
    });
    const control = field(
      new FormModel(operation('ModifyPhysicalConnectionAttribute'), connection, context),
      'PortType',
    )?.control;
    assert.ok(control?.type === 'select');
    assert.equal(control.choices[0]?.value, '400GBase-XR8');
  });

  it('never shows or keeps a typed secret', () => {
    const group = resource('bgpGroup', {
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      Name: 'core',
      Status: 'Available',
      AuthKey: 'old-key',
    });
    const model = new FormModel(operation('ModifyBgpGroupAttribute'), group, context);
    const shown = JSON.stringify([
      model.view({ AuthKey: 'new-key' }),
      model.openBase(),
      model.openEdits({ AuthKey: 'new-key' }),
    ]);
    assert.doesNotMatch(shown, /old-key|new-key/);
    assert.equal(model.request({ AuthKey: 'new-key' }).AuthKey, 'new-key');
  });
});

describe('a resource that moves while its form is open', () => {
  const moved = resource('virtualBorderRouter', { ...vbrRow, VlanId: 77, Description: 'by a colleague' });

  it('is a conflict where both changed the same field to different values', () => {
    const rows = editVbr().rebase(moved, { VlanId: '12' });
    assert.deepEqual(rows, [{ name: 'VlanId', label: 'VLAN ID', base: '0', mine: '12', theirs: '77' }]);
  });

  it('is none where only others changed a field, or both made the same change', () => {
    assert.deepEqual(editVbr().rebase(moved, { Name: 'edge-2' }), []);
    assert.deepEqual(editVbr().rebase(moved, { VlanId: '77' }), []);
  });

  it('does not hide the conflict when the news arrives before the person saves', () => {
    const model = editVbr();
    model.follow(moved, { VlanId: '12' });
    assert.equal(field(model, 'Description')?.value, 'by a colleague');
    assert.equal(model.rebase(moved, { VlanId: '12' }).length, 1);
  });

  it('is still noticed after the window was reloaded', () => {
    const start = { base: { VlanId: '0' }, edits: { VlanId: '12' } };
    const model = new FormModel(operation('ModifyVirtualBorderRouterAttribute'), moved, context, start);
    assert.equal(model.rebase(moved, start.edits).length, 1);
  });

  it('sends the present values again, not those that were true when the form was opened', () => {
    const model = editVbr();
    const readdressed = resource('virtualBorderRouter', { ...vbrRow, LocalIpv6GatewayIp: '2001:db8:0:1::9' });
    assert.deepEqual(model.rebase(readdressed, { Name: 'edge-2' }), []);
    assert.equal(model.request({ Name: 'edge-2' }).LocalIpv6GatewayIp, '2001:db8:0:1::9');
  });
});

describe('a form that creates', () => {
  const model = (): FormModel => new FormModel(operation('CreateBgpGroup'), vbr, context);

  it('takes the parent from where it was opened and does not ask for it', () => {
    assert.equal(field(model(), 'RouterId'), undefined);
    assert.equal(model().request({ PeerAsn: '65001' }).RouterId, vbr.id);
  });

  it('sends only what was filled in', () => {
    assert.deepEqual(model().request({ PeerAsn: '65001', Name: '' }), { RouterId: vbr.id, PeerAsn: '65001' });
  });

  it('does not fill in the values of the parent', () => {
    assert.equal(field(model(), 'Name')?.value, '');
  });

  it('asks for what is missing', () => {
    assert.deepEqual(
      model()
        .check({})
        .problems.map(({ name }) => name),
      ['PeerAsn'],
    );
  });

  it('numbers a repeated parameter from its lines (traps 7)', () => {
    const connection = new FormModel(operation('CreatePhysicalConnection'), undefined, context);
    const request = connection.request({ 'DeviceAdvancedCapacity.N': 'MACSEC\n\nQOS' });
    assert.equal(request['DeviceAdvancedCapacity.1'], 'MACSEC');
    assert.equal(request['DeviceAdvancedCapacity.2'], 'QOS');
  });
});
