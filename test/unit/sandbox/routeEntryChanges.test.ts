import assert from 'node:assert/strict';
import { hopsOf, serviceWithTable, stored } from './routeTable';

/** A table with one route in service. */
function withRoute() {
  const made = serviceWithTable((estate, router) => {
    const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
    estate.route(router, { cidr: '10.0.0.0/16', name: 'first', nextHops });
  });
  const RouteEntryId = String(made.list({ RouteEntryType: 'Custom' })[0]?.RouteEntryId);
  const row = () => made.list({ RouteEntryId })[0];
  return { ...made, RouteEntryId, row };
}

describe('sandbox route entries, changed', () => {
  it('changes name and description, during which the route is Modifying', () => {
    const { service, RouteEntryId, row, settle } = withRoute();
    const subject = { RegionId: 'cn-hangzhou', RouteEntryId };
    service.ok('ModifyRouteEntry', { ...subject, RouteEntryName: 'with.dot', Description: 'desc' });
    assert.deepEqual([row()?.Status, row()?.RouteEntryName, row()?.Description], ['Modifying', 'with.dot', 'desc']);
    assert.equal(service.refused('ModifyRouteEntry', subject), '400 IncorrectRouteEntryStatus');
    settle();
    assert.equal(row()?.Status, 'Available');
    service.ok('ModifyRouteEntry', { ...subject, Description: 'other' });
    assert.equal(row()?.RouteEntryName, 'with.dot', 'what was left out was lost');
  });

  it('finds the route by table and destination too, and takes another next hop (SDK)', () => {
    const { service, router, table, row } = withRoute();
    const further = {
      physicalConnectionId: router.physicalConnectionId,
      vlanId: 11,
      vlanInterfaceId: 'ri-second',
      circuitCode: '',
      ipv4: { local: '192.168.0.1', peer: '192.168.0.2', mask: '255.255.255.252' },
      ipv6: { local: '', peer: '', mask: '' },
      enableIpv6: false,
    };
    const { virtualBorderRouters } = service.world;
    virtualBorderRouters.update(stored(virtualBorderRouters.get(router.id)), { associations: [further] });
    const subject = { ...table, DestinationCidrBlock: '10.0.0.0/16' };
    const refused = (given: Record<string, string>) => service.refused('ModifyRouteEntry', { ...subject, ...given });
    assert.equal(refused({ NewNextHopId: 'ri-second' }), '400 MissingParameter');
    assert.equal(refused({ NewNextHopType: 'RouterInterface' }), '400 MissingParameter');
    assert.equal(refused({ NewNextHopType: 'Instance', NewNextHopId: 'i-1' }), '400 InvalidNextHopType');
    const hop = { NewNextHopType: 'RouterInterface', NewNextHopId: 'ri-second' };
    assert.equal(refused({ ...hop, NewNextHopId: 'ri-none' }), '404 InvalidNextHopId.NotFound');
    assert.equal(refused({ ...hop, DryRun: 'true' }), '400 DryRunOperation');
    assert.equal(hopsOf(row())[0]?.NextHopId, router.vlanInterfaceId);
    service.ok('ModifyRouteEntry', { ...subject, ...hop });
    assert.deepEqual(
      hopsOf(row()).map(({ NextHopId }) => NextHopId),
      ['ri-second'],
    );
  });

  it('answers 403 Forbbiden, spelled so, for what is not a custom route of the caller (003 6.17)', () => {
    const { service, RouteEntryId, table, list } = withRoute();
    const refused = (given: Record<string, string>, as: 'partner' | 'tenant' = 'partner') =>
      service.refused('ModifyRouteEntry', { RegionId: 'cn-hangzhou', ...given }, as);
    assert.equal(refused({ RouteEntryId: 'rte-none' }), '403 Forbbiden');
    assert.equal(refused({ RouteEntryId }, 'tenant'), '403 Forbbiden');
    const system = String(list({ RouteEntryType: 'System' })[0]?.RouteEntryId);
    assert.equal(refused({ RouteEntryId: system }), '403 Forbbiden');
    assert.equal(refused({}), '400 MissingParameter');
    assert.equal(refused({ ...table }), '400 MissingParameter');
    assert.equal(refused({ RouteEntryId, RouteEntryName: '1st' }), '400 InvalidName.Malformed');
    assert.equal(refused({ RouteEntryId, Description: 'x' }), '400 InvalidDescription.Malformed');
  });
});

describe('sandbox route entries, deleted', () => {
  it('deletes a route by table, destination and next hop, as Terraform does (traps 52)', () => {
    const { service, route, row, settle } = withRoute();
    const { RouteTableId, DestinationCidrBlock, NextHopId } = route;
    service.ok('DeleteRouteEntry', { RouteTableId, DestinationCidrBlock, NextHopId });
    assert.equal(row()?.Status, 'Deleting');
    settle();
    assert.equal(row(), undefined);
    const again = service.refused('DeleteRouteEntry', { RouteTableId, DestinationCidrBlock, NextHopId });
    assert.equal(again, '400 InvalidRouteEntry.NotFound');
  });

  it('wants the next hop of a VBR’s route to be named, even by its ID (003 6.16)', () => {
    const { service, RouteEntryId, route } = withRoute();
    assert.equal(service.refused('DeleteRouteEntry', { RouteEntryId }), '400 InvalidNextHop');
    assert.equal(service.refused('DeleteRouteEntry', { ...route, NextHopId: '' }), '400 InvalidNextHop');
    const wrong = { RouteEntryId, NextHopId: 'ri-other' };
    assert.equal(service.refused('DeleteRouteEntry', wrong), '400 InvalidRouteEntry.NotFound');
    const both = { RouteEntryId, NextHopId: route.NextHopId, 'NextHopList.1.NextHopId': route.NextHopId };
    assert.equal(service.refused('DeleteRouteEntry', both), '400 InvalidNextHop');
    const dry = { RouteEntryId, NextHopId: route.NextHopId, DryRun: 'true' };
    assert.equal(service.refused('DeleteRouteEntry', dry), '400 DryRunOperation');
    service.ok('DeleteRouteEntry', { RouteEntryId, NextHopId: route.NextHopId });
  });

  it('refuses what it cannot find by the listed codes', () => {
    const { service, route, RouteEntryId } = withRoute();
    const refused = (given: Record<string, string>) => service.refused('DeleteRouteEntry', { ...route, ...given });
    assert.equal(refused({ DestinationCidrBlock: '' }), '400 MissingParameter');
    assert.equal(refused({ RouteTableId: '' }), '400 MissingParameter');
    assert.equal(refused({ RouteTableId: 'vtb-none' }), '404 InvalidRouteTableId.NotFound');
    assert.equal(refused({ DestinationCidrBlock: '10.0' }), '400 InvalidCidrBlock.Malformed');
    assert.equal(refused({ DestinationCidrBlock: '10.99.0.0/16' }), '400 InvalidRouteEntry.NotFound');
    assert.equal(refused({ RouteEntryId: 'rte-none', DestinationCidrBlock: '' }), '400 InvalidRouteEntry');
    // The SDK excludes the ID together with a destination.
    assert.equal(refused({ RouteEntryId }), '400 InvalidParameter');
    assert.equal(service.refused('DeleteRouteEntry', { RouteEntryId }, 'tenant'), '400 InvalidRouteEntry');
  });

  it('keeps system routes and learned ones, or a VBR would lose its own line (003 6.16)', () => {
    const { service, table, router, list } = serviceWithTable((estate, on) => {
      const group = estate.group(on, { name: 'group', peerAsn: 65001 });
      estate.peer(group, { address: on.ipv4.peer, received: 3 });
    });
    const NextHopId = router.vlanInterfaceId;
    const refused = (DestinationCidrBlock: unknown) =>
      service.refused('DeleteRouteEntry', {
        ...table,
        DestinationCidrBlock: String(DestinationCidrBlock),
        NextHopId,
      });
    assert.equal(refused('172.16.0.0/30'), '400 OperationDenied');
    assert.equal(refused(list({ RouteEntryType: 'BGP' })[0]?.DestinationCidrBlock), '400 Forbbiden');
    const system = { RouteEntryId: String(list({ RouteEntryType: 'System' })[0]?.RouteEntryId), NextHopId };
    assert.equal(service.refused('DeleteRouteEntry', system), '400 OperationDenied');
  });

  it('lets a deletion wait for other changes of the table', () => {
    const { service, route, RouteEntryId, settle } = withRoute();
    service.ok('CreateRouteEntry', { ...route, DestinationCidrBlock: '10.1.0.0/16' });
    const { NextHopId } = route;
    assert.equal(service.refused('DeleteRouteEntry', { RouteEntryId, NextHopId }), '400 IncorrectRouteEntryStatus');
    settle();
    service.ok('DeleteRouteEntry', { RouteEntryId, NextHopId });
    assert.equal(service.refused('DeleteRouteEntry', { RouteEntryId, NextHopId }), '400 IncorrectRouteEntryStatus');
  });

  it('keeps a VBR on which somebody has routes', () => {
    const { service, router, route, RouteEntryId, settle } = withRoute();
    const subject = { RegionId: 'cn-hangzhou', VbrId: router.id };
    assert.equal(service.refused('DeleteVirtualBorderRouter', subject), '400 DependencyViolation.RouteEntry');
    service.ok('DeleteRouteEntry', { RouteEntryId, NextHopId: route.NextHopId });
    settle();
    service.ok('DeleteVirtualBorderRouter', subject);
  });
});
