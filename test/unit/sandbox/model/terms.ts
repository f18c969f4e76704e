import assert from 'node:assert/strict';
import type { EstateModel } from './estateModel';
import { type Sight, text } from './look';
import { stateOf } from './things';

/** What the lists leave out of a moment. */
const precision = 1000;

/** Checks that what was paid for until some day is locked from then on, and nothing else is (traps 64). */
export function checkTerms(model: EstateModel, seen: ReadonlyMap<string, Sight>): void {
  for (const thing of [...model.list('line'), ...model.list('interface')]) {
    const isLine = thing.kind === 'line';
    // Lines that are not in service have no term; what they were locked for outlasts it.
    if (isLine ? stateOf(thing) !== 'Enabled' : !thing.prepaid) continue;
    const ends = Date.parse(text(seen.get(thing.id)?.row.EndTime));
    // An order that nobody has paid yet begins no term.
    if (Number.isNaN(ends) && !isLine) continue;
    const locked = model.isLocked(thing);
    const told = `${thing.kind} ${thing.id} ends ${new Date(ends).toISOString()}`;
    assert.ok(!locked || ends <= model.now, `${told}, and is locked before`);
    assert.ok(locked || model.now < ends + precision, `${told}, and is not locked afterwards`);
  }
}
