import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { Settlement } from '../../../src/journal/settlement';
import { change, JournalUnderTest } from './journalUnderTest';
import { VaultUnderTest } from './writesUnderTest';

const minute = 60_000;
/** A refusal that usually passes, as the operation declares it (wire-facts 3.4). */
const passing = new ServiceError('The route table is not ready.', {
  action: 'CreateRouteEntry',
  code: 'IncorrectStatus.RouteTableStatus',
  httpStatus: 400,
  outcome: 'refused',
});
const lost = new TransportError({ action: 'CreateRouteEntry', phase: 'reset', outcome: 'unknown' });

describe('a change that is sent again under its token and refused for a state that usually passes', () => {
  let test: JournalUnderTest;
  beforeEach(() => {
    test = new JournalUnderTest();
  });
  afterEach(() => test.remove());

  /** Settles a change that was begun at the beginning and cut off; each look meets the next failure. */
  async function looks(...failures: readonly (readonly [at: number, failure: Error])[]): Promise<readonly string[]> {
    await test.process(1).begin(change('route', { operation: 'CreateRouteEntry' }));
    test.running.clear();
    const begun = test.now;
    let failure: Error | undefined;
    const settlement = new Settlement({
      journal: test.process(2),
      vault: new VaultUnderTest(),
      catalogue,
      clock: { now: () => test.now },
      accessTo: () => ({
        client: { call: () => Promise.reject(failure ?? assert.fail()) },
        estate: { reread: () => Promise.resolve(undefined) },
      }),
      report: (error) => test.reported.push(error),
    });
    const outcomes: string[] = [];
    for (const [at, met] of failures) {
      test.now = begun + at * minute;
      failure = met;
      const [settled] = await settlement.leftOvers();
      outcomes.push(settled?.outcome ?? 'nothing to settle');
    }
    return outcomes;
  }

  it('is open while the first attempt may be on its way, and refused then, or it stays unknown for ever', async () => {
    assert.deepEqual(await looks([1, passing], [2, passing], [3, passing]), [
      'unknown',
      'refused',
      'nothing to settle',
    ]);
  });

  it('is open while an attempt of the settlement may be on its way, or what that one does is called refused', async () => {
    assert.deepEqual(await looks([3, lost], [3.5, passing], [4, passing]), ['unknown', 'unknown', 'refused']);
  });
});
