import assert from 'node:assert/strict';
import { readTarget } from '../../../src/actions/target';
import { resourceKey } from '../../../src/estate/resource';

const place = { account: 'acc', region: 'cn-hangzhou' };
const key = resourceKey({ ...place, kind: 'physicalConnection', id: 'pc-1' });

describe('the target of a command', () => {
  it('keeps what a creation is to take the place of, or the guide that started it loses sight of the new line', () => {
    assert.deepEqual(readTarget({ ...place, insteadOf: key }), { ...place, insteadOf: key });
  });

  it('has no key that names nothing, or a command of another extension leads a guide astray', () => {
    assert.deepEqual(readTarget({ ...place, key: 'pc-1', insteadOf: '/' }), place);
  });
});
