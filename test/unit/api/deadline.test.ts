import assert from 'node:assert/strict';
import { Cancelled, ServiceError, TransportError } from '../../../src/api/errors';
import { english } from '../../../src/catalog/message';
import { explain } from '../../../src/estate/explain';
import { failure, region } from './clientUnderTest';
import { createWithToken, listThings, modifyWithoutToken } from './sampleOperations';
import { settled, VirtualNetwork } from './virtualNetwork';

const group = { RouterId: 'vbr-1' };

describe('the time of a call', () => {
  it('ends a read on a silent line after 30 s, and says how often it was tried', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const call = failure(network.client().call(listThings, {}, { region }), TransportError);
    const took = await network.timeOf(call);
    assert.ok(took > 20_000 && took <= 30_050, `${took} ms`);
    const error = await call;
    assert.deepEqual([error.phase, error.details.attempts], ['timeout', 3]);
    const { tried } = explain(error);
    assert.equal(tried === undefined ? undefined : english(tried), 'Tried 3 times.');
  });

  it('ends a change after 60 s at the latest, whatever happens, with an outcome that is honest', async () => {
    for (const [state, outcome] of [
      ['hangs', 'unknown'],
      ['resets', 'unknown'],
      ['busy', 'refused'],
      ['throttles', 'refused'],
    ] as const) {
      const network = new VirtualNetwork();
      network.state = state;
      const call = network.client().call(createWithToken, group, { region });
      const took = await network.timeOf(call);
      assert.ok(took <= 60_050, `${state}: ${took} ms`);
      await assert.rejects(call, { outcome }, state);
    }
  });

  it('gives every attempt the timeout that the person set, even one longer than the usual time of a call', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const call = network.client({ timeoutMs: 120_000 }).call(listThings, {}, { region });
    const took = await network.timeOf(call);
    assert.ok(took >= 240_000 && took <= 241_000, `${took} ms`);
    await failure(call, TransportError);
  });

  it('cuts the last attempt short instead of going beyond the time', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const call = network.client({ readDeadlineMs: 15_000 }).call(listThings, {}, { region });
    const took = await network.timeOf(call);
    assert.ok(took > 14_900 && took <= 15_050, `${took} ms`);
    assert.equal((await failure(call, TransportError)).details.attempts, 2);
  });

  it('makes no attempt that has hardly any time: it could only make an outcome uncertain', async () => {
    const network = new VirtualNetwork();
    network.state = 'busy';
    const call = network.client({ changeDeadlineMs: 4_000 }).call(createWithToken, group, { region });
    await network.timeOf(call);
    const error = await failure(call, ServiceError);
    // The pause before the third attempt is 2 s at least, and ends with less than a second left.
    assert.deepEqual([error.outcome, error.details.attempts, network.attempts], ['refused', 2, 2]);
  });

  it('ends at once when the service asks to wait for longer than there is time, and tells for how long', async () => {
    const network = new VirtualNetwork();
    network.state = 'throttles';
    network.retryAfter = '45000';
    const call = network.client().call(listThings, {}, { region });
    assert.equal(await network.timeOf(call), 0);
    const error = await failure(call, ServiceError);
    assert.deepEqual([error.code, error.details.attempts], ['Throttling', 1]);
    const { todo } = explain(error);
    assert.equal(todo === undefined ? undefined : english(todo), 'Try again in 45 s.');
  });

  it('does not count waiting for others, or a long list fails because of its own length', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const client = network.client({ concurrency: 1, readDeadlineMs: 5_000 });
    const read = (number: number) => client.call(listThings, { BgpGroupId: `bgpg-${number}` }, { region });
    const first = [1, 2].map((number) => failure(read(number), TransportError));
    const last = read(3);
    await settled();
    network.clock.advance(5_000);
    await settled();
    assert.equal(network.attempts, 2);
    network.state = 'works';
    assert.ok((await network.timeOf(last)) >= 4_900);
    assert.equal((await last).requestId, 'R-1');
    await Promise.all(first);
  });

  it('keeps the outcome unknown when the time is over after an attempt that may have worked', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const call = network.client({ changeDeadlineMs: 12_000 }).call(createWithToken, group, { region });
    await settled();
    network.clock.advance(10_000);
    await settled();
    network.state = 'busy';
    await network.timeOf(call);
    const error = await failure(call, ServiceError);
    assert.deepEqual([error.code, error.outcome, error.details.attempts], ['OperationConflict', 'unknown', 2]);
    assert.match(english(explain(error).todo ?? assert.fail()), /Check Again in the Activity view/);
  });

  it('lets go of a change in a pause at once, whose refusal is known', async () => {
    const network = new VirtualNetwork();
    network.state = 'busy';
    const controller = new AbortController();
    const call = failure(
      network.client().call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region, signal: controller.signal }),
      Cancelled,
    );
    for (let turn = 0; turn < 3; turn += 1) await settled();
    assert.equal(network.attempts, 1);
    controller.abort();
    assert.equal((await call).outcome, 'notSent');
    assert.equal(network.clock.waiting(), 0);
  });
});
