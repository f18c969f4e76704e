import assert from 'node:assert/strict';
import { Cancelled } from '../../../src/api/errors';
import { unassociatePhysicalConnectionFromVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/association';
import { attachVbrToVpconn } from '../../../src/catalog/hostedConnection/attach';
import { createRouteEntry } from '../../../src/catalog/routeEntry/create';
import { ask, OpenForm, resource, Surroundings, vbrRow } from './panelsUnderTest';

const associated = { PhysicalConnectionId: 'pc-second', Status: 'active', VlanId: 20 };
const router = resource('virtualBorderRouter', {
  ...vbrRow,
  PhysicalConnectionId: 'pc-first',
  RouteTableId: 'vtb-1',
  AssociatedPhysicalConnections: [associated],
});
const lines = ['pc-first', 'pc-second', 'pc-third'].map((id) =>
  resource('physicalConnection', { PhysicalConnectionId: id, Name: `name of ${id}`, Status: 'Enabled' }),
);

describe('taking a connection off a VBR', () => {
  const { name } = unassociatePhysicalConnectionFromVirtualBorderRouter;

  it('offers the further connections of the VBR only: the service refuses all others (003 6.8)', async () => {
    const { session } = await OpenForm.of(new Surroundings(router, ...lines), name, router);
    const offered = await ask(session, 'choices', { name: 'PhysicalConnectionId', edits: {} });
    assert.deepEqual(
      offered.map(({ value }) => value),
      ['pc-second'],
    );
    assert.match(offered[0]?.label ?? '', /name of pc-second · pc-second/);
  });

  it('asks before traffic stops, and sends nothing when the person thinks better of it (traps 87)', async () => {
    const around = new Surroundings(router, ...lines);
    const asked: string[] = [];
    around.confirm = (operation, subject) => {
      asked.push(`${operation.name} ${subject.id}`);
      return Promise.reject(new Cancelled('notSent'));
    };
    const { session } = await OpenForm.of(around, name, router);
    const edits = { PhysicalConnectionId: 'pc-second' };
    assert.equal((await ask(session, 'submit', { edits })).kind, 'cancelled');
    assert.deepEqual(asked, [`${name} ${router.id}`]);
    assert.equal(around.sent.length, 0);
    around.confirm = () => Promise.resolve();
    assert.equal((await ask(session, 'submit', { edits })).kind, 'done');
    assert.deepEqual(around.sent[0]?.values, { VbrId: router.id, PhysicalConnectionId: 'pc-second' });
  });
});

describe('the next hop of a route', () => {
  it('is looked for below the VBR whose route table the route is in, though the form names the table', async () => {
    const around = new Surroundings(router);
    const parents: unknown[] = [];
    around.list = (kind, place) => {
      parents.push([kind, place.parent]);
      return Promise.resolve(kind === 'virtualBorderRouter' ? [router] : []);
    };
    const edits = { NextHopType: 'RouterInterface', RouteTableId: 'vtb-1' };
    for (const target of [router, undefined]) {
      const { session } = await OpenForm.of(around, createRouteEntry.name, target);
      await ask(session, 'choices', { name: 'NextHopId', edits });
    }
    const below = ['routerInterface', { kind: 'virtualBorderRouter', id: router.id }];
    assert.deepEqual(parents, [below, ['virtualBorderRouter', undefined], below]);
  });
});

describe('the route table of a route', () => {
  it('is not offered for a VBR that has none yet, or choosing it leaves the field empty', async () => {
    const bare = resource('virtualBorderRouter', { VbrId: 'vbr-new', Name: 'new', Status: 'active' });
    const around = new Surroundings(router, bare);
    around.list = () => Promise.resolve([router, bare]);
    const { session } = await OpenForm.of(around, createRouteEntry.name, undefined);
    const offered = await ask(session, 'choices', { name: 'RouteTableId', edits: {} });
    assert.deepEqual(
      offered.map(({ value }) => value),
      ['vtb-1'],
    );
  });
});

describe('the VBR that a partner attaches to a hosted connection', () => {
  it('is looked for on the line that hosts it: no other list names the VBRs of a tenant (traps 47)', async () => {
    const hosted = resource('hostedConnection', {
      PhysicalConnectionId: 'pc-hosted',
      ParentPhysicalConnectionId: 'pc-hosting',
      Status: 'Enabled',
    });
    const around = new Surroundings(hosted);
    const parents: unknown[] = [];
    around.list = (_, { parent }) => {
      parents.push(parent);
      return Promise.resolve([]);
    };
    const { session } = await OpenForm.of(around, attachVbrToVpconn.name, hosted);
    await ask(session, 'choices', { name: 'VbrId', edits: {} });
    assert.deepEqual(parents, [{ kind: 'physicalConnection', id: 'pc-hosting' }]);
  });
});
