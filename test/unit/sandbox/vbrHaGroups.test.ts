import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder, RouterSketch } from '../../../src/sandbox/estates/builder';
import type { VirtualBorderRouter } from '../../../src/sandbox/model';
import { Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const cen = (cenId: string) => ({ cenId, cenOwner: partner.id, status: 'Attached' as const });

/** A VBR that fits into a group unless the sketch says otherwise. */
function fit(estate: EstateBuilder, name: string, sketch: Partial<RouterSketch> = {}, bfd = true) {
  const line = estate.line({ owner: partner, name, accessPointId });
  const router = estate.router(line, { name, vlanId: 1, cens: [cen('cen-1')], ...sketch });
  estate.peer(estate.group(router, { name, peerAsn: 65001 }), {
    address: router.ipv4.peer,
    bfd,
    bfdMultiHop: bfd ? 1 : 0,
  });
  return router;
}

function serviceWith(other: (estate: EstateBuilder) => VirtualBorderRouter = (estate) => fit(estate, 'other')) {
  let pair: { one: VirtualBorderRouter; two: VirtualBorderRouter } | undefined;
  const service = new Service((estate) => {
    pair = { one: fit(estate, 'one'), two: other(estate) };
  });
  assert.ok(pair);
  const { one, two } = pair;
  return { service, one, two, request: { ...region, VbrId: one.id, PeerVbrId: two.id } };
}

describe('sandbox VBR HA groups', () => {
  it('joins two VBRs, which then tell their group whichever is asked (traps 30)', () => {
    const { service, one, two, request } = serviceWith();
    const { VbrHaId } = service.ok('CreateVbrHa', { ...request, Name: 'VBRHa', Description: 'desc' });
    assert.match(String(VbrHaId), /^vbrha-/);
    const read = (given: Record<string, string>) => {
      const { RequestId, ...group } = service.ok('DescribeVbrHa', { ...region, ...given });
      assert.equal(typeof RequestId, 'string');
      return group;
    };
    const group = {
      VbrHaId,
      VbrId: one.id,
      PeerVbrId: two.id,
      RegionId: 'cn-hangzhou',
      Status: 'Creating',
      Name: 'VBRHa',
      Description: 'desc',
      // 003 6.12: no zone
      CreationTime: '2024-06-01T12:00:00',
    };
    assert.deepEqual(read({ VbrId: one.id }), group);
    service.clock.advance(60_000);
    const active = { ...group, Status: 'Active' };
    assert.deepEqual(read({ VbrId: one.id }), active);
    assert.deepEqual(read({ VbrId: two.id }), active);
    assert.deepEqual(read({ VbrHaId: String(VbrHaId) }), active);
    assert.deepEqual(read({ VbrHaId: String(VbrHaId), VbrId: two.id }), active);
  });

  it('takes a group apart, and finds none afterwards', () => {
    const { service, one, request } = serviceWith();
    const group = { ...region, InstanceId: String(service.ok('CreateVbrHa', request).VbrHaId) };
    assert.equal(service.refused('DeleteVbrHa', group), '400 InvalidStatus.CannotOperate');
    service.clock.advance(60_000);
    assert.equal(service.refused('DeleteVbrHa', group, 'tenant'), '404 ResourceNotFound.VbrHa');
    service.ok('DeleteVbrHa', group);
    assert.equal(service.refused('DescribeVbrHa', { ...region, VbrId: one.id }), '404 ResourceNotFound.VbrHa');
    assert.equal(service.refused('DeleteVbrHa', group), '404 ResourceNotFound.VbrHa');
    assert.equal(service.refused('DeleteVbrHa', region), '400 MissingParameter');
    service.ok('CreateVbrHa', request);
  });

  it('wants to know which group is meant', () => {
    const { service, one } = serviceWith();
    assert.equal(service.refused('DescribeVbrHa', region), '400 MissingParam.VbrHaIdOrVbrId');
    assert.equal(service.refused('DescribeVbrHa', { ...region, VbrId: one.id }), '404 ResourceNotFound.VbrHa');
    assert.equal(service.refused('DescribeVbrHa', { ...region, VbrHaId: 'vbrha-none' }), '404 ResourceNotFound.VbrHa');
  });

  const others: Readonly<Record<string, (estate: EstateBuilder) => VirtualBorderRouter>> = {
    'OperationFailed.VbrAliUidNotConsistent': (estate) => fit(estate, 'other', { owner: tenant }),
    'OperationFailed.VbrCenNotRelation': (estate) => fit(estate, 'other', { cens: [] }),
    'OperationFailed.VbrCenNotConsistent': (estate) => fit(estate, 'other', { cens: [cen('cen-2')] }),
    'OperationFailed.VbrBgpPeerNotEnableBfd': (estate) => fit(estate, 'other', {}, false),
    'OperationFailed.VbrBandWidthExceed': (estate) => fit(estate, 'other', { bandwidthMbps: 40_960 }),
    'InvalidOperation.OperationNotAllowedInState': (estate) => fit(estate, 'other', { status: 'terminated' }),
    'OperationFailed.VbrInUsedByOtherHa': (estate) => {
      const other = fit(estate, 'other');
      estate.haGroup(fit(estate, 'third'), other);
      return other;
    },
  };
  for (const [code, other] of Object.entries(others)) {
    it(`refuses a pair by ${code}, so that people learn what is missing (003 6.11)`, () => {
      const { service, request } = serviceWith(other);
      assert.equal(service.refused('CreateVbrHa', request), `400 ${code}`);
    });
  }

  it('refuses two VBRs on one device, the same VBR twice among them', () => {
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      for (const vlanId of [1, 2]) estate.router(line, { name: `router-${vlanId}`, vlanId, cens: [cen('cen-1')] });
    });
    const [one, two] = service.world.virtualBorderRouters.all();
    const refused = (PeerVbrId: string) =>
      service.refused('CreateVbrHa', { ...region, VbrId: one?.id ?? '', PeerVbrId });
    assert.equal(refused(two?.id ?? ''), '400 OperationFailed.VbrAccessDeviceSame');
    assert.equal(refused(one?.id ?? ''), '400 OperationFailed.VbrAccessDeviceSame');
  });

  it('does not find VBRs that do not exist or are nothing to the caller', () => {
    const { service, request } = serviceWith();
    const code = '404 ResourceNotFound.Vbr';
    assert.equal(service.refused('CreateVbrHa', { ...request, PeerVbrId: 'vbr-none' }), code);
    assert.equal(service.refused('CreateVbrHa', { ...request, VbrId: 'vbr-none' }), code);
    assert.equal(service.refused('CreateVbrHa', request, 'tenant'), code);
    assert.equal(service.refused('CreateVbrHa', { ...request, RegionId: 'cn-beijing' }), code);
    assert.equal(service.refused('CreateVbrHa', { ...request, PeerVbrId: '' }), '400 MissingParameter');
    assert.equal(service.refused('CreateVbrHa', { ...request, Description: 'x' }), '400 InvalidDescription.Malformed');
  });

  it('only checks in a dry run, and reports success as the document spells it (traps 15)', () => {
    const { service, request, one } = serviceWith();
    const dry = { ...request, DryRun: 'true' };
    assert.equal(service.refused('CreateVbrHa', dry), '400 DRYRUN.SUCCESS');
    const onDevice = { ...dry, PeerVbrId: one.id };
    assert.equal(service.refused('CreateVbrHa', onDevice), '400 OperationFailed.VbrAccessDeviceSame');
    assert.deepEqual(service.world.vbrHaGroups.all(), []);
    service.ok('CreateVbrHa', request);
    const read = { ...region, VbrId: one.id, DryRun: 'true' };
    assert.equal(service.refused('DescribeVbrHa', read), '400 DRYRUN.SUCCESS');
  });

  it('keeps both VBRs of a group from being deleted, or one would fail over to nothing', () => {
    const { service, one, two } = serviceWith();
    for (const { id } of [one, two]) {
      const stored = service.world.virtualBorderRouters.get(id);
      assert.ok(stored);
      stored.cens = [];
    }
    for (const group of service.world.bgpGroups.all()) service.world.bgpGroups.remove(group.id);
    service.world.vbrHaGroups.add({
      id: 'vbrha-1',
      region: 'cn-hangzhou',
      owner: partner.id,
      routerId: one.id,
      peerRouterId: two.id,
      status: 'Active',
      name: '',
      description: '',
      created: 0,
    });
    const refused = ({ id }: VirtualBorderRouter) =>
      service.refused('DeleteVirtualBorderRouter', { ...region, VbrId: id });
    assert.equal(refused(one), '400 DependencyViolation.VbrHa');
    assert.equal(refused(two), '400 DependencyViolation.VbrHa');
    service.ok('DeleteVbrHa', { ...region, InstanceId: 'vbrha-1' });
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId: one.id });
  });
});
