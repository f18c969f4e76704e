import assert from 'node:assert/strict';
import type { Handlers } from '../../../src/panels/incoming';
import { answerRequest, readEnvelope, readSavedState, RefusedMessage } from '../../../src/panels/incoming';

const { signal } = new AbortController();

describe('what a page may ask of the extension', () => {
  const asked: unknown[] = [];
  const handlers: Handlers = {
    submit: ({ edits }) => {
      asked.push(edits);
      return { kind: 'cancelled', message: '' };
    },
    retry: () => null,
  };

  it('passes on a well-formed request', async () => {
    await answerRequest(handlers, 'submit', { edits: { Name: 'edge' } }, signal);
    assert.deepEqual(asked, [{ Name: 'edge' }]);
  });

  for (const [title, name, body] of [
    ['an unknown request', 'runAnything', null],
    ['the name of an inherited property', 'constructor', null],
    ['a request of another page', 'viewJson', null],
    ['values that are no texts', 'submit', { edits: { VlanId: 5 } }],
    ['additional members', 'submit', { edits: {}, target: 'vbr-other' }],
    ['a missing body', 'submit', undefined],
    ['a click that does not say on which resource', 'run', { operation: 'DeleteBgpGroup' }],
  ] as const) {
    it(`refuses ${title}, so that a broken page cannot change anything`, async () => {
      await assert.rejects(answerRequest(handlers, name, body, signal), RefusedMessage);
    });
  }

  it('does not repeat what was sent in the refusal, because it may be a secret', async () => {
    await assert.rejects(
      answerRequest(handlers, 'submit', { edits: { AuthKey: ['hunter2'] } }, signal),
      (error: unknown) => {
        assert.ok(error instanceof RefusedMessage);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });

  it('takes only requests and cancellations from a page', () => {
    assert.equal(readEnvelope({ type: 'reply', id: '1', body: {} }), undefined);
    assert.equal(readEnvelope({ type: 'event', name: 'page', body: {} }), undefined);
    assert.equal(readEnvelope('request'), undefined);
    assert.deepEqual(readEnvelope({ type: 'cancel', id: '1' }), { type: 'cancel', id: '1' });
  });

  it('brings back a form after a reload with what it started from and what was typed', () => {
    const restore = {
      page: 'form',
      operation: 'ModifyBgpGroupAttribute',
      account: 'a',
      region: 'r',
      key: 'a/r/bgpGroup/bgpg-1',
      base: { Name: 'old' },
    };
    const state = { restore, edits: { Name: 'new' }, typed: ['AuthKey'], scroll: 10 };
    assert.deepEqual(readSavedState(state), { restore, edits: { Name: 'new' }, typed: ['AuthKey'] });
  });

  it('ignores a saved state that is not ours instead of failing to restore the window', () => {
    assert.equal(readSavedState(undefined), undefined);
    assert.equal(readSavedState({ restore: { page: 'details' } }), undefined);
    assert.equal(readSavedState({ restore: { page: 'topology', key: 'k' } }), undefined);
    assert.equal(readSavedState({ restore: { page: 'details', key: 'a/r/bgpGroup' } }), undefined);
    assert.equal(readSavedState({ restore: { page: 'details', key: 'a/r/balloon/b-1' } }), undefined);
  });
});
