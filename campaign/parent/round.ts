import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random, seedOf } from '../../src/sandbox/random';
import { places } from '../../test/writes/estate';
import { CampaignEstate } from '../estate/campaignEstate';
import type { Struck } from '../estate/countedFaults';
import { FastClock } from '../fastClock';
import { MarkedSecrets } from '../person/markedSecrets';
import { Person } from '../person/person';
import type { Wanted, WindowStart } from '../protocol';
import type { Asked, Audit } from './audit';
import { audit } from './audit';
import { BusySubjects } from './busySubjects';
import { keptJournal } from './keptJournal';
import type { Traces } from './windowHost';
import { WindowHost } from './windowHost';

export interface RoundPlan {
  readonly program: string;
  readonly seed: number;
  readonly writes: number;
  readonly estates: number;
  /** One window; two on the same journal; or two with a journal each. */
  readonly windows: 'one' | 'shared' | 'apart';
}

export interface RoundResult {
  readonly audit: Audit;
  readonly kills: number;
  /** Files of journals that were written anew or taken over. */
  readonly shortened: number;
  readonly resources: number;
  readonly struck: readonly Struck[];
  readonly unhandled: readonly string[];
  readonly secretsFound: readonly string[];
}

/** How often nobody minds whether a resource is just being changed, or the outcome of its last change is known. */
const boldness = 0.1;
/** Writes that one person has under way at once. */
const atOnce = 3;
/** So many writes lie between two kills. */
const betweenKills = [10, 45] as const;
/** Requests that were given up have ended by then, in milliseconds of the campaign's clock. */
const quietAfter = 20_000;

/** One round: some estates, people who work in them, windows that are killed, and the truth at the end. */
export class Round {
  private readonly clock = new FastClock(Date.now());
  private readonly random: Random;
  private readonly secrets = new MarkedSecrets();
  private readonly traces: Traces = { keyring: new Map(), unhandled: [], shown: [] };
  private readonly asked: Asked[] = [];
  private readonly busy = new BusySubjects();
  private estates: readonly CampaignEstate[] = [];
  private folders: readonly string[] = [];
  private hosts: WindowHost[] = [];
  /** Loaded and not yet a window. */
  private spare: WindowHost;
  private readonly processes: WindowHost[] = [];
  private isOver = false;
  private number = 0;
  private tried = 0;
  private kills = 0;
  private untilKill: number;
  private secretsFound = new Set<string>();

  constructor(private readonly plan: RoundPlan) {
    this.random = new Random(seedOf(plan.seed, 'round'));
    this.untilKill = this.random.integer(...betweenKills);
    this.spare = this.loaded();
  }

  async run(): Promise<RoundResult> {
    const { estates: count, seed, windows } = this.plan;
    const indexes = Array.from({ length: count }, (_, index) => index);
    this.estates = await Promise.all(
      indexes.map((index) => CampaignEstate.start(index, seedOf(seed, 'estate', String(index)), this.clock)),
    );
    this.folders = await Promise.all(
      Array.from({ length: windows === 'apart' ? 2 : 1 }, () => mkdtemp(join(tmpdir(), 'campaign-journal-'))),
    );
    this.hosts = Array.from({ length: windows === 'one' ? 1 : 2 }, (_, index) => this.opened(index));
    try {
      await Promise.all(this.estates.map((estate) => this.work(estate)));
      return await this.finish();
    } finally {
      this.isOver = true;
      await Promise.all(this.processes.map((host) => host.kill()));
      await Promise.all(this.estates.map((estate) => estate.close()));
      await Promise.all(this.folders.map((folder) => rm(folder, { recursive: true, force: true })));
    }
  }

  /** Everybody who works in one estate. */
  private async work(estate: CampaignEstate): Promise<void> {
    const random = new Random(seedOf(this.plan.seed, 'person', String(estate.address.index)));
    const numbers = { next: () => (this.number += 1) };
    const person = new Person(estate, random, numbers, this.secrets);
    const quota = this.plan.writes / this.plan.estates;
    let done = 0;
    const worker = async (): Promise<void> => {
      while (done < quota) {
        done += 1;
        const wanted = await this.pick(person, random.chance(boldness));
        const subject = subjectOf(wanted);
        // What was done on another computer no journal knows: who is not sure of a change stays with the same one.
        const which = this.busy.begin(subject, random.integer(0, this.hosts.length - 1));
        const ended = await this.ask(wanted, random, which);
        if (ended === 'notTried') done -= 1;
        if (ended === 'certain' || ended === 'notTried') this.busy.end(subject);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** Few change what they do not yet know the state of. */
  private async pick(person: Person, isBold: boolean): Promise<Wanted> {
    for (;;) {
      const wanted = await person.next();
      if (isBold || !this.busy.has(subjectOf(wanted))) return wanted;
    }
  }

  /** Has a window do it. A subject that cannot be read is tried a few times, as somebody would who refreshes. */
  private async ask(wanted: Wanted, random: Random, first: number): Promise<'certain' | 'uncertain' | 'notTried'> {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const which = this.plan.windows === 'apart' ? first : random.integer(0, this.hosts.length - 1);
      const ending = this.hosts[which]?.write(wanted);
      if (random.chance(0.1)) this.lookAround(which, wanted, random);
      this.countDown();
      const ended = (await ending) ?? 'killed';
      if (ended === 'killed' || ended.outcome !== 'notTried') {
        this.asked.push({ wanted, ended });
        this.tried += 1;
        return ended === 'killed' || ended.outcome === 'unknown' ? 'uncertain' : 'certain';
      }
      if (ended.text === 'gone') break;
    }
    return 'notTried';
  }

  private lookAround(which: number, { estate, side }: Wanted, random: Random): void {
    // Half of the time where the rows fill more than one page.
    const crowded = { region: places.failover, kind: 'virtualBorderRouter' } as const;
    const other = { region: places.routers, kind: random.pick(['physicalConnection', 'routerInterface']) } as const;
    const { region, kind } = random.chance(0.5) ? crowded : other;
    this.hosts[which]?.look({ do: 'look', estate, side, region, kind });
  }

  private countDown(): void {
    this.untilKill -= 1;
    if (this.untilKill > 0) return;
    this.untilKill = this.random.integer(...betweenKills);
    const which = this.random.integer(0, this.hosts.length - 1);
    // From before anything is written down to long after it was answered.
    const delay = this.random.next() ** 2 * 120;
    setTimeout(() => {
      void this.killAndReopen(which);
    }, delay);
  }

  private async killAndReopen(which: number): Promise<void> {
    const host = this.hosts[which];
    if (host === undefined || this.isOver) return;
    this.kills += 1;
    const next = this.taken();
    this.hosts[which] = next;
    // The next window may be there before the old one is quite gone, as when somebody reloads.
    const isEarly = this.random.chance(0.3);
    if (isEarly) next.open(this.start(which));
    await host.kill();
    if (!isEarly) next.open(this.start(which));
    await this.search();
  }

  private opened(which: number): WindowHost {
    const host = this.taken();
    host.open(this.start(which));
    return host;
  }

  private start(which: number): WindowStart {
    const folder = this.folders[this.folders.length === 1 ? 0 : which] ?? '';
    return { origin: this.clock.origin, folder, estates: this.estates.map(({ address }) => address) };
  }

  /** The process that is loaded, in whose place another one is loaded. */
  private taken(): WindowHost {
    const host = this.spare;
    this.spare = this.loaded();
    return host;
  }

  private loaded(): WindowHost {
    const host = new WindowHost(this.plan.program, this.traces);
    this.processes.push(host);
    return host;
  }

  private async finish(): Promise<RoundResult> {
    const struck = this.estates.map(({ faults }) => faults.struck());
    this.isOver = true;
    await Promise.all(this.hosts.map((host) => host.kill()));
    this.kills += this.hosts.length;
    for (const { faults } of this.estates) faults.clear();
    await new Promise<void>((resolve) => this.clock.after(quietAfter, resolve));
    this.hosts = this.folders.map((_, index) => this.opened(index));
    await Promise.all(this.hosts.map((host) => host.settleAll()));
    await this.search();
    const effects = this.estates.flatMap((estate) => estate.effects);
    const journals = await Promise.all(this.folders.map(keptJournal));
    const resources = this.estates.reduce((sum, estate) => sum + resourcesIn(estate), 0);
    return {
      audit: audit(this.asked, effects, journals),
      shortened: journals.reduce((sum, { shortened }) => sum + shortened, 0),
      kills: this.kills,
      resources,
      struck,
      unhandled: this.traces.unhandled,
      secretsFound: [...this.secretsFound],
    };
  }

  /** Searches for secrets in all that is on the disk, and all that was shown or logged since the last search. */
  private async search(): Promise<void> {
    const files = await Promise.all(
      this.folders.map(async (folder) => {
        const names = await readdir(folder);
        // A file may be taken over by a window meanwhile.
        return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
      }),
    );
    for (const text of [...files.flat(), this.traces.shown.splice(0).join('\n'), ...this.traces.unhandled]) {
      for (const secret of this.secrets.foundIn(text)) this.secretsFound.add(secret);
    }
  }
}

/** Both sides may see the same resource. What belongs to an account as a whole has the name of its region. */
function subjectOf({ estate, side, subject, region, number }: Wanted): string {
  if (subject === undefined) return String(number);
  return subject.id === region ? `${estate}/${side}/${region}` : `${estate}/${subject.id}`;
}

function resourcesIn(estate: CampaignEstate): number {
  // Neither what is planned nor what was used up is a resource.
  const tables = Object.entries(estate.state()).filter(([name]) => !['tasks', 'tokens', 'moreVpcs'].includes(name));
  return tables.reduce((sum, [, table]) => sum + (isTable(table) ? table.length : 0), 0);
}

function isTable(value: unknown): value is readonly { readonly id: string }[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'id' in row);
}
