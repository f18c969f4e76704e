import assert from 'node:assert/strict';
import { readTarget, readTargets } from '../../../src/actions/target';
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

  it('is every selected row, or only the clicked one is deleted although three are marked', () => {
    const rows = [place, { ...place, key }];
    assert.deepEqual(readTargets(rows[0], rows), rows);
  });

  it('is the clicked row alone where VS Code names no others, or what happens to be marked goes with it', () => {
    assert.deepEqual(readTargets({ ...place, key }, undefined), [{ ...place, key }]);
    assert.deepEqual(readTargets({ ...place, key }, []), [{ ...place, key }]);
  });

  it('leaves rows out that are no place, such as an error', () => {
    assert.deepEqual(readTargets(place, [place, { type: 'error' }, 7]), [place]);
  });
});
