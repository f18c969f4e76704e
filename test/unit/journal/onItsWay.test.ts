import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import type { Resource } from '../../../src/estate/resource';
import { resourceKey } from '../../../src/estate/resource';
import type { Journal } from '../../../src/journal/journal';
import { JournaledWrites } from '../../../src/journal/journaledWrites';
import type { Access } from '../../../src/journal/settlement';
import { Settlement } from '../../../src/journal/settlement';
import { change, JournalUnderTest } from './journalUnderTest';
import { operationOf, VaultUnderTest } from './writesUnderTest';

const minute = 60_000;
const operation = operationOf('DeleteVirtualBorderRouter');
const subject = { kind: 'virtualBorderRouter', id: 'vbr-1', region: 'cn-hangzhou', name: '', parents: {} } as const;
const router: Resource = {
  ...subject,
  key: resourceKey({ account: 'account', ...subject }),
  account: 'account',
  state: 'terminated',
  attributes: {},
};
const deletion = { operation: operation.name, subject, state: 'terminated', values: { VbrId: 'vbr-1' } };
const lost = new TransportError({ action: operation.name, phase: 'timeout', outcome: 'unknown' });

describe('a change of which a request may still be on its way', () => {
  let test: JournalUnderTest;
  beforeEach(() => {
    test = new JournalUnderTest();
  });
  afterEach(() => test.remove());

  /** Settles in a window where the VBR is still to be seen as it was. */
  function settlement(journal: Journal, call: Access['client']['call']): Settlement {
    return new Settlement({
      journal,
      vault: new VaultUnderTest(),
      catalogue,
      clock: { now: () => test.now },
      accessTo: () => ({ client: { call }, estate: { reread: () => Promise.resolve(router) } }),
      report: (error) => test.reported.push(error),
    });
  }

  async function said(journal: Journal, id: string): Promise<string | undefined> {
    const { entries } = await journal.read();
    return entries.find(({ intent }) => intent.id === id)?.ending?.outcome;
  }

  it('is not called undone after an attempt to send it again was lost, or the VBR is deleted all the same', async () => {
    await test.process(1).begin(change('a', deletion));
    test.running.clear();
    test.now += 3 * minute;
    const first = test.process(2);
    const [early] = await settlement(first, () => Promise.reject(lost)).leftOvers();
    assert.deepEqual([early?.outcome, early?.mayChange], ['unknown', true]);
    // Another window knows of that attempt as well.
    test.running.clear();
    const other = settlement(test.process(3), () => assert.fail());
    test.now += minute - 1;
    assert.equal((await other.check('a'))?.outcome, 'unknown');
    test.now += 1;
    assert.equal((await other.check('a'))?.outcome, 'withoutEffect');
  });

  it('is carried out when the service says so, whatever another window has read meanwhile', async () => {
    await test.process(1).begin(change('a', deletion));
    test.running.clear();
    const [sending, looking] = [test.process(2), test.process(3)];
    await looking.end({ id: 'a', outcome: 'withoutEffect', by: 'reading', milliseconds: 40 });
    test.now += 2000;
    await sending.end({ id: 'a', outcome: 'succeeded', by: 'sendingAgain', milliseconds: 2000, requestId: 'REQ' });
    assert.equal(await said(looking, 'a'), 'succeeded');
    // And not the other way round.
    test.now += 2000;
    await looking.end({ id: 'a', outcome: 'withoutEffect', by: 'reading', milliseconds: 40 });
    assert.equal(await said(looking, 'a'), 'succeeded');
  });

  it('is not called undone just after its window was found gone: until then it may have tried again and again', async () => {
    await test.process(1).begin(change('a', deletion));
    // With a long timeout, or held back by throttling, a call takes minutes.
    test.now += 4 * minute;
    test.running.clear();
    const next = settlement(test.process(2), () => assert.fail());
    assert.equal((await next.check('a'))?.outcome, 'unknown');
    test.now += minute;
    assert.equal((await next.check('a'))?.outcome, 'withoutEffect');
  });

  it('is not refused because its repetition is: the first request may have landed in between', async () => {
    const journal = test.process(1);
    const refused = new ServiceError('It is terminating.', {
      action: operation.name,
      code: 'Forbidden.DeletionProtection',
      httpStatus: 400,
      outcome: 'refused',
    });
    const writes = new JournaledWrites({
      journal,
      vault: new VaultUnderTest(),
      catalogue,
      clock: { now: () => test.now },
      unique: test.unique,
      report: (error) => test.reported.push(error),
    });
    const values = { VbrId: 'vbr-1' };
    const write = { operation, account: 'account', region: 'cn-hangzhou', target: router, values, token: 'T' };
    const send = (id: string, failure: Error): Promise<unknown> =>
      assert.rejects(writes.send(write, { client: { call: () => Promise.reject(failure) }, title: id, id }));
    await send('one', lost);
    test.now += 1000;
    await send('two', refused);
    assert.deepEqual([await said(journal, 'one'), await said(journal, 'two')], ['unknown', 'refused']);
    test.now += minute;
    await send('three', lost);
    test.now += minute;
    await send('four', refused);
    assert.equal(await said(journal, 'three'), 'refused');
  });
});
