import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Table } from '../../../src/sandbox/table';

interface Row {
  readonly id: string;
  readonly region: string;
  readonly groups: readonly string[];
}

const groups = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const step = fc.record({
  what: fc.constantFrom('add', 'remove', 'update'),
  id: fc.integer({ min: 1, max: 12 }).map(String),
  groups,
});

const tableOf = (rows: readonly Row[]) =>
  new Table(rows, { region: ({ region }) => region, group: (row) => row.groups });

describe('a table of the sandbox', () => {
  it('finds by an index what a search through all rows finds, or lists leave out resources', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = tableOf([]);
        // The order is that of the first rows with an ID, as in a Map.
        const scanned = new Map<string, Row>();
        for (const { what, id, groups: own } of steps) {
          const known = table.get(id);
          if (what === 'remove') {
            table.remove(id);
            scanned.delete(id);
          } else if (what === 'update' && known !== undefined) {
            table.update(known, { groups: own });
            scanned.set(id, { id, region: known.region, groups: own });
          } else {
            const row = { id, region: `region-${own.length}`, groups: own };
            table.add({ ...row });
            scanned.set(id, row);
          }
        }
        const expected = (accepts: (row: Row) => boolean) => [...scanned.values()].filter(accepts);
        for (const group of ['a', 'b', 'c']) {
          assert.deepEqual(
            table.by('group', group),
            expected((row) => row.groups.includes(group)),
          );
        }
        for (const region of ['region-0', 'region-1', 'region-2', 'region-3']) {
          assert.deepEqual(
            table.by('region', region),
            expected((row) => row.region === region),
          );
        }
        assert.deepEqual(table.all(), [...scanned.values()]);
        assert.deepEqual(table.misfiled(), []);
      }),
    );
  });

  it('keeps a list that was handed out as it was, or a loop that deletes its rows skips every second one', () => {
    const table = tableOf(['1', '2', '3'].map((id) => ({ id, region: 'here', groups: ['a'] })));
    for (const { id } of table.by('group', 'a')) table.remove(id);
    assert.equal(table.size, 0);
    assert.deepEqual(table.by('group', 'a'), []);
  });

  it('tells which rows were changed behind its back, or a test could not find out who does so', () => {
    const one = { id: '1', region: 'here', groups: ['a'] };
    const table = tableOf([one, { id: '2', region: 'here', groups: ['a'] }]);
    one.groups = ['b'];
    assert.deepEqual(table.misfiled(), ['1']);
    one.groups = [];
    assert.equal(table.misfiled().length, 1);
  });
});
