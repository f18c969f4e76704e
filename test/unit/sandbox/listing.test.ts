import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };

function serviceWith(lines: number) {
  return new Service((estate) => {
    for (let line = 0; line < lines; line += 1) {
      estate.line({
        owner: partner,
        name: `line-${line}`,
        accessPointId: line % 2 === 0 ? 'ap-cn-hangzhou-yh-A' : 'ap-cn-hangzhou-xs-B',
        status: line % 3 === 0 ? 'Enabled' : 'Allocation Failed',
      });
    }
  });
}

describe('sandbox lists', () => {
  const names = (service: Service, given: Record<string, string | number>) =>
    service.rows('DescribePhysicalConnections', { ...region, ...given }, paths.lines).map((row) => row.Name);

  it('are cut into pages of ten, or of what is asked for up to fifty', () => {
    const service = serviceWith(60);
    assert.equal(names(service, {}).length, 10);
    assert.equal(names(service, { PageSize: 50, PageNumber: 2 }).length, 10);
    assert.deepEqual(names(service, { PageNumber: 7 }), []);
    const { PageNumber, PageSize, TotalCount } = service.ok('DescribePhysicalConnections', {
      ...region,
      PageNumber: 7,
    });
    assert.deepEqual({ PageNumber, PageSize, TotalCount }, { PageNumber: 7, PageSize: 10, TotalCount: 60 });
    for (const wrong of [{ PageSize: 51 }, { PageSize: 0 }, { PageNumber: 0 }, { PageSize: 'ten' }]) {
      assert.equal(service.refused('DescribePhysicalConnections', { ...region, ...wrong }), '400 InvalidParameter');
    }
  });

  it('give every row once when pages are read one after the other', () => {
    const service = serviceWith(23);
    const all = [1, 2, 3].flatMap((PageNumber) => names(service, { PageNumber }));
    assert.equal(new Set(all).size, 23);
  });

  it('match any value of a filter and all filters (traps 7)', () => {
    const service = serviceWith(6);
    const status = { 'Filter.1.Key': 'Status', 'Filter.1.Value.1': 'Enabled', 'Filter.1.Value.2': 'Confirmed' };
    const place = { 'Filter.2.Key': 'AccessPointId', 'Filter.2.Value.1': 'ap-cn-hangzhou-xs-B' };
    assert.deepEqual(names(service, status), ['line-0', 'line-3']);
    assert.deepEqual(names(service, { ...status, ...place }), ['line-3']);
    assert.deepEqual(names(service, { 'Filter.1.Key': 'Name', 'Filter.1.Value.1': 'line' }), []);
  });

  it('refuse unknown filters, a sixth filter and a sixth value', () => {
    const service = serviceWith(1);
    const unknown = { 'Filter.1.Key': 'Colour', 'Filter.1.Value.1': 'red' };
    const refused = (given: Record<string, string>) =>
      service.refused('DescribePhysicalConnections', { ...region, ...given });
    assert.equal(refused(unknown), '404 InvalidFilterKey.ValueNotSupported');
    assert.equal(refused({ 'Filter.1.Key': 'constructor' }), '404 InvalidFilterKey.ValueNotSupported');
    const many = (count: number, name: (n: number) => string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n + 1), 'Name']));
    assert.equal(refused(many(6, (n) => `Filter.${n}.Key`)), '400 InvalidParameter');
    assert.equal(refused({ 'Filter.1.Key': 'Name', ...many(6, (n) => `Filter.1.Value.${n}`) }), '400 InvalidParameter');
  });

  it('filter VBRs by state in any case, as the documents’ own sample needs (traps 59)', () => {
    const service = new Service((estate) => {
      estate.router(estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' }), {
        name: 'router',
        vlanId: 1,
      });
    });
    const filter = { ...region, 'Filter.1.Key': 'Status', 'Filter.1.Value.1': 'Active' };
    assert.equal(service.rows('DescribeVirtualBorderRouters', filter, paths.routers).length, 1);
  });

  it('narrow BGP lists by VBR, group and peer', () => {
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
      for (const vlanId of [1, 2]) {
        const router = estate.router(line, { name: 'router', vlanId });
        estate.network(router, '10.0.0.0/8');
        estate.peer(estate.group(router, { name: `group-${vlanId}`, peerAsn: 1 }), { address: '10.0.0.2' });
      }
    });
    const [first] = service.rows('DescribeBgpPeers', region, paths.peers);
    for (const key of ['RouterId', 'BgpGroupId', 'BgpPeerId']) {
      const rows = service.rows('DescribeBgpPeers', { ...region, [key]: String(first?.[key]) }, paths.peers);
      assert.deepEqual(
        rows.map((row) => row.BgpPeerId),
        [first?.BgpPeerId],
        key,
      );
    }
    const on = { ...region, RouterId: String(first?.RouterId) };
    assert.equal(service.rows('DescribeBgpGroups', on, paths.groups).length, 1);
    assert.equal(service.rows('DescribeBgpNetworks', on, paths.networks).length, 1);
    assert.equal(service.rows('DescribeBgpNetworks', region, paths.networks).length, 2);
  });
});
