import assert from 'node:assert/strict';
import { decide } from '../../../src/api/answer';
import type { JsonObject } from '../../../src/api/json';
import { isList, isObject } from '../../../src/api/json';
import { catalogue } from '../../../src/catalog/index';
import type { Operation } from '../../../src/catalog/operation';
import { describeVirtualBorderRouters } from '../../../src/catalog/virtualBorderRouter/describe';
import { region, withService } from './clientUnderTest';
import { answer } from './loopbackService';
import { samples } from './samples';
import { expectedOf } from './samples/sample';

function read(operation: Operation, text: string): JsonObject {
  const reply = { status: 200, text, contentType: 'application/json', retryAfterMs: undefined, date: undefined };
  return decide(operation, reply, { stringToSign: 'POST&', secrets: [], now: 0 }).value;
}

function operationOf(name: string): Operation {
  const operation = catalogue.operation(name);
  assert.ok(operation !== undefined, `the catalogue has no ${name}`);
  return operation;
}

describe('answers as the documents print them', () => {
  for (const sample of samples) {
    const { document, operation, json, repaired } = sample;
    it(`${document} ${operation}: every value is read, none is lost${repaired === undefined ? '' : ` (mended: ${repaired})`}`, () => {
      assert.deepEqual(read(operationOf(operation), json), expectedOf(sample));
    });
  }

  it('are all here: each chapter that a constant was read from has its sample', () => {
    const chapters = catalogue
      .operations()
      .flatMap(({ name, documents }) =>
        documents.filter((chapter) => /^00\d/.test(chapter)).map((of) => `${of} ${name}`),
      );
    const sampled = new Set(samples.map(({ document, operation }) => `${document} ${operation}`));
    assert.deepEqual(
      chapters.filter((chapter) => !sampled.has(chapter)),
      [],
    );
    // 002 has 32 operations, one of them twice, and 003 has 59; both show the general form of an answer as well.
    assert.deepEqual(
      ['000', '001', '002', '003', '004'].map((of) => samples.filter(({ document }) => document.startsWith(of)).length),
      [1, 1, 34, 60, 1],
    );
  });

  it('identify every row of every list, so that no resource of a sample would be dropped', () => {
    for (const { operation, document, json } of samples) {
      const listing = operationOf(operation);
      const kind = catalogue.kind(listing.kind);
      if (kind.list !== listing) continue;
      const value = read(listing, json);
      const place = kind.rows === null ? value : value[kind.rows];
      // A network and a letter of authorization take a part of their identity from the request (traps 29).
      const parents = kind.parents.map(({ field }) => field);
      const needed = kind.identity.filter((field) => !parents.includes(field));
      for (const row of isList(place) ? place : [place]) {
        assert.ok(isObject(row), document);
        for (const field of needed) assert.notEqual(row[field] ?? '', '', `${document}: ${field}`);
      }
    }
  });

  it('would keep account IDs beyond 2^53, whose last digits the documents’ own samples have lost (traps 37)', () => {
    const text = `{"RequestId":"R","VirtualBorderRouterSet":{"VirtualBorderRouterType":{"VbrId":"vbr-1",
      "PhysicalConnectionOwnerUid":253460731706911258,
      "AssociatedCens":{"AssociatedCen":{"CenOwnerId":283117732402483989}}}}}`;
    const rows = read(describeVirtualBorderRouters, text).VirtualBorderRouterSet;
    const [row] = isList(rows) ? rows : [];
    assert.ok(isObject(row));
    assert.equal(row.PhysicalConnectionOwnerUid, '253460731706911258');
    assert.deepEqual(row.AssociatedCens, [{ CenOwnerId: '283117732402483989' }]);
  });

  it('are typed rows to code that knows the operation', async () => {
    await withService(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', VirtualBorderRouterSet: [{ VbrId: 'vbr-1', VlanId: '0' }] });
      },
      async ({ client }) => {
        const options = { region, identity: ['VbrId'] };
        const [row] = await client.list(describeVirtualBorderRouters, 'VirtualBorderRouterSet', {}, options);
        const vlan: number | undefined = row?.VlanId;
        assert.equal(vlan, 0);
      },
    );
  });
});
