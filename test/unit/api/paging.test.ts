import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import type { Progress } from '../../../src/api/paging';
import { failure, region, withService } from './clientUnderTest';
import type { Reaction } from './loopbackService';
import { answer, refuse } from './loopbackService';
import { listByToken, listThings } from './sampleOperations';

const identity = ['BgpPeerId'];
const peers = (from: number, to: number): { BgpPeerId: string }[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ BgpPeerId: `bgp-${from + index}` }));
const ids = (rows: readonly { readonly BgpPeerId?: string }[]): (string | undefined)[] =>
  rows.map((row) => row.BgpPeerId);

/** Serves the rows as pages; `change` may replace or alter the answer of the nth request. */
function serving(
  rows: () => readonly object[],
  change: (body: Record<string, unknown>, page: number, turn: number) => unknown = (body) => body,
): Reaction {
  let turn = 0;
  return ({ form }, response) => {
    turn += 1;
    const page = Number(form.PageNumber);
    const size = Number(form.PageSize);
    const all = rows();
    const shown = all.slice((page - 1) * size, page * size);
    const body = {
      RequestId: `R-${page}`,
      PageNumber: page,
      PageSize: size,
      TotalCount: all.length,
      BgpPeers: { BgpPeer: shown },
    };
    answer(response, 200, change(body, page, turn));
  };
}

describe('a whole list', () => {
  it('shows all 300 rows of six pages, in the service’s order, pages side by side but bounded', async () => {
    let atOnce = 0;
    let most = 0;
    const serve = serving(() => peers(1, 300));
    await withService(
      (received, response, request) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        // Later pages answer first.
        const delay = 8 - Number(received.form.PageNumber);
        setTimeout(() => {
          atOnce -= 1;
          serve(received, response, request);
        }, delay);
      },
      async ({ client, service }) => {
        const progress: (Progress & { count: number })[] = [];
        const rows = await client.list(
          listThings,
          'BgpPeers',
          {},
          { region, identity, onRows: (soFar, how) => progress.push({ ...how, count: soFar.length }) },
        );
        assert.deepEqual(ids(rows), ids(peers(1, 300)));
        assert.equal(service.received.length, 6);
        assert.ok(most > 1 && most <= 5, `${most} at once`);
        assert.deepEqual(progress.at(0), { count: 50, total: 300, complete: false });
        assert.deepEqual(progress.at(-1), { count: 300, total: 300, complete: true });
      },
    );
  });

  it('takes one call when one page holds everything, none of it empty space', async () => {
    await withService(
      serving(() => peers(1, 50)),
      async ({ client, service }) => {
        assert.equal((await client.list(listThings, 'BgpPeers', {}, { region, identity })).length, 50);
        assert.equal(service.received.length, 1);
      },
    );
    await withService(
      serving(() => []),
      async ({ client, service }) => {
        assert.deepEqual(await client.list(listThings, 'BgpPeers', {}, { region, identity }), []);
        assert.equal(service.received.length, 1);
      },
    );
  });

  it('finds a row that slipped between two pages because another one vanished meanwhile', async () => {
    let rows = peers(1, 120);
    const serve = serving(() => rows);
    await withService(
      (received, response, request) => {
        serve(received, response, request);
        // After page one has been read, its first row is deleted: bgp-51 moves to the page that has been read.
        rows = peers(2, 120);
      },
      async ({ client }) => {
        const found = await client.list(listThings, 'BgpPeers', {}, { region, identity });
        assert.deepEqual(ids(found), ids(peers(2, 120)));
      },
    );
  });

  it('shows a row once that moved to the next page because another one appeared meanwhile', async () => {
    let rows = peers(1, 120);
    const serve = serving(() => rows);
    await withService(
      (received, response, request) => {
        serve(received, response, request);
        rows = peers(0, 120);
      },
      async ({ client }) => {
        const found = await client.list(listThings, 'BgpPeers', {}, { region, identity });
        assert.deepEqual(ids(found), ids(peers(0, 120)));
      },
    );
  });

  it('loses no row of a list that never stands still', async () => {
    let turn = 0;
    await withService(
      serving(() => peers((turn += 1), 120)),
      async ({ client, service }) => {
        const found = new Set(ids(await client.list(listThings, 'BgpPeers', {}, { region, identity })));
        // The rows that were there all the time.
        for (const row of peers(turn, 120)) assert.ok(found.has(row.BgpPeerId), row.BgpPeerId);
        assert.ok(service.received.length <= 6, 'it is read twice, not for ever');
      },
    );
  });

  it('ends when TotalCount promises more than there is (traps 50)', async () => {
    for (const [count, total] of [
      [5, 10],
      [60, 200],
      [60, 1_000_000_000],
      [0, 7],
    ] as const) {
      await withService(
        serving(
          () => peers(1, count),
          (body) => ({ ...body, TotalCount: total }),
        ),
        async ({ client, service }) => {
          const found = await client.list(listThings, 'BgpPeers', {}, { region, identity });
          assert.equal(found.length, count);
          assert.ok(service.received.length <= 8, `${service.received.length} calls`);
        },
      );
    }
  });

  it('reads on without TotalCount, PageNumber and PageSize until a page is short (traps 50)', async () => {
    for (const [count, calls] of [
      [120, 3],
      [100, 3],
      [20, 1],
    ] as const) {
      await withService(
        serving(
          () => peers(1, count),
          ({ RequestId, BgpPeers }) => ({ RequestId, BgpPeers }),
        ),
        async ({ client, service }) => {
          assert.equal((await client.list(listThings, 'BgpPeers', {}, { region, identity })).length, count);
          assert.equal(service.received.length, calls);
        },
      );
    }
  });

  it('reads everything from a service that quietly allows ten rows a page', async () => {
    await withService(
      ({ form }, response) => {
        const page = Number(form.PageNumber);
        const shown = peers(1, 95).slice((page - 1) * 10, page * 10);
        answer(response, 200, { RequestId: 'R', TotalCount: '95', BgpPeers: { BgpPeer: shown } });
      },
      async ({ client }) => {
        const found = await client.list(listThings, 'BgpPeers', {}, { region, identity });
        assert.deepEqual(ids(found), ids(peers(1, 95)));
      },
    );
  });

  it('stops with a service that answers every page number with the same page', async () => {
    await withService(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', BgpPeers: { BgpPeer: peers(1, 50) } });
      },
      async ({ client, service }) => {
        assert.equal((await client.list(listThings, 'BgpPeers', {}, { region, identity })).length, 50);
        assert.ok(service.received.length <= 4);
      },
    );
  });

  it('keeps rows apart that lack a part of their identity (traps 29)', async () => {
    const rows = [{ Name: 'a' }, { Name: 'b' }, { BgpPeerId: '', Name: 'c' }];
    await withService(
      serving(() => rows),
      async ({ client }) => {
        assert.equal((await client.list(listThings, 'BgpPeers', {}, { region, identity })).length, 3);
      },
    );
  });

  it('fails as a whole when a page fails, and lets the other pages go', async () => {
    const serve = serving(() => peers(1, 300));
    await withService(
      (received, response, request) => {
        if (received.form.PageNumber === '4') refuse(response, 403, 'Forbidden.RAM');
        else if (received.form.PageNumber !== '3') serve(received, response, request);
      },
      async ({ client, clock }) => {
        const call = client.list(listThings, 'BgpPeers', {}, { region, identity });
        assert.equal((await failure(call, ServiceError)).code, 'Forbidden.RAM');
        while (clock.pendingTimeouts > 0) await new Promise(setImmediate);
      },
    );
  });

  it('never shows an unreadable list as an empty one', async () => {
    await withService(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', TotalCount: 3, BgpPeers: 'later' });
      },
      async ({ client }) => {
        const call = client.list(listThings, 'BgpPeers', {}, { region, identity });
        assert.equal((await failure(call, TransportError)).phase, 'garbage');
      },
    );
  });

  it('follows tokens to the end, and out of a circle', async () => {
    const pages: Record<string, { rows: string[]; next?: string }> = {
      '': { rows: ['a', 'b'], next: 't1' },
      t1: { rows: ['b', 'c'], next: 't2' },
      t2: { rows: ['d'] },
    };
    const react: Reaction = ({ form }, response) => {
      const { rows, next } = pages[form.NextToken ?? ''] ?? assert.fail();
      const RouteEntry = rows.map((RouteEntryId) => ({ RouteEntryId }));
      answer(response, 200, { RequestId: 'R', NextToken: next ?? '', RouteEntrys: { RouteEntry } });
    };
    await withService(react, async ({ client, service }) => {
      const options = { region, identity: ['RouteEntryId'] };
      const found = await client.list(listByToken, 'RouteEntrys', {}, options);
      assert.deepEqual(
        found.map((row) => row.RouteEntryId),
        ['a', 'b', 'c', 'd'],
      );
      assert.equal(service.received[0]?.form.MaxResult, '50');
      pages.t2 = { rows: ['d'], next: 't1' };
      await failure(client.list(listByToken, 'RouteEntrys', {}, options), TransportError);
    });
  });
});

describe('one page', () => {
  it('says whether there is more, so that "Load more" appears when it should', async () => {
    await withService(
      serving(() => peers(1, 120)),
      async ({ client }) => {
        const pages = await Promise.all(
          [1, 2, 3, 4].map((pageNumber) => client.page(listThings, 'BgpPeers', {}, { region, pageNumber })),
        );
        assert.deepEqual(
          pages.map(({ rows, more, total }) => [rows.length, more, total]),
          [
            [50, true, 120],
            [50, true, 120],
            [20, false, 120],
            [0, false, 120],
          ],
        );
        assert.equal(pages[2]?.rows[0]?.BgpPeerId, 'bgp-101');
      },
    );
  });

  it('stops offering more after a short page although the total says otherwise (traps 50)', async () => {
    await withService(
      serving(
        () => peers(1, 5),
        (body) => ({ ...body, TotalCount: 10 }),
      ),
      async ({ client }) => {
        assert.equal((await client.page(listThings, 'BgpPeers', {}, { region, pageNumber: 1 })).more, false);
      },
    );
  });
});
