import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { allowedOn } from '../../../src/catalog/catalogue';
import { createVirtualPhysicalConnection, createVpconnFromVbr } from '../../../src/catalog/hostedConnection/create';
import { applyPhysicalConnectionLOA } from '../../../src/catalog/letterOfAuthorization/apply';
import { createPhysicalConnectionSetupOrder } from '../../../src/catalog/physicalConnection/orders';
import { createRouteEntry } from '../../../src/catalog/routeEntry/create';
import { routeEntry } from '../../../src/catalog/routeEntry/kind';
import { createdIdentity } from '../../../src/estate/toResource';
import { askedLists } from '../../../src/panels/formLists';
import { resource, vbrRow } from '../panels/panelsUnderTest';

const line = (ProductType: string, state: string) => ({ state, attributes: { ProductType } });

describe('what is offered', () => {
  it('on a hosted connection is nothing that only its partner’s line can have, or a new line is ordered instead', () => {
    for (const [type, offered] of [
      ['PhysicalConnection', true],
      ['VirtualPhysicalConnection', false],
    ] as const) {
      assert.equal(allowedOn(createPhysicalConnectionSetupOrder, line(type, 'Allocated')), offered);
      assert.equal(catalogue.acceptsParent(applyPhysicalConnectionLOA, line(type, 'Allocated')), offered);
      assert.equal(catalogue.acceptsParent(createVirtualPhysicalConnection, line(type, 'Enabled')), offered);
    }
  });

  it('below a VBR out of service is no new route, because the service takes none (003 6.13)', () => {
    const router = (state: string) => ({ state, attributes: {} });
    assert.equal(catalogue.acceptsParent(createRouteEntry, router('active')), true);
    assert.equal(catalogue.acceptsParent(createRouteEntry, router('terminated')), false);
  });

  it('below a VBR is no list of next hops, which its route table refuses whatever is in it (003 6.13)', () => {
    const router = resource('virtualBorderRouter', { ...vbrRow, RouteTableId: 'vtb-1' });
    assert.deepEqual(askedLists(createRouteEntry, router), []);
    assert.equal(askedLists(createRouteEntry, undefined).length, 1);
  });
});

describe('a new route to a single address', () => {
  const asked = { RouteTableId: 'vtb-1', DestinationCidrBlock: '10.1.1.1' };

  it('is found again under the block that the service makes of it, or its creation never seems to end (003 6.13)', () => {
    const row = { RouteTableId: 'vtb-1', Type: 'Custom', DestinationCidrBlock: '10.1.1.1/32' };
    assert.equal(createdIdentity(routeEntry, createRouteEntry, asked, {}), resource('routeEntry', row).id);
    const six = { ...asked, DestinationCidrBlock: '2001:db8::1' };
    assert.match(createdIdentity(routeEntry, createRouteEntry, six, {}) ?? '', /2001:db8::1\/128$/);
  });
});

describe('what costs money', () => {
  it('says so whichever way a hosted connection comes about: somebody pays for both (traps 85)', () => {
    assert.equal(createVpconnFromVbr.costs, createVirtualPhysicalConnection.costs);
    assert.match(createVpconnFromVbr.costs, /paid/);
    const asksWhoPays = catalogue
      .writes()
      .filter(
        ({ parameters }) => 'OrderMode' in parameters || 'AutoPay' in parameters || 'InstanceChargeType' in parameters,
      );
    assert.deepEqual(
      asksWhoPays.filter(({ costs }) => costs === undefined).map(({ name }) => name),
      [],
    );
  });
});
