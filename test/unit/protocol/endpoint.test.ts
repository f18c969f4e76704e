import assert from 'node:assert/strict';
import type { Envelope } from '../../../src/protocol';
import { Endpoint, RequestCancelled, RequestFailed, RequestTimedOut } from '../../../src/protocol/endpoint';
import { plainError } from '../../../src/protocol/error';

type Answer = (name: string, body: unknown, signal: AbortSignal) => Promise<unknown>;

/** Two endpoints on one wire, seen from the page. */
function connected(answer: Answer): { page: Endpoint } {
  const make = (prefix: string, other: () => Endpoint, answers: Answer): Endpoint =>
    new Endpoint({
      prefix,
      post: (envelope) => {
        queueMicrotask(() => {
          other().receive(envelope);
        });
      },
      read: (data) => data as Envelope,
      answer: answers,
      hear: () => undefined,
      describe: (error) => plainError(error instanceof Error ? error.message : 'unknown'),
    });
  const page: Endpoint = make(
    'page',
    () => host,
    () => Promise.reject(new Error('the page answers nothing')),
  );
  const host: Endpoint = make('host', () => page, answer);
  return { page };
}

describe('the wire between a panel and its page', () => {
  it('brings the reply to the request that asked for it, so that no field shows the answer for another', async () => {
    const { page } = connected((_, body) => Promise.resolve({ text: (body as { path: string[] }).path.join('.') }));
    const [first, second] = await Promise.all([
      page.request('reveal', { key: 'k', path: ['AuthKey'] }),
      page.request('reveal', { key: 'k', path: ['LoaUrl'] }),
    ]);
    assert.deepEqual([first, second], [{ text: 'AuthKey' }, { text: 'LoaUrl' }]);
  });

  it('rejects with the error of the host, so that a failed action never looks finished', async () => {
    const { page } = connected(() => Promise.reject(new Error('clipboard is locked')));
    await assert.rejects(page.request('copy', { key: 'k', path: ['Name'] }), (error: unknown) => {
      assert.ok(error instanceof RequestFailed);
      assert.equal(error.view.what, 'clipboard is locked');
      return true;
    });
  });

  it('stops the work of the host when the person moves on', async () => {
    let stopped = false;
    const { page } = connected((_, __, signal) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(new Error('stopped'));
        });
      });
    });
    const controller = new AbortController();
    const asked = page.request('choices', { name: 'VbrId', edits: {} }, { signal: controller.signal });
    await Promise.resolve();
    await Promise.resolve();
    controller.abort();
    await assert.rejects(asked, RequestCancelled);
    await Promise.resolve();
    assert.equal(stopped, true);
  });

  it('does not even ask for what was cancelled before', async () => {
    const asked: string[] = [];
    const { page } = connected((name) => {
      asked.push(name);
      return Promise.resolve(null);
    });
    await assert.rejects(page.request('retry', null, { signal: AbortSignal.abort() }), RequestCancelled);
    assert.deepEqual(asked, []);
  });

  it('gives up on a host that does not answer instead of waiting for ever', async () => {
    const sent: Envelope[] = [];
    let late: (() => void) | undefined;
    const page = new Endpoint({
      prefix: 'page',
      post: (envelope) => sent.push(envelope),
      read: () => undefined,
      answer: () => Promise.resolve(null),
      hear: () => undefined,
      describe: () => plainError(''),
      after: (milliseconds, run) => {
        assert.equal(milliseconds, 5_000);
        late = run;
        return () => undefined;
      },
    });
    const asked = page.request('check', { edits: {} }, { timeout: 5_000 });
    late?.();
    await assert.rejects(asked, RequestTimedOut);
    assert.equal(sent.at(-1)?.type, 'cancel');
  });

  it('does not take an answer meant for the page that was there before a reload', () => {
    const ids: string[] = [];
    for (const prefix of ['first load', 'second load']) {
      const endpoint = new Endpoint({
        prefix,
        post: (envelope) => {
          if (envelope.type === 'request') ids.push(envelope.id);
        },
        read: () => undefined,
        answer: () => Promise.resolve(null),
        hear: () => undefined,
        describe: () => plainError(''),
      });
      endpoint.request('ready', null, { timeout: 0 }).catch(() => undefined);
      endpoint.dispose();
    }
    assert.equal(new Set(ids).size, 2);
  });

  it('ends everything that waits when the panel goes away', async () => {
    const { page } = connected(() => new Promise(() => undefined));
    const asked = page.request('ready', null, { timeout: 0 });
    page.dispose();
    await assert.rejects(asked, RequestCancelled);
  });
});
