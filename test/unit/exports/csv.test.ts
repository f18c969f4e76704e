import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { csvOf } from '../../../src/exports/csv';
import { resourcesAsCsv } from '../../../src/exports/resourceTable';
import { hostileTexts, unseen } from '../../hostileTexts';
import type { Row } from '../estate/estateUnderTest';
import { resourceOf, routerRow } from '../estate/estateUnderTest';

/** Reads CSV as RFC 4180 describes it, letter by letter. */
function parse(file: string): string[][] {
  assert.equal(file[0], '\ufeff');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < file.length; at += 1) {
    const letter = file.charAt(at);
    if (quoted && letter === '"' && file[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (quoted) {
      cell += letter;
    } else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && file[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += letter;
  }
  assert.deepEqual({ quoted, row, cell }, { quoted: false, row: [], cell: '' }, 'the last row is complete');
  return rows;
}

function exported(kind: KindId, ...rows: readonly Row[]): Record<string, string>[] {
  const [titles = [], ...cells] = parse(
    resourcesAsCsv(
      catalogue.kind(kind),
      rows.map((row) => resourceOf(kind, row)),
      (text) => text,
    ),
  );
  assert.equal(new Set(titles).size, titles.length, 'two columns have one title');
  return cells.map((line) => Object.fromEntries(titles.map((title, index) => [title, line[index] ?? ''])));
}

describe('a list as CSV', () => {
  it('has as many rows and cells as it was given, whatever stands in them, or columns move', () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: width, maxLength: width }), {
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const read = parse(csvOf(rows));
        assert.deepEqual(
          read.map((row) => row.length),
          rows.map((row) => row.length),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps quotes, commas and letters of every script as they are', () => {
    const row = ['a "quoted", b', '总部-办公网', '👨‍👩‍👧', ' blank ', ''];
    assert.deepEqual(parse(csvOf([row])), [row]);
  });

  it('writes numbers as numbers', () => {
    assert.equal(csvOf([[-5, 1.5, true, null, undefined]]), '\ufeff-5,1.5,true,,\r\n');
  });

  for (const [what, text] of Object.entries(hostileTexts)) {
    it(`holds no formula and nothing unseen (${what}), or a spreadsheet runs what somebody called a resource`, () => {
      const [[cell = ''] = []] = parse(csvOf([[text]]));
      assert.doesNotMatch(cell, /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
      assert.doesNotMatch(cell, unseen);
      assert.doesNotMatch(cell, /^[\t\r\n]/);
    });
  }

  it('has a row for each resource under the titles of the details', () => {
    const rows = exported(
      'virtualBorderRouter',
      routerRow('vbr-1', { Name: 'edge', Novelty: 'kept' }),
      routerRow('vbr-2', { Tags: [{ Key: 'a', Value: 'b' }] }),
    );
    assert.equal(rows.length, 2);
    assert.equal(rows[0]?.Region, 'cn-hangzhou');
    assert.equal(rows[0].Name, 'edge');
    assert.equal(rows[0].Novelty, 'kept', 'what the catalogue does not know is not lost');
    assert.ok(Object.values(rows[1] ?? {}).includes('[{"Key":"a","Value":"b"}]'));
  });

  it('leaves secrets out, or they travel with the file', () => {
    const key = 'c4k-of-the-port';
    for (const [kind, row] of [
      ['bgpGroup', { BgpGroupId: 'bgpg-1', RouterId: 'vbr-1', AuthKey: key, SessionPassword: key }],
      ['physicalConnection', { PhysicalConnectionId: 'pc-1', MacsecKeys: [{ Ckn: 'name', Cak: key }] }],
    ] as const) {
      assert.doesNotMatch(JSON.stringify(exported(kind, row)), /c4k/);
    }
  });
});
