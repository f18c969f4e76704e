import assert from 'node:assert/strict';
import { unassociatePhysicalConnectionFromVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/association';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { english, type Message } from '../../../src/catalog/message';
import type { Attribute } from '../../../src/estate/resource';
import { timeFormatter } from '../../../src/estate/timeText';
import { valueAt } from '../../../src/panels/valueView';
import { viewOfResource } from '../../../src/panels/viewOfResource';
import type { DetailsView, RowView } from '../../../src/protocol/details';
import { resource, vbrRow } from './panelsUnderTest';

const context = {
  catalogue,
  translate: english,
  language: 'en',
  known: () => undefined,
  accountName: () => 'Production',
  time: timeFormatter('en', 'Asia/Shanghai'),
};

function view(kind: KindId, row: Record<string, Attribute>): DetailsView {
  return viewOfResource(resource(kind, row), { children: { status: 'none' }, freshness: { status: 'fresh' } }, context);
}

function row(details: DetailsView, ...path: string[]): RowView | undefined {
  return details.groups.flatMap(({ rows }) => rows).find((candidate) => candidate.path.join('/') === path.join('/'));
}

describe('the details of a resource', () => {
  it('does not send the authentication key to the page before the person asks for it (traps 86)', () => {
    const details = view('bgpGroup', {
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      Name: 'core',
      Status: 'Available',
      AuthKey: '!PWZ2****',
    });
    assert.deepEqual(row(details, 'AuthKey')?.value, { type: 'secret' });
    assert.doesNotMatch(JSON.stringify(details), /!PWZ2/);
  });

  it('masks a field that the catalogue does not know when its name says that it is a secret', () => {
    const details = view('virtualBorderRouter', {
      ...vbrRow,
      MacsecSecret: 's3cret',
      Nested: { SessionToken: 't0ken', Size: 1 },
      Rows: [{ Inner: { Password: 'pa55' } }],
    });
    assert.doesNotMatch(JSON.stringify(details), /s3cret|t0ken|pa55/);
    assert.deepEqual(row(details, 'Nested', 'Size')?.value, { type: 'number', text: '1' });
  });

  it('shows fields that the catalogue does not know, so that nothing the service says is lost', () => {
    const details = view('virtualBorderRouter', { ...vbrRow, BrandNew: 'value' });
    assert.equal(details.groups.at(-1)?.title, 'Other fields');
    assert.deepEqual(row(details, 'BrandNew')?.value, { type: 'text', text: 'value' });
  });

  it('shows VLAN 0, which is a VLAN and not a missing value (traps 40)', () => {
    assert.deepEqual(row(view('virtualBorderRouter', vbrRow), 'VlanId')?.value, { type: 'number', text: '0' });
  });

  it('keeps every digit of an account ID above 2^53 (traps 37)', () => {
    const details = view('virtualBorderRouter', { ...vbrRow, PhysicalConnectionOwnerUid: '283117732402483989' });
    assert.match(JSON.stringify(row(details, 'PhysicalConnectionOwnerUid')?.value), /283117732402483989/);
  });

  it('says what a value means and keeps the value beside it, or an engineer cannot find it in the logs', () => {
    const details = view('hostedConnection', {
      PhysicalConnectionId: 'pc-1',
      Status: 'Allocation Failed',
      BusinessStatus: 'financiallocked',
      ProductType: 'VirtualPhysicalConnection',
      LineOperator: 'CT',
      LoaStatus: 'Completing',
      ChargeType: 'Prepaid',
      OrderMode: 'PayByBandwidthOwner',
      PortType: '10GBase-LR',
    });
    const told = (name: string) => row(details, name)?.value;
    assert.deepEqual(told('BusinessStatus'), {
      type: 'text',
      text: 'Locked because of an overdue payment',
      raw: 'financiallocked',
    });
    assert.deepEqual(told('ProductType'), {
      type: 'text',
      text: 'Hosted connection',
      raw: 'VirtualPhysicalConnection',
    });
    assert.deepEqual(told('LineOperator'), { type: 'text', text: 'China Telecom', raw: 'CT' });
    assert.deepEqual(told('LoaStatus'), { type: 'text', text: 'Under construction', raw: 'Completing' });
    assert.deepEqual(told('ChargeType'), { type: 'text', text: 'Subscription, paid in advance', raw: 'Prepaid' });
    assert.deepEqual(told('Status'), { type: 'text', text: 'Allocation Failed' }, 'only case or blanks differ');
    assert.deepEqual(told('OrderMode'), { type: 'text', text: 'PayByBandwidthOwner' }, 'no document lists it');
    assert.deepEqual(told('PortType'), { type: 'text', text: '10GBase-LR' }, 'a name that is read as it is');
  });

  it('says in the language of the person what a value means, in tables and for states too', () => {
    const chinese: Readonly<Record<string, string>> = { Active: '正常', Normal: '正常', Attached: '已加入', Yes: '是' };
    const translated = { ...context, translate: (of: Message) => chinese[of.text] ?? english(of) };
    const shown = { children: { status: 'none' }, freshness: { status: 'fresh' } } as const;
    const router = viewOfResource(
      resource('virtualBorderRouter', {
        ...vbrRow,
        PhysicalConnectionBusinessStatus: 'Normal',
        AssociatedCens: [{ CenId: 'cen-1', CenStatus: 'Attached' }],
      }),
      shown,
      translated,
    );
    assert.deepEqual(row(router, 'Status')?.value, { type: 'text', text: '正常', raw: 'active' });
    const bills = row(router, 'PhysicalConnectionBusinessStatus')?.value;
    assert.deepEqual(bills, { type: 'text', text: '正常', raw: 'Normal' });
    const table = row(router, 'AssociatedCens')?.value;
    assert.ok(table?.type === 'table');
    assert.deepEqual(table.rows[0]?.[1]?.value, { type: 'text', text: '已加入', raw: 'Attached' });
    const route = viewOfResource(
      resource('routeEntry', {
        RouteTableId: 'vtb-1',
        Type: 'Custom',
        DestinationCidrBlock: '10.0.0.0/8',
        NextHops: [{ NextHopId: 'ri-1', Enabled: 1 }],
      }),
      shown,
      translated,
    );
    const hops = row(route, 'NextHops')?.value;
    assert.ok(hops?.type === 'table');
    assert.deepEqual(hops.rows[0]?.[1]?.value, { type: 'text', text: '是', raw: '1' }, 'a number that means yes');
  });

  it('gives times in the zone of the person and in UTC (traps 43)', () => {
    const value = row(
      view('virtualBorderRouter', { ...vbrRow, CreationTime: '2021-06-08T12:20:55' }),
      'CreationTime',
    )?.value;
    assert.ok(value?.type === 'time');
    assert.equal(value.utc, '2021-06-08 12:20:55 UTC');
    assert.match(value.local, /08:20:55/);
  });

  it('shows a state that the documents do not list as it came, and leaves the decision to the service (traps 55)', () => {
    const details = view('virtualBorderRouter', { ...vbrRow, Status: 'hibernating' });
    assert.deepEqual(details.state, { label: 'hibernating', severity: 'unknown', icon: 'question', working: false });
    assert.equal(
      details.actions.find(({ operation }) => operation === 'DeleteVirtualBorderRouter')?.unavailable,
      undefined,
    );
  });

  it('shows names with markup, controls and direction overrides as text', () => {
    const details = view('virtualBorderRouter', { ...vbrRow, Name: '<b>x</b>\u202Etxt.\n' });
    assert.equal(details.title, '<b>x</b>⟨U+202E⟩txt.␊');
  });

  it('calls a BGP network by its block, not by an identity that only we compose (traps 29)', () => {
    const details = view('bgpNetwork', { RouterId: 'vbr-1', DstCidrBlock: '10.0.0.0/8', Status: 'Available' });
    assert.deepEqual([details.title, details.id], ['10.0.0.0/8', '10.0.0.0/8']);
  });

  it('links to the physical connection of the VBR', () => {
    const value = row(view('virtualBorderRouter', vbrRow), 'PhysicalConnectionId')?.value;
    assert.ok(value?.type === 'link');
    assert.equal(
      value.link.key,
      'acc/cn-hangzhou/physicalConnection/pc-119mfjzm****'.replaceAll('*', encodeURIComponent('*')),
    );
  });

  it('offers what the state allows, and says in which state the rest is possible (traps 10)', () => {
    const { actions } = view('virtualBorderRouter', vbrRow);
    const find = (operation: string) => actions.find((action) => action.operation === operation);
    assert.equal(find('TerminateVirtualBorderRouter')?.unavailable, undefined);
    assert.equal(find('RecoverVirtualBorderRouter')?.unavailable, 'Possible in state Terminated');
    assert.equal(find('TerminateVirtualBorderRouter')?.destructive, true);
    assert.equal(find('ModifyVirtualBorderRouterAttribute')?.destructive, false);
  });

  it('does not offer what is meant for other rows: no connection can be taken off a VBR that has only one', () => {
    const offered = (row: Record<string, Attribute>): boolean =>
      view('virtualBorderRouter', { ...vbrRow, ...row }).actions.some(
        ({ operation }) => operation === unassociatePhysicalConnectionFromVirtualBorderRouter.name,
      );
    assert.equal(offered({ AssociatedPhysicalConnections: [] }), false);
    assert.equal(offered({ AssociatedPhysicalConnections: [{ PhysicalConnectionId: 'pc-2' }] }), true);
  });

  it('does not offer a VBR on a physical connection that is not enabled', () => {
    const { actions } = view('physicalConnection', { PhysicalConnectionId: 'pc-1', Name: 'dc', Status: 'Canceled' });
    const create = actions.find(({ operation }) => operation === 'CreateVirtualBorderRouter');
    assert.equal(create?.unavailable, 'Possible in state Enabled');
  });

  it('finds the value at a path, and nothing at an invented one', () => {
    const attributes = { List: [{ AuthKey: 'k' }], Empty: '' };
    assert.equal(valueAt(attributes, ['List', '0', 'AuthKey']), 'k');
    assert.equal(valueAt(attributes, ['constructor', 'name']), undefined);
    assert.equal(valueAt(attributes, ['List', 'length']), undefined);
    assert.equal(valueAt(attributes, ['List', '7', 'AuthKey']), undefined);
  });
});
