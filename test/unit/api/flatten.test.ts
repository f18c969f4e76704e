import assert from 'node:assert/strict';
import { InvalidRequest } from '../../../src/api/errors';
import { flatten } from '../../../src/api/flatten';

describe('flattening a request', () => {
  it('writes nested values as the dotted names that the service reads, not as JSON (traps 7)', () => {
    assert.deepEqual(
      flatten({
        VlanIds: ['10', 20],
        Filter: [
          { Key: 'Status', Value: ['Enabled', 'Confirmed'] },
          { Key: 'Name', Value: ['专线'] },
        ],
        Tag: { Key: 'k' },
      }),
      {
        'VlanIds.1': '10',
        'VlanIds.2': '20',
        'Filter.1.Key': 'Status',
        'Filter.1.Value.1': 'Enabled',
        'Filter.1.Value.2': 'Confirmed',
        'Filter.2.Key': 'Name',
        'Filter.2.Value.1': '专线',
        'Tag.Key': 'k',
      },
    );
  });

  it('sends zero, false and empty text, which mean something (traps 40, 48)', () => {
    assert.deepEqual(flatten({ VlanId: 0, EnableIpv6: false, Description: '' }), {
      VlanId: '0',
      EnableIpv6: 'false',
      Description: '',
    });
  });

  it('sends nothing for what is absent, and leaves no gap in a list', () => {
    assert.deepEqual(flatten({ Name: undefined, VlanIds: [], Filter: [undefined, { Key: 'a' }] }), {
      'Filter.1.Key': 'a',
    });
  });

  it('keeps all digits of 64-bit numbers, and refuses one that has lost them already (traps 37)', () => {
    assert.deepEqual(flatten({ VbrOwnerId: '253460731706911258' }), { VbrOwnerId: '253460731706911258' });
    for (const lost of [2 ** 53, 1e21, NaN, Infinity]) {
      assert.throws(() => flatten({ VbrOwnerId: lost }), InvalidRequest);
    }
  });

  it('takes a parameter named __proto__ as data', () => {
    const flat = flatten(JSON.parse('{"__proto__": {"polluted": "yes"}}') as Record<string, never>);
    assert.deepEqual(Object.keys(flat), ['__proto__.polluted']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});
