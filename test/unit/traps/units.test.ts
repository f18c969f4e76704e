import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { valueInWords } from '../../../src/estate/describeRow';
import { readWireTime } from '../../../src/estate/wireTime';
import { partner } from '../../../src/sandbox/demoAccounts';
import { region } from '../api/clientUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import { broken, choicesOf, detailOf, fieldOf, form } from './product';

describe('traps of units, times and addresses', () => {
  it('trap 41: Mbps shown for Gbps makes a line a thousand times too small, and editing would order just that', () => {
    const line = resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1', Status: 'Initial', Bandwidth: 10 });
    const share = resourceOf('hostedConnection', { PhysicalConnectionId: 'pc-2', Status: 'Enabled', Bandwidth: 50 });
    const shown = (of: typeof line) => valueInWords(catalogue.kind(of.kind), of, 'Bandwidth', (text) => text);
    assert.deepEqual([shown(line), shown(share)], ['10 Gbps', '50 Mbps']);
    const edit = form('ModifyPhysicalConnectionAttribute', line);
    const field = fieldOf(edit, 'bandwidth');
    assert.deepEqual([field?.value, field?.unit], ['', 'Mbps']);
    assert.equal(edit.request({ Name: 'line-2' }).bandwidth, undefined);
    for (const name of ['CreateVirtualBorderRouter', 'UpdateVirtualBorderBandwidth', 'ApplyPhysicalConnectionLOA']) {
      assert.equal(fieldOf(form(name), 'Bandwidth')?.unit, 'Mbps', name);
    }
    for (const Spec of ['Large', '10G']) {
      const row = { PhysicalConnectionId: 'pc-1', Spec };
      assert.deepEqual(detailOf('physicalConnection', row, 'Spec')?.value, { type: 'text', text: Spec });
    }
  });

  it('trap 42: a bandwidth out of another operation’s list is refused after everything else was filled in', () => {
    const bad = (name: string, parameter: string, value: string) =>
      broken(name, { [parameter]: value }).includes(parameter);
    for (const [name, parameter, good, wrong] of [
      ['CreateVirtualPhysicalConnection', 'Spec', ['50M', '500M', '1G', '10G'], ['50', '4G', '1000M', '2048']],
      ['CreatePhysicalConnection', 'bandwidth', ['50', '1000', '4000', '10000'], ['10', '2048', '5120', '10240']],
      [
        'CreateVirtualBorderRouter',
        'Bandwidth',
        ['50', '2048', '5120', '8192', '50120', '102400'],
        ['2000', '512', '1'],
      ],
    ] as const) {
      for (const value of good) assert.equal(bad(name, parameter, value), false, `${name} ${value}`);
      for (const value of wrong) assert.equal(bad(name, parameter, value), true, `${name} ${value}`);
    }
  });

  it('trap 43: a time without zone is shown hours off, and one in 2999 as a date on which the line ends', () => {
    for (const [text, expected] of [
      ['2017-12-13T02:28:42Z', '2017-12-13T02:28:42.000Z'],
      ['2021-06-08T12:20:55', '2021-06-08T12:20:55.000Z'],
      ['2021-10-08T10:44Z', '2021-10-08T10:44:00.000Z'],
      ['2019-02-28T16:00:00.000Z', '2019-02-28T16:00:00.000Z'],
    ] as const) {
      const moment = readWireTime(text);
      assert.ok(moment instanceof Date, text);
      assert.equal(moment.toISOString(), expected);
    }
    const told = (EndTime: string) =>
      detailOf('physicalConnection', { PhysicalConnectionId: 'pc-1', EndTime }, 'EndTime')?.value;
    assert.deepEqual(told('2999-09-08T16:00:00Z'), { type: 'text', text: 'Never' });
    assert.deepEqual(told(''), { type: 'empty' });
    assert.deepEqual(told('soon'), { type: 'text', text: 'soon' });
  });

  it('trap 44: an IP version spelled as answers spell it is sent back, or makes an IPv4 address look wrong', () => {
    for (const name of ['CreateBgpGroup', 'CreateBgpPeer']) {
      assert.deepEqual(choicesOf(form(name), 'IpVersion'), ['IPv4', 'IPv6'], name);
      assert.ok(broken(name, { IpVersion: 'ipv4' }).includes('IpVersion'), name);
    }
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
      estate.group(estate.router(line, { name: 'edge', vlanId: 1 }), { name: 'group', peerAsn: 65001 });
    });
    const [group] = service.rows('DescribeBgpGroups', { RegionId: region }, paths.groups);
    const BgpGroupId = String(group?.BgpGroupId);
    const peer = { RegionId: region, BgpGroupId, PeerIpAddress: '10.0.0.2' };
    assert.equal(service.outcome('CreateBgpPeer', { ...peer, IpVersion: 'ipv4' }), 'ok');
    assert.deepEqual(broken('CreateBgpPeer', { ...peer, IpVersion: 'IPv4' }), []);
    assert.deepEqual(broken('CreateBgpPeer', { ...peer, IpVersion: 'IPv6' }), ['PeerIpAddress']);
  });

  it('trap 45: a mask where the service wants a prefix is refused, and the link has no IPv6', () => {
    const link = {
      VbrId: 'vbr-1',
      EnableIpv6: 'true',
      LocalIpv6GatewayIp: '2408:4004:cc:400::1',
      PeerIpv6GatewayIp: '2408:4004:cc:400::2',
    };
    const check = (PeeringIpv6SubnetMask: string) =>
      broken('ModifyVirtualBorderRouterAttribute', { ...link, PeeringIpv6SubnetMask });
    assert.deepEqual(check('2408:4004:cc:400::/56'), []);
    for (const mask of ['ffff:ffff:ffff:ff00::', '56', '255.255.255.0', '2408:4004:cc:400::']) {
      assert.deepEqual(check(mask), ['PeeringIpv6SubnetMask'], mask);
    }
    assert.ok(check('2408:4004:cd:400::/64').length > 0, 'the addresses lie in that very prefix');
  });
});
