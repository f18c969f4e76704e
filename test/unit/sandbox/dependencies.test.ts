import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { VirtualBorderRouter } from '../../../src/sandbox/model';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';

function serviceWith(build: (estate: EstateBuilder) => VirtualBorderRouter) {
  let router: VirtualBorderRouter | undefined;
  const service = new Service((estate) => {
    router = build(estate);
  });
  assert.ok(router);
  return { service, router, line: { ...region, PhysicalConnectionId: router.physicalConnectionId } };
}

describe('sandbox dependencies', () => {
  it('keeps a line whose VBRs were not deleted', () => {
    const on = (status: 'Enabled' | 'Terminated') =>
      serviceWith((estate) =>
        estate.router(estate.line({ owner: partner, name: 'line', accessPointId, status }), {
          name: 'router',
          vlanId: 1,
        }),
      );
    const running = on('Enabled');
    assert.equal(running.service.refused('TerminatePhysicalConnection', running.line), '400 Forbidden.VBRExists');
    const ended = on('Terminated');
    assert.equal(ended.service.refused('DeletePhysicalConnection', ended.line), '400 Forbidden.VBRExists');
  });

  it('keeps a line over which a VBR of another line runs as well', () => {
    const { service, router } = serviceWith((estate) => {
      const main = estate.line({ owner: partner, name: 'main', accessPointId });
      const further = estate.line({ owner: partner, name: 'further', accessPointId, status: 'Terminated' });
      const association = {
        physicalConnectionId: further.id,
        vlanId: 2,
        vlanInterfaceId: 'ri-1',
        circuitCode: '',
        ipv4: { local: '10.0.0.1', peer: '10.0.0.2', mask: '255.255.255.252' },
        ipv6: { local: '', peer: '', mask: '' },
        enableIpv6: false,
      };
      return estate.router(main, { name: 'router', vlanId: 1, associations: [association] });
    });
    const further = { ...region, PhysicalConnectionId: router.associations[0]?.physicalConnectionId ?? '' };
    assert.equal(service.refused('DeletePhysicalConnection', further), '400 Forbidden.AssociateToVBR');
    assert.equal(
      service.refused('DeleteVirtualBorderRouter', { ...region, VbrId: router.id }),
      '400 InvalidStatus.NotAllowed',
    );
  });

  it('keeps a VBR with BGP groups, networks or a CEN on it', () => {
    const on = (build: (estate: EstateBuilder, router: VirtualBorderRouter) => void) => {
      const { service, router } = serviceWith((estate) => {
        const made = estate.router(estate.line({ owner: partner, name: 'line', accessPointId }), {
          name: 'router',
          vlanId: 1,
        });
        build(estate, made);
        return made;
      });
      return service.refused('DeleteVirtualBorderRouter', { ...region, VbrId: router.id });
    };
    assert.equal(
      on((estate, router) => estate.group(router, { name: 'group', peerAsn: 1 })),
      '400 DependencyViolation.BgpGroup',
    );
    assert.equal(
      on((estate, router) => {
        estate.network(router, '10.0.0.0/8');
      }),
      '400 DependencyViolation.BgpNetwork',
    );
    assert.equal(
      on((_estate, router) => {
        router.cens.push({ cenId: 'cen-1', cenOwner: partner.id, status: 'Attached' });
      }),
      '400 OperationUnsupported.VBRAttachedCen',
    );
  });

  it('keeps a BGP group with peers in it', () => {
    const { service } = serviceWith((estate) => {
      const router = estate.router(estate.line({ owner: partner, name: 'line', accessPointId }), {
        name: 'router',
        vlanId: 1,
      });
      estate.peer(estate.group(router, { name: 'group', peerAsn: 1 }), { address: '10.0.0.2' });
      return router;
    });
    const BgpGroupId = String(service.rows('DescribeBgpGroups', region, paths.groups)[0]?.BgpGroupId);
    assert.equal(service.refused('DeleteBgpGroup', { ...region, BgpGroupId }), '400 DependencyViolation.BgpPeer');
  });

  it('puts no VBR on a line that is not Enabled', () => {
    const service = new Service((estate) =>
      estate.line({ owner: partner, name: 'line', accessPointId, status: 'Confirmed' }),
    );
    const id = String(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.PhysicalConnectionId);
    const refused = service.refused('CreateVirtualBorderRouter', { ...region, PhysicalConnectionId: id, VlanId: 1 });
    assert.equal(refused, '400 InvalidPhysicalConnectionId.NotEnabled');
  });
});

describe('sandbox ownership', () => {
  const shared = () =>
    serviceWith((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      return estate.router(line, { owner: tenant, name: 'router', vlanId: 1 });
    });

  it('lets only the line’s owner terminate and recover, and only the VBR’s owner delete (traps 89)', () => {
    const { service, router } = shared();
    const subject = { ...region, VbrId: router.id };
    assert.equal(
      service.refused('TerminateVirtualBorderRouter', subject, 'tenant'),
      '403 Forbidden.OperationNotAllowedByUser',
    );
    service.ok('TerminateVirtualBorderRouter', subject);
    service.clock.advance(60_000);
    assert.equal(
      service.refused('RecoverVirtualBorderRouter', subject, 'tenant'),
      '403 Forbidden.OperationRecoverNotAllowedByUser',
    );
    assert.equal(
      service.refused('DeleteVirtualBorderRouter', subject),
      '403 Forbidden.OperationDeleteNotAllowedByUser',
    );
    service.ok('DeleteVirtualBorderRouter', subject, 'tenant');
  });

  it('lets the line’s owner take back a VBR that was not confirmed', () => {
    const { service, router } = serviceWith((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      return estate.router(line, { owner: tenant, name: '', vlanId: 1, status: 'unconfirmed' });
    });
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId: router.id });
  });

  it('lets each side change only what is its own (traps 89)', () => {
    const { service, router } = shared();
    const outcome = (given: Record<string, string | number>, as: 'partner' | 'tenant') =>
      service.outcome('ModifyVirtualBorderRouterAttribute', { ...region, VbrId: router.id, ...given }, as);
    assert.equal(outcome({ VlanId: 7 }, 'partner'), 'ok');
    assert.equal(outcome({ CircuitCode: 'CC-7' }, 'partner'), 'ok');
    assert.equal(outcome({ VlanId: 8 }, 'tenant'), '403 Forbidden.VlanIdNotAllowedByCaller');
    assert.equal(outcome({ CircuitCode: 'CC-8' }, 'tenant'), '403 Forbidden.CircuitCodeNotAllowedByCaller');
    assert.equal(outcome({ Name: 'mine' }, 'tenant'), 'ok');
    assert.equal(outcome({ Name: 'mine' }, 'partner'), '403 Forbidden.NameNotAllowedByCaller');
    assert.equal(outcome({ Description: 'mine' }, 'partner'), '403 Forbidden.DescriptionNotAllowedByCaller');
    assert.equal(outcome({ LocalGatewayIp: '10.0.0.1' }, 'partner'), '403 Forbidden.LocalGatewayIpNotAllowedByCaller');
    assert.equal(outcome({ PeerGatewayIp: '10.0.0.1' }, 'partner'), '403 Forbidden.PeerGatewayIpNotAllowedByCaller');
    assert.equal(
      outcome({ PeeringSubnetMask: '255.255.255.0' }, 'partner'),
      '403 Forbidden.PeeringSubnetMaskNotAllowedByCaller',
    );
  });

  it('shows a VBR of another account on the line, and in the region’s list only when asked', () => {
    const { service, router, line } = shared();
    const ids = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map((row) => row.VbrId);
    const list = (given: Record<string, string>, as: 'partner' | 'tenant') =>
      ids(service.rows('DescribeVirtualBorderRouters', { ...region, ...given }, paths.routers, as));
    assert.deepEqual(list({}, 'tenant'), [router.id]);
    assert.deepEqual(list({}, 'partner'), []);
    assert.deepEqual(list({ IncludeCrossAccountVbr: 'true' }, 'partner'), [router.id]);
    const onLine = service.rows('DescribeVirtualBorderRoutersForPhysicalConnection', line, paths.routersOnLine);
    assert.deepEqual(ids(onLine), [router.id]);
    const foreign = service.refused('DescribeVirtualBorderRoutersForPhysicalConnection', line, 'tenant');
    assert.equal(foreign, '404 InvalidPhysicalConnectionId.NotFound');
    const unknown = { ...line, PhysicalConnectionId: 'pc-none' };
    const missing = service.refused('DescribeVirtualBorderRoutersForPhysicalConnection', unknown);
    assert.equal(missing, '400 InvalidPhysicalConnectionId.NotFound');
  });

  it('hides what belongs to others', () => {
    const { service, line } = shared();
    assert.equal(
      service.refused('TerminatePhysicalConnection', line, 'tenant'),
      '404 InvalidPhysicalConnectionId.NotFound',
    );
    assert.equal(
      service.refused('ConfirmPhysicalConnection', line, 'tenant'),
      '400 ResourceNotFound.PhysicalConnectionId',
    );
    const elsewhere = { ...line, RegionId: 'cn-beijing' };
    assert.equal(service.refused('TerminatePhysicalConnection', elsewhere), '404 InvalidPhysicalConnectionId.NotFound');
  });

  it('prints the whole UID of the other account, which a JavaScript number cannot hold (traps 37)', () => {
    const { service, line } = shared();
    const raw = service.raw('DescribeVirtualBorderRoutersForPhysicalConnection', line);
    assert.match(raw, /"VbrOwnerUid":283100000000000017[,}]/);
  });

  it('keeps writes back until outbound traffic is opened (traps 71)', () => {
    const service = new Service((estate) => {
      estate.closeTraffic();
    });
    const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT' };
    assert.equal(service.refused('CreatePhysicalConnection', application), '400 OperationFailed.PconnTrafficNotEnable');
    assert.equal(service.ok('GetPhysicalConnectionServiceStatus', region).Enabled, false);
    service.ok('OpenPhysicalConnectionService', region);
    assert.equal(service.ok('GetPhysicalConnectionServiceStatus', region).Enabled, true);
    service.ok('CreatePhysicalConnection', application);
  });
});
