import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { VpcPeeringConnection, VpcPeeringStatus } from '../../../src/sandbox/model';
import { type Vpc, vpcNamed } from '../../../src/sandbox/vpcs';
import { type Body, keys, object, Service } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

type As = keyof typeof keys;

const Version = '2022-01-01';
const headquarters = vpcNamed('headquarters');
const analytics = vpcNamed('analytics');
const recovery = vpcNamed('disasterrecovery');
const payments = vpcNamed('payments');

class PeerService extends Service {
  create(from: Vpc, to: Vpc, given: Given = {}, as: As = 'partner'): string {
    return this.outcome('CreateVpcPeerConnection', { ...request(from, to), ...given }, as);
  }

  read(id: string, as: As = 'partner'): Body {
    return this.ok('GetVpcPeerConnectionAttribute', { Version, InstanceId: id }, as);
  }

  list(given: Given = {}, as: As = 'partner'): Body[] {
    return this.rows('ListVpcPeerConnections', { Version, RegionId: 'cn-hangzhou', ...given }, 'VpcPeerConnects', as);
  }
}

function request(from: Vpc, to: Vpc): Given {
  return {
    Version,
    RegionId: from.region,
    VpcId: from.id,
    AcceptingAliUid: to.owner,
    AcceptingRegionId: to.region,
    AcceptingVpcId: to.id,
  };
}

function serviceWith(build: (estate: EstateBuilder) => VpcPeeringConnection) {
  let row: VpcPeeringConnection | undefined;
  const service = new PeerService((estate) => {
    row = build(estate);
  });
  assert.ok(row);
  return { service, row, subject: { Version, InstanceId: row.id } };
}

describe('sandbox VPC peering connections', () => {
  it('come up by themselves within one account (004)', () => {
    const service = new PeerService();
    const id = String(service.ok('CreateVpcPeerConnection', request(headquarters, analytics)).InstanceId);
    assert.match(id, /^pcc-/);
    assert.equal(service.read(id).Status, 'Creating');
    service.clock.advance(300_000);
    const { Status, Bandwidth, LinkType, Vpc, AcceptingVpc, GmtExpired } = service.read(id);
    assert.deepEqual([Status, Bandwidth, LinkType, GmtExpired], ['Activated', -1, undefined, undefined]);
    assert.deepEqual(object(Vpc).VpcId, headquarters.id);
    assert.deepEqual(object(AcceptingVpc).Ipv4Cidrs, analytics.ipv4);
  });

  it('wait for the other account, which accepts, rejects, or lets seven days pass', () => {
    const service = new PeerService();
    const asked = () => String(service.ok('CreateVpcPeerConnection', request(headquarters, payments)).InstanceId);
    const first = asked();
    service.clock.advance(60_000);
    assert.equal(service.read(first).Status, 'Accepting');
    assert.equal(service.read(first, 'tenant').GmtExpired, '2024-06-08T12:00:04Z');
    service.ok('RejectVpcPeerConnection', { Version, InstanceId: first }, 'tenant');
    assert.equal(service.read(first).Status, 'Rejected');
    const second = asked();
    service.clock.advance(60_000);
    service.ok('AcceptVpcPeerConnection', { Version, InstanceId: second }, 'tenant');
    assert.equal(service.read(second).Status, 'Updating');
    service.clock.advance(60_000);
    assert.equal(service.read(second).Status, 'Activated');
    service.clock.advance(8 * 24 * 3600 * 1000);
    assert.equal(service.read(second).Status, 'Activated', 'what was accepted does not expire');
    service.ok('DeleteVpcPeerConnection', { Version, InstanceId: second });
    service.clock.advance(60_000);
    const third = asked();
    service.clock.advance(8 * 24 * 3600 * 1000);
    assert.equal(service.read(third).Status, 'Expired');
    assert.equal(
      service.refused('AcceptVpcPeerConnection', { Version, InstanceId: third }, 'tenant'),
      '400 IncorrectStatus.VpcPeer',
    );
  });

  it('are gone after they were deleted', () => {
    const { service, subject, row } = serviceWith((estate) => estate.vpcPeering(headquarters, recovery));
    service.ok('DeleteVpcPeerConnection', subject);
    assert.equal(service.read(row.id).Status, 'Deleting');
    service.clock.advance(60_000);
    assert.equal(service.refused('GetVpcPeerConnectionAttribute', subject), '400 ResourceNotFound.InstanceId');
    assert.deepEqual(service.list(), []);
  });

  it('have account IDs with all digits, which JavaScript numbers would lose (wire-facts 3.2)', () => {
    const { service, subject } = serviceWith((estate) => estate.vpcPeering(headquarters, payments));
    const body = service.raw('GetVpcPeerConnectionAttribute', subject);
    assert.match(body, new RegExp(`"AcceptingOwnerUid":${tenant.id}[,}]`));
  });
});

const states: readonly VpcPeeringStatus[] = [
  'Creating',
  'Accepting',
  'Updating',
  'Rejected',
  'Expired',
  'Activated',
  'Deleting',
];

/** Where each change may start (wire-facts 3.4): requests are answered while they wait, the rest is changed in service. */
const from: Readonly<Record<string, readonly VpcPeeringStatus[]>> = {
  AcceptVpcPeerConnection: ['Accepting'],
  RejectVpcPeerConnection: ['Accepting'],
  ModifyVpcPeerConnection: ['Activated'],
  DeleteVpcPeerConnection: ['Accepting', 'Rejected', 'Expired', 'Activated'],
};

describe('sandbox VPC peering connections by state', () => {
  for (const [operation, allowed] of Object.entries(from)) {
    it(`allow ${operation} in ${allowed.join(', ')} and in no other state`, () => {
      for (const status of states) {
        const { service, subject } = serviceWith((estate) => estate.vpcPeering(headquarters, payments, { status }));
        const expected = allowed.includes(status) ? 'ok' : '400 IncorrectStatus.VpcPeer';
        assert.equal(service.outcome(operation, subject, 'tenant'), expected, status);
      }
    });
  }

  it('are answered by the accepter only, and seen by nobody but both sides', () => {
    const { service, subject } = serviceWith((estate) =>
      estate.vpcPeering(headquarters, payments, { status: 'Accepting' }),
    );
    const missing = '400 ResourceNotFound.InstanceId';
    assert.equal(service.refused('AcceptVpcPeerConnection', subject), missing);
    assert.equal(service.refused('RejectVpcPeerConnection', subject), missing);
    const other = serviceWith((estate) => estate.vpcPeering(headquarters, recovery));
    for (const operation of ['GetVpcPeerConnectionAttribute', ...Object.keys(from)]) {
      assert.equal(other.service.refused(operation, other.subject, 'tenant'), missing, operation);
    }
    assert.deepEqual(other.service.list({}, 'tenant'), []);
  });

  it('take one change at a time on each VPC', () => {
    const { service, subject } = serviceWith((estate) => {
      estate.vpcPeering(headquarters, payments, { status: 'Updating' });
      return estate.vpcPeering(headquarters, recovery);
    });
    const conflict = '400 Conflict.Operation';
    assert.equal(service.create(headquarters, analytics), conflict);
    assert.equal(service.refused('ModifyVpcPeerConnection', subject), conflict);
    assert.equal(service.refused('DeleteVpcPeerConnection', subject), conflict);
    assert.equal(service.create(analytics, recovery), 'ok', 'other VPCs are free');
  });

  it('lose their routes only by force, and belong to a service that manages them', () => {
    const { service, subject } = serviceWith((estate) => estate.vpcPeering(headquarters, recovery, { routes: 2 }));
    assert.equal(service.refused('DeleteVpcPeerConnection', subject), '400 OperationDenied.RouteEntryExist');
    service.ok('DeleteVpcPeerConnection', { ...subject, Force: true });
    const managed = serviceWith((estate) => estate.vpcPeering(headquarters, recovery, { managedService: 'SWAS' }));
    for (const operation of ['ModifyVpcPeerConnection', 'DeleteVpcPeerConnection']) {
      assert.equal(managed.service.refused(operation, managed.subject), '400 OperationDenied.ServiceManagedInstance');
    }
  });
});

describe('sandbox rules for VPC peering connections', () => {
  const create = (given: Given, to = recovery) => new PeerService().create(headquarters, to, given);

  it('find both VPCs, or refuse them', () => {
    assert.equal(create({ VpcId: 'vpc-none' }), '400 IncorrectStatus.Vpc');
    assert.equal(create({ VpcId: payments.id }), '400 IncorrectStatus.Vpc', 'the tenant’s');
    assert.equal(create({ AcceptingVpcId: 'vpc-none' }), '400 IncorrectStatus.AcceptingVpc');
    assert.equal(create({ AcceptingAliUid: tenant.id }), '400 IncorrectStatus.AcceptingVpc');
    assert.equal(create({ AcceptingAliUid: 1 }), '400 IllegalParam.AcceptingAliUid');
    assert.equal(
      create({ AcceptingRegionId: 'cn-beijing', AcceptingVpcId: headquarters.id }),
      '400 IllegalParam.AcceptingVpcId',
    );
    assert.equal(create({ RegionId: 'cn-atlantis' }), '400 UnsupportedRegion');
    assert.equal(create({ AcceptingRegionId: 'cn-nanjing' }), '400 UnsupportedRegion');
    for (const name of ['RegionId', 'VpcId', 'AcceptingAliUid', 'AcceptingRegionId', 'AcceptingVpcId']) {
      assert.equal(create({ [name]: '' }), '400 MissingParameter', name);
    }
  });

  it('check texts, groups and tags', () => {
    assert.equal(create({ Name: '1st' }), '400 IllegalParam.Name');
    assert.equal(create({ Description: 'http://x' }), '400 IllegalParam.Description');
    assert.equal(create({ ResourceGroupId: 'none' }), '400 OperationFailed.NotExist.ResourceGroup');
    assert.equal(create({ 'Tag.1.Key': 'aliyun-x' }), '400 IllegalParam.TagKey');
    assert.equal(create({ 'Tag.1.Key': 'a', 'Tag.1.Value': 'https://x' }), '400 IllegalParam.TagValue');
    assert.equal(create({ 'Tag.1.Key': 'team', 'Tag.1.Value': '', ResourceGroupId: 'rg-a1' }), 'ok');
  });

  it('know bandwidth and link type between regions only', () => {
    const within = (given: Given) => create(given, analytics);
    assert.equal(within({ Bandwidth: 100 }), '400 IllegalParam.Bandwidth');
    assert.equal(within({ LinkType: 'Gold' }), '400 OperationFailed.InterRegionLinkTypeNotSupported');
    assert.equal(create({ Bandwidth: 0 }), '400 IllegalParam.Bandwidth');
    assert.equal(create({ Bandwidth: 'much' }), '400 IllegalParam.Bandwidth');
    assert.equal(create({ LinkType: 'Bronze' }), '400 IllegalParam.LinkType');
    assert.equal(create({ LinkType: 'Silver' }), '400 OperationFailed.SpecificLinkTypeNotSupported');
    const trading = vpcNamed('trading');
    assert.equal(create({ LinkType: 'Platinum' }, trading), '400 OperationFailed.RegionIdNotSupportLinkType');
    const service = new PeerService();
    assert.equal(service.create(headquarters, recovery, { LinkType: 'Platinum' }), 'ok');
    const [row] = service.list();
    assert.deepEqual([row?.Bandwidth, row?.LinkType], [1024, 'Platinum']);
  });

  it('want Cloud Data Transfer of both accounts, across the border as well (004)', () => {
    const without = (closed: typeof partner) =>
      new PeerService((estate) => {
        estate.closeDataTransfer(closed);
      });
    assert.equal(without(partner).create(headquarters, analytics), '400 OperationFailed.CdtNotOpened');
    assert.equal(without(tenant).create(headquarters, payments), '400 OperationFailed.AcceptUserCdtNotOpened');
    const treasury = vpcNamed('treasury');
    const crossBorder = '400 OperationFailed.AcceptUserCrossBorderCdtNotOpened';
    assert.equal(create({}, treasury), crossBorder);
    assert.equal(
      new PeerService().create(payments, treasury, {}, 'tenant'),
      '400 OperationFailed.CrossBorderCdtNotOpened',
    );
    assert.equal(create({}, vpcNamed('plant')), 'ok');
    const waiting = serviceWith((estate) => {
      estate.closeDataTransfer(tenant);
      return estate.vpcPeering(headquarters, payments, { status: 'Accepting' });
    });
    assert.equal(
      waiting.service.refused('AcceptVpcPeerConnection', waiting.subject, 'tenant'),
      '400 OperationFailed.CdtNotOpened',
    );
  });

  it('connect two VPCs once, whichever asks, and not beside router interfaces (004)', () => {
    const { service } = serviceWith((estate) => estate.vpcPeering(headquarters, recovery));
    assert.equal(service.create(headquarters, recovery), '400 ResourceAlreadyExist.VpcPeer');
    assert.equal(service.create(recovery, headquarters), '400 ResourceAlreadyExist.VpcPeer');
    const rejected = serviceWith((estate) => estate.vpcPeering(headquarters, payments, { status: 'Rejected' }));
    assert.equal(rejected.service.create(headquarters, payments), 'ok');
    const interfaces = new PeerService((estate) => {
      estate.interfacePair(headquarters, recovery, { status: 'Active' });
    });
    assert.equal(interfaces.create(headquarters, recovery), '400 ResourceAlreadyExist.RouterInterface');
  });

  it('give nothing new to an account that owes in the region, or to its peers', () => {
    const { service, subject } = serviceWith((estate) =>
      estate.vpcPeering(headquarters, recovery, { bizStatus: 'FinancialLocked' }),
    );
    assert.equal(service.create(headquarters, analytics), '400 IncorrectBusinessStatus.VpcPeer');
    assert.equal(service.create(payments, headquarters, {}, 'tenant'), '400 IncorrectBusinessStatus.AcceptUserVpcPeer');
    assert.equal(service.refused('ModifyVpcPeerConnection', subject), '400 IncorrectBusinessStatus.VpcPeer');
  });

  it('are limited for each VPC and account', () => {
    const full = (count: number, to: Vpc, more: Vpc) => {
      const service = new PeerService((estate) => {
        for (let number = 0; number < count; number += 1) {
          estate.vpcPeering(headquarters, to, { status: 'Expired' });
        }
      });
      return service.create(headquarters, more);
    };
    assert.equal(full(10, analytics, analytics), '400 QuotaExceeded.IntraRegionVpcPeerCountPerVpc');
    assert.equal(full(20, recovery, recovery), '400 QuotaExceeded.CrossRegionVpcPeerCountPerVpc');
    assert.equal(full(25, recovery, analytics), '400 QuotaExceeded.VpcPeerCountPerVpc');
    const account = new PeerService((estate) => {
      for (let number = 0; number < 40; number += 1) estate.vpcPeering(analytics, payments, { status: 'Expired' });
    });
    assert.equal(account.create(headquarters, recovery), '400 QuotaExceeded.VpcPeerCountPerUserPerRegion');
  });

  it('are changed by either side, with freer texts than at the creation', () => {
    const { service, subject, row } = serviceWith((estate) => estate.vpcPeering(headquarters, recovery));
    const change = (given: Given) => service.outcome('ModifyVpcPeerConnection', { ...subject, ...given });
    assert.equal(change({ Name: 'https://x' }), '400 IllegalParam.Name');
    assert.equal(change({ Description: 'x'.repeat(257) }), '400 IllegalParam.Description');
    assert.equal(change({ Bandwidth: 1_000_000 }), '400 QuotaExceeded.Bandwidth');
    assert.equal(change({ Name: '1', Bandwidth: 200, LinkType: 'Platinum' }), 'ok');
    assert.equal(change({ Name: '2' }), '400 IncorrectStatus.VpcPeer', 'the first change is under way');
    service.clock.advance(60_000);
    const { Status, Name, Bandwidth, LinkType } = service.read(row.id);
    assert.deepEqual([Status, Name, Bandwidth, LinkType], ['Activated', '1', 200, 'Platinum']);
    const within = serviceWith((estate) => estate.vpcPeering(headquarters, payments));
    assert.equal(
      within.service.refused('ModifyVpcPeerConnection', { ...within.subject, Bandwidth: 5 }, 'tenant'),
      '400 OperationFailed.BandwidthCannotBeChangedInSameRegion',
    );
  });

  it('are only checked in a dry run, which is answered like an error (wire-facts 3.3)', () => {
    const service = new PeerService();
    const dry = { DryRun: true };
    assert.equal(service.create(headquarters, recovery, dry), '400 DryRunOperation');
    assert.equal(service.create(headquarters, recovery, { ...dry, Name: '-' }), '400 IllegalParam.Name');
    assert.deepEqual(service.list(), []);
    for (const [operation, [status]] of Object.entries(from)) {
      const made = serviceWith((estate) =>
        estate.vpcPeering(headquarters, payments, { status: status ?? 'Accepting' }),
      );
      assert.equal(made.service.refused(operation, { ...made.subject, ...dry }, 'tenant'), '400 DryRunOperation');
      assert.equal(made.service.read(made.row.id).Status, status);
    }
  });
});

describe('sandbox lists of VPC peering connections', () => {
  const service = new PeerService((estate) => {
    estate.vpcPeering(headquarters, recovery, { name: 'to-Beijing' });
    estate.vpcPeering(payments, headquarters, {
      name: 'from-the-bank',
      labels: { resourceGroupId: 'rg-bank', tags: [{ key: 'team', value: 'bank' }] },
    });
    estate.vpcPeering(vpcNamed('warehouse'), vpcNamed('clearing'), { name: 'elsewhere' });
  });
  const names = (given: Given, as: As = 'partner') => service.list(given, as).map((row) => row.Name);

  it('hold what begins or ends in the region, for both sides', () => {
    assert.deepEqual(names({}), ['to-Beijing', 'from-the-bank']);
    assert.deepEqual(names({ RegionId: 'cn-beijing' }), ['to-Beijing']);
    assert.deepEqual(names({}, 'tenant'), ['from-the-bank']);
    assert.deepEqual(names({ RegionId: '' }), ['to-Beijing', 'from-the-bank', 'elsewhere']);
  });

  it('are narrowed by VPC, name, ID, group and tag; the labels of the other side stay its own', () => {
    assert.deepEqual(names({ VpcId: `${payments.id},${recovery.id}` }), ['to-Beijing', 'from-the-bank']);
    assert.deepEqual(names({ VpcId: payments.id }), ['from-the-bank']);
    assert.deepEqual(names({ 'VpcId.1': recovery.id }), ['to-Beijing']);
    assert.deepEqual(names({ Name: 'to-Beijing' }), ['to-Beijing']);
    assert.deepEqual(names({ 'Tags.1.Key': 'team' }, 'tenant'), ['from-the-bank']);
    assert.deepEqual(names({ 'Tags.1.Key': 'team' }), []);
    assert.deepEqual(names({ ResourceGroupId: 'rg-bank' }, 'tenant'), ['from-the-bank']);
    const [row] = service.list();
    assert.deepEqual(names({ InstanceId: String(row?.InstanceId) }), ['to-Beijing']);
  });

  it('go on from page to page by a token, which the last page does not have', () => {
    const page = (given: Given) =>
      service.ok('ListVpcPeerConnections', { Version, RegionId: 'cn-hangzhou', MaxResults: 1, ...given });
    const first = page({});
    assert.deepEqual([first.MaxResults, first.TotalCount], [1, 2]);
    const last = page({ NextToken: String(first.NextToken) });
    assert.equal(last.NextToken, undefined);
    assert.deepEqual(object(Array.isArray(last.VpcPeerConnects) ? last.VpcPeerConnects[0] : 0).Name, 'from-the-bank');
    const refused = (given: Given) => service.refused('ListVpcPeerConnections', { Version, ...given });
    assert.equal(refused({ NextToken: 'guessed' }), '400 InvalidParameter');
    assert.equal(refused({ MaxResults: 101 }), '400 InvalidParameter');
  });
});

describe('sandbox product VpcPeer', () => {
  it('answers to its own version only, and Vpc to its own (traps 20)', () => {
    const service = new PeerService();
    const given = request(headquarters, recovery);
    const wrong = { ...given, Version: '2016-04-28' };
    assert.equal(service.outcome('CreateVpcPeerConnection', wrong), '400 InvalidVersion');
    const lines = { Version, RegionId: 'cn-hangzhou' };
    assert.equal(service.outcome('DescribeRouterInterfaces', lines), '400 InvalidVersion');
  });

  it('reads parameters from form and query alike, as the vendor’s client splits them (wire-facts 2)', () => {
    for (const layout of ['POST form', 'POST mixed', 'POST query', 'GET'] as const) {
      const service = new PeerService();
      const method = layout === 'GET' ? 'GET' : 'POST';
      const given = { Action: 'CreateVpcPeerConnection', ...request(headquarters, recovery), LinkType: 'Gold' };
      const pairs = signed(method, given, keys.partner, service.wall.now());
      assert.equal(service.gateway.answer(wireRequest(layout, pairs), '127.0.0.1:1').status, 200, layout);
    }
  });
});
