import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { fillTemplate, valueWithUnit } from '../../../src/estate/describeRow';
import type { Row } from './estateUnderTest';
import { resourceOf, routerRow } from './estateUnderTest';

const inEnglish = (text: string): string => text;

function filled(template: string, row: Row): string | undefined {
  const kind = catalogue.kind('virtualBorderRouter');
  return fillTemplate(kind, resourceOf('virtualBorderRouter', routerRow('vbr-1', row)), template, inEnglish);
}

describe('facts at a glance', () => {
  it('show VLAN 0, or the one untagged VBR looks as if it had no VLAN (traps 40)', () => {
    assert.equal(filled('VLAN {VlanId}', { VlanId: 0 }), 'VLAN 0');
  });

  it('say nothing when nothing is known, instead of a lonely word', () => {
    assert.equal(filled('{LocalGatewayIp} – {PeerGatewayIp}', {}), undefined);
    assert.equal(filled('AS {NoSuchField}', {}), undefined);
    assert.equal(filled('{LocalGatewayIp} – {PeerGatewayIp}', { LocalGatewayIp: '', PeerGatewayIp: '' }), undefined);
  });

  it('show one end of the link when the other is not known', () => {
    assert.equal(filled('{LocalGatewayIp}/{PeerGatewayIp}', { PeerGatewayIp: '10.0.0.2' }), '/10.0.0.2');
  });

  it('take a value literally, braces and dollar signs included', () => {
    assert.equal(filled('{Name} {VlanId}', { Name: '{VlanId} $& $1', VlanId: 7 }), '{VlanId} $& $1 7');
  });

  it('have their unit, or nobody knows whether 10 is slow (traps 41)', () => {
    const kind = catalogue.kind('physicalConnection');
    const row = { PhysicalConnectionId: 'pc-1', Bandwidth: 10 };
    assert.equal(valueWithUnit(kind, resourceOf('physicalConnection', row), 'Bandwidth', inEnglish), '10 Gbps');
    assert.equal(
      valueWithUnit(kind, resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1' }), 'Bandwidth', inEnglish),
      '',
    );
  });

  it('are translated, unit and template, but never the value', () => {
    const kind = catalogue.kind('physicalConnection');
    const row = resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1', Bandwidth: 10, Name: 'Gbps' });
    const words: Readonly<Record<string, string>> = { 'port {Name}: {Bandwidth}': '{Bandwidth}，{Name}', Gbps: '吉' };
    assert.equal(
      fillTemplate(kind, row, 'port {Name}: {Bandwidth}', (text) => words[text] ?? text),
      '10 吉，Gbps',
    );
  });
});
