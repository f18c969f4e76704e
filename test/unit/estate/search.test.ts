import assert from 'node:assert/strict';
import type { Clock } from '../../../src/api/clock';
import { pause } from '../../../src/api/clock';
import { catalogue } from '../../../src/catalog';
import type { Resource } from '../../../src/estate/resource';
import { searchEstate, searchScopes } from '../../../src/estate/search';
import type { Scope } from '../../../src/estate/scope';
import { answer } from '../api/loopbackService';
import { answerRows, everyRouter, groupRow, region, routerRow, withEstate } from './estateUnderTest';

const scopes = (kinds: readonly Scope['kind'][]): readonly Scope[] => kinds.map((kind) => ({ region, kind }));

/** A search that nobody ends, right after the estate was read. */
function soon(clock: Pick<Clock, 'now'>): { readonly now: number; readonly signal: AbortSignal } {
  return { now: clock.now(), signal: new AbortController().signal };
}

function unexpected(scope: Scope): never {
  throw new Error(`${scope.kind} could not be read`);
}

describe('a search', () => {
  it('goes through everything that the service lists for a region, and asks for nothing that it refuses', () => {
    const kinds = new Set(searchScopes(catalogue, [region]).map(({ kind }) => kind));
    for (const kind of ['physicalConnection', 'virtualBorderRouter', 'bgpGroup', 'bgpPeer', 'routerInterface'] as const)
      assert.ok(kinds.has(kind), kind);
    // Without a router, a route table, a VBR or a connection these lists are refused (traps 29, 30; 003 4.6, 6.14).
    for (const kind of ['bgpNetwork', 'routeEntry', 'vbrHaGroup', 'letterOfAuthorization'] as const)
      assert.ok(!kinds.has(kind), kind);
  });

  it('shows at once what is known, below a parent as well, and does not read whole lists again', async () => {
    await withEstate(
      (received, response) => {
        const { form } = received;
        answerRows(
          response,
          received,
          form.Action === 'DescribeBgpGroups' ? [groupRow('bgpg-1', 'vbr-1')] : [routerRow('vbr-1')],
        );
      },
      async ({ estate, service, clock }) => {
        await estate.list(everyRouter);
        const told: (readonly Resource[])[] = [];
        const report = { onFound: (found: readonly Resource[]) => told.push(found), onFailure: unexpected };
        await searchEstate(catalogue, estate, scopes(['virtualBorderRouter', 'bgpGroup']), report, soon(clock));
        assert.deepEqual(
          told[0]?.map(({ id }) => id),
          ['vbr-1'],
        );
        assert.deepEqual(
          told.at(-1)?.map(({ id }) => id),
          ['vbr-1', 'bgpg-1'],
        );
        assert.equal(service.received.filter(({ form }) => form.Action === 'DescribeVirtualBorderRouters').length, 1);
      },
    );
  });

  it('reads a list once for searches within a minute, or every search reads the whole account again', async () => {
    await withEstate(
      (received, response) => {
        answerRows(response, received, [routerRow('vbr-1')]);
      },
      async ({ estate, service, clock }) => {
        const search = async (): Promise<readonly string[]> => {
          const told: (readonly Resource[])[] = [];
          const report = { onFound: (found: readonly Resource[]) => told.push(found), onFailure: unexpected };
          await searchEstate(catalogue, estate, scopes(['virtualBorderRouter']), report, soon(clock));
          return told.at(-1)?.map(({ id }) => id) ?? [];
        };
        assert.deepEqual(await search(), ['vbr-1']);
        assert.deepEqual(await search(), ['vbr-1']);
        assert.equal(service.received.length, 1);
        await pause(clock, 60_000, undefined);
        await search();
        assert.equal(service.received.length, 2, 'what was created elsewhere since then is never found');
      },
    );
  });

  it('drops what its list does not name any more, or leads to a resource that was deleted elsewhere', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => routerRow(`vbr-${index}`));
    let deleted = false;
    await withEstate(
      (received, response) => {
        answerRows(response, received, deleted ? rows.slice(1) : rows);
      },
      async ({ estate, clock }) => {
        await estate.list(everyRouter);
        deleted = true;
        const told: (readonly Resource[])[] = [];
        const report = { onFound: (found: readonly Resource[]) => told.push(found), onFailure: unexpected };
        await searchEstate(catalogue, estate, scopes(['virtualBorderRouter']), report, soon(clock));
        const ids = told.at(-1)?.map(({ id }) => id) ?? [];
        assert.deepEqual([ids.length, ids.includes('vbr-0'), ids.includes('vbr-59')], [59, false, true]);
      },
    );
  });

  it('keeps the VBRs of other accounts on an own line, which the list of the region leaves out (traps 47)', async () => {
    await withEstate(
      (received, response) => {
        const { form } = received;
        if (form.Action === 'DescribeVirtualBorderRouters') answerRows(response, received, [routerRow('vbr-1')]);
        else {
          const row = { VbrId: 'vbr-t', VbrOwnerUid: '1210123456123456', Status: 'active' };
          const set = { VirtualBorderRouterForPhysicalConnectionType: [row] };
          const counters = { RequestId: 'R', PageNumber: 1, PageSize: 50, TotalCount: 1 };
          answer(response, 200, { ...counters, VirtualBorderRouterForPhysicalConnectionSet: set });
        }
      },
      async ({ estate, clock }) => {
        await estate.list({ ...everyRouter, parent: { kind: 'physicalConnection', id: 'pc-1' } });
        const told: (readonly Resource[])[] = [];
        const report = { onFound: (found: readonly Resource[]) => told.push(found), onFailure: unexpected };
        await searchEstate(catalogue, estate, scopes(['virtualBorderRouter']), report, soon(clock));
        assert.deepEqual(new Set(told.at(-1)?.map(({ id }) => id)), new Set(['vbr-1', 'vbr-t']));
      },
    );
  });

  it('names the list that could not be read and goes on, or a resource seems not to exist', async () => {
    await withEstate(
      (received, response) => {
        if (received.form.Action === 'DescribeBgpGroups') answerRows(response, received, [groupRow('bgpg-1', 'vbr-1')]);
        else answer(response, 403, { Code: 'Forbidden.RAM', Message: 'not authorized', RequestId: 'R' });
      },
      async ({ estate, clock }) => {
        const failed: Scope[] = [];
        let found: readonly Resource[] = [];
        const report = {
          onFound: (resources: readonly Resource[]) => (found = resources),
          onFailure: (scope: Scope) => failed.push(scope),
        };
        await searchEstate(catalogue, estate, scopes(['virtualBorderRouter', 'bgpGroup']), report, soon(clock));
        assert.deepEqual(failed, scopes(['virtualBorderRouter']));
        assert.deepEqual(
          found.map(({ id }) => id),
          ['bgpg-1'],
        );
      },
    );
  });

  it('tells nothing more once it was closed', async () => {
    const abort = new AbortController();
    await withEstate(
      (received, response) => {
        abort.abort();
        answerRows(response, received, [routerRow('vbr-1')]);
      },
      async ({ estate }) => {
        const told: number[] = [];
        const report = { onFound: (found: readonly Resource[]) => told.push(found.length), onFailure: unexpected };
        await searchEstate(catalogue, estate, scopes(['virtualBorderRouter']), report, {
          now: 0,
          signal: abort.signal,
        });
        assert.deepEqual(told, [0]);
      },
    );
  });
});
