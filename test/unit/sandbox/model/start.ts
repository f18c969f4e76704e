import { partner, tenant } from '../../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter, WorldState } from '../../../../src/sandbox/model';
import { EstateModel } from './estateModel';
import type { Side } from './things';

export const RegionId = 'cn-hangzhou';
export const accessPoints = ['ap-cn-hangzhou-yh-A', 'ap-cn-hangzhou-xs-B'] as const;
export const accountIds: Readonly<Record<Side, string>> = { partner: partner.id, tenant: tenant.id };

export interface Start {
  readonly state: WorldState;
  readonly model: EstateModel;
}

/**
 * Where the sequences start: what no sequence of requests reaches soon or at all, such as lines in service, lines that
 * were rejected, and VBRs in a CEN, in the sandbox and in the model alike.
 */
export function start(now: number, tenantHasTraffic: boolean): Start {
  const estate = new EstateBuilder(now);
  const model = new EstateModel(now);
  const tellLine = (line: PhysicalConnection, owner: Side) => {
    const { hosting } = line;
    const share = hosting === null ? undefined : { parent: hosting.parentId, vlan: hosting.vlanId, from: '' };
    model.known.add(line.id);
    model.all.line.set(line.id, {
      kind: 'line',
      id: line.id,
      owner,
      faces: {
        Status: line.status,
        LoaStatus: line.loaStatus,
        VirtualPhysicalConnectionStatus: hosting?.vpconnStatus ?? '',
      },
      point: line.accessPointId,
      redundant: '',
      share,
      ordered: line.occupancyPaid,
      recovering: false,
    });
    return line;
  };
  const tellRouter = (router: VirtualBorderRouter, owner: Side) => {
    model.known.add(router.id);
    model.all.router.set(router.id, {
      kind: 'router',
      id: router.id,
      owner,
      faces: { Status: router.status },
      line: router.physicalConnectionId,
      vlan: router.vlanId,
      interfaceId: router.vlanInterfaceId,
      table: router.routeTableId,
      links: [],
      cen: router.cens[0]?.cenId ?? '',
      ended: undefined,
    });
    return router;
  };
  estate.openTraffic(partner, [RegionId]);
  model.traffic.add('partner');
  if (tenantHasTraffic) {
    estate.openTraffic(tenant, [RegionId]);
    model.traffic.add('tenant');
  }
  const [one, two] = accessPoints.map((accessPointId) =>
    tellLine(estate.line({ owner: partner, name: 'line-in-service', accessPointId }), 'partner'),
  );
  if (one === undefined || two === undefined) throw new Error('There are two access points');
  const shared = tellLine(
    estate.line({ owner: partner, name: 'line-that-is-shared', accessPointId: accessPoints[0] }),
    'partner',
  );
  tellLine(estate.line({ owner: tenant, name: 'line-of-the-tenant', accessPointId: accessPoints[0] }), 'tenant');
  for (const status of ['Rejected', 'Allocation Failed'] as const) {
    const name = 'line-that-failed';
    tellLine(estate.line({ owner: partner, name, accessPointId: accessPoints[1], status }), 'partner');
  }
  const hosting = {
    parentId: shared.id,
    parentOwner: partner.id,
    vlanId: 5,
    orderMode: 'PayByVirtualPhysicalConnectionOwner',
    vpconnStatus: 'Confirmed',
    expectSpec: '100M',
  } as const;
  tellLine(
    estate.line({ owner: tenant, name: 'hosted', accessPointId: accessPoints[0], bandwidthMbps: 100, hosting }),
    'tenant',
  );
  for (const [line, cenId] of [
    [one, 'cen-1'],
    [two, 'cen-1'],
    [two, ''],
  ] as const) {
    const cens = cenId === '' ? [] : [{ cenId, cenOwner: partner.id, status: 'Attached' as const }];
    const vlanId = cenId === '' ? 2 : 1;
    const router = tellRouter(estate.router(line, { name: 'router', vlanId, cens }), 'partner');
    const group = estate.group(router, { name: 'group', peerAsn: 65_001 });
    const peer = estate.peer(group, { address: '192.0.2.1', bfd: true, bfdMultiHop: 3 });
    const common = { owner: 'partner', faces: { Status: 'Available' } } as const;
    model.all.group.set(group.id, { kind: 'group', id: group.id, ...common, router: router.id });
    const faces = { Status: 'Available', BgpStatus: 'Established' };
    const address = '192.0.2.1';
    model.all.peer.set(peer.id, { kind: 'peer', id: peer.id, owner: 'partner', faces, group: group.id, address, bfd: true });
    model.known.add(group.id).add(peer.id);
  }
  tellRouter(estate.router(shared, { owner: tenant, name: 'router-of-tenant', vlanId: 6 }), 'tenant');
  return { state: estate.build(), model };
}
