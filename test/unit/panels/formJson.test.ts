import assert from 'node:assert/strict';
import { createVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/create';
import { requestFromJson } from '../../../src/panels/formJson';

describe('a request that is written as JSON', () => {
  it('is refused with a name that only every object has, instead of losing what was written there', () => {
    for (const name of ['constructor', 'toString', 'valueOf']) {
      const read = requestFromJson(createVirtualBorderRouter, JSON.stringify({ Name: 'edge', [name]: 'x' }));
      assert.ok('problem' in read, name);
    }
  });
});
