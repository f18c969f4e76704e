import { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import type { Values } from '../../../src/catalog/problem';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { fixedValues } from '../../../src/estate/fixedValues';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource, ResourceKey } from '../../../src/estate/resource';
import { keyParts, resourceKey } from '../../../src/estate/resource';
import { createdIdentity } from '../../../src/estate/toResource';
import type { Actor, Guide, Known } from '../../../src/guides/guide';
import type { Offer } from '../../../src/guides/standing';
import type { EstateName, Sandbox } from '../../../src/sandbox';
import { startSandbox } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';
import { Situation } from './guidesUnderTest';

/** Both sides of an estate of the sandbox, on a clock that only the tests move. */
export class Stage {
  private constructor(
    readonly clock: VirtualClock,
    private readonly sandbox: Sandbox,
  ) {}

  static async open(estate: EstateName = 'showcase'): Promise<Stage> {
    const clock = new VirtualClock(Date.now());
    return new Stage(clock, await startSandbox({ clock, estate }));
  }

  /** One of the accounts, with nothing read yet. */
  side(index: 0 | 1): Side {
    const { endpoint, accounts } = this.sandbox;
    const account = accounts[index];
    if (account === undefined) throw new Error('the account is missing');
    const client = new Client({
      endpointFor: () => endpoint,
      credentials: () => Promise.resolve(account),
      timeoutMs: 10_000,
    });
    return new Side(client, new AccountEstate(new EstateReader('acc', client, catalogue)), this.clock);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

/** How somebody follows a guide. */
export interface Journey {
  readonly guide: Guide;
  readonly region: string;
  readonly on?: Resource;
  /** What is filled in, by operation; the same operation may be filled in differently each time it is offered. */
  readonly answers?: Readonly<Record<string, (times: number, known: Known) => Values>>;
  /** The step at which to stop, for what does not go on to the last one. */
  readonly until?: string;
  /** What others do when the guide waits for them. */
  readonly others?: Readonly<Partial<Record<Actor, () => Promise<void>>>>;
}

/** One account, and what a person does in it. */
export class Side {
  constructor(
    private readonly client: Client,
    readonly estate: AccountEstate,
    private readonly clock: VirtualClock,
  ) {}

  async named(kind: Resource['kind'], region: string, name: string, parent?: Resource): Promise<Resource> {
    const rows = await this.estate.all({ kind, region, ...(parent === undefined ? {} : { parent }) });
    const found = rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`There is no ${kind} ${name}`);
    return found;
  }

  /** Does what the guide says until every step is done. Gives the situations on the way, and what it was about. */
  async follow({ guide, region, on: start, answers = {}, others = {}, until }: Journey): Promise<readonly string[]> {
    const lines: string[] = [];
    const noted = new Set<string>();
    const used = new Map<string, number>();
    let key: ResourceKey | undefined = start?.key;
    for (let turn = 0; turn < 100; turn += 1) {
      const known = await this.read(guide, region, key, noted);
      const next = guide.turnsTo?.(known);
      if (next !== undefined) key = next.key;
      if (next !== undefined) continue;
      const situation = new Situation(guide, known);
      if (lines.at(-1) !== situation.line) lines.push(situation.line);
      const { standing, current, offers } = situation;
      const [offer] = offers;
      if (standing.status === 'done' || standing.status === 'failed' || current === until) return lines;
      if (standing.status === 'waiting' && standing.by === 'alibabaCloud') {
        this.clock.advance(2_000);
      } else if (offer !== undefined) {
        const { name } = offer.operation;
        const times = used.get(name) ?? 0;
        used.set(name, times + 1);
        const made = await this.carryOut(offer, region, answers[name]?.(times, known) ?? {});
        const isBegun = key !== undefined && keyParts(key)?.kind === guide.kind;
        if (guide.starts.includes(offer.operation) && !isBegun) key = made;
        const step = guide.steps.find(({ id }) => id === current);
        if (step?.notedBy?.name === name) noted.add(current);
      } else if (standing.status === 'waiting') {
        const act = others[standing.by];
        if (act === undefined) throw new Error(`nobody plays ${standing.by} at ${situation.line}`);
        await act();
        if ('untold' in standing) noted.add(current);
      }
    }
    throw new Error(`The guide does not come to an end: ${lines.join('; ')}`);
  }

  private async read(
    guide: Guide,
    region: string,
    key: ResourceKey | undefined,
    noted: ReadonlySet<string>,
  ): Promise<Known> {
    const on = key === undefined ? undefined : await this.resource(key);
    const lists = guide
      .reads(on)
      .map(({ region: other = region, ...read }) => this.estate.all({ ...read, region: other }));
    const related = (await Promise.all(lists)).flat();
    return { ...(on === undefined ? {} : { on }), related, isNoted: (step) => noted.has(step) };
  }

  private async resource(key: ResourceKey): Promise<Resource> {
    const parts = keyParts(key);
    if (parts === undefined) throw new Error(`${key} is no key`);
    const found = await this.estate.reread(this.estate.resource(key) ?? { ...parts, key, parents: {} });
    if (found === undefined) throw new Error(`${key} is gone`);
    return found;
  }

  /** Calls the operation as its form would; gives the key of what was created. */
  private async carryOut(offer: Offer, region: string, values: Values): Promise<ResourceKey | undefined> {
    const at = offer.at === undefined ? undefined : await this.resource(offer.at.key);
    const operation =
      (at === undefined ? undefined : catalogue.asActingOn(offer.operation, at.kind)) ?? offer.operation;
    const place = at?.region ?? offer.region ?? region;
    const request = { ...fixedValues(operation, at), ...values };
    const { value } = await this.client.call(operation, request, { region: place });
    if (operation.effect !== 'create') return undefined;
    const kind = catalogue.kind(operation.kind);
    const id = createdIdentity(kind, operation, request, value);
    return id === undefined ? undefined : resourceKey({ account: 'acc', region: place, kind: kind.id, id });
  }
}
