import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { toResource } from '../../../src/estate/toResource';
import { DetailsSession } from '../../../src/panels/detailsSession';
import { GuideNotes } from '../../../src/panels/guideNotes';
import type { PageView } from '../../../src/protocol';
import { ask, OpenForm, resource, settled, Surroundings, vbrRow } from './panelsUnderTest';

const vbr = resource('virtualBorderRouter', vbrRow);

describe('panels, when much has changed at once', () => {
  it('details say that the resource is gone, or people act on what was there before a reset', async () => {
    const around = new Surroundings(vbr);
    const pages: PageView[] = [];
    const session = new DetailsSession(around.ports, { send: (page) => pages.push(page), title: () => undefined });
    session.show(vbr.key);
    await settled();
    around.known.clear();
    session.reload();
    await settled();
    const page = pages.at(-1);
    assert.ok(page?.page === 'details');
    assert.equal(page.view.freshness.status, 'gone');
  });

  it('a form says so as well, and has what was typed when there is a target again', async () => {
    const around = new Surroundings(vbr);
    const { session, pages } = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);
    await ask(session, 'check', { edits: { Name: 'edge-2' } });
    around.known.clear();
    await session.reload();
    assert.equal(pages.at(-1)?.page, 'failed');
    around.known.set(vbr.key, vbr);
    await session.reload();
    assert.equal(pages.at(-1)?.page, 'form');
    assert.deepEqual(session.unsaved()?.edits, { Name: 'edge-2' });
  });

  it('a form follows what the target is now, or the next change is compared with what is no longer true', async () => {
    const around = new Surroundings(vbr);
    const { session, pages } = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);
    around.known.set(vbr.key, resource('virtualBorderRouter', { ...vbrRow, Name: 'renamed' }));
    await session.reload();
    assert.match(JSON.stringify(pages.at(-1)), /renamed/);
  });

  it('a form without a target stays as it is: there is nothing to read', async () => {
    const { session, pages } = await OpenForm.of(new Surroundings(), 'CreatePhysicalConnection');
    const before = pages.length;
    await session.reload();
    assert.equal(pages.length, before);
  });

  it('guides forget what was noted in one account and not in others, or a new line starts half done', async () => {
    const stored = new Map<string, unknown>();
    const notes = new GuideNotes({
      get: (key) => stored.get(key),
      update: (key, value) => {
        stored.set(key, value);
        return Promise.resolve();
      },
    });
    const place = { account: 'acc-2', region: 'cn-hangzhou' };
    const { key: other } = toResource(catalogue.kind('virtualBorderRouter'), vbrRow, place) ?? assert.fail();
    for (const key of [vbr.key, other]) await notes.add(key, 'setupOrder');
    await notes.forget('acc');
    assert.deepEqual([...notes.of(vbr.key)], []);
    assert.deepEqual([...notes.of(other)], ['setupOrder']);
  });
});
