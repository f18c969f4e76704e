import assert from 'node:assert/strict';
import type { Resource } from '../../../src/estate/resource';
import { DetailsSession } from '../../../src/panels/detailsSession';
import { RefusedMessage } from '../../../src/panels/incoming';
import { PanelError } from '../../../src/panels/panelError';
import type { ChildGroup } from '../../../src/panels/ports';
import type { PageView } from '../../../src/protocol';
import { ask, resource, settled, Surroundings, vbrRow } from './panelsUnderTest';

const vbr = resource('virtualBorderRouter', vbrRow);
const other = resource('virtualBorderRouter', { ...vbrRow, VbrId: 'vbr-other', Name: 'other' });

describe('the details panel', () => {
  function opened(around: Surroundings): { session: DetailsSession; pages: PageView[] } {
    const pages: PageView[] = [];
    const session = new DetailsSession(around.ports, { send: (page) => pages.push(page), title: () => undefined });
    return { session, pages };
  }

  function last(pages: readonly PageView[]): PageView {
    const page = pages.at(-1);
    if (page === undefined) throw new Error('nothing was drawn');
    return page;
  }

  it('draws what is known at once and does not wait for the service', () => {
    const { session, pages } = opened(new Surroundings(vbr));
    session.show(vbr.key);
    const page = last(pages);
    assert.ok(page.page === 'details');
    assert.equal(page.view.freshness.status, 'loading');
  });

  it('calls what a resource hangs below by its name as soon as it is known, or the link stays a bare ID', async () => {
    const line = resource('physicalConnection', { PhysicalConnectionId: vbrRow.PhysicalConnectionId, Name: 'dc-1' });
    const around = new Surroundings(vbr);
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const parents = (): string[] => {
      const page = last(pages);
      return page.page === 'details' ? page.view.parents.map(({ label }) => label) : [];
    };
    assert.deepEqual(parents(), [line.id]);
    around.known.set(line.key, line);
    around.changes.fire([line.key]);
    assert.deepEqual(parents(), ['dc-1']);
  });

  it('keeps the old values and says so when they cannot be read again', async () => {
    const around = new Surroundings(vbr);
    around.refresh = () => Promise.reject(new Error('no network'));
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'details' && page.view.freshness.status === 'stale');
    assert.equal(page.view.freshness.error.what, 'no network');
    assert.equal(page.view.title, 'edge');
  });

  it('is an error with Retry, and not an empty page, when nothing could be read', async () => {
    const around = new Surroundings();
    around.refresh = () => Promise.reject(new Error('no network'));
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'failed');
    assert.equal(page.error.retry, true);
  });

  it('drops an answer that arrives after the person has turned to another resource', async () => {
    const around = new Surroundings(vbr, other);
    let late: ((found: Resource) => void) | undefined;
    around.refresh = (key) =>
      key === vbr.key
        ? new Promise((resolve) => {
            late = resolve;
          })
        : Promise.resolve(around.known.get(key));
    const { session, pages } = opened(around);
    session.show(vbr.key);
    session.show(other.key);
    late?.(vbr);
    await settled();
    for (const page of pages.slice(-2)) assert.ok(page.page === 'details' && page.view.key === other.key);
  });

  it('offers no actions on a resource that is gone', async () => {
    const around = new Surroundings(vbr);
    around.refresh = () => Promise.resolve(undefined);
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'details');
    assert.equal(page.view.freshness.status, 'gone');
    assert.deepEqual(page.view.actions, []);
  });

  it('says that the children could not be read instead of showing none', async () => {
    const around = new Surroundings(vbr);
    around.children = () => Promise.reject(new Error('throttled'));
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'details' && page.view.children.status === 'failed');
  });

  it('reveals and copies one secret by its path', async () => {
    const group = resource('bgpGroup', {
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      Status: 'Available',
      AuthKey: 'k3y',
    });
    const around = new Surroundings(group);
    const { session } = opened(around);
    session.show(group.key);
    assert.deepEqual(await ask(session, 'reveal', { key: group.key, path: ['AuthKey'] }), { text: 'k3y' });
    await ask(session, 'copy', { key: group.key, path: ['AuthKey'] });
    assert.deepEqual(around.copied, ['k3y']);
  });

  it('runs only operations that it offers, or a page can have anything done to any resource', async () => {
    const around = new Surroundings(vbr);
    const { session } = opened(around);
    session.show(vbr.key);
    // Of nobody, of another kind, one that only reads, and one that the row does not allow.
    for (const operation of ['DropEverything', 'DeleteBgpGroup', 'DescribeVirtualBorderRouters', 'constructor', ''])
      await assert.rejects(ask(session, 'run', { key: vbr.key, operation }), RefusedMessage, operation);
    await ask(session, 'run', { key: vbr.key, operation: 'TerminateVirtualBorderRouter' });
    assert.deepEqual(around.ran, [`TerminateVirtualBorderRouter ${vbr.key}`]);
  });

  it('does nothing on a click that was meant for the resource before, which would end the wrong VBR', async () => {
    const around = new Surroundings(vbr, other);
    const { session } = opened(around);
    session.show(vbr.key);
    session.show(other.key);
    const run = ask(session, 'run', { key: vbr.key, operation: 'TerminateVirtualBorderRouter' });
    await assert.rejects(run, PanelError);
    await assert.rejects(ask(session, 'copy', { key: vbr.key, path: ['VbrId'] }), PanelError);
    await assert.rejects(ask(session, 'reveal', { key: vbr.key, path: ['VbrId'] }), PanelError);
    await assert.rejects(ask(session, 'viewJson', { key: vbr.key }), PanelError);
    assert.deepEqual([around.ran, around.copied], [[], []]);
  });

  const group = resource('bgpGroup', { BgpGroupId: 'bgpg-1', RouterId: vbr.id, Status: 'Available' });
  const below: ChildGroup[] = [{ kind: 'bgpGroup', resources: [group], total: 1 }];

  it('reads what is below a resource that nobody read before, as after a restart, instead of showing none', async () => {
    const around = new Surroundings();
    around.refresh = () => Promise.resolve(vbr);
    around.children = (key) => Promise.resolve(key === vbr.key ? below : []);
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'details' && page.view.children.status === 'loaded');
    assert.deepEqual(
      page.view.children.groups.flatMap(({ links }) => links.map(({ key }) => key)),
      [group.key],
    );
  });

  it('takes a resource off the list when it went away, which cannot be asked for its parent any more', async () => {
    const around = new Surroundings(vbr, group);
    around.children = () => Promise.resolve(around.known.has(group.key) ? below : []);
    const { session, pages } = opened(around);
    session.show(vbr.key);
    await settled();
    around.known.delete(group.key);
    around.changes.fire([group.key]);
    await settled();
    const page = last(pages);
    assert.ok(page.page === 'details' && page.view.children.status === 'loaded');
    assert.deepEqual(page.view.children.groups, []);
  });

  it('asks the service again for what is below on Refresh and on Retry, and takes it from memory otherwise', async () => {
    const around = new Surroundings(vbr);
    const asked: boolean[] = [];
    around.children = (_, { afresh }) => {
      asked.push(afresh);
      return Promise.resolve([]);
    };
    const { session } = opened(around);
    session.show(vbr.key);
    await settled();
    await ask(session, 'retry', null);
    assert.deepEqual(asked, [false, true]);
  });

  it('refuses to open what is not the key of a resource', async () => {
    const { session } = opened(new Surroundings(vbr));
    await assert.rejects(ask(session, 'open', { key: 'acc/cn-hangzhou/balloon/b-1' }), RefusedMessage);
  });
});
