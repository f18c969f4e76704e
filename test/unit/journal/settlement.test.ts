import assert from 'node:assert/strict';
import { Cancelled, ServiceError, TransportError } from '../../../src/api/errors';
import { fixedValues } from '../../../src/estate/fixedValues';
import type { Resource } from '../../../src/estate/resource';
import type { Write } from '../../../src/journal/write';
import type { Bench, ProcessUnderTest } from './writesUnderTest';
import { groups, operationOf, withProcesses } from './writesUnderTest';

const minute = 60_000;
const key = 'marked-key-1';

function newGroup(router: Resource): Omit<Write, 'account' | 'region'> {
  const operation = operationOf('CreateBgpGroup');
  const values = { ...fixedValues(operation, router), Name: 'second', PeerAsn: '65002', AuthKey: key };
  return { operation, target: router, values };
}

function on(name: string, target: Resource, values: Write['values'] = {}): Omit<Write, 'account' | 'region'> {
  const operation = operationOf(name);
  return { operation, target, values: { ...fixedValues(operation, target), ...values } };
}

/** Sends a change whose answers are all lost after the effect, as long as the process lives. */
async function losing({ sandbox }: Bench, sending: () => Promise<unknown>): Promise<void> {
  sandbox.faults.add({ fault: { kind: 'resetAfter' } });
  await assert.rejects(sending(), (error) => error instanceof TransportError && error.outcome === 'unknown');
  sandbox.faults.clear();
}

/** The same where nothing ever reaches the service. */
async function neverArriving({ sandbox }: Bench, sending: () => Promise<unknown>): Promise<void> {
  sandbox.faults.add({ fault: { kind: 'reset' } });
  await assert.rejects(sending(), (error) => error instanceof TransportError && error.outcome === 'unknown');
  sandbox.faults.clear();
}

async function onlyEntry(process: ProcessUnderTest) {
  const { entries } = await process.journal.read();
  assert.equal(entries.length, 1);
  const [entry] = entries;
  assert.ok(entry);
  return entry;
}

describe('a change in the journal', () => {
  it('is written down whole before the request leaves, and without its secret', () =>
    withProcesses(async ({ test, vault, process }) => {
      const sender = process(1);
      const router = await sender.one('virtualBorderRouter');
      const seen: string[] = [];
      const client = {
        call: () => {
          seen.push(test.text());
          return Promise.reject(
            new ServiceError('no', { action: 'x', code: 'No', httpStatus: 400, outcome: 'refused' }),
          );
        },
      };
      const write = { ...newGroup(router), account: 'account', region: 'cn-hangzhou' };
      await assert.rejects(sender.writes.send(write, { client, title: 'second' }), ServiceError);
      assert.equal(seen.length, 1);
      assert.match(seen[0] ?? '', /"operation":"CreateBgpGroup".*"PeerAsn":"65002".*"hidden":\["AuthKey"\].*"token":"/);
      assert.doesNotMatch(test.text(), new RegExp(key));
      assert.equal(vault.kept.size, 0, 'the key is forgotten with the refusal');
    }));

  it('is not sent when it cannot be written down, or nobody learns of it after a crash', () =>
    withProcesses(async ({ test, sandbox, process }) => {
      const sender = process(1);
      const router = await sender.one('virtualBorderRouter');
      await test.remove();
      await sender.journal.close();
      const { writeFileSync } = await import('node:fs');
      writeFileSync(test.path, 'in the way');
      const before = groups(sandbox);
      await assert.rejects(sender.send(newGroup(router)), /could not be written down/);
      assert.equal(groups(sandbox), before);
    }));

  it('has outcome, request ID, duration and what was created, or nobody finds the call again', () =>
    withProcesses(async ({ process }) => {
      const sender = process(1);
      const { answer } = await sender.send(newGroup(await sender.one('virtualBorderRouter')));
      const { ending } = await onlyEntry(sender);
      assert.deepEqual(
        [ending?.outcome, ending?.requestId, ending?.created?.kind, ending?.created?.name, ending?.by],
        ['succeeded', answer.requestId, 'bgpGroup', 'second', 'answer'],
      );
    }));

  it('keeps what stood there before an edit, and no key of it', () =>
    withProcesses(async ({ process }) => {
      const sender = process(1);
      const router = await sender.one('virtualBorderRouter');
      const group = await sender.one('bgpGroup', router);
      await sender.send(on('ModifyBgpGroupAttribute', group, { Name: 'renamed', AuthKey: key }));
      const { intent } = await onlyEntry(sender);
      assert.equal(intent.before?.Name, 'group');
      assert.equal(intent.before.AuthKey, undefined);
      assert.deepEqual(intent.hidden, ['AuthKey']);
    }));
});

describe('settling what a crash cut off', () => {
  it('sends a creation again under its token: it is there once, and known by its ID', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      const before = groups(bench.sandbox);
      await losing(bench, () => sender.send(newGroup(router)));
      assert.equal(bench.vault.kept.size, 1, 'its key waits for the settlement');
      bench.test.running.clear();
      const next = bench.process(2);
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'succeeded');
      assert.equal(groups(bench.sandbox), before + 1);
      const { ending } = await onlyEntry(next);
      const made = bench.sandbox.snapshot().bgpGroups.find(({ name }) => name === 'second');
      assert.deepEqual([ending?.created?.id, ending?.by], [made?.id, 'sendingAgain']);
      assert.equal(made?.authKey, key, 'sent again as it was, key included');
      assert.equal(bench.vault.kept.size, 0);
    }));

  it('does not take a refusal at the door for one of the change, or what was created is told as refused', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await losing(bench, () => sender.send(newGroup(router)));
      bench.test.running.clear();
      const next = bench.process(2);
      bench.sandbox.faults.add({ fault: { kind: 'refusal', http: 403, code: 'Forbidden.RAM' } });
      const [refused] = await next.settlement.leftOvers();
      assert.equal(refused?.outcome, 'unknown');
      bench.sandbox.faults.clear();
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'succeeded');
    }));

  it('completes a change that never arrived, or somebody believes in a VBR that is not there', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      const before = groups(bench.sandbox);
      await neverArriving(bench, () => sender.send(newGroup(router)));
      assert.equal(groups(bench.sandbox), before);
      bench.test.running.clear();
      await bench.process(2).settlement.leftOvers();
      assert.equal(groups(bench.sandbox), before + 1);
    }));

  it('does not complete on the next day what everybody has forgotten', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await neverArriving(bench, () => sender.send(on('TerminateVirtualBorderRouter', router)));
      bench.test.running.clear();
      bench.test.now += 16 * minute;
      const next = bench.process(2);
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'withoutEffect');
      assert.equal(bench.sandbox.snapshot().virtualBorderRouters[0]?.status, 'active');
    }));

  it('leaves an old creation unknown: a row that looks like it may be somebody else’s', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await losing(bench, () => sender.send(newGroup(router)));
      bench.test.running.clear();
      bench.test.now += 16 * minute;
      const [settled] = await bench.process(2).settlement.leftOvers();
      assert.deepEqual([settled?.outcome, settled?.mayChange], ['unknown', false]);
    }));

  it('reads what has no token: carried out, or not, and never sent twice', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const spare = await sender.one('routerInterface');
      await losing(bench, () => sender.send(on('ActivateRouterInterface', spare)));
      bench.test.running.clear();
      bench.test.now += 2 * minute;
      const next = bench.process(2);
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'succeeded');
      assert.equal((await onlyEntry(next)).ending?.by, 'reading');
    }));

  it('does not take the effect of an earlier change for its own, or what was never done is called done', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const spare = await sender.one('routerInterface');
      const activate = on('ActivateRouterInterface', spare);
      await losing(bench, () => sender.send(activate));
      await neverArriving(bench, () => sender.send(activate));
      bench.test.running.clear();
      bench.test.now += 2 * minute;
      const settled = await bench.process(2).settlement.leftOvers();
      assert.deepEqual(
        settled.map(({ outcome }) => outcome),
        ['unknown', 'unknown'],
      );
    }));

  it('knows a deletion that its state does not allow for one without effect, or it stays unknown for ever', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      await sender.send(on('ActivateRouterInterface', await sender.one('routerInterface')));
      const isActive = () => bench.sandbox.snapshot().routerInterfaces.some(({ status }) => status === 'Active');
      while (!isActive()) await new Promise(setImmediate);
      const active = await sender.one('routerInterface');
      bench.test.now += 2 * minute;
      await neverArriving(bench, () => sender.send(on('DeleteRouterInterface', active)));
      bench.test.running.clear();
      bench.test.now += 16 * minute;
      const [settled] = await bench.process(2).settlement.leftOvers();
      assert.equal(settled?.outcome, 'withoutEffect');
    }));

  it('says that nothing was done only once a request can no longer be on its way', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const spare = await sender.one('routerInterface');
      await neverArriving(bench, () => sender.send(on('ActivateRouterInterface', spare)));
      bench.test.running.clear();
      const next = bench.process(2);
      const [early] = await next.settlement.leftOvers();
      assert.deepEqual([early?.outcome, early?.mayChange], ['unknown', true]);
      bench.test.now += minute;
      const [late] = await next.settlement.leftOvers();
      assert.equal(late?.outcome, 'withoutEffect');
    }));

  it('knows that what is still there was not deleted, whatever came after, or it stays unknown for ever', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const spare = await sender.one('routerInterface');
      await neverArriving(bench, () => sender.send(on('DeleteRouterInterface', spare)));
      await sender.send(on('ActivateRouterInterface', spare));
      bench.test.running.clear();
      bench.test.now += 24 * 60 * minute;
      const next = bench.process(2);
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'withoutEffect');
    }));

  it('does not send an edit again that a later one has replaced, or the old name comes back', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      const edit = (Name: string) => on('ModifyVirtualBorderRouterAttribute', router, { Name, EnableIpv6: 'false' });
      await neverArriving(bench, () => sender.send(edit('first')));
      await sender.send(edit('second'));
      bench.test.running.clear();
      const next = bench.process(2);
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'unknown');
      assert.equal(bench.sandbox.snapshot().virtualBorderRouters[0]?.name, 'second');
    }));

  it('is settled by the same change sent again under the same token, or it stays unknown for ever', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const write = { ...newGroup(await sender.one('virtualBorderRouter')), token: 'one-token' };
      await losing(bench, () => sender.send(write));
      await sender.send(write);
      const { entries } = await sender.journal.read();
      assert.deepEqual(
        entries.map(({ ending }) => [ending?.outcome, ending?.by]),
        [
          ['succeeded', 'sendingAgain'],
          ['succeeded', 'answer'],
        ],
      );
    }));

  it('is not settled by being told to wait under its token, or what was carried out is called refused', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const write = { ...newGroup(await sender.one('virtualBorderRouter')), token: 'one-token' };
      await losing(bench, () => sender.send(write));
      const code = 'LastTokenProcessing';
      bench.sandbox.faults.add({ operation: 'CreateBgpGroup', fault: { kind: 'refusal', http: 403, code } });
      await assert.rejects(sender.send(write), { code });
      const { entries } = await sender.journal.read();
      assert.equal(entries[0]?.ending?.outcome, 'unknown');
    }));

  it('is settled by a no to its retry in a later window, or what was refused stays unknown for ever', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const write = { ...newGroup(await sender.one('virtualBorderRouter')), token: 'one-token' };
      await neverArriving(bench, () => sender.send(write));
      const { intent } = await onlyEntry(sender);
      bench.test.running.clear();
      bench.test.now += 16 * minute;
      const next = bench.process(2);
      const code = 'InvalidPeerAsn.Malformed';
      bench.sandbox.faults.add({ operation: 'CreateBgpGroup', fault: { kind: 'refusal', http: 400, code } });
      const again = { ...write, account: 'account', region: 'cn-hangzhou' };
      const repeating = { client: next.client, title: 'second', repeats: intent.id };
      await assert.rejects(next.writes.send(again, repeating), { code });
      const { entries } = await next.journal.read();
      assert.deepEqual(
        entries.map(({ ending }) => [ending?.outcome, ending?.code, ending?.by]),
        [
          ['refused', code, 'sendingAgain'],
          ['refused', code, 'answer'],
        ],
      );
      assert.equal(bench.vault.kept.size, 0, 'its key is forgotten');
    }));

  it('is settled by the word of a person, and never looked at or sent again, or it is done after all', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await neverArriving(bench, () => sender.send(newGroup(router)));
      bench.test.running.clear();
      const next = bench.process(2);
      await next.writes.markSettled(await onlyEntry(next), 'withoutEffect');
      assert.deepEqual(await next.settlement.leftOvers(), []);
      assert.equal(groups(bench.sandbox), 1);
      const { ending } = await onlyEntry(next);
      assert.deepEqual([ending?.outcome, ending?.by], ['withoutEffect', 'person']);
      assert.equal(bench.vault.kept.size, 0, 'its key is forgotten');
    }));

  it('leaves alone what another window is at work on', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await losing(bench, () => sender.send(newGroup(router)));
      const other = bench.process(2);
      assert.deepEqual(await other.settlement.leftOvers(), []);
      assert.equal((await onlyEntry(other)).ending?.outcome, 'unknown');
    }));

  it('tries again later when the service cannot be reached', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await losing(bench, () => sender.send(newGroup(router)));
      bench.test.running.clear();
      const next = bench.process(2);
      bench.sandbox.faults.add({ fault: { kind: 'failure', status: 503 } });
      const [unreached] = await next.settlement.leftOvers();
      assert.deepEqual([unreached?.outcome, unreached?.mayChange], ['unknown', true]);
      bench.sandbox.faults.clear();
      const [settled] = await next.settlement.leftOvers();
      assert.equal(settled?.outcome, 'succeeded');
    }));

  it('does not send again what the person canceled, or it happens although they gave it up', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      bench.sandbox.faults.add({ fault: { kind: 'latency', ms: 60_000 } });
      const controller = new AbortController();
      const sent = sender.send(newGroup(router), controller.signal);
      while (!bench.test.text().includes('CreateBgpGroup')) await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setTimeout(resolve, 100));
      controller.abort();
      await assert.rejects(sent, Cancelled);
      bench.sandbox.faults.clear();
      bench.test.running.clear();
      const before = groups(bench.sandbox);
      const next = bench.process(2);
      await next.settlement.leftOvers();
      assert.equal(groups(bench.sandbox), before);
      assert.equal((await onlyEntry(next)).ending?.outcome, 'unknown');
    }));

  it('does not send a creation again that was made anew, or there are two VBRs and two bills', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      const write = newGroup(router);
      await neverArriving(bench, () => sender.send(write));
      await sender.send({ ...write, values: { ...write.values, PeerAsn: '65003' } });
      const before = groups(bench.sandbox);
      bench.test.running.clear();
      const [settled] = await bench.process(2).settlement.leftOvers();
      assert.equal(settled?.outcome, 'unknown');
      assert.equal(groups(bench.sandbox), before);
    }));

  it('goes on with the others when one account has no AccessKey, or one account holds up all', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const router = await sender.one('virtualBorderRouter');
      await losing(bench, () => sender.send(newGroup(router), undefined, 'keyless'));
      await losing(bench, () => sender.send(newGroup(router)));
      bench.test.running.clear();
      const settled = await bench.process(2).settlement.leftOvers();
      assert.deepEqual(
        settled.map(({ outcome, mayChange }) => [outcome, mayChange]),
        [
          ['unknown', true],
          ['succeeded', false],
        ],
      );
    }));
});
