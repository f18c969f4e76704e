import assert from 'node:assert/strict';
import { ask, OpenForm, resource, Surroundings, vbrRow } from './panelsUnderTest';

const vbr = resource('virtualBorderRouter', vbrRow);

describe('a form panel', () => {
  const opened = (around: Surroundings): Promise<OpenForm> =>
    OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);

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
    assert.match(outcome.error.why ?? '', /Terminating/);
    assert.equal(around.sent.length, 0);
  });

  it('names account and region where no resource does, or something is created in the wrong account', async () => {
    const created = await OpenForm.of(new Surroundings(), 'CreatePhysicalConnection', undefined);
    const page = created.pages.at(-1);
    assert.ok(page?.page === 'form');
    assert.deepEqual(page.view.target, [{ label: 'Account and region', value: 'Production \u00b7 cn-hangzhou' }]);
    const changed = (await opened(new Surroundings(vbr))).pages.at(-1);
    assert.ok(changed?.page === 'form');
    assert.deepEqual(
      changed.view.target.map(({ label }) => label),
      ['VBR'],
    );
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
    const { session } = await OpenForm.of(around, 'CreateVirtualBorderRouter');
    const choices = await ask(session, 'choices', { name: 'PhysicalConnectionId', edits: {} });
    assert.deepEqual(
      choices.map(({ value, disabled }) => [value, disabled !== undefined]),
      [
        ['pc-1', false],
        ['pc-2', true],
      ],
    );
  });
});
