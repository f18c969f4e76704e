import { partner, tenant } from '../../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter, WorldState } from '../../../../src/sandbox/model';
import { vpcNamed } from '../../../../src/sandbox/vpcs';
import { EstateModel } from './estateModel';
import type { Side } from './things';

export const RegionId = 'cn-hangzhou';
/** Where both accounts have nothing but outbound traffic. */
export const otherRegion = 'cn-beijing';
export const accessPoints = ['ap-cn-hangzhou-yh-A', 'ap-cn-hangzhou-xs-B'] as const;
export const accountIds: Readonly<Record<Side, string>> = { partner: partner.id, tenant: tenant.id };

/** What differs between sequences. `overdue` is whether terms end at once instead of in some days. */
export interface Wanted {
  readonly tenantHasTraffic: boolean;
  readonly overdue: boolean;
}

export interface Start {
  readonly state: WorldState;
  readonly model: EstateModel;
}

/**
 * Where the sequences start: what no sequence of requests reaches soon or at all, such as lines in service, lines that
 * were rejected, and VBRs in a CEN, in the sandbox and in the model alike.
 */
export function start(now: number, { tenantHasTraffic, overdue }: Wanted): Start {
  const estate = new EstateBuilder(now);
  const model = new EstateModel(now);
  const tellLine = (line: PhysicalConnection, owner: Side) => {
    const { hosting } = line;
    const share =
      hosting === null
        ? undefined
        : { parent: hosting.parentId, vlan: hosting.vlanId, from: hosting.fromRouterId ?? '' };
    model.known.add(line.id);
    model.all.line.set(line.id, {
      kind: 'line',
      id: line.id,
      owner,
      faces: {
        Status: line.status,
        BusinessStatus: line.businessStatus,
        LoaStatus: line.loaStatus,
        VirtualPhysicalConnectionStatus: hosting?.vpconnStatus ?? '',
      },
      point: line.accessPointId,
      redundant: '',
      port: line.portType,
      share,
      ordered: line.occupancyPaid,
      renewed: undefined,
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
  const term = (days: number) => {
    return overdue ? now + 500 : now + days * 24 * 3600 * 1000;
  };
  estate.openTraffic(tenant, [otherRegion]);
  estate.openTraffic(partner, [RegionId, otherRegion]);
  model.traffic.add('partner');
  if (tenantHasTraffic) {
    estate.openTraffic(tenant, [RegionId]);
    model.traffic.add('tenant');
  }
  const inService = { owner: partner, name: 'line-in-service' };
  const one = tellLine(estate.line({ ...inService, accessPointId: accessPoints[0], ends: term(9) }), 'partner');
  estate.paidTerm(one, 3);
  const two = tellLine(estate.line({ ...inService, accessPointId: accessPoints[1] }), 'partner');
  const shared = tellLine(
    estate.line({ owner: partner, name: 'line-that-is-shared', accessPointId: accessPoints[0] }),
    'partner',
  );
  const ofTenant = { owner: tenant, name: 'line-of-the-tenant', accessPointId: accessPoints[0], ends: term(2) };
  estate.paidTerm(tellLine(estate.line(ofTenant), 'tenant'), 1);
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
  for (const [name, line, cenId] of [
    ['router-in-cen-1', one, 'cen-1'],
    ['router-in-cen-2', two, 'cen-1'],
    ['router', two, ''],
  ] as const) {
    const cens = cenId === '' ? [] : [{ cenId, cenOwner: partner.id, status: 'Attached' as const }];
    const vlanId = cenId === '' ? 2 : 1;
    const router = tellRouter(estate.router(line, { name, vlanId, cens }), 'partner');
    const group = estate.group(router, { name: 'group', peerAsn: 65_001 });
    const peer = estate.peer(group, { address: '192.0.2.1', bfd: true, bfdMultiHop: 3 });
    const common = { owner: 'partner', faces: { Status: 'Available' } } as const;
    model.all.group.set(group.id, { kind: 'group', id: group.id, ...common, router: router.id });
    const faces = { Status: 'Available', BgpStatus: 'Established' };
    const address = '192.0.2.1';
    model.all.peer.set(peer.id, {
      kind: 'peer',
      id: peer.id,
      owner: 'partner',
      faces,
      group: group.id,
      address,
      bfd: true,
    });
    model.known.add(group.id).add(peer.id);
  }
  tellRouter(estate.router(shared, { owner: tenant, name: 'router-of-tenant', vlanId: 6 }), 'tenant');
  const converted = tellRouter(estate.router(shared, { owner: tenant, name: 'converted', vlanId: 7 }), 'tenant');
  const ofConverted = { ...hosting, vlanId: 7, fromRouterId: converted.id };
  const hosted = { owner: tenant, name: 'hosted', accessPointId: accessPoints[0] };
  tellLine(estate.line({ ...hosted, bandwidthMbps: 1000, hosting: ofConverted }), 'tenant');
  const confirmed = { ...hosted, name: 'confirmed', status: 'Confirmed', loaStatus: 'Complete' } as const;
  tellLine(estate.line(confirmed), 'tenant');
  const vpc = vpcNamed('headquarters');
  const subscription = { orderId: 1, months: 1, paid: true, ends: term(4), renewal: null };
  for (const [router, status] of [
    [estate.routerNamed('router-in-cen-1'), 'Active'],
    [estate.routerNamed('router-in-cen-2'), 'Idle'],
  ] as const) {
    const prepaid = status === 'Active';
    const pair = estate.interfacePair(
      router,
      vpc,
      { name: 'interface', status, subscription: prepaid ? subscription : null },
      { name: 'interface', status },
    );
    for (const [index, { id, routerId }] of pair.entries()) {
      const opposite = pair[1 - index]?.id ?? '';
      const common = { kind: 'interface', id, owner: 'partner', billed: undefined } as const;
      const faces = { Status: status, BusinessStatus: 'Normal' };
      const charge = { prepaid: prepaid && index === 0 };
      const initiating = index === 0;
      model.all.interface.set(id, { ...common, ...charge, faces, router: routerId, initiating, opposite });
      model.known.add(id);
    }
  }
  return { state: estate.build(), model };
}
