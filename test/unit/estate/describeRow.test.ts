import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { fillTemplate, valueInWords } from '../../../src/estate/describeRow';
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
    assert.equal(valueInWords(kind, resourceOf('physicalConnection', row), 'Bandwidth', inEnglish), '10 Gbps');
    assert.equal(
      valueInWords(kind, resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1' }), 'Bandwidth', inEnglish),
      '',
    );
  });

  it('say what a documented value means, or people have to know that Large.2 is 2 Gbps', () => {
    const kind = catalogue.kind('routerInterface');
    const row = resourceOf('routerInterface', { RouterInterfaceId: 'ri-1', Spec: 'large.2', RouterType: 'VRouter' });
    const words: Readonly<Record<string, string>> = { 'Router of a VPC': 'VPC 路由器' };
    const shown = (name: string) => valueInWords(kind, row, name, (text) => words[text] ?? text);
    assert.deepEqual([shown('Spec'), shown('RouterType')], ['2 Gbps', 'VPC 路由器']);
    const newer = resourceOf('routerInterface', { RouterInterfaceId: 'ri-1', Spec: 'Huge.1' });
    assert.equal(valueInWords(kind, newer, 'Spec', inEnglish), 'Huge.1', 'a value that no document lists');
  });

  it('tell the BGP peers of a group apart by their addresses, since all of them carry the name of the group', () => {
    const { nameField, glance } = catalogue.kind('bgpPeer');
    const peer = { BgpPeerId: 'bgp-1', Name: 'core', PeerIpAddress: '10.0.0.2', PeerAsn: 65010, BgpStatus: 'Active' };
    const row = resourceOf('bgpPeer', peer);
    assert.deepEqual([nameField, row.name], ['PeerIpAddress', '10.0.0.2']);
    const facts = glance.map((template) => fillTemplate(catalogue.kind('bgpPeer'), row, template, inEnglish));
    // A session that is `Active` is still being tried (RFC 4271, 8.2.2).
    assert.deepEqual(facts, ['BGP Not established', 'AS 65010', 'core']);
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
