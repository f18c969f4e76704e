import assert from 'node:assert/strict';
import { isChildOf } from '../../../src/estate/toResource';
import { catalogue } from '../../../src/catalog';
import type { Scope } from '../../../src/estate/scope';
import type { Reaction } from '../api/loopbackService';
import { answer } from '../api/loopbackService';
import { answerRows, ids, region, resourceOf, routerRow, withEstate } from './estateUnderTest';

const below: Scope = { region, kind: 'routeEntry', parent: { kind: 'virtualBorderRouter', id: 'vbr-1' } };

/** The routes of one table, as 003 6.14 lists them. */
function routesOf(table: string, routeTableOfRouter = table): Reaction {
  return (received, response) => {
    const { form } = received;
    if (form.Action === 'DescribeVirtualBorderRouters') {
      answerRows(response, received, [routerRow('vbr-1', { RouteTableId: routeTableOfRouter })]);
      return;
    }
    const route = {
      RouteTableId: form.RouteTableId,
      Type: 'Custom',
      DestinationCidrBlock: '10.0.0.0/8',
      Status: 'Available',
    };
    const rows = form.RouteTableId === table ? [route] : [];
    answer(response, 200, { RequestId: 'R', NextToken: '', RouteEntrys: { RouteEntry: rows } });
  };
}

describe('the routes of a VBR', () => {
  it('are asked for by the route table in its row: the service does not find them by VBR (003 6.14)', async () => {
    await withEstate(routesOf('vtb-1'), async ({ estate, service }) => {
      await estate.list({ region, kind: 'virtualBorderRouter' });
      const before = service.received.length;
      const listing = await estate.list(below);
      assert.deepEqual(ids(listing), ['vtb-1|Custom|10.0.0.0/8']);
      assert.equal(service.received.length - before, 1);
    });
  });

  it('are found when the VBR has not been read before, as from a link', async () => {
    await withEstate(routesOf('vtb-1'), async ({ estate }) => {
      assert.deepEqual(ids(await estate.list(below)), ['vtb-1|Custom|10.0.0.0/8']);
    });
  });

  it('are none where the VBR has no table, without asking for those of every table', async () => {
    await withEstate(routesOf('vtb-1', ''), async ({ estate, service }) => {
      assert.deepEqual(ids(await estate.list(below)), []);
      assert.ok(service.received.every(({ form }) => form.Action !== 'DescribeRouteEntryList'));
    });
  });

  it('are read again by the table in their identity', async () => {
    await withEstate(routesOf('vtb-1'), async ({ reader, service }) => {
      const row = { RouteTableId: 'vtb-1', Type: 'Custom', DestinationCidrBlock: '10.0.0.0/8' };
      const route = resourceOf('routeEntry', row);
      assert.equal((await reader.one(route))?.id, route.id);
      assert.equal(service.received.at(-1)?.form.RouteTableId, 'vtb-1');
    });
  });

  it('are below the VBR that has their table, whatever its ID', () => {
    const route = resourceOf('routeEntry', {
      RouteTableId: 'vtb-1',
      Type: 'Custom',
      DestinationCidrBlock: '10.0.0.0/8',
    });
    const kind = catalogue.kind('routeEntry');
    const router = (table: string) => resourceOf('virtualBorderRouter', routerRow('vbr-1', { RouteTableId: table }));
    assert.ok(isChildOf(route, router('vtb-1'), kind));
    assert.ok(!isChildOf(route, router('vtb-2'), kind));
    assert.ok(!isChildOf(route, router(''), kind));
  });
});

describe('a router interface', () => {
  it('of a VPC does not lead to a VBR that does not exist (003 5.3)', () => {
    const row = { RouterInterfaceId: 'ri-1', RouterId: 'vrt-1', RouterType: 'VRouter', Status: 'Active' };
    assert.deepEqual(resourceOf('routerInterface', row).parents, {});
    const ofVbr = { ...row, RouterId: 'vbr-1', RouterType: 'VBR' };
    assert.deepEqual(resourceOf('routerInterface', ofVbr).parents, { virtualBorderRouter: 'vbr-1' });
  });

  it('that an empty success tells of does not exist (wire-facts 3.1)', async () => {
    const empty: Reaction = ({ form }, response) => {
      if (form.Action === 'DescribeRouterInterfaceAttribute') {
        answer(response, 200, { RequestId: 'R', Code: '200', Success: true, RouterInterfaceId: '' });
      } else {
        const counters = { RequestId: 'R', PageNumber: 1, PageSize: 50, TotalCount: 0 };
        answer(response, 200, { ...counters, RouterInterfaceSet: { RouterInterfaceType: [] } });
      }
    };
    await withEstate(empty, async ({ reader }) => {
      assert.equal(await reader.one(resourceOf('routerInterface', { RouterInterfaceId: 'ri-1' })), undefined);
    });
  });

  it('shows the result of its health check, which only its own reading tells (003 5.2)', async () => {
    const both: Reaction = ({ form }, response) => {
      if (form.Action === 'DescribeRouterInterfaceAttribute') {
        answer(response, 200, {
          RequestId: 'R',
          Success: true,
          RouterInterfaceId: 'ri-1',
          HealthCheckStatus: 'Normal',
        });
      } else {
        const counters = { RequestId: 'R', PageNumber: 1, PageSize: 50, TotalCount: 1 };
        const row = { RouterInterfaceId: 'ri-1', Status: 'Active', Ipv6Status: 'off' };
        answer(response, 200, { ...counters, RouterInterfaceSet: { RouterInterfaceType: [row] } });
      }
    };
    await withEstate(both, async ({ reader }) => {
      const found = await reader.one(resourceOf('routerInterface', { RouterInterfaceId: 'ri-1' }));
      assert.equal(found?.attributes.HealthCheckStatus, 'Normal');
      assert.equal(found.attributes.Ipv6Status, 'off');
      // The request's own ID would make every reading another one.
      assert.equal(found.attributes.RequestId, undefined);
    });
  });
});
