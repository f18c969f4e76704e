import assert from 'node:assert/strict';
import { DrawTogether } from '../../../src/actions/drawTogether';
import { StepClock } from '../explorer/stepClock';

function drawn(): { readonly clock: StepClock; readonly drawing: DrawTogether; readonly count: () => number } {
  let count = 0;
  const clock = new StepClock();
  return { clock, drawing: new DrawTogether(() => (count += 1), clock), count: () => count };
}

describe('what is drawn together', () => {
  it('is drawn once for all that came in a short time, or the search stands still while it makes its lines', () => {
    const { clock, drawing, count } = drawn();
    for (let list = 0; list < 180; list += 1) drawing.soon();
    assert.equal(count(), 0);
    clock.advance(1_000);
    assert.equal(count(), 1);
  });

  it('is drawn while more keeps coming, or nothing shows before the last list is here', () => {
    const { clock, drawing, count } = drawn();
    for (let list = 0; list < 20; list += 1) {
      drawing.soon();
      clock.advance(50);
    }
    assert.ok(count() >= 9, String(count()));
  });

  it('is not drawn a second time after it was drawn at once, nor when the search was closed', () => {
    const { clock, drawing, count } = drawn();
    drawing.soon();
    drawing.now();
    clock.advance(1_000);
    assert.equal(count(), 1);
    drawing.soon();
    drawing.dispose();
    clock.advance(1_000);
    assert.equal(count(), 1);
  });
});
