import assert from 'node:assert/strict';
import { Client } from '../../../../src/api/client';
import type { DecodedRow } from '../../../../src/api/decode';
import { catalogue } from '../../../../src/catalog/index';
import { isWrite, type Operation } from '../../../../src/catalog/operation';
import { type Sandbox, type SandboxAccount, type WorldState, startSandbox } from '../../../../src/sandbox/index';

/** One read that a client can make. */
export interface Reading {
  readonly operation: Operation;
  readonly account: SandboxAccount;
  readonly region: string;
  readonly request: Readonly<Record<string, string | number | boolean>>;
}

/** Most subjects of one account that an operation is asked for: enough for each form of a row, in little time. */
const mostSubjects = 6;

/** Everything that an estate lets a client read: lists by region, and what asks for a resource, for resources there are. */
function readingsOf({ accounts }: Sandbox, state: WorldState): Reading[] {
  const all = [state.physicalConnections, state.virtualBorderRouters, state.vpcPeeringConnections].flat();
  const regions = [...new Set(all.map(({ region }) => region))];
  return catalogue
    .operations()
    .filter((operation) => !isWrite(operation))
    .flatMap((operation) =>
      accounts.flatMap((account) => {
        const places = subjectsOf(operation, state)
          ?.filter(({ owner }) => owner === account.accountId)
          .slice(0, mostSubjects);
        return (places ?? regions.map((region) => ({ region, request: {} }))).flatMap(({ region, request }) =>
          sizesOf(operation).map((size) => ({ operation, account, region, request: { ...request, ...size } })),
        );
      }),
    );
}

/** The largest page, and a page of one row, which is the one that shapes differ in most. */
function sizesOf({ paging, parameters }: Operation): Record<string, number>[] {
  if (paging === null) return [{}];
  const name = ['PageSize', 'MaxResults', 'MaxResult'].find((size) => size in parameters) ?? '';
  return [{ [name]: 50 }, { [name]: 1 }];
}

interface Subject {
  readonly owner: string;
  readonly region: string;
  readonly request: Readonly<Record<string, string>>;
}

/** What the reads that ask for a resource ask for; undefined for the others. */
function subjectsOf({ name }: Operation, state: WorldState): Subject[] | undefined {
  const of = <Row extends { owner: string; region: string }>(
    rows: readonly Row[],
    request: (row: Row) => Readonly<Record<string, string>>,
  ) => rows.map((row) => ({ owner: row.owner, region: row.region, request: request(row) }));
  switch (name) {
    case 'DescribeVirtualBorderRoutersForPhysicalConnection':
      return of(state.physicalConnections, ({ id }) => ({ PhysicalConnectionId: id }));
    case 'DescribePhysicalConnectionLOA': {
      const letters = new Set(state.lettersOfAuthorization.map(({ lineId }) => lineId));
      const lines = state.physicalConnections.filter(({ id }) => letters.has(id));
      return of(lines, ({ id }) => ({ InstanceId: id }));
    }
    case 'DescribeRouteEntryList': {
      const tables = new Set(state.routeEntries.map(({ routeTableId }) => routeTableId));
      const routers = state.virtualBorderRouters.filter(({ routeTableId }) => tables.has(routeTableId));
      return of(routers, ({ routeTableId }) => ({ RouteTableId: routeTableId }));
    }
    case 'DescribeRouterInterfaceAttribute':
      return of(state.routerInterfaces, ({ id }) => ({ InstanceId: id }));
    case 'DescribeVbrHa':
      return of(state.vbrHaGroups, ({ id }) => ({ VbrHaId: id }));
    case 'GetVpcPeerConnectionAttribute':
      return of(state.vpcPeeringConnections, ({ id }) => ({ InstanceId: id }));
    default:
      return undefined;
  }
}

export function clientOf({ endpoint }: Sandbox, { accessKeyId, accessKeySecret }: SandboxAccount): Client {
  return new Client({
    endpointFor: () => endpoint,
    credentials: () => Promise.resolve({ accessKeyId, accessKeySecret }),
  });
}

const envelope = new Set(['requestid', 'code', 'message', 'success', 'statuscode', 'httpstatuscode']);

/** What an answer says of resources: all of it but its envelope. */
export function resourcesOf(value: DecodedRow): DecodedRow {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !envelope.has(name.toLowerCase())));
}

/** A sandbox for a group of tests, and the reads that it allows. */
export async function sandboxWith(state: WorldState): Promise<{ sandbox: Sandbox; readings: Reading[] }> {
  const sandbox = await startSandbox({ state });
  const readings = readingsOf(sandbox, state);
  assert.ok(readings.length > 0);
  return { sandbox, readings };
}
