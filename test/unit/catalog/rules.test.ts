import assert from 'node:assert/strict';
import { english } from '../../../src/catalog/message';
import { rules, type RuleName } from '../../../src/catalog/rules';
import { ipv4GatewaysShareSubnet, ipv6GatewaysShareSubnet } from '../../../src/catalog/rules/gateways';
import { vlanZeroExcludesOthers } from '../../../src/catalog/rules/vlan';

interface Case {
  readonly rule: RuleName;
  readonly loses: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** Values on both sides of every documented boundary. */
const cases: readonly Case[] = [
  {
    rule: 'name',
    loses: 'a new connection is refused for its name only after it was sent (003 4.4)',
    good: ['test', '专线1', 'A_b-9', 'Z'],
    bad: ['1test', '_test', '-test', 'a.b', 'a b', 'http://x', 'https://x', '', 'a/b', '<script>', 'naïve'],
  },
  {
    rule: 'nameWithDots',
    loses: 'a name with periods can no longer be kept when editing (003 4.13)',
    good: ['test', 'pc.hz-1_a', '专线.杭州', '\u{20000}x'],
    bad: ['.test', '1.test', 'a b', 'http://x', 'a:b'],
  },
  {
    rule: 'description',
    loses: 'a description is refused only after it was sent (003 4.4)',
    good: ['desctest', '物理专线的描述信息', 'VBR to http://x', 'https: the line', 'httpx'],
    bad: ['http://x', 'https://x', '1 line', ' line', '-line', ''],
  },
  {
    rule: 'ipv4',
    loses: 'a mistyped gateway reaches the router',
    good: ['0.0.0.0', '192.168.0.1', '255.255.255.255', '116.62.0.1'],
    bad: ['192.168.0', '192.168.0.256', '192.168.0.01', '192.168.0.1/24', '0x7f.0.0.1', '2001:db8::1', ' 10.0.0.1'],
  },
  {
    rule: 'ipv6',
    loses: 'a mistyped IPv6 gateway reaches the router (003 6.1)',
    good: ['2001:db8:3c4d:0015:0000:0000:0000:1a2b', '::1', '2001:db8:4:4:4:4:4:4', '::ffff:10.0.0.1'],
    bad: ['2001:db8::1::2', 'fe80::1%eth0', '2001:db8::1/64', '10.0.0.1', '12345::1', ''],
  },
  {
    rule: 'ip',
    loses: 'a peer address of either version is refused',
    good: ['10.0.0.1', '2001:db8::1'],
    bad: ['10.0.0', '2001:db8::g', '10.0.0.1/32'],
  },
  {
    rule: 'ipv4Mask',
    loses:
      'a mask outside /24 to /30 is sent (003 6.4); 255.0.0.0 and 255.255.128.0 are printed there by mistake (traps 53)',
    good: ['255.255.255.0', '255.255.255.248', '255.255.255.252'],
    bad: ['255.255.254.0', '255.255.255.254', '255.0.0.0', '255.255.128.0', '255.255.255.1', '/24', '24', '0.0.0.255'],
  },
  {
    rule: 'ipv6Prefix',
    loses: 'the IPv6 subnet cannot be entered in the form that the service wants (traps 45)',
    good: ['2408:4004:cc:400::/56', '2001:db8::/128', '::/0'],
    bad: ['2408:4004:cc:400::', '2001:db8::/129', '/56', '56', '10.0.0.0/24', '2001:db8::/5/6', '2001:db8::/064'],
  },
  {
    rule: 'ipv4Cidr',
    loses: 'a network is announced that is not one (traps 53)',
    good: ['10.110.192.12/32', '10.10.0.0/16', '0.0.0.0/0', '192.168.2.0/24'],
    bad: ['192.168.0.1/24', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0/24', '10.0.0.0/024', '2001:db8::/32'],
  },
  {
    rule: 'ipv6Cidr',
    loses: 'an IPv6 network is announced that is not one',
    good: ['2001:db8::/32', '2001:db8::1/128', '::/0'],
    bad: ['2001:db8::1/64', '2001:db8::/129', '2001:db8::', '10.0.0.0/8'],
  },
  {
    rule: 'cidr',
    loses: 'networks of one IP version cannot be entered',
    good: ['10.0.0.0/8', '2001:db8::/32'],
    bad: ['10.0.0.1/8', '2001:db8::1/32', 'example', '', '10.0.0.0'],
  },
  {
    rule: 'vlan',
    loses: 'VLAN 0 is taken for none, or VLAN 3000 is sent (traps 40)',
    good: ['0', '1', '2999'],
    bad: ['3000', '-1', '01', '1.5', '', 'ten'],
  },
];

describe('catalogue rules', () => {
  for (const { rule, loses, good, bad } of cases) {
    it(`${rule}: without it, ${loses}`, () => {
      for (const value of good) {
        const found = rules[rule](value);
        assert.equal(found, undefined, `"${value}" is allowed but gave: ${found === undefined ? '' : english(found)}`);
      }
      for (const value of bad) assert.notEqual(rules[rule](value), undefined, `"${value}" is not allowed but passed`);
    });
  }

  it('a network with host bits is answered with the network that was meant', () => {
    const found = rules.ipv4Cidr('192.168.0.1/24');
    assert.ok(found !== undefined);
    assert.match(english(found), /192\.168\.0\.0\/24/);
  });
});

describe('gateway rules', () => {
  const ipv4 = ipv4GatewaysShareSubnet({ local: 'L', peer: 'P', mask: 'M' });
  const ipv6 = ipv6GatewaysShareSubnet({ local: 'L', peer: 'P', mask: 'M' });

  it('gateways in different subnets are caught before the VBR is created with a dead link (003 6.4)', () => {
    assert.deepEqual(ipv4({ L: '192.168.0.1', P: '192.168.0.2', M: '255.255.255.252' }), []);
    assert.deepEqual(ipv4({ L: '192.168.0.1', P: '192.168.0.6', M: '255.255.255.248' }), []);
    const [problem] = ipv4({ L: '192.168.0.1', P: '192.168.0.6', M: '255.255.255.252' });
    assert.equal(problem?.parameter, 'P');
    assert.equal(problem.severity, 'error');
  });

  it('one address on both sides is caught', () => {
    assert.equal(ipv4({ L: '10.0.0.1', P: '10.0.0.1', M: '255.255.255.0' }).length, 1);
    assert.equal(ipv6({ L: '2001:db8::1', P: '2001:DB8:0::1', M: '2001:db8::/64' }).length, 1);
  });

  it('IPv6 gateways outside one prefix are caught (003 6.4)', () => {
    assert.deepEqual(ipv6({ L: '2001:db8::1', P: '2001:db8::2', M: '2001:db8::/64' }), []);
    assert.equal(ipv6({ L: '2001:db8::1', P: '2001:db8:1::2', M: '2001:db8::/64' }).length, 1);
  });

  it('half-typed addresses raise no second complaint', () => {
    assert.deepEqual(ipv4({ L: '10.0.0', P: '10.0.0.1', M: '255.255.255.0' }), []);
    assert.deepEqual(ipv4({ L: '10.0.0.1', P: '10.0.0.2' }), []);
    assert.deepEqual(ipv6({ L: '2001:db8::1', M: '2001:db8::/64' }), []);
  });
});

describe('VLAN 0', () => {
  const rule = vlanZeroExcludesOthers('VlanId');

  it('is allowed with a warning, so that nobody takes a shared port for one VBR unaware (traps 40)', () => {
    const [problem] = rule({ VlanId: '0' });
    assert.equal(problem?.severity, 'warning');
    assert.deepEqual(rule({ VlanId: '1' }), []);
    assert.deepEqual(rule({}), []);
  });
});
