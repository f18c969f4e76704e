import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Hosting, PhysicalConnection } from '../../../src/sandbox/model';
import { paths, Service } from './service';
import type { Given } from './signedRequest';

export const region = { RegionId: 'cn-hangzhou' };
export const accessPointId = 'ap-cn-hangzhou-yh-A';
export const list = 'VirtualPhysicalConnections';
export type Side = 'partner' | 'tenant';

function parentOf(estate: EstateBuilder): PhysicalConnection {
  return estate.line({ owner: partner, name: 'parent', accessPointId, lineOperator: 'CU' });
}

export function share(parent: PhysicalConnection, own: Partial<Hosting> = {}): Hosting {
  return {
    parentId: parent.id,
    parentOwner: partner.id,
    vlanId: 10,
    orderMode: 'PayByVirtualPhysicalConnectionOwner',
    vpconnStatus: 'Confirmed',
    expectSpec: '50M',
    ...own,
  };
}

/** A partner's line, and what a test puts on it. */
export function serviceOn(build: (estate: EstateBuilder, parent: PhysicalConnection) => void = () => undefined) {
  let parent: PhysicalConnection | undefined;
  const service = new Service((estate) => {
    parent = parentOf(estate);
    build(estate, parent);
  });
  assert.ok(parent);
  const sample = {
    ...region,
    OrderMode: 'PayByVirtualPhysicalConnectionOwner',
    VlanId: 4,
    Spec: '50M',
    VpconnAliUid: tenant.id,
    PhysicalConnectionId: parent.id,
  };
  const rows = (given: Given = {}, as: Side = 'partner') =>
    service.rows('ListVirtualPhysicalConnections', { ...region, ...given }, list, as);
  return {
    service,
    parent,
    sample,
    rows,
    create: (given: Given = {}, as: Side = 'partner') =>
      service.outcome('CreateVirtualPhysicalConnection', { ...sample, ...given }, as),
    /** Status and state of the acceptance of the only hosted connection. */
    state: () => [rows()[0]?.Status, rows()[0]?.VirtualPhysicalConnectionStatus],
    tenantRow: () => service.rows('DescribePhysicalConnections', region, paths.lines, 'tenant')[0],
  };
}

/** The same with one hosted connection of 50 Mbit/s in VLAN 10. */
export function serviceWith(own: Partial<PhysicalConnection> = {}, hosting: Partial<Hosting> = {}) {
  let hosted: PhysicalConnection | undefined;
  const on = serviceOn((estate, parent) => {
    const common = { owner: tenant, name: 'hosted', accessPointId, bandwidthMbps: 50 };
    hosted = estate.line({ ...common, ...own, hosting: share(parent, hosting), owner: tenant });
  });
  assert.ok(hosted);
  const subject = { ...region, PhysicalConnectionId: hosted.id };
  const outcome = (action: string) => (given: Given, as: Side) =>
    on.service.outcome(action, { ...region, InstanceId: subject.PhysicalConnectionId, ...given }, as);
  return {
    ...on,
    id: hosted.id,
    subject,
    update: (given: Given, as: Side = 'partner') => outcome('UpdateVirtualPhysicalConnection')(given, as),
    recover: (given: Given = {}, as: Side = 'partner') => outcome('RecoverPhysicalConnection')(given, as),
    order: (as: Side = 'tenant') =>
      on.service.outcome('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true }, as),
  };
}
