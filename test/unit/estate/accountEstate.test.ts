import assert from 'node:assert/strict';
import { Cancelled, ServiceError, TransportError } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import { AccountEstate } from '../../../src/estate/accountEstate';
import type { EstateChange } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { Scope } from '../../../src/estate/scope';
import { scopeKey } from '../../../src/estate/scope';
import { failure, withService } from '../api/clientUnderTest';
import type { Reaction } from '../api/loopbackService';
import { answer, refuse } from '../api/loopbackService';
import { modifyWithoutToken } from '../api/sampleOperations';
import type { EstateBench, Row } from './estateUnderTest';
import {
  answerRows,
  everyRouter,
  HeldAnswers,
  ids,
  region,
  resourceOf,
  routerRow,
  withEstate,
} from './estateUnderTest';

const belowConnection: Scope = { ...everyRouter, parent: { kind: 'physicalConnection', id: 'pc-1' } };

/** A change in between: what is read after it does not share the answers of what was asked before it. */
async function change({ client }: EstateBench): Promise<void> {
  await client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
}

/** Lists are held back, changes are answered at once. */
function holdLists(held: HeldAnswers): Reaction {
  return (received, response, request) => {
    if (received.form.Action === modifyWithoutToken.name) answer(response, 200, { RequestId: 'R' });
    else held.hold(received, response, request);
  };
}

/** A service whose rows, or whose refusal, the test changes as it goes on. */
class Rows {
  rows: readonly Row[];
  refusal: string | undefined;

  constructor(...rows: readonly Row[]) {
    this.rows = rows;
  }

  readonly react: Reaction = (received, response) => {
    if (this.refusal !== undefined) refuse(response, 403, this.refusal);
    else answerRows(response, received, this.rows);
  };
}

describe('a list that is read again', () => {
  it('keeps its old rows when that fails, so that a lost connection does not empty the tree', async () => {
    const service = new Rows(routerRow('vbr-1'), routerRow('vbr-2'));
    await withEstate(service.react, async ({ estate, changes }) => {
      await estate.list(everyRouter);
      const told = changes.length;
      service.refusal = 'Forbidden.RAM';
      await failure(estate.refresh(everyRouter), ServiceError);
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-1', 'vbr-2']);
      assert.equal(changes.length, told);
      await failure(estate.loadMore(everyRouter), ServiceError);
      assert.equal(estate.peek(everyRouter)?.pages, 1, 'a page that failed is asked for again');
    });
  });

  it('does not exist after a first read that failed: nothing was read is not the same as nothing is there', async () => {
    const service = new Rows();
    service.refusal = 'Forbidden.RAM';
    await withEstate(service.react, async ({ estate }) => {
      await failure(estate.list(everyRouter), ServiceError);
      assert.equal(estate.peek(everyRouter), undefined);
      service.refusal = undefined;
      assert.deepEqual(ids(await estate.list(everyRouter)), []);
      assert.deepEqual(ids(estate.peek(everyRouter)), []);
    });
  });

  it('keeps its old rows until every page is here', async () => {
    const held = new HeldAnswers();
    const rows = Array.from({ length: 60 }, (_, index) => routerRow(`vbr-${index}`));
    await withEstate(holdLists(held), async ({ estate }) => {
      const list = estate.list(everyRouter);
      await held.arrived(1);
      held.release(0, (response, received) => {
        answerRows(response, received, rows);
      });
      await list;
      const more = estate.loadMore(everyRouter);
      await held.arrived(2);
      held.release(1, (response, received) => {
        answerRows(response, received, rows);
      });
      await more;
      const refresh = estate.refresh(everyRouter);
      await held.arrived(4);
      held.release(2, (response, received) => {
        answerRows(response, received, []);
      });
      await new Promise(setImmediate);
      assert.equal(estate.peek(everyRouter)?.resources.length, 60);
      held.release(3, (response, received) => {
        answerRows(response, received, []);
      });
      await refresh;
      assert.deepEqual(ids(estate.peek(everyRouter)), []);
    });
  });

  it('drops the answer that comes after a newer one, or a deleted row is back on the screen', async () => {
    const held = new HeldAnswers();
    await withEstate(holdLists(held), async (bench) => {
      const { estate } = bench;
      const early = estate.refresh(everyRouter);
      await held.arrived(1);
      await change(bench);
      const late = estate.refresh(everyRouter);
      await held.arrived(2);
      held.release(1, (response, received) => {
        answerRows(response, received, [routerRow('vbr-2')]);
      });
      assert.deepEqual(ids(await late), ['vbr-2']);
      held.release(0, (response, received) => {
        answerRows(response, received, [routerRow('vbr-1'), routerRow('vbr-2', { Name: 'old' })]);
      });
      assert.deepEqual(ids(await early), ['vbr-2']);
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-2']);
      assert.equal(estate.known()[0]?.name, 'name of vbr-2');
    });
  });

  it('takes the earlier answer when the newer read failed: it is still newer than what is shown', async () => {
    const held = new HeldAnswers();
    await withEstate(holdLists(held), async (bench) => {
      const { estate } = bench;
      const first = estate.list(everyRouter);
      await held.arrived(1);
      held.release(0, (response, received) => {
        answerRows(response, received, [routerRow('vbr-1')]);
      });
      await first;
      const early = estate.refresh(everyRouter);
      await held.arrived(2);
      await change(bench);
      const failed = failure(estate.refresh(everyRouter), ServiceError);
      await held.arrived(3);
      held.release(2, (response) => {
        refuse(response, 403, 'Forbidden.RAM');
      });
      await failed;
      held.release(1, (response, received) => {
        answerRows(response, received, [routerRow('vbr-2')]);
      });
      await early;
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-2']);
    });
  });

  it('shows a row once that moved to the next page while the person read the first, as it was read last', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => routerRow(`vbr-${index}`));
    const service = new Rows(...rows);
    await withEstate(service.react, async ({ estate }) => {
      await estate.list(everyRouter);
      // A new row at the top pushes the last one of page 1 to page 2, and its name has changed.
      const moved = rows.map((row, index) => (index === 49 ? { ...row, Name: 'renamed' } : row));
      service.rows = [routerRow('vbr-new'), ...moved];
      const listing = await estate.loadMore(everyRouter);
      assert.equal(new Set(ids(listing)).size, listing.resources.length);
      assert.deepEqual([listing.resources.length, listing.total, listing.complete], [60, 60, true]);
      assert.equal(listing.resources.find(({ id }) => id === 'vbr-49')?.name, 'renamed');
    });
  });

  describe('while it is being refreshed', () => {
    const rows = Array.from({ length: 120 }, (_, index) => routerRow(`vbr-${index}`));

    /** A list of which the first page is shown; `answer` lets a request go, counted from 0. */
    async function shown(
      test: (estate: AccountEstate, held: HeldAnswers, answer: (index: number) => void) => Promise<void>,
    ) {
      const held = new HeldAnswers();
      await withEstate(holdLists(held), async ({ estate }) => {
        const release = (index: number): void => {
          held.release(index, (response, received) => {
            answerRows(response, received, rows);
          });
        };
        const list = estate.list(everyRouter);
        await held.arrived(1);
        release(0);
        await list;
        await test(estate, held, release);
      });
    }

    it('loads the next page although a refresh overtakes it, or Load more does nothing', async () => {
      await shown(async (estate, held, release) => {
        const more = estate.loadMore(everyRouter);
        await held.arrived(2);
        const refresh = estate.refresh(everyRouter);
        await held.arrived(3);
        release(2);
        await refresh;
        release(1);
        await held.arrived(4);
        release(3);
        assert.equal((await more).resources.length, 100);
        assert.equal(estate.peek(everyRouter)?.resources.length, 100);
      });
    });

    it('keeps a page that came meanwhile, or rows disappear that somebody has just asked for', async () => {
      await shown(async (estate, held, release) => {
        const more = estate.loadMore(everyRouter);
        await held.arrived(2);
        const refresh = estate.refresh(everyRouter);
        await held.arrived(3);
        release(1);
        await more;
        release(2);
        await held.arrived(5);
        release(3);
        release(4);
        await refresh;
        assert.equal(estate.peek(everyRouter)?.resources.length, 100);
      });
    });
  });

  it('asks for the next page once when the person clicks twice', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => routerRow(`vbr-${index}`));
    const service = new Rows(...rows);
    await withEstate(service.react, async ({ estate, service: { received } }) => {
      await estate.list(everyRouter);
      await Promise.all([estate.loadMore(everyRouter), estate.loadMore(everyRouter)]);
      assert.equal(received.length, 2);
      assert.equal(estate.peek(everyRouter)?.resources.length, 60);
    });
  });

  it('ends although the service counts more rows than it gives (traps 50)', async () => {
    await withEstate(
      (received, response) => {
        answerRows(response, received, [routerRow('vbr-1')], 5);
      },
      async ({ estate }) => {
        const listing = await estate.list(everyRouter);
        assert.deepEqual([listing.complete, listing.total], [true, 1]);
      },
    );
  });

  it('can be cancelled while it is on its way', async () => {
    const held = new HeldAnswers();
    await withEstate(held.hold, async ({ estate }) => {
      const controller = new AbortController();
      const listing = estate.list(everyRouter, controller.signal);
      await held.arrived(1);
      controller.abort();
      await failure(listing, Cancelled);
      assert.equal(estate.peek(everyRouter), undefined);
    });
  });
});

describe('a resource that stands in several lists', () => {
  const twoLists = (): Rows => new Rows(routerRow('vbr-1'), routerRow('vbr-2'));

  it('changes in all of them when it is read again, or the tree contradicts itself', async () => {
    const service = twoLists();
    await withEstate(service.react, async ({ estate, changes }) => {
      await estate.list(everyRouter);
      await estate.list(belowConnection);
      changes.length = 0;
      service.rows = [routerRow('vbr-1', { Name: 'renamed' })];
      const known = estate.known()[0] ?? assert.fail();
      const again = await estate.reread(known);
      assert.equal(again?.name, 'renamed');
      for (const scope of [everyRouter, belowConnection]) {
        assert.deepEqual(
          estate.peek(scope)?.resources.map(({ name }) => name),
          ['renamed', 'name of vbr-2'],
        );
      }
      assert.deepEqual(changes, [{ account: 'acc', resources: [known.key], scopes: [] }]);
    });
  });

  it('leaves all of them when it is gone, and says which', async () => {
    const service = twoLists();
    await withEstate(service.react, async ({ estate, changes }) => {
      await estate.list(everyRouter);
      await estate.list(belowConnection);
      changes.length = 0;
      service.rows = [];
      const known = estate.known()[0] ?? assert.fail();
      assert.equal(await estate.reread(known), undefined);
      assert.equal(estate.resource(known.key), undefined);
      for (const scope of [everyRouter, belowConnection]) {
        assert.deepEqual([ids(estate.peek(scope)), estate.peek(scope)?.total], [['vbr-2'], 1]);
      }
      const scopes = [scopeKey(everyRouter), scopeKey(belowConnection)];
      assert.deepEqual(changes, [{ account: 'acc', resources: [known.key], scopes }]);
    });
  });

  it('stays everywhere when reading it again fails', async () => {
    const service = twoLists();
    await withEstate(service.react, async ({ estate, changes }) => {
      await estate.list(everyRouter);
      changes.length = 0;
      service.refusal = 'CROSS_BID.FORBIDDEN';
      await failure(estate.reread(estate.known()[0] ?? assert.fail()), ServiceError);
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-1', 'vbr-2']);
      assert.deepEqual(changes, []);
    });
  });
});

describe('what the estate tells', () => {
  it('names the lists that hold other rows and the resources that are other than before, and no others', async () => {
    const service = new Rows(routerRow('vbr-1'), routerRow('vbr-2'));
    await withEstate(service.react, async ({ estate, changes }) => {
      const [one, two] = (await estate.list(everyRouter)).resources.map(({ key }) => key);
      assert.deepEqual(changes, [{ account: 'acc', resources: [one, two], scopes: [scopeKey(everyRouter)] }]);
      changes.length = 0;
      service.rows = [routerRow('vbr-1'), routerRow('vbr-2', { Status: 'terminating' })];
      await estate.refresh(everyRouter);
      assert.deepEqual(changes, [{ account: 'acc', resources: [two], scopes: [] }], 'the rows are the same');
      changes.length = 0;
      await estate.refresh(everyRouter);
      assert.deepEqual(changes, []);
      service.rows = [routerRow('vbr-2', { Status: 'terminating' }), routerRow('vbr-1')];
      await estate.refresh(everyRouter);
      assert.deepEqual(changes, [{ account: 'acc', resources: [], scopes: [scopeKey(everyRouter)] }], 'other order');
    });
  });

  it('is nothing when a resource is read again and is as it was: the tree does not flicker while waiting', async () => {
    const service = new Rows(routerRow('vbr-1'));
    await withEstate(service.react, async ({ estate, changes }) => {
      await estate.list(everyRouter);
      changes.length = 0;
      await estate.reread(resourceOf('virtualBorderRouter', routerRow('vbr-1')));
      assert.deepEqual(changes, []);
    });
  });

  it('is nothing about a resource that nobody had seen and that does not exist', async () => {
    await withEstate(new Rows().react, async ({ estate, changes }) => {
      assert.equal(await estate.reread(resourceOf('virtualBorderRouter', routerRow('vbr-9'))), undefined);
      assert.deepEqual(changes, []);
    });
  });

  it('ends with the subscription', async () => {
    await withEstate(new Rows(routerRow('vbr-1')).react, async ({ estate }) => {
      let told = 0;
      const subscription = estate.onDidChange(() => (told += 1));
      subscription.dispose();
      await estate.list(everyRouter);
      assert.equal(told, 0);
    });
  });

  it('comes after the rows are there, so that whoever is told can draw them', async () => {
    await withEstate(new Rows(routerRow('vbr-1')).react, async ({ estate }) => {
      let seen: readonly string[] | undefined;
      estate.onDidChange(() => (seen = ids(estate.peek(everyRouter))));
      await estate.list(everyRouter);
      assert.deepEqual(seen, ['vbr-1']);
    });
  });
});

describe('two accounts', () => {
  it('never mix, even when the answer of the one that was left arrives last', async () => {
    const held = new HeldAnswers();
    await withService(held.hold, async ({ client }) => {
      const other = new AccountEstate(new EstateReader('left', client, catalogue));
      await withEstate(new Rows(routerRow('vbr-2')).react, async ({ estate, changes }) => {
        const toldByOther: EstateChange[] = [];
        other.onDidChange((told) => toldByOther.push(told));
        const late = other.list(everyRouter);
        await held.arrived(1);
        await estate.list(everyRouter);
        changes.length = 0;
        held.release(0, (response, received) => {
          answerRows(response, received, [routerRow('vbr-1'), routerRow('vbr-2', { Name: 'theirs' })]);
        });
        const [, theirs] = (await late).resources;
        assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-2']);
        assert.equal(estate.known()[0]?.name, 'name of vbr-2');
        assert.equal(theirs?.account, 'left');
        assert.notEqual(theirs.key, estate.known()[0]?.key);
        assert.deepEqual(changes, []);
        assert.deepEqual(
          toldByOther.map(({ account }) => account),
          ['left'],
        );
      });
    });
  });
});

describe('a service that cannot be reached', () => {
  it('is an error and never an empty list', async () => {
    await withEstate(
      (_, response) => {
        response.destroy();
      },
      async ({ estate }) => {
        await failure(estate.list(everyRouter), TransportError);
        await failure(estate.all(everyRouter), TransportError);
        assert.equal(estate.peek(everyRouter), undefined);
      },
    );
  });
});

describe('a resource that is gone', () => {
  it('does not come back with a list that was asked for before it went', async () => {
    const held = new HeldAnswers();
    await withEstate(holdLists(held), async (bench) => {
      const { estate } = bench;
      const first = estate.list(everyRouter);
      await held.arrived(1);
      held.release(0, (response, received) => {
        answerRows(response, received, [routerRow('vbr-1'), routerRow('vbr-2')]);
      });
      await first;
      const early = estate.refresh(everyRouter);
      await held.arrived(2);
      await change(bench);
      const reread = estate.reread(resourceOf('virtualBorderRouter', routerRow('vbr-1', { PhysicalConnectionId: '' })));
      await held.arrived(3);
      held.release(2, (response, received) => {
        answerRows(response, received, []);
      });
      assert.equal(await reread, undefined);
      held.release(1, (response, received) => {
        answerRows(response, received, [routerRow('vbr-1'), routerRow('vbr-2')]);
      });
      await early;
      assert.deepEqual(ids(estate.peek(everyRouter)), ['vbr-2']);
    });
  });

  it('counts no longer as something that depends on its parent once its list is read without it', async () => {
    const service = new Rows(routerRow('vbr-1'), routerRow('vbr-2'));
    await withEstate(service.react, async ({ estate }) => {
      await estate.list(everyRouter);
      service.rows = [routerRow('vbr-2')];
      await estate.refresh(everyRouter);
      assert.deepEqual(
        estate.known().map(({ id }) => id),
        ['vbr-2'],
      );
    });
  });
});

describe('a resource that is read twice at a time', () => {
  it('keeps the newer state when the older answer comes last, or a finished change looks unfinished', async () => {
    const held = new HeldAnswers();
    await withEstate(holdLists(held), async (bench) => {
      const { estate } = bench;
      const known = resourceOf('virtualBorderRouter', routerRow('vbr-1'));
      const older = estate.reread(known);
      await held.arrived(1);
      await change(bench);
      const newer = estate.reread(known);
      await held.arrived(2);
      held.release(1, (response, received) => {
        answerRows(response, received, [{ ...routerRow('vbr-1'), Status: 'terminated' }]);
      });
      await newer;
      held.release(0, (response, received) => {
        answerRows(response, received, [{ ...routerRow('vbr-1'), Status: 'active' }]);
      });
      assert.equal((await older)?.state, 'terminated');
      assert.equal(estate.resource(known.key)?.state, 'terminated');
    });
  });
});
