import assert from 'node:assert/strict';
import { check } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import type { Operation } from '../../../src/catalog/operation';
import { referencesOf } from '../../../src/catalog/parameter';
import type { Values } from '../../../src/catalog/problem';
import { createRouteEntry } from '../../../src/catalog/routeEntry/create';
import { describeRouteEntryList } from '../../../src/catalog/routeEntry/describe';
import { routeEntry } from '../../../src/catalog/routeEntry/kind';
import { deleteRouteEntry } from '../../../src/catalog/routeEntry/lifecycle';
import { modifyRouteEntry } from '../../../src/catalog/routeEntry/modify';
import { nextHopsOf } from '../../../src/catalog/routeEntry/nextHops';
import { rules } from '../../../src/catalog/rules';
import { identityOf } from '../../../src/estate/toResource';

/** The IDs of 003 6.14, with a destination that starts its network and the one next hop that a VBR's table takes. */
const route: Values = {
  RouteTableId: 'vtb-bp145q7glnuzd',
  DestinationCidrBlock: '192.168.0.0/24',
  NextHopType: 'RouterInterface',
  NextHopId: 'ri-2zeo3xzyf38r4urzd',
};

function troubled(operation: Operation, values: Values): string[] {
  return check(operation, values).map((problem) => problem.parameter);
}

function ecmp(hops: number): Values {
  const { RouteTableId, DestinationCidrBlock } = route;
  const entries = Array.from({ length: hops }, (_, index) => [
    [`NextHopList.${index + 1}.NextHopId`, `ri-${index + 1}`],
    [`NextHopList.${index + 1}.NextHopType`, 'RouterInterface'],
    [`NextHopList.${index + 1}.Weight`, '10'],
  ]);
  return { RouteTableId, DestinationCidrBlock, ...Object.fromEntries(entries.flat()) } as Values;
}

describe('the destination of a route', () => {
  for (const good of [
    '192.168.0.0/24',
    '0.0.0.0/0',
    '100.0.0.0/8',
    '100.63.255.0/24',
    '100.128.0.0/10',
    '47.100.0.1',
    '2001:db8::/32',
    '2001:db8::1',
  ]) {
    it(`${good} is one, so that no legal route is refused (003 6.14)`, () => {
      assert.equal(rules.routeDestination(good), undefined);
    });
  }

  for (const bad of ['100.64.0.0/10', '100.64.0.0/16', '100.127.255.0/24', '100.100.1.1']) {
    it(`${bad} lies in 100.64.0.0/10, which the service keeps for itself (003 6.14)`, () => {
      assert.deepEqual(troubled(createRouteEntry, { ...route, DestinationCidrBlock: bad }), ['DestinationCidrBlock']);
    });
  }

  for (const bad of ['192.168.0.1/24', '192.168.0.0/33', '192.168.0', 'pl-1', '2001:db8::1/32']) {
    it(`${bad} is no network, although a sample prints such a one (traps 53)`, () => {
      assert.deepEqual(troubled(createRouteEntry, { ...route, DestinationCidrBlock: bad }), ['DestinationCidrBlock']);
    });
  }
});

describe('the next hop of a route', () => {
  it('is a single one or a list, and never both as in the documents’ own sample (traps 51)', () => {
    assert.deepEqual(troubled(createRouteEntry, route), []);
    assert.deepEqual(troubled(createRouteEntry, ecmp(2)), []);
    assert.deepEqual(troubled(createRouteEntry, { ...route, ...ecmp(2) }), ['NextHopList']);
    assert.deepEqual(troubled(createRouteEntry, { ...ecmp(2), NextHopType: 'RouterInterface' }), ['NextHopList']);
  });

  it('is asked for with its type, because the service would assume an ECS instance (traps 49)', () => {
    for (const parameter of ['NextHopId', 'NextHopType']) {
      assert.deepEqual(troubled(createRouteEntry, { ...route, [parameter]: '' }), [parameter]);
    }
  });

  it('is one of two to four when there are several (003 6.14: InvalidNexthopListSize)', () => {
    assert.deepEqual(troubled(createRouteEntry, ecmp(4)), []);
    for (const hops of [1, 5]) assert.deepEqual(troubled(createRouteEntry, ecmp(hops)), ['NextHopList'], String(hops));
  });

  it('of a list is a router interface and has an ID and a type (003 6.14)', () => {
    const half = { ...ecmp(2), 'NextHopList.2.NextHopType': '' };
    assert.deepEqual(troubled(createRouteEntry, half), ['NextHopList.2.NextHopType']);
    const other = { ...ecmp(2), 'NextHopList.1.NextHopType': 'Instance' };
    assert.deepEqual(troubled(createRouteEntry, other), ['NextHopList.1.NextHopType']);
  });

  it('below a VBR is a router interface of that VBR without asking (003 6.14)', () => {
    assert.deepEqual(createRouteEntry.under.fixed, { NextHopType: 'RouterInterface' });
    const reference = referencesOf(createRouteEntry.parameters.NextHopId).find(
      ({ kind }) => kind === 'routerInterface',
    );
    assert.deepEqual(reference?.within, { kind: 'virtualBorderRouter', parameter: 'RouteTableId' });
  });
});

describe('a route entry', () => {
  const row = { RouteTableId: 'vtb-1', Type: 'Custom', DestinationCidrBlock: '10.0.0.0/8' };

  it('is told from a learned one with the same destination, and needs no ID for it', () => {
    const ids = [row, { ...row, Type: 'BGP' }, { ...row, RouteTableId: 'vtb-2' }].map((one) =>
      identityOf(routeEntry, one),
    );
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every((id) => id !== undefined));
  });

  it('that was just created is found by what was asked for, because its row has a type and the request has none', () => {
    assert.equal(
      identityOf(routeEntry, { ...route, ...createRouteEntry.creates }),
      identityOf(routeEntry, { ...route, Type: 'Custom' }),
    );
  });

  it('is deleted by table, destination and the next hop that its row has (traps 52)', () => {
    const hop = (id: string) => ({ NextHopId: id, NextHopType: 'RouterInterface', Enabled: 1 });
    assert.deepEqual(nextHopsOf({ ...row, NextHops: [hop('ri-1')] }), { NextHopId: 'ri-1' });
    assert.deepEqual(nextHopsOf({ ...row, NextHops: [hop('ri-1'), hop('ri-2')] }), {
      'NextHopList.1.NextHopId': 'ri-1',
      'NextHopList.1.NextHopType': 'RouterInterface',
      'NextHopList.2.NextHopId': 'ri-2',
      'NextHopList.2.NextHopType': 'RouterInterface',
    });
    assert.deepEqual(Object.keys(deleteRouteEntry.subject).sort(), ['DestinationCidrBlock', 'RouteTableId']);
    assert.equal(deleteRouteEntry.subjectFrom, nextHopsOf);
  });

  for (const odd of [{}, { NextHops: [] }, { NextHops: 'ri-1' }, { NextHops: [null, {}, { NextHopId: '' }] }]) {
    it(`with ${JSON.stringify(odd)} names no next hop instead of a wrong one`, () => {
      assert.deepEqual(nextHopsOf(odd), {});
    });
  }

  it('of the service itself is neither edited nor deleted (003 6.16: OperationDenied)', () => {
    for (const { appliesTo } of [modifyRouteEntry, deleteRouteEntry]) {
      assert.deepEqual(appliesTo, { field: 'Type', is: ['Custom'] });
    }
  });

  it('without an ID is edited by table and destination (today’s SDK)', () => {
    const { RouteTableId = '', DestinationCidrBlock = '' } = route;
    assert.deepEqual(troubled(modifyRouteEntry, { RouteTableId, DestinationCidrBlock, RouteEntryName: 'a.b' }), []);
    assert.deepEqual(troubled(modifyRouteEntry, { RouteEntryId: 'rte-acfvgfsghfdd', RouteEntryName: 'EntryName' }), []);
    assert.deepEqual(troubled(modifyRouteEntry, { RouteTableId, RouteEntryName: 'EntryName' }), [
      'DestinationCidrBlock',
    ]);
  });

  it('keeps a name with periods that editing allows and creating does not (003 6.14, 6.17)', () => {
    assert.deepEqual(troubled(createRouteEntry, { ...route, RouteEntryName: 'a.b' }), ['RouteEntryName']);
    assert.deepEqual(troubled(modifyRouteEntry, { RouteEntryId: 'rte-1', RouteEntryName: 'a.b' }), []);
  });

  it('is changed without a token, so that an unknown outcome is never sent again blindly (traps 13)', () => {
    assert.deepEqual([modifyRouteEntry.idempotency, deleteRouteEntry.idempotency], [null, null]);
    assert.equal(createRouteEntry.idempotency, 'ClientToken');
  });

  it('needs no region on creation and deletion, but always gets one (traps 17)', () => {
    for (const { parameters } of [createRouteEntry, deleteRouteEntry]) {
      assert.equal('required' in parameters.RegionId, false);
      assert.equal(parameters.RegionId.provided, true);
    }
  });

  it('is listed by the table of its VBR, page after page by token (traps 10, 50)', () => {
    assert.equal(describeRouteEntryList.paging, 'token');
    assert.ok('MaxResult' in describeRouteEntryList.parameters && !('MaxResults' in describeRouteEntryList.parameters));
    const [parent] = catalogue.kind('routeEntry').parents;
    assert.deepEqual(
      [parent?.kind, parent?.value, parent?.by],
      ['virtualBorderRouter', 'RouteTableId', { parameter: 'RouteTableId' }],
    );
  });
});
