import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { Resource } from '../../../src/estate/resource';
import { DetailsSession } from '../../../src/panels/detailsSession';
import { FormSession } from '../../../src/panels/formSession';
import { answerRequest } from '../../../src/panels/incoming';
import type { PageView, RequestName, ToHost } from '../../../src/protocol';
import { resource, settled, Surroundings, vbrRow } from './panelsUnderTest';

const { signal } = new AbortController();
const vbr = resource('virtualBorderRouter', vbrRow);
const other = resource('virtualBorderRouter', { ...vbrRow, VbrId: 'vbr-other', Name: 'other' });

/** Asks a session as its page would; the reply has the declared type. */
async function ask<Name extends RequestName>(
  session: DetailsSession | FormSession,
  name: Name,
  body: ToHost[Name]['body'],
): Promise<ToHost[Name]['reply']> {
  return (await answerRequest(session.handlers, name, body, signal)) as ToHost[Name]['reply'];
}

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
    assert.deepEqual(await ask(session, 'reveal', { path: ['AuthKey'] }), { text: 'k3y' });
    await ask(session, 'copy', { path: ['AuthKey'] });
    assert.deepEqual(around.copied, ['k3y']);
  });

  it('runs only operations that the catalogue has', async () => {
    const around = new Surroundings(vbr);
    const { session } = opened(around);
    session.show(vbr.key);
    await ask(session, 'run', { operation: 'DropEverything' });
    await ask(session, 'run', { operation: 'TerminateVirtualBorderRouter' });
    assert.deepEqual(around.ran, ['TerminateVirtualBorderRouter']);
  });
});

describe('a form panel', () => {
  async function opened(around: Surroundings): Promise<{ session: FormSession; titles: [string, boolean][] }> {
    const operation = catalogue.operation('ModifyVirtualBorderRouterAttribute');
    if (operation === undefined) throw new Error('the operation is missing');
    const titles: [string, boolean][] = [];
    const session = new FormSession(
      operation,
      { operation: operation.name, account: 'acc', region: 'cn-hangzhou', key: vbr.key },
      around.ports,
      {
        send: () => undefined,
        progress: () => undefined,
        title: (text, unsaved) => titles.push([text, unsaved]),
        close: () => undefined,
      },
    );
    session.begin();
    await settled();
    return { session, titles };
  }

  it('reads the resource again before it sends, and sends nothing into a conflict', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    around.refresh = () => Promise.resolve(resource('virtualBorderRouter', { ...vbrRow, VlanId: 77 }));
    const first = await ask(session, 'submit', { edits: { VlanId: '12' } });
    assert.ok(first.kind === 'conflict');
    assert.equal(first.rows[0]?.theirs, '77');
    assert.equal(around.sent.length, 0);
    const second = await ask(session, 'submit', { edits: { VlanId: '12' } });
    assert.equal(second.kind, 'done');
    assert.equal(around.sent[0]?.values.VlanId, '12');
  });

  it('does not send when the resource cannot be read again', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    around.refresh = () => Promise.reject(new Error('no network'));
    const outcome = await ask(session, 'submit', { edits: { Name: 'edge-2' } });
    assert.ok(outcome.kind === 'failed');
    assert.equal(around.sent.length, 0);
  });

  it('does not send what its state no longer allows', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    around.refresh = () => Promise.resolve(resource('virtualBorderRouter', { ...vbrRow, Status: 'terminating' }));
    const outcome = await ask(session, 'submit', { edits: { Name: 'edge-2' } });
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.error.what, /Terminating/);
    assert.equal(around.sent.length, 0);
  });

  it('checks on this side what the page says is right', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    const outcome = await ask(session, 'submit', { edits: { VlanId: '3000' } });
    assert.equal(outcome.kind, 'invalid');
    assert.equal(around.sent.length, 0);
  });

  it('gives the outcome with its request ID and has nothing unsaved left', async () => {
    const { session, titles } = await opened(new Surroundings(vbr));
    await ask(session, 'check', { edits: { Name: 'edge-2' } });
    assert.deepEqual(titles.at(-1), ['Edit VBR: edge', true]);
    const outcome = await ask(session, 'submit', { edits: { Name: 'edge-2' } });
    assert.ok(outcome.kind === 'done');
    assert.equal(outcome.requestId, 'REQ-1');
    assert.equal(session.unsaved(), undefined);
    assert.equal(titles.at(-1)?.[1], false);
  });

  it('knows that there is something unsaved again when the person goes on editing after saving', async () => {
    const { session } = await opened(new Surroundings(vbr));
    await ask(session, 'submit', { edits: { Name: 'edge-2' } });
    await ask(session, 'check', { edits: { Description: 'second thought' } });
    assert.deepEqual(session.unsaved()?.edits, { Description: 'second thought' });
  });

  it('sends a change once, even when Save is pressed twice', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    const both = await Promise.allSettled([
      ask(session, 'submit', { edits: { Name: 'edge-2' } }),
      ask(session, 'submit', { edits: { Name: 'edge-2' } }),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.equal(around.sent.length, 1);
  });

  it('keeps what was typed, but no secret, when it is closed unsaved', async () => {
    const { session } = await opened(new Surroundings(vbr));
    await ask(session, 'check', { edits: { Name: 'edge-2' } });
    assert.deepEqual(session.unsaved()?.edits, { Name: 'edge-2' });
    await ask(session, 'close', null);
    assert.equal(session.unsaved(), undefined);
  });

  it('shows a page that was hidden while the change was on its way how it ended', async () => {
    const { session } = await opened(new Surroundings(vbr));
    await ask(session, 'submit', { edits: { Name: 'edge-2' } });
    const page = await ask(session, 'ready', null);
    assert.ok(page.page === 'form');
    assert.equal(page.view.outcome?.kind, 'done');
  });

  it('offers resources for a reference with what stands against some of them', async () => {
    const around = new Surroundings(
      resource('physicalConnection', { PhysicalConnectionId: 'pc-1', Name: 'dc1', Status: 'Enabled' }),
      resource('physicalConnection', { PhysicalConnectionId: 'pc-2', Name: 'dc2', Status: 'Canceled' }),
    );
    const operation = catalogue.operation('CreateVirtualBorderRouter');
    if (operation === undefined) throw new Error('the operation is missing');
    const target = { operation: operation.name, account: 'acc', region: 'cn-hangzhou' };
    const surface = {
      send: () => undefined,
      progress: () => undefined,
      title: () => undefined,
      close: () => undefined,
    };
    const session = new FormSession(operation, target, around.ports, surface);
    session.begin();
    await settled();
    const choices = await ask(session, 'choices', { name: 'PhysicalConnectionId' });
    assert.deepEqual(
      choices.map(({ value, disabled }) => [value, disabled !== undefined]),
      [
        ['pc-1', false],
        ['pc-2', true],
      ],
    );
  });
});
