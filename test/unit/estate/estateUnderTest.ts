import type { ServerResponse } from 'node:http';
import type { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import type { Listing } from '../../../src/estate/accountEstate';
import { AccountEstate } from '../../../src/estate/accountEstate';
import type { EstateChange } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { Attribute, Resource } from '../../../src/estate/resource';
import type { Scope } from '../../../src/estate/scope';
import type { Origin } from '../../../src/estate/toResource';
import { toResource } from '../../../src/estate/toResource';
import { withService } from '../api/clientUnderTest';
import type { LoopbackService, Reaction, Received } from '../api/loopbackService';
import { answer } from '../api/loopbackService';
import type { TestClock } from '../api/testClock';

export const region = 'cn-hangzhou';
export const everyRouter: Scope = { region, kind: 'virtualBorderRouter' };
export const everyConnection: Scope = { region, kind: 'physicalConnection' };

export type Row = Readonly<Record<string, Attribute>>;

/** The wrappers around the rows of each list (wire-facts 3.1). */
const wrappers: Readonly<Record<string, readonly [string, string]>> = {
  DescribeVirtualBorderRouters: ['VirtualBorderRouterSet', 'VirtualBorderRouterType'],
  DescribePhysicalConnections: ['PhysicalConnectionSet', 'PhysicalConnectionType'],
  DescribeBgpGroups: ['BgpGroups', 'BgpGroup'],
  DescribeBgpPeers: ['BgpPeers', 'BgpPeer'],
  DescribeBgpNetworks: ['BgpNetworks', 'BgpNetwork'],
  DescribeAccessPoints: ['AccessPointSet', 'AccessPointType'],
};

/** A VBR as the service lists it. */
export function routerRow(id: string, more: Row = {}): Row {
  return { VbrId: id, Name: `name of ${id}`, Status: 'active', VlanId: 10, PhysicalConnectionId: 'pc-1', ...more };
}

export function groupRow(id: string, routerId: string): Row {
  return { BgpGroupId: id, Name: id, Status: 'Available', RouterId: routerId, PeerAsn: '65001' };
}

export function peerRow(id: string, groupId: string, routerId: string): Row {
  return { BgpPeerId: id, Name: id, Status: 'Available', BgpGroupId: groupId, RouterId: routerId };
}

/** Answers the page that was asked for, out of all rows of the list. */
export function answerRows(response: ServerResponse, { form }: Received, rows: readonly Row[], total?: number): void {
  const [set = '', item = ''] = wrappers[form.Action ?? ''] ?? [];
  const [number, size] = [Number(form.PageNumber), Number(form.PageSize)];
  const counters = { PageNumber: number, PageSize: size, TotalCount: total ?? rows.length };
  const page = rows.slice((number - 1) * size, number * size);
  answer(response, 200, { RequestId: `REQ-${form.Action ?? ''}-${number}`, ...counters, [set]: { [item]: page } });
}

export interface EstateBench {
  readonly estate: AccountEstate;
  readonly reader: EstateReader;
  readonly client: Client;
  readonly service: LoopbackService;
  readonly clock: TestClock;
  /** What the estate told so far. */
  readonly changes: EstateChange[];
}

/** The estate of the account `acc` that is read from a loopback service for the time of one test. */
export async function withEstate(react: Reaction, test: (bench: EstateBench) => Promise<void>): Promise<void> {
  await withService(react, async ({ client, service, clock }) => {
    const reader = new EstateReader('acc', client, catalogue);
    const estate = new AccountEstate(reader, clock);
    const changes: EstateChange[] = [];
    estate.onDidChange((change) => changes.push(change));
    await test({ estate, reader, client, service, clock, changes });
  });
}

/** Answers that wait until the test lets them go, in any order. */
export class HeldAnswers {
  private readonly waiting: { readonly received: Received; readonly response: ServerResponse }[] = [];

  readonly hold: Reaction = (received, response) => {
    this.waiting.push({ received, response });
  };

  /** Waits until so many requests have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.waiting.length < count) await new Promise(setImmediate);
  }

  /** Answers the request that arrived as the given one, counted from 0. */
  release(index: number, react: (response: ServerResponse, received: Received) => void): void {
    const { received, response } = this.waiting[index] ?? missing();
    react(response, received);
  }
}

function missing(): never {
  throw new Error('No such request has arrived');
}

/** A resource as the estate makes it of a row. */
export function resourceOf(kind: Resource['kind'], row: Row, origin: Partial<Origin> = {}): Resource {
  const made = toResource(catalogue.kind(kind), row, { account: 'acc', region, ...origin });
  if (made === undefined) throw new Error('The row identifies nothing');
  return made;
}

export function ids(listing: Listing | undefined): readonly string[] | undefined {
  return listing?.resources.map((resource) => resource.id);
}
