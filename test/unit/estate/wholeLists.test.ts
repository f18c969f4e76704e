import assert from 'node:assert/strict';
import { modifyWithoutToken } from '../api/sampleOperations';
import { answer } from '../api/loopbackService';
import type { Reaction } from '../api/loopbackService';
import type { Row } from './estateUnderTest';
import { answerRows, everyRouter, HeldAnswers, ids, region, routerRow, withEstate } from './estateUnderTest';

const routers = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => routerRow(`vbr-${index}`));

/** Answers with whatever the rows are at that time. */
class Rows {
  constructor(public rows: readonly Row[]) {}

  readonly react: Reaction = (received, response) => {
    answerRows(response, received, this.rows);
  };
}

describe('a list that was read as a whole', () => {
  it('is kept, or every picker and every search reads it again before the tree can show it', async () => {
    const service = new Rows(routers(60));
    await withEstate(service.react, async ({ estate, service: { received } }) => {
      assert.equal((await estate.all(everyRouter)).length, 60);
      const { resources, total, pages, complete } = estate.peek(everyRouter) ?? assert.fail();
      assert.deepEqual([resources.length, total, pages, complete], [60, 60, 2, true]);
      const asked = received.length;
      await estate.list(everyRouter);
      assert.equal(received.length, asked);
    });
  });

  it('is known to be empty, or an account without VBRs is asked for them again and again', async () => {
    await withEstate(new Rows([]).react, async ({ estate }) => {
      await estate.all(everyRouter);
      const { resources, pages, complete } = estate.peek(everyRouter) ?? assert.fail();
      assert.deepEqual([resources.length, pages, complete], [0, 1, true]);
    });
  });

  it('stays whole when it is refreshed, or rows vanish that were on the screen', async () => {
    const service = new Rows(routers(60));
    await withEstate(service.react, async ({ estate }) => {
      await estate.all(everyRouter);
      const { resources, complete } = await estate.refresh(everyRouter);
      assert.deepEqual([resources.length, complete], [60, true]);
    });
  });

  it('leaves a list alone that is shown page by page, or it grows to its end under somebody’s hands', async () => {
    const service = new Rows(routers(60));
    await withEstate(service.react, async ({ estate }) => {
      await estate.list(everyRouter);
      assert.equal((await estate.all(everyRouter)).length, 60);
      const { resources, pages, complete } = estate.peek(everyRouter) ?? assert.fail();
      assert.deepEqual([resources.length, pages, complete], [50, 1, false]);
    });
  });

  it('takes the place of an older complete list, and what is gone leaves the tree', async () => {
    const service = new Rows(routers(2));
    await withEstate(service.react, async ({ estate }) => {
      await estate.list(everyRouter);
      service.rows = [routerRow('vbr-1')];
      await estate.all(everyRouter);
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-1']);
      assert.deepEqual(
        estate.known().map(({ id }) => id),
        ['vbr-1'],
      );
    });
  });

  it('does not replace a list that was read after it began, or a new VBR is off the screen again', async () => {
    const held = new HeldAnswers();
    const react: Reaction = (received, response, request) => {
      if (received.form.Action === modifyWithoutToken.name) answer(response, 200, { RequestId: 'R' });
      else held.hold(received, response, request);
    };
    await withEstate(react, async ({ estate, client }) => {
      const whole = estate.all(everyRouter);
      await held.arrived(1);
      // What is read after a change does not share the answer of what was asked before it.
      await client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
      const newer = estate.refresh(everyRouter);
      await held.arrived(2);
      held.release(1, (response, received) => {
        answerRows(response, received, routers(2));
      });
      await newer;
      held.release(0, (response, received) => {
        answerRows(response, received, routers(1));
      });
      await whole;
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-0', 'vbr-1']);
    });
  });
});
