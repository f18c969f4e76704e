import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { type Body, object, paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const rows = [
  { Key: 'team', Value: 'network' },
  { Key: 'site', Value: '杭州' },
];

/** The same two tags under the name that an operation has for them. */
function tags(name: 'Tag' | 'Tags'): Given {
  return Object.fromEntries(
    rows.flatMap(({ Key, Value }, index) => [
      [`${name}.${index + 1}.Key`, Key],
      [`${name}.${index + 1}.Value`, Value],
    ]),
  );
}

interface Case {
  readonly create: string;
  readonly name: 'Tag' | 'Tags';
  readonly given: (lineId: string) => Given;
  readonly list: string;
  readonly path: string;
  /** How the answer wraps tags (wire-facts 3.1). */
  readonly read: (row: Body) => unknown;
}

const cases: readonly Case[] = [
  {
    create: 'CreatePhysicalConnection',
    name: 'Tag',
    given: () => ({ AccessPointId: accessPointId, LineOperator: 'CT', Name: 'tagged' }),
    list: 'DescribePhysicalConnections',
    path: paths.lines,
    read: (row) => object(row.Tags).tags,
  },
  {
    create: 'CreateVirtualBorderRouter',
    name: 'Tags',
    given: (PhysicalConnectionId) => ({
      PhysicalConnectionId,
      VlanId: 5,
      Name: 'tagged',
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    }),
    list: 'DescribeVirtualBorderRouters',
    path: paths.routers,
    read: (row) => object(row.Tags).Tags,
  },
  {
    create: 'CreateVirtualPhysicalConnection',
    name: 'Tag',
    given: (PhysicalConnectionId) => ({
      PhysicalConnectionId,
      VlanId: 6,
      Name: 'tagged',
      VpconnAliUid: tenant.id,
      Spec: '50M',
      OrderMode: 'PayByPhysicalConnectionOwner',
    }),
    list: 'ListVirtualPhysicalConnections',
    path: 'VirtualPhysicalConnections',
    read: (row) => row.Tags,
  },
];

describe('sandbox tags and resource groups', () => {
  for (const { create, name, given, list, path, read } of cases) {
    const prepared = () => {
      const service = new Service((estate) => estate.line({ owner: partner, name: 'line', accessPointId }));
      const line = service.rows('DescribePhysicalConnections', region, paths.lines)[0];
      const request = { ...region, ...given(String(line?.PhysicalConnectionId)) };
      return { service, request };
    };

    it(`of ${create} are kept, and answered by ${list} in the wrapper that the SDK reads`, () => {
      const { service, request } = prepared();
      service.ok(create, { ...request, ...tags(name), ResourceGroupId: 'rg-acfmxazb4ph6aiy' });
      const row = service.rows(list, region, path).find((candidate) => candidate.Name === 'tagged');
      assert.ok(row);
      assert.deepEqual(read(row), rows);
      assert.equal(row.ResourceGroupId, 'rg-acfmxazb4ph6aiy');
    });

    it(`narrow ${list}: by all tags that are named, a key alone matches any value`, () => {
      const { service, request } = prepared();
      service.ok(create, { ...request, ...tags(name), ResourceGroupId: 'rg-acfmxazb4ph6aiy' });
      const found = (filter: Given) => service.rows(list, { ...region, ...filter }, path).map((row) => row.Name);
      assert.deepEqual(found(tags('Tags')), ['tagged']);
      assert.deepEqual(found({ 'Tags.1.Key': 'team' }), ['tagged']);
      assert.deepEqual(found({ 'Tags.1.Key': 'team', 'Tags.1.Value': 'other' }), []);
      assert.deepEqual(found({ ...tags('Tags'), 'Tags.3.Key': 'missing' }), []);
      assert.deepEqual(found({ ResourceGroupId: 'rg-acfmxazb4ph6aiy' }), ['tagged']);
      assert.deepEqual(found({ ResourceGroupId: 'rg-other' }), []);
    });

    it(`of ${create} are at most 20, each key once and not one of the service's own`, () => {
      const many = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}.${index + 1}.Key`, `key-${index}`]));
      for (const wrong of [
        many(21),
        { [`${name}.1.Key`]: 'twice', [`${name}.2.Key`]: 'twice' },
        { [`${name}.1.Key`]: 'acs:reserved' },
        { [`${name}.1.Value`]: 'without a key' },
      ]) {
        const { service, request } = prepared();
        assert.equal(service.refused(create, { ...request, ...wrong }), '400 InvalidParameter', JSON.stringify(wrong));
      }
      const { service, request } = prepared();
      service.ok(create, { ...request, ...many(20) });
    });
  }
});
