import assert from 'node:assert/strict';
import type { WorldState } from '../../../../src/sandbox/model';
import { vpcs } from '../../../../src/sandbox/vpcs';
import type { EstateModel } from './estateModel';
import { listIn } from './follow';
import { type Sight, text } from './look';
import { stateOf } from './things';

const week = 7 * 24 * 3600 * 1000;

/** Checks that what the rows refer to can be seen, and is what the model knows. */
export function checkReferences(model: EstateModel, seen: ReadonlyMap<string, Sight>): void {
  const exists = (id: string, what: string) => {
    assert.ok(id === '' || seen.has(id), `${what} leads to ${id}, which does not exist`);
  };
  const refers = (from: string, field: string, actual: unknown, expected: string) => {
    assert.equal(text(actual), expected, `${field} of ${from}`);
    exists(expected, `${field} of ${from}`);
  };
  for (const line of model.list('line')) {
    const row = seen.get(line.id)?.row;
    if (line.share !== undefined) refers(line.id, 'parent', row?.ParentPhysicalConnectionId, line.share.parent);
    exists(text(row?.RedundantPhysicalConnectionId), `redundant line of ${line.id}`);
  }
  for (const router of model.list('router')) {
    const row = seen.get(router.id)?.row;
    refers(router.id, 'line', row?.PhysicalConnectionId, router.line);
    assert.ok(row);
    assert.equal(row.VlanId, router.vlan, `VLAN of ${router.id}`);
    const further = listIn(row.AssociatedPhysicalConnections, 'AssociatedPhysicalConnection');
    const linked = further.map((each) => `${text(each.PhysicalConnectionId)} ${text(each.VlanId)}`);
    assert.deepEqual(
      linked,
      router.links.map(({ line, vlan }) => `${line} ${vlan}`),
      `further lines of ${router.id}`,
    );
    for (const { line } of router.links) exists(line, `further line of ${router.id}`);
  }
  for (const one of model.list('interface')) {
    const row = seen.get(one.id)?.row;
    assert.ok(row);
    assert.equal(row.RouterId, one.router);
    const ofVpc = vpcs.some(({ routerId }) => routerId === one.router);
    if (!ofVpc) exists(one.router, `router of ${one.id}`);
    assert.equal(text(row.OppositeInterfaceId), one.opposite, `other side of ${one.id}`);
    const told = text(row.OppositeInterfaceStatus);
    // A side whose other side is gone says so (traps 61).
    if (one.opposite !== '' && !['Deleted', ''].includes(told)) exists(one.opposite, `other side of ${one.id}`);
  }
  for (const { id, router } of model.list('group')) refers(id, 'VBR', seen.get(id)?.row.RouterId, router);
  for (const { id, group, address } of model.list('peer')) {
    refers(id, 'group', seen.get(id)?.row.BgpGroupId, group);
    assert.equal(seen.get(id)?.row.PeerIpAddress, address, `address of ${id}`);
    refers(id, 'VBR', seen.get(id)?.row.RouterId, model.all.group.get(group)?.router ?? '');
  }
  for (const { id, router } of model.list('network')) refers(id, 'VBR', seen.get(id)?.row.RouterId, router);
  for (const { id, router, hop } of model.list('route')) {
    const on = model.all.router.get(router);
    assert.ok(on, `the VBR of route ${id} is gone`);
    const [next] = listIn(seen.get(id)?.row.NextHops, 'NextHop');
    assert.equal(next?.NextHopId, hop, `next hop of ${id}`);
    const builtIn = [on.interfaceId, ...on.links.map(({ interfaceId }) => interfaceId)];
    assert.ok(builtIn.includes(hop) || seen.has(hop), `route ${id} leads to ${hop}, which does not exist`);
  }
  for (const { id, routers } of model.list('pair')) {
    const row = seen.get(id)?.row;
    refers(id, 'VBR', row?.VbrId, routers[0]);
    refers(id, 'second VBR', row?.PeerVbrId, routers[1]);
  }
}

/** Checks that nothing is there twice and no limit of traps section 9 is exceeded. */
export function checkUniqueness(model: EstateModel): void {
  for (const line of model.list('line')) {
    const users = model.vlanUsers(line.id).filter(({ use }) => use === 'used');
    const shares = new Map(model.sharesOf(line.id).map(({ id, share }) => [share?.from ?? '', id]));
    // A hosted connection has the VLAN of the VBR that it was made from until that moves over to it.
    const apart = users.filter(({ id }) => !(shares.has(id) && users.some((user) => user.id === shares.get(id))));
    unique(
      apart.map(({ vlan }) => String(vlan)),
      `VLAN of line ${line.id}`,
    );
    if (apart.some(({ vlan }) => vlan === 0)) assert.equal(apart.length, 1, `VLAN 0 of ${line.id} is not alone`);
  }
  for (const router of model.list('router')) {
    const own = model.list('interface').filter((each) => each.router === router.id);
    assert.ok(own.length <= 5, `${router.id} has ${own.length} router interfaces`);
    const peers = model.peersOn(router.id);
    assert.ok(peers.length <= 8, `${router.id} has ${peers.length} BGP peers`);
    unique(
      peers.map(({ address }) => address),
      `peer of ${router.id}`,
    );
    const routes = model.list('route').filter((each) => each.router === router.id);
    unique(
      routes.map(({ cidr }) => cidr),
      `destination in the table of ${router.id}`,
    );
    assert.ok(routes.length <= 200);
  }
  unique(
    model.list('pair').flatMap(({ routers }) => routers),
    'VBR in an HA group',
  );
  const connected = model.list('interface').filter((each) => each.initiating && stateOf(each) === 'Active');
  unique(
    connected.map((one) => `${one.router} ${model.all.interface.get(one.opposite)?.router ?? one.id}`),
    'connected pair',
  );
}

/** The same of what is stored, so that nothing hides from the lists. */
export function checkStored(state: WorldState, now: number): void {
  const { physicalConnections, virtualBorderRouters, bgpGroups, bgpPeers, bgpNetworks, routeEntries } = state;
  const { routerInterfaces, vpcPeeringConnections, vbrHaGroups, lettersOfAuthorization } = state;
  const tables = [physicalConnections, virtualBorderRouters, bgpGroups, bgpPeers, bgpNetworks, routeEntries];
  const rows = [...tables, routerInterfaces, vpcPeeringConnections, vbrHaGroups, lettersOfAuthorization].flat();
  const builtIn = virtualBorderRouters
    .flatMap((each) => [each, ...each.associations])
    .map((each) => each.vlanInterfaceId);
  unique([...rows.map(({ id }) => id), ...builtIn], 'ID');
  const lines = new Set(physicalConnections.map(({ id }) => id));
  const routers = new Set(virtualBorderRouters.map(({ id }) => id));
  const groups = new Set(bgpGroups.map(({ id }) => id));
  const tableIds = new Set([...virtualBorderRouters.map(({ routeTableId }) => routeTableId)]);
  const within = (ids: ReadonlySet<string>, id: string, what: string) => {
    assert.ok(ids.has(id), `what is stored of ${what} leads to ${id}, which is not stored`);
  };
  for (const { id, hosting } of physicalConnections) if (hosting) within(lines, hosting.parentId, id);
  for (const { id, physicalConnectionId, associations } of virtualBorderRouters) {
    within(lines, physicalConnectionId, id);
    for (const link of associations) within(lines, link.physicalConnectionId, id);
  }
  for (const { id, lineId } of lettersOfAuthorization) within(lines, lineId, id);
  for (const { id, routerId } of [...bgpGroups, ...bgpNetworks]) within(routers, routerId, id);
  for (const { id, groupId } of bgpPeers) within(groups, groupId, id);
  for (const { id, routeTableId } of routeEntries) within(tableIds, routeTableId, id);
  for (const { id, routerId, peerRouterId } of vbrHaGroups)
    for (const of of [routerId, peerRouterId]) within(routers, of, id);
  const held = virtualBorderRouters.filter(
    ({ status, terminated }) => status !== 'terminated' || terminated === null || now - terminated < week,
  );
  unique(
    held.map((each) => `${each.physicalConnectionId} ${each.vlanId}`),
    'VLAN of a line that is stored',
  );
}

function unique(values: readonly string[], what: string): void {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  assert.deepEqual(twice, [], `a ${what} is there twice`);
}
