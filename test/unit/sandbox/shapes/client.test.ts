import assert from 'node:assert/strict';
import type { Client } from '../../../../src/api/client';
import { type DecodedRow, misfitName } from '../../../../src/api/decode';
import { TransportError } from '../../../../src/api/errors';
import { isList } from '../../../../src/api/json';
import { catalogue } from '../../../../src/catalog/index';
import { isWrite } from '../../../../src/catalog/operation';
import { tenant, partner } from '../../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../../src/sandbox/estates/builder';
import { demoEstate } from '../../../../src/sandbox/estates/demo';
import type { Sandbox } from '../../../../src/sandbox/index';
import { type Shape, shapeNames } from '../../../../src/sandbox/shapes/shape';
import { share } from '../hostedService';
import { clientOf, type Reading, resourcesOf, sandboxWith } from './readings';

const jsonShapes = shapeNames.filter((shape) => shape !== 'xml');

/** A client for each account. */
function clientsOf(sandbox: Sandbox): Map<string, Client> {
  return new Map(sandbox.accounts.map((account) => [account.accountId, clientOf(sandbox, account)]));
}

function read(clients: ReadonlyMap<string, Client>, { operation, account, region, request }: Reading) {
  const client = clients.get(account.accountId);
  assert.ok(client);
  return client.call(operation, request, { region });
}

describe('the extension’s own client', () => {
  let sandbox: Sandbox;
  let readings: Reading[];
  let clients: Map<string, Client>;
  const usual = new Map<Reading, DecodedRow>();
  /** For each operation the answer that says most, one with a single row and one that says least: for many shapes. */
  let few: Reading[];

  before(async () => {
    ({ sandbox, readings } = await sandboxWith(demoEstate(Date.now())));
    clients = clientsOf(sandbox);
    const said = new Set<string>();
    for (const reading of readings) {
      const resources = resourcesOf((await read(clients, reading)).value);
      // What has been answered once need not be asked for again.
      const text = `${reading.operation.name} ${JSON.stringify(resources)}`;
      if (!said.has(text)) usual.set(reading, resources);
      said.add(text);
    }
    readings = [...usual.keys()];
    few = catalogue
      .operations()
      .flatMap((operation) => {
        const length = (reading: Reading) => JSON.stringify(usual.get(reading)).length;
        const own = readings.filter((reading) => reading.operation === operation).sort((a, b) => length(b) - length(a));
        return [...new Set([own[0], own.find(({ request }) => Object.values(request).includes(1)), own.at(-1)])];
      })
      .filter((reading) => reading !== undefined);
  });

  after(() => sandbox.close());

  it('has rows to read from every list and get operation, or the tests below prove nothing of some', () => {
    const empty = catalogue
      .operations()
      .filter((operation) => !isWrite(operation))
      .filter((operation) => {
        const answers = readings.filter((reading) => reading.operation === operation).map((of) => usual.get(of) ?? {});
        return !answers.some((answer) => {
          const lists = Object.values(answer).filter(isList);
          return operation.effect === 'list' && lists.length > 0
            ? lists.some((list) => list.length > 0)
            : Object.keys(answer).length > 0;
        });
      });
    assert.deepEqual(
      empty.map(({ name }) => name),
      [],
    );
    for (const answer of usual.values()) assert.ok(!JSON.stringify(answer).includes(misfitName('')));
  });

  const sets: Shape[][] = [
    ...jsonShapes.map((shape) => [shape]),
    ...jsonShapes.flatMap((one, index) => jsonShapes.slice(index + 1).map((other) => [one, other])),
    [...jsonShapes],
  ];
  for (const shapes of sets) {
    it(`reads the same resources with ${shapes.join(' and ')}, or an estate looks different`, async () => {
      for (const { accountId } of sandbox.accounts) sandbox.shapes.set(accountId, shapes);
      for (const reading of shapes.length === 1 ? readings : few) {
        const { operation, region } = reading;
        const { value, requestId } = await read(clients, reading);
        assert.deepEqual(resourcesOf(value), usual.get(reading), `${operation.name} in ${region}`);
        assert.match(requestId, /^[0-9A-F-]{36}$/);
      }
    });
  }

  it('says that XML is no answer for it, instead of showing empty lists', async () => {
    for (const { accountId } of sandbox.accounts) sandbox.shapes.set(accountId, ['xml']);
    const [reading] = readings;
    assert.ok(reading);
    await assert.rejects(
      read(clients, reading),
      (error) => error instanceof TransportError && error.phase === 'garbage',
    );
  });
});

/** Three pages by number for the partner, and three by token. */
const lists = { physicalConnection: 120, hostedConnection: 130 } as const;
const region = 'cn-hangzhou';

function longLists() {
  const accessPointId = 'ap-cn-hangzhou-yh-A';
  const estate = new EstateBuilder(Date.now());
  const parent = estate.line({ owner: partner, name: 'parent', accessPointId });
  for (let line = 1; line < 120; line += 1) estate.line({ owner: partner, name: `line-${line}`, accessPointId });
  for (let vlanId = 1; vlanId <= 130; vlanId += 1) {
    estate.line({ owner: tenant, name: `vlan-${vlanId}`, accessPointId, hosting: share(parent, { vlanId }) });
  }
  return estate.build();
}

/** How many rows of each list the client finds. */
async function found(client: Client): Promise<Record<string, number>> {
  const counts = await Promise.all(
    (['physicalConnection', 'hostedConnection'] as const).map(async (id) => {
      const { list, rows, identity } = catalogue.kind(id);
      return [id, (await client.list(list, rows, {}, { region, identity })).length] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe('whole lists', () => {
  let sandbox: Sandbox;
  let client: Client;

  before(async () => {
    ({ sandbox } = await sandboxWith(longLists()));
    const account = sandbox.accounts.find(({ accountId }) => accountId === partner.id);
    assert.ok(account);
    client = clientOf(sandbox, account);
  });

  after(() => sandbox.close());

  it('have all rows of all pages in every shape, or the last ones are missing where totals are texts', async () => {
    for (const shapes of [[], ...jsonShapes.map((shape) => [shape]), [...jsonShapes]]) {
      sandbox.shapes.set(partner.id, shapes);
      assert.deepEqual(await found(client), lists, shapes.join(', '));
    }
    sandbox.shapes.set(partner.id, []);
  });

  for (const fault of [
    { kind: 'duplicateRows' },
    { kind: 'movedRows', by: 'inserted' },
    { kind: 'movedRows', by: 'removed' },
  ] as const) {
    it(`have all rows, each once, after ${Object.values(fault).join(': ')}, or a resource is missing until refreshed`, async () => {
      for (const operation of ['DescribePhysicalConnections', 'ListVirtualPhysicalConnections']) {
        sandbox.faults.add({ operation, times: 1, fault });
      }
      assert.deepEqual(await found(client), lists);
    });
  }
});
