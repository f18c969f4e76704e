import * as sdk from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { showcaseEstate } from '../../src/sandbox/estates/showcase';
import type { Given } from '../unit/sandbox/signedRequest';
import { object, Service } from '../unit/sandbox/service';

/** What a model class of the official SDK tells of itself: property -> wire name, and property -> type. */
interface Model {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

const models = new Map<string, unknown>(Object.entries(sdk));

function isModel(value: unknown): value is Model {
  return typeof value === 'function' && 'names' in value && 'types' in value;
}

/** What is wrong with a value, read as the SDK's model reads it. */
function deviations(value: unknown, type: unknown, path: string): string[] {
  if (isModel(type)) {
    const properties = new Map(Object.entries(type.names()).map(([property, wire]) => [wire, property]));
    const types = type.types();
    return Object.entries(object(value)).flatMap(([wire, member]) => {
      const property = properties.get(wire);
      return property === undefined
        ? [`${path}.${wire} is unknown to the SDK`]
        : deviations(member, types[property], `${path}.${wire}`);
    });
  }
  if (typeof type === 'object' && type !== null && 'itemType' in type) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => deviations(item, type.itemType, `${path}[${index}]`));
  }
  return typeof value === type ? [] : [`${path} is a ${typeof value}, not a ${String(type)}`];
}

describe('every field the sandbox answers', () => {
  const service = new Service(() => undefined);
  const estate = showcaseEstate(service.clock.now());
  for (const row of estate.physicalConnections) service.world.physicalConnections.add(row);
  for (const row of estate.lettersOfAuthorization) service.world.lettersOfAuthorization.add(row);
  for (const row of estate.virtualBorderRouters) service.world.virtualBorderRouters.add(row);
  for (const row of estate.routerInterfaces) service.world.routerInterfaces.add(row);
  for (const row of estate.bgpGroups) service.world.bgpGroups.add(row);
  for (const row of estate.bgpPeers) service.world.bgpPeers.add(row);
  for (const row of estate.bgpNetworks) service.world.bgpNetworks.add(row);

  const paged = { PageSize: 50 };
  const shared = estate.physicalConnections.find(({ name }) => name === 'Meridian-Bank-access')?.id ?? '';
  const rejected = estate.lettersOfAuthorization.find(({ reason }) => reason !== '')?.lineId ?? '';
  const connected = estate.routerInterfaces.find(({ name }) => name === 'HQ-cloud-side')?.id ?? '';
  const calls: readonly (readonly [string, Given])[] = [
    ['DescribeRegions', {}],
    ['DescribeAccessPoints', paged],
    ['DescribePhysicalConnections', { ...paged, IncludeReservationData: true }],
    ['DescribeVirtualBorderRouters', { ...paged, IncludeCrossAccountVbr: true }],
    [
      'DescribeVirtualBorderRoutersForPhysicalConnection',
      { ...paged, PhysicalConnectionId: shared, RegionId: 'cn-hangzhou' },
    ],
    ['ListVirtualPhysicalConnections', { MaxResults: 100, RegionId: 'cn-shenzhen' }],
    ['DescribePhysicalConnectionLOA', { InstanceId: rejected, RegionId: 'cn-shenzhen' }],
    ['DescribeRouterInterfaces', { ...paged, IncludeReservationData: true }],
    ['DescribeRouterInterfaceAttribute', { InstanceId: connected, RegionId: 'cn-hangzhou' }],
    ['DescribeBgpGroups', paged],
    ['DescribeBgpPeers', paged],
    ['DescribeBgpNetworks', paged],
    ['GetPhysicalConnectionServiceStatus', {}],
    ['OpenPhysicalConnectionService', {}],
  ];
  for (const [action, given] of calls) {
    it(`of ${action} has the name and type that the official SDK reads, or typed clients lose it`, () => {
      const model = models.get(`${action}ResponseBody`);
      assert.ok(isModel(model));
      for (const as of ['partner', 'tenant'] as const) {
        for (const RegionId of ['cn-hangzhou', 'cn-beijing', 'cn-shanghai', 'eu-central-1']) {
          const { status, body } = service.call(action, { RegionId, ...given }, as);
          if (status === 200) assert.deepEqual(deviations(body, model, action), []);
          else assert.equal(body.Code, 'InvalidPhysicalConnectionId.NotFound');
        }
      }
    });
  }
});
