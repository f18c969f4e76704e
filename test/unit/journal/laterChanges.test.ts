import assert from 'node:assert/strict';
import type { Entry } from '../../../src/journal/entry';
import { isAlone, isLeftToPerson } from '../../../src/journal/laterChanges';
import type { Ending, Intent, JournalSubject } from '../../../src/journal/records';

const minute = 60_000;
const noon = Date.UTC(2024, 5, 1, 12);
const line: JournalSubject = {
  kind: 'physicalConnection',
  id: 'pc-1',
  region: 'cn-hangzhou',
  name: '',
  parents: {},
};

/** A change of the line that began so many minutes after noon, without a token unless told. */
function entry(id: string, after: number, outcome: Ending['outcome'], more: Partial<Intent> = {}): Entry {
  const at = noon + after * minute;
  const common = { account: 'one', region: line.region, title: '', subject: line, values: {}, hidden: [] };
  const intent: Intent = { record: 'intent', id, at, process: 1, operation: 'Terminate', ...common, ...more };
  return { intent, ending: { record: 'ending', id, at: at + 1000, outcome, by: 'answer', milliseconds: 1000 } };
}

const lost = entry('lost', 0, 'unknown', { token: 'token' });

function alone(other: Entry): boolean {
  return isAlone(lost, [other, lost]) && isAlone(lost, [lost, other]);
}

describe('a change whose answer was lost', () => {
  it('is not told by what another change may have made of the resource, or the one passes for the other', () => {
    for (const outcome of ['succeeded', 'unknown'] as const) {
      assert.equal(alone(entry('later', 1, outcome)), false, `later, ${outcome}`);
    }
    assert.equal(alone(entry('under way', -10, 'unknown')), false);
    assert.equal(alone(entry('as it began', -0.01, 'succeeded', { operation: 'Recover' })), false);
    assert.equal(alone(entry('the same, too new to be seen', -0.5, 'succeeded')), false);
  });

  it('is told where nothing else can have had an effect since, or it stays unknown for ever', () => {
    assert.equal(alone(entry('refused', 1, 'refused')), true);
    assert.equal(alone(entry('over', -0.5, 'succeeded', { operation: 'Recover' })), true);
    assert.equal(alone(entry('long over', -2, 'succeeded')), true);
    assert.equal(alone(entry('long lost', -60, 'unknown')), true);
    assert.equal(alone(entry('the same change', 1, 'unknown', { token: 'token' })), true);
    assert.equal(alone(entry('of another resource', 1, 'unknown', { subject: { ...line, id: 'pc-2' } })), true);
  });

  it('is left to the person when another account changed the resource since, or it undoes what that one did', () => {
    const hosted = { ...line, kind: 'hostedConnection' } as const;
    const other = entry('other', 1, 'succeeded', { account: 'two', subject: hosted });
    assert.deepEqual([isAlone(lost, [lost, other]), isLeftToPerson(lost, [lost, other])], [false, true]);
  });

  it('does not mind what another account did to what it has in the same region, or nothing is ever settled', () => {
    const own = { ...line, kind: 'outboundTraffic', id: line.region } as const;
    const mine = entry('mine', 0, 'unknown', { subject: own, token: 'token' });
    const theirs = entry('theirs', 1, 'succeeded', { account: 'two', subject: own });
    assert.deepEqual([isAlone(mine, [mine, theirs]), isLeftToPerson(mine, [mine, theirs])], [true, false]);
  });
});
