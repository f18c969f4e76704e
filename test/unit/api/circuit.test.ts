import assert from 'node:assert/strict';
import type { Contact } from '../../../src/api/circuit';
import { Circuit } from '../../../src/api/circuit';
import type { Client } from '../../../src/api/client';
import { classify } from '../../../src/api/classify';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { english } from '../../../src/catalog/message';
import { explain } from '../../../src/estate/explain';
import { VirtualClock } from '../../../src/sandbox/clock';
import { failure, region } from './clientUnderTest';
import { settled, VirtualNetwork } from './virtualNetwork';
import { createWithToken, listThings } from './sampleOperations';

const never = new AbortController().signal;
const dead: Contact = { failed: 'connect' };

/** Lets one call pass, which ends as told; the milliseconds until the next trial when it does not get through. */
async function pass(circuit: Circuit, contact: Contact): Promise<number | undefined> {
  try {
    (await circuit.enter('DescribeX', never))(contact);
    return undefined;
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    assert.deepEqual([error.phase, error.outcome], ['unreached', 'notSent']);
    return error.details.nextAttemptMs;
  }
}

async function broken(clock: VirtualClock): Promise<Circuit> {
  const circuit = new Circuit(clock);
  for (let failures = 0; failures < 3; failures += 1) await pass(circuit, dead);
  return circuit;
}

describe('the circuit of an endpoint', () => {
  it('lets calls pass until three in a row have failed, or one lost packet would stop all views', async () => {
    const circuit = new Circuit(new VirtualClock());
    for (const contact of [dead, dead, 'reached', dead, dead, 'unclear'] as const)
      assert.equal(await pass(circuit, contact), undefined);
    assert.equal(await pass(circuit, dead), undefined);
    assert.equal(await pass(circuit, 'reached'), 1_000);
  });

  it('tries again after a pause that grows up to 15 s, or a laptop that is back online stays cut off', async () => {
    const clock = new VirtualClock();
    const circuit = await broken(clock);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      assert.equal(await pass(circuit, 'reached'), pauseMs);
      clock.advance(pauseMs);
      assert.equal(await pass(circuit, dead), undefined, 'the trial');
    }
    clock.advance(15_000);
    assert.equal(await pass(circuit, 'reached'), undefined);
    assert.equal(await pass(circuit, 'reached'), undefined);
  });

  it('sends one call to try, and the others after it, or ten views knock at a dead endpoint at once', async () => {
    const clock = new VirtualClock();
    const circuit = await broken(clock);
    clock.advance(1_000);
    const report = await circuit.enter('DescribeX', never);
    const others = [1, 2, 3].map(() => pass(circuit, 'reached'));
    await settled();
    report('reached');
    assert.deepEqual(await Promise.all(others), [undefined, undefined, undefined]);
  });

  it('fails those who waited for a trial that failed, instead of letting each of them try as well', async () => {
    const clock = new VirtualClock();
    const circuit = await broken(clock);
    clock.advance(1_000);
    const report = await circuit.enter('DescribeX', never);
    const others = [1, 2, 3].map(() => pass(circuit, 'reached'));
    report(dead);
    assert.deepEqual(await Promise.all(others), [2_000, 2_000, 2_000]);
  });

  it('hands a trial on that was cancelled, or nobody ever tries again', async () => {
    const clock = new VirtualClock();
    const circuit = await broken(clock);
    clock.advance(1_000);
    const report = await circuit.enter('DescribeX', never);
    const next = pass(circuit, 'reached');
    report('unclear');
    assert.equal(await next, undefined);
    assert.equal(await pass(circuit, 'reached'), undefined);
  });

  it('lets go of a call that is cancelled while another one tries', async () => {
    const clock = new VirtualClock();
    const circuit = await broken(clock);
    clock.advance(1_000);
    await circuit.enter('DescribeX', never);
    const controller = new AbortController();
    const waiting = circuit.enter('DescribeX', controller.signal);
    controller.abort();
    await assert.rejects(waiting, { name: 'Cancelled', outcome: 'notSent' });
  });

  it('tries at once when a person asks for it, and grows the pause all the same when that fails', async () => {
    const circuit = await broken(new VirtualClock());
    circuit.tryNow();
    assert.equal(await pass(circuit, dead), undefined);
    assert.equal(await pass(circuit, 'reached'), 2_000);
    circuit.tryNow();
    assert.equal(await pass(circuit, 'reached'), undefined);
    assert.equal(await pass(circuit, 'reached'), undefined);
  });

  it('closes when a call that was on its way gets through, without waiting for the pause', async () => {
    const circuit = new Circuit(new VirtualClock());
    const late = await circuit.enter('DescribeX', never);
    for (let failures = 0; failures < 3; failures += 1) await pass(circuit, dead);
    late('reached');
    assert.equal(await pass(circuit, 'reached'), undefined);
  });
});

/** A view's read; each one another, so that they do not share an answer. */
const view = (client: Client, number: number, place = region): Promise<unknown> =>
  client.call(listThings, { BgpGroupId: `bgpg-${number}` }, { region: place });

const tenViews = (client: Client): Promise<unknown>[] => Array.from({ length: 10 }, (_, index) => view(client, index));

describe('an endpoint that is not reached', () => {
  it('ends ten views within one timeout, not ten', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const errors = tenViews(network.client()).map((call) => failure(call, TransportError));
    await settled();
    network.clock.advance(10_000);
    await settled();
    // Those that timed out pause for less than this before they would try again.
    network.clock.advance(250);
    const phases = (await Promise.all(errors)).map(({ phase }) => phase);
    assert.deepEqual(phases.slice(0, 5), Array(5).fill('timeout'), 'what they met themselves');
    assert.deepEqual(phases.slice(5), Array(5).fill('unreached'));
    assert.equal(network.attempts, 5);
  });

  it('says that it was not reached just now, why, and when the next attempt is made', async () => {
    const network = new VirtualNetwork();
    network.state = 'refuses';
    const client = network.client();
    for (const number of [1, 2, 3]) await failure(view(client, number), TransportError);
    network.clock.advance(200);
    const error = await failure(view(client, 4), TransportError);
    const { what, why, todo, retryable } = explain(error);
    assert.equal(english(what), 'DescribeBgpPeers was not sent.');
    assert.match(why === undefined ? '' : english(why), /not reached just now.* after 1 s.*could not be reached\./);
    assert.match(todo === undefined ? '' : english(todo), /network connection/);
    assert.deepEqual([retryable, classify(error).retry, network.attempts], [true, true, 3]);
    assert.ok(!JSON.stringify(error).includes('127.0.0.1'));
  });

  it('does not send a change there, and says so: nothing happened', async () => {
    const network = new VirtualNetwork();
    network.state = 'refuses';
    const client = network.client();
    for (const number of [1, 2, 3]) await failure(view(client, number), TransportError);
    const create = client.call(createWithToken, { RouterId: 'vbr-1' }, { region });
    const error = await failure(create, TransportError);
    assert.deepEqual([error.phase, error.outcome, error.details.attempts], ['unreached', 'notSent', 0]);
    assert.match(english(explain(error).what), /CreateBgpGroup was not sent/);
    assert.equal(network.attempts, 3);
  });

  it('never makes a change look unsent that was sent before', async () => {
    const network = new VirtualNetwork();
    network.state = 'hangs';
    const client = network.client();
    const create = failure(client.call(createWithToken, { RouterId: 'vbr-1' }, { region }), TransportError);
    const views = [1, 2, 3].map((number) => failure(view(client, number), TransportError));
    await settled();
    network.clock.advance(10_000);
    await settled();
    network.clock.advance(250);
    const error = await create;
    assert.deepEqual([error.phase, error.outcome, error.details.attempts], ['timeout', 'unknown', 1]);
    await Promise.all(views);
  });

  it('is tried for real when a person says Retry, and all views are back with that', async () => {
    const network = new VirtualNetwork();
    network.state = 'refuses';
    const client = network.client();
    for (const number of [1, 2, 3, 4]) await failure(view(client, number), TransportError);
    client.tryNow();
    await failure(view(client, 5), TransportError);
    assert.equal(network.attempts, 4);
    network.state = 'works';
    client.tryNow();
    await Promise.all(tenViews(client));
    assert.equal(network.attempts, 14);
  });

  it('is reached again 15 s after the network is back at the latest, without anybody doing anything', async () => {
    const network = new VirtualNetwork();
    network.state = 'refuses';
    const client = network.client();
    // Two minutes offline with a look every second, as waiters do: 3 attempts, then after 1, 2, 4, 8, 15, 15 ... s.
    for (let second = 0; second < 120; second += 1) {
      await failure(view(client, second), TransportError);
      network.clock.advance(1_000);
    }
    assert.ok(network.attempts <= 16, `${network.attempts} attempts in two minutes`);
    network.state = 'works';
    network.clock.advance(15_000);
    await view(client, 0);
  });

  it('leaves other endpoints alone: one region that is down must not take the others along', async () => {
    const network = new VirtualNetwork();
    network.state = 'refuses';
    const client = network.client();
    for (const number of [1, 2, 3]) await failure(view(client, number), TransportError);
    network.state = 'works';
    await view(client, 4, 'eu-central-1');
    assert.equal((await failure(view(client, 5), TransportError)).phase, 'unreached');
  });

  it('is not what a refusal of the service means, however many there are', async () => {
    const network = new VirtualNetwork();
    network.state = 'throttles';
    const client = network.client();
    for (const number of [1, 2, 3, 4, 5]) {
      const refused = failure(view(client, number), ServiceError);
      for (let step = 0; step < 20; step += 1) {
        await settled();
        network.clock.advance(1_000);
      }
      await refused;
    }
    network.state = 'works';
    await view(client, 6);
  });
});
