import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';

describe('sandbox rules for applications', () => {
  const apply = (given: Record<string, string | number>) => {
    const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT', ...given };
    return new Service().outcome('CreatePhysicalConnection', application);
  };

  it('refuses bad values with the documented, partly misspelt codes (traps 66)', () => {
    assert.equal(apply({}), 'ok');
    assert.equal(apply({ LineOperator: 'AT' }), '400 InvalidLineOperator.Malformd');
    assert.equal(apply({ PortType: '2Base-T' }), '400 InvalidPortType.Malformd');
    assert.equal(apply({ Type: 'VLAN' }), '400 InvalidType.Malformd');
    assert.equal(apply({ AccessPointId: 'ap-cn-hangzhou-bj-C' }), '400 InvalidAccessPointId.NotEnabled');
    assert.equal(apply({ AccessPointId: 'ap-cn-beijing-ft-A' }), '400 InvalidAccessPointId.NotEnabled');
    assert.equal(apply({ Name: '1-starts-with-a-digit' }), '400 InvalidName.Malformed');
    assert.equal(apply({ Name: 'with.dot' }), '400 InvalidName.Malformed');
    assert.equal(apply({ Name: 'x' }), '400 InvalidName.Malformed');
    assert.equal(apply({ Name: `n${'x'.repeat(127)}` }), 'ok');
    assert.equal(apply({ Name: `n${'x'.repeat(128)}` }), '400 InvalidName.Malformed');
    assert.equal(apply({ Name: '总部-1' }), 'ok');
    assert.equal(apply({ Description: 'http://example.com' }), '400 InvalidDescription.Malformed');
    assert.equal(apply({ Description: `d${'x'.repeat(256)}` }), '400 InvalidDescription.Malformed');
    assert.equal(apply({ CircuitCode: 'has blank' }), '400 InvalidCircuitCode.Malformed');
    assert.equal(apply({ bandwidth: 10 }), '400 InvalidBandwidth');
    assert.equal(apply({ bandwidth: 'much' }), '400 InvalidBandwidth');
    assert.equal(apply({ bandwidth: 2000 }), '400 InvalidBandwidth', '1000Base-T is the port when none is named');
    assert.equal(apply({ bandwidth: 2000, PortType: '10GBase-LR' }), 'ok');
  });

  it('takes as redundant line only an own one that is Allocated, Confirmed or Enabled', () => {
    const service = new Service((estate) => {
      estate.line({ owner: partner, name: 'good', accessPointId, status: 'Confirmed' });
      estate.line({ owner: partner, name: 'early', accessPointId, status: 'Initial' });
    });
    const [good, early] = service
      .rows('DescribePhysicalConnections', region, paths.lines)
      .map((row) => String(row.PhysicalConnectionId));
    const apply = (redundant: string | undefined, as: 'partner' | 'tenant' = 'partner') => {
      const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT' };
      return service.outcome(
        'CreatePhysicalConnection',
        { ...application, RedundantPhysicalConnectionId: redundant ?? '' },
        as,
      );
    };
    assert.equal(apply(good), 'ok');
    assert.equal(apply(early), '400 InvalidRedundantPhysicalConnectionStatus');
    assert.equal(apply(good, 'tenant'), '400 InvalidRedundantPhysicalConnection');
    assert.equal(apply('pc-none'), '400 InvalidRedundantPhysicalConnectionId.NotFound');
  });

  it('takes no sixth application while five lines are not Enabled', () => {
    const service = new Service();
    const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT' };
    for (let line = 0; line < 5; line += 1) service.ok('CreatePhysicalConnection', application);
    assert.equal(service.refused('CreatePhysicalConnection', application), '400 QuotaExceeded.freePconnPerAP');
  });

  it('takes no application while a line is overdue', () => {
    const service = new Service((estate) => {
      estate.line({ owner: partner, name: 'overdue', accessPointId, businessStatus: 'FinancialLocked' });
    });
    const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT' };
    assert.equal(service.refused('CreatePhysicalConnection', application), '400 Forbidden.FinancileLocked');
  });
});

describe('sandbox rules for VBRs', () => {
  const create = (given: Record<string, string | number | boolean>, vlans: readonly number[] = []) => {
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      for (const vlanId of vlans) estate.router(line, { name: 'other', vlanId });
    });
    const PhysicalConnectionId = String(
      service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.PhysicalConnectionId,
    );
    const gateways = { LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2', PeeringSubnetMask: '255.255.255.252' };
    return service.outcome('CreateVirtualBorderRouter', {
      ...region,
      PhysicalConnectionId,
      VlanId: 10,
      ...gateways,
      ...given,
    });
  };

  it('gives each VLAN once, and untagged traffic only alone (003 6.1)', () => {
    assert.equal(create({}), 'ok');
    assert.equal(create({ VlanId: 0 }), 'ok');
    assert.equal(create({ VlanId: 2999 }), 'ok');
    assert.equal(create({ VlanId: 3000 }), '400 InvalidVlanId.Malformed');
    assert.equal(create({ VlanId: -1 }), '400 InvalidVlanId.Malformed');
    assert.equal(create({ VlanId: 'ten' }), '400 InvalidVlanId.Malformed');
    assert.equal(create({}, [10]), '400 InvalidVlanId.Used');
    assert.equal(create({ VlanId: 0 }, [10]), '400 OperationFailed.Vlan0VbrUnSharePconn');
    assert.equal(create({}, [0]), '400 OperationFailed.PconnExistVlan0Vbr');
  });

  it('wants two addresses of one subnet from /24 to /30', () => {
    assert.equal(create({ LocalGatewayIp: '' }), '400 MissingParameter');
    assert.equal(create({ LocalGatewayIp: '10.0.0.256' }), '400 InvalidLocalGatewayIp.Malformed');
    assert.equal(create({ PeerGatewayIp: 'peer' }), '400 InvalidPeerGatewayIp.Malformed');
    assert.equal(create({ PeeringSubnetMask: '255.255.254.0' }), '400 InvalidPeeringSubnetMask.Malformed');
    assert.equal(create({ PeeringSubnetMask: '255.255.255.254' }), '400 InvalidPeeringSubnetMask.Malformed');
    assert.equal(create({ PeeringSubnetMask: '255.0.255.0' }), '400 InvalidPeeringSubnetMask.Malformed');
    assert.equal(create({ PeerGatewayIp: '10.0.0.5' }), '400 InvalidIp.NotSameSubnet');
    assert.equal(create({ PeerGatewayIp: '10.0.0.5', PeeringSubnetMask: '255.255.255.0' }), 'ok');
    assert.equal(create({ PeerGatewayIp: '10.0.0.1' }), '400 InvalidIp.NotSameSubnet');
  });

  it('takes IPv6 addresses beside IPv4 ones or alone (wire-facts 5)', () => {
    const ipv6 = {
      EnableIpv6: true,
      LocalIpv6GatewayIp: '2001:db8::1',
      PeerIpv6GatewayIp: '2001:db8::2',
      PeeringIpv6SubnetMask: '2001:db8::/64',
    };
    const alone = { LocalGatewayIp: '', PeerGatewayIp: '', PeeringSubnetMask: '' };
    assert.equal(create(ipv6), 'ok');
    assert.equal(create({ ...ipv6, ...alone }), 'ok');
    assert.equal(create({ ...ipv6, PeerIpv6GatewayIp: '2001:db8:1::2' }), '400 InvalidIp.NotSameSubnet');
    assert.equal(create({ ...ipv6, PeeringIpv6SubnetMask: 'ffff::' }), '400 InvalidIp.NotSameSubnet');
    assert.equal(create({ ...ipv6, PeeringIpv6SubnetMask: '64' }), '400 IllegalParam.PeeringIpv6SubnetMask');
    assert.equal(create({ ...ipv6, LocalIpv6GatewayIp: 'fe80::1%eth0' }), '400 InvalidIp.Malformed');
  });

  it('gives a VBR no more than its line has, and only to known accounts', () => {
    assert.equal(create({ Bandwidth: 10_240 }), 'ok');
    assert.equal(create({ Bandwidth: 20_480 }), '400 ResourceNotEnough.Bandwidth');
    assert.equal(create({ Bandwidth: 123 }), '400 IllegalParam.Bandwidth');
    assert.equal(create({ VbrOwnerId: '1' }), '404 InvalidVbrOwnerId.NotFound');
  });
});

describe('sandbox rules for BGP', () => {
  const service = () => {
    const made = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      estate.group(estate.router(line, { name: 'router', vlanId: 1 }), { name: 'group', peerAsn: 65001 });
    });
    const row = made.rows('DescribeBgpGroups', region, paths.groups)[0];
    const RouterId = String(row?.RouterId);
    const BgpGroupId = String(row?.BgpGroupId);
    return {
      made,
      RouterId,
      group: (given: Record<string, string | number>) =>
        made.outcome('CreateBgpGroup', { ...region, RouterId, PeerAsn: 65002, ...given }),
      peer: (given: Record<string, string | number | boolean>) =>
        made.outcome('CreateBgpPeer', { ...region, BgpGroupId, ...given }),
      network: (DstCidrBlock: string, given = {}) =>
        made.outcome('AddBgpNetwork', { ...region, RouterId, DstCidrBlock, ...given }),
    };
  };

  it('takes every ASN but Alibaba Cloud’s own for the peer (003 7.1)', () => {
    const { group, made } = service();
    assert.equal(group({ PeerAsn: 45_104 }), '400 InvalidPeerAsn.Malformed');
    assert.equal(group({ PeerAsn: 0 }), '400 InvalidPeerAsn.Malformed');
    assert.equal(group({ PeerAsn: 4_294_967_296 }), '400 InvalidPeerAsn.Malformed');
    assert.equal(group({ PeerAsn: 4_294_967_295 }), 'ok');
    made.clock.advance(60_000);
    assert.equal(group({ LocalAsn: 65_025 }), '400 InvalidParameter');
    assert.equal(group({ LocalAsn: 64_512 }), 'ok');
  });

  it('spells the code of a bad description as each operation does (traps 66)', () => {
    const { group, made } = service();
    assert.equal(group({ Description: 'x' }), '400 InvalidBgpDescription.Malformed');
    assert.equal(group({ Name: '-' }), '400 InvalidBgpName.Malformed');
    assert.equal(group({ AuthKey: '钥匙' }), '400 InvalidBgpAuthkey.Malformed');
    const BgpGroupId = String(made.rows('DescribeBgpGroups', region, paths.groups)[0]?.BgpGroupId);
    const refused = made.refused('ModifyBgpGroupAttribute', { ...region, BgpGroupId, Description: 'x' });
    assert.equal(refused, '400 InvalidBgpDiscription.Malformed');
    assert.equal(made.refused('DeleteBgpGroup', { ...region, BgpGroupId: 'bgpg-none' }), '400 InvalidBgpGroup');
    assert.equal(group({ RouterId: 'vbr-none' }), '400 InvalidVbrNetwork');
  });

  it('makes IPv6 groups only where the VBR has IPv6', () => {
    assert.equal(service().group({ IpVersion: 'IPv6' }), '400 InvalidStatus.CannotOperate');
    assert.equal(service().group({ IpVersion: 'ipv4' }), 'ok');
  });

  it('takes an address once, and the VBR’s own peer when none is named', () => {
    const { peer } = service();
    assert.equal(peer({ PeerIpAddress: '10.0.0.2' }), 'ok');
    assert.equal(peer({ PeerIpAddress: '10.0.0.2' }), '400 BgpPeer.Already.Exists');
    assert.equal(peer({ PeerIpAddress: '2001:db8::2' }), '400 InvalidIP.Malformed');
    assert.equal(peer({}), 'ok');
    assert.equal(peer({ BgpGroupId: 'bgpg-none' }), '400 InvalidBgpGroup');
  });

  it('wants a hop count of 1 to 255 for BFD (001)', () => {
    const { peer } = service();
    assert.equal(peer({ EnableBfd: true }), '400 IllegalParam.BfdMultiHop');
    assert.equal(peer({ EnableBfd: true, BfdMultiHop: 0 }), '400 IllegalParam.BfdMultiHop');
    assert.equal(peer({ EnableBfd: true, BfdMultiHop: 256 }), '400 IllegalParam.BfdMultiHop');
    assert.equal(peer({ EnableBfd: true, BfdMultiHop: 255 }), 'ok');
  });

  it('takes eight peers per VBR and no ninth (003 7.1)', () => {
    const { peer } = service();
    for (let last = 1; last <= 8; last += 1) assert.equal(peer({ PeerIpAddress: `10.0.0.${last}` }), 'ok');
    assert.equal(peer({ PeerIpAddress: '10.0.0.9' }), '400 QuotaExceeded.Bgp');
  });

  it('announces a prefix once, and reads a plain address as a /32', () => {
    const { network, made, RouterId } = service();
    assert.equal(network('10.0.0.0/8'), 'ok');
    assert.equal(network('10.0.0.0/8'), '400 InvalidParams.AlreadyExists');
    assert.equal(network('10.0.0.0/33'), '400 InvalidIP.Malformed');
    assert.equal(network('ten'), '400 InvalidIP.Malformed');
    assert.equal(network('10.1.0.0/16', { VpcId: 'vbr-1' }), '400 InvalidParams.NotFound');
    assert.equal(
      network('10.1.0.0/16', { VpcId: vpcNamed('warehouse').id }),
      '400 InvalidParams.NotFound',
      'elsewhere',
    );
    assert.equal(network('10.128.0.0/16', { VpcId: vpcNamed('headquarters').id }), 'ok');
    assert.equal(network('192.0.2.1'), 'ok');
    const cidrs = made
      .rows('DescribeBgpNetworks', { ...region, RouterId }, paths.networks)
      .map((row) => row.DstCidrBlock);
    assert.deepEqual(cidrs, ['10.0.0.0/8', '10.128.0.0/16', '192.0.2.1/32']);
    const unknown = { ...region, RouterId, DstCidrBlock: '10.2.0.0/16' };
    assert.equal(made.refused('DeleteBgpNetwork', unknown), '400 InvalidParams.NotFound');
  });
});
