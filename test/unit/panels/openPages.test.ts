import assert from 'node:assert/strict';
import { OpenPages } from '../../../src/panels/openPages';

describe('open forms', () => {
  it('leave a name to the form that has it, or typing goes on in a form that nobody finds again', () => {
    const pages = new OpenPages<string>();
    assert.equal(pages.add('edit vbr-1', 'first'), true);
    assert.equal(pages.add('edit vbr-1', 'second'), false);
    assert.equal(pages.get('edit vbr-1'), 'first');
  });

  it('free only their own name when they are closed, or the same form opens twice', () => {
    const pages = new OpenPages<string>();
    pages.add('edit vbr-1', 'first');
    pages.remove('edit vbr-1', 'second');
    assert.deepEqual(pages.all(), ['first']);
    pages.remove('edit vbr-1', 'first');
    assert.equal(pages.get('edit vbr-1'), undefined);
  });
});
