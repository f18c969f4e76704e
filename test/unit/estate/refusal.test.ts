import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { english } from '../../../src/catalog/message';
import { connectRouterInterface } from '../../../src/catalog/routerInterface/lifecycle';
import { deleteRouteEntry } from '../../../src/catalog/routeEntry/lifecycle';
import { refusalOf } from '../../../src/estate/refusal';
import { resourceOf } from './estateUnderTest';

describe('why an operation is refused', () => {
  it('is said in words, or a person reads wire values that no other page of the product shows', () => {
    const accepting = resourceOf('routerInterface', {
      RouterInterfaceId: 'ri-1',
      Role: 'AcceptingSide',
      Status: 'Idle',
    });
    const { why, todo } =
      refusalOf(connectRouterInterface, catalogue.kind('routerInterface'), accepting) ?? assert.fail();
    for (const text of [english(why), english(todo)]) assert.doesNotMatch(text, /AcceptingSide|InitiatingSide/);
    assert.match(english(todo), /^It has to be one of: Opens the connection/);
  });

  it('keeps a value that nobody documented as it came', () => {
    const novel = resourceOf('routeEntry', {
      RouteTableId: 'vtb-1',
      DestinationCidrBlock: '10.0.0.0/8',
      Type: 'Novel',
    });
    const { why, todo } = refusalOf(deleteRouteEntry, catalogue.kind('routeEntry'), novel) ?? assert.fail();
    assert.match(english(why), / is Novel\.$/);
    assert.equal(english(todo), 'It has to be one of: Custom route.');
  });
});
