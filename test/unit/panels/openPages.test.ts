import assert from 'node:assert/strict';
import { OpenPages } from '../../../src/panels/openPages';

describe('open forms', () => {
  it('leave a name to the form that has it, or typing goes on in a form that nobody finds again', () => {
    const pages = new OpenPages<string>();
    assert.equal(pages.add('edit vbr-1', 'first'), true);
    assert.equal(pages.add('edit vbr-1', 'second'), false);
    assert.equal(pages.get('edit vbr-1'), 'first');
  });

  it('take no name that another one has: that one comes to front, and this one stays to be closed', () => {
    const pages = new OpenPages<string>();
    pages.add('guide pc-1', 'first');
    pages.add('guide', 'second');
    assert.equal(pages.rename('guide', 'guide pc-1', 'second'), 'first');
    assert.deepEqual(pages.all(), ['first', 'second'], 'what is not among them is never closed');
    assert.equal(pages.rename('guide', 'guide pc-2', 'second'), undefined);
    assert.equal(pages.get('guide'), undefined);
    assert.equal(pages.get('guide pc-2'), 'second');
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
