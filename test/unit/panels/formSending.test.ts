import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/actions/change';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { ask, OpenForm, resource, settled, Surroundings, vbrRow } from './panelsUnderTest';

const vbr = resource('virtualBorderRouter', vbrRow);
const edits = { Name: 'edge-2' };

const lost = new TransportError({ action: 'ModifyVirtualBorderRouterAttribute', phase: 'timeout', outcome: 'unknown' });
const notSent = new TransportError({ action: 'ModifyVirtualBorderRouterAttribute', phase: 'dns', outcome: 'notSent' });
const refused = (code: string): ServiceError =>
  new ServiceError('no', {
    action: 'ModifyVirtualBorderRouterAttribute',
    code,
    httpStatus: 400,
    outcome: 'refused',
  });

const opened = (around: Surroundings): Promise<OpenForm> =>
  OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', vbr);

/** Makes every change wait until the test lets it fail. */
function holdChanges(around: Surroundings): (error: Error) => void {
  let fail: ((error: Error) => void) | undefined;
  around.send = () =>
    new Promise<Outcome>((_, reject) => {
      fail = reject;
    });
  return (error) => {
    assert.ok(fail !== undefined, 'nothing was sent');
    fail(error);
  };
}

describe('a change whose form nobody sees any more', () => {
  it('tells of its failure when the form was closed meanwhile, or it looks as if it had been carried out', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    const fail = holdChanges(around);
    const submitted = ask(session, 'submit', { edits });
    await settled();
    session.dispose();
    fail(refused('IncorrectStatus'));
    await submitted;
    assert.deepEqual(
      around.reported.map((error) => error instanceof ServiceError && error.code),
      ['IncorrectStatus'],
    );
  });

  it('tells of its failure when the form stands behind another tab, and once only when it is in front', async () => {
    const around = new Surroundings(vbr);
    const form = await opened(around);
    around.send = () => Promise.reject(refused('IncorrectStatus'));
    assert.equal((await ask(form.session, 'submit', { edits })).kind, 'failed');
    assert.equal(around.reported.length, 0);
    form.visible = false;
    await ask(form.session, 'submit', { edits });
    assert.equal(around.reported.length, 1);
  });

  it('tells that the resource is gone, although nothing was sent', async () => {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    around.refresh = () => Promise.resolve(undefined);
    const submitted = ask(session, 'submit', { edits });
    session.dispose();
    await submitted;
    assert.match(String(around.reported[0]), /does not exist any more/);
  });

  it('does not offer back what is being sent, because typing it again would send it twice', async () => {
    const around = new Surroundings(vbr);
    const form = await opened(around);
    const fail = holdChanges(around);
    const submitted = ask(form.session, 'submit', { edits });
    await settled();
    assert.equal(form.session.unsaved(), undefined);
    form.session.dispose();
    fail(lost);
    await submitted;
    assert.deepEqual(form.offered, []);
  });

  it('offers back what the service refused', async () => {
    const around = new Surroundings(vbr);
    const form = await opened(around);
    const fail = holdChanges(around);
    const submitted = ask(form.session, 'submit', { edits });
    await settled();
    form.session.dispose();
    fail(refused('IncorrectStatus'));
    await submitted;
    assert.deepEqual(form.offered[0]?.edits, edits);
  });

  it('offers back a conflict that is still one when the form is opened again', async () => {
    const around = new Surroundings(vbr);
    const form = await opened(around);
    const moved = resource('virtualBorderRouter', { ...vbrRow, Name: 'by a colleague' });
    around.refresh = () => Promise.resolve(moved);
    const submitted = ask(form.session, 'submit', { edits });
    form.session.dispose();
    await submitted;
    const again = await OpenForm.of(around, 'ModifyVirtualBorderRouterAttribute', moved, form.offered[0]);
    assert.equal((await ask(again.session, 'submit', { edits })).kind, 'conflict');
    assert.equal(around.sent.length, 0);
  });
});

describe('the idempotency token of a form', () => {
  /** The tokens of changes that end one after the other with these errors, or well. */
  async function tokens(...attempts: readonly (readonly [Readonly<Record<string, string>>, Error?])[]) {
    const around = new Surroundings(vbr);
    const { session } = await opened(around);
    const used: string[] = [];
    for (const [typed, error] of attempts) {
      around.send = ({ token }) => {
        used.push(token ?? '');
        return error === undefined ? Promise.resolve({ message: 'done' }) : Promise.reject(error);
      };
      await ask(session, 'submit', { edits: typed });
    }
    assert.ok(used.length === attempts.length && used.every((token) => token !== '' && token.length <= 64));
    return used;
  }

  it('stays the same while nobody knows what became of the change, or pressing Save again creates two', async () => {
    const used = await tokens([edits, lost], [edits, notSent], [edits, refused('Throttling')], [edits]);
    assert.equal(new Set(used).size, 1);
  });

  it('is another one for other values, which the service would refuse under the same', async () => {
    const [first, second] = await tokens([edits, lost], [{ Name: 'edge-3' }, lost]);
    assert.notEqual(second, first);
  });

  it('is another one after the service said no or yes, which the same token would only repeat', async () => {
    const [first, second] = await tokens([edits, refused('IncorrectStatus')], [edits]);
    assert.notEqual(second, first);
    const [third, fourth] = await tokens([edits], [edits]);
    assert.notEqual(fourth, third);
  });
});
