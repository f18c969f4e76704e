import { Random, seedOf } from '../src/sandbox/random';
import type { FuzzedBodies } from './bodies/fuzzBodies';
import { fuzzBodies } from './bodies/fuzzBodies';
import { faultNames } from './estate/countedFaults';
import type { RoundResult } from './parent/round';
import { Round } from './parent/round';
import { withProgram } from './program';

export interface CampaignOptions {
  /** Writes that have to stand in the journals in the end, at least. */
  readonly writes: number;
  readonly bodies: number;
  readonly seed: number;
  /** Told how far it is. */
  readonly report?: (text: string) => void;
}

export interface CampaignResult {
  readonly rounds: readonly RoundResult[];
  readonly bodies: FuzzedBodies;
  readonly seconds: number;
}

/** Writes of one round: few enough for one journal to keep them all. */
const roundWrites = 400;
const writesOfEstate = 100;
const modes = ['one', 'shared', 'apart'] as const;

/** Runs damaged answers through the decoder, then rounds of writes until there are as many as wanted. */
export async function runCampaign({ writes, bodies, seed, report }: CampaignOptions): Promise<CampaignResult> {
  const begun = performance.now();
  const read = await fuzzBodies(bodies, seed);
  report?.(`${read.done} bodies read in ${Math.round(read.seconds)} s`);
  const rounds: RoundResult[] = [];
  await withProgram('window/process.ts', async (program) => {
    const random = new Random(seedOf(seed, 'campaign'));
    for (let done = 0; done < writes;) {
      const wanted = Math.min(roundWrites, writes - done);
      const estates = Math.max(1, Math.round(wanted / writesOfEstate));
      const windows = modes[rounds.length % modes.length] ?? 'one';
      const round = new Round({ program, seed: random.integer(0, 2 ** 31), writes: wanted, estates, windows });
      const result = await round.run();
      rounds.push(result);
      done += result.audit.writes;
      // Where nothing is written down any more, nothing more is to be found out.
      if (result.audit.writes < wanted / 4) break;
      report?.(`${done} writes after ${Math.round((performance.now() - begun) / 1000)} s`);
    }
  });
  return { rounds, bodies: read, seconds: (performance.now() - begun) / 1000 };
}

/** The figures that `--json` prints. */
export interface Figures {
  readonly writes: number;
  readonly resources: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly unknownLeft: number;
  readonly reloads: number;
  readonly wrongOutcomes: number;
  readonly fuzzedBodies: number;
  readonly unhandled: number;
  readonly secretsFound: number;
}

export function figuresOf({ rounds, bodies }: CampaignResult): Figures {
  const sum = (of: (round: RoundResult) => number): number => rounds.reduce((total, round) => total + of(round), 0);
  const found = (wanted: string): number =>
    sum(({ audit }) => audit.findings.filter(({ what }) => what === wanted).length);
  return {
    writes: sum(({ audit }) => audit.writes),
    resources: sum(({ resources }) => resources),
    duplicates: found('duplicate'),
    lost: found('lost'),
    unknownLeft: sum(({ audit }) => audit.unknownLeft.length),
    reloads: sum(({ kills }) => kills),
    wrongOutcomes: found('wrongOutcome'),
    fuzzedBodies: bodies.done,
    unhandled:
      found('unhandled') +
      sum(({ unhandled }) => unhandled.length) +
      bodies.findings.length +
      (bodies.broken === undefined ? 0 : 1),
    secretsFound: sum(({ secretsFound }) => secretsFound.length),
  };
}

/** Which requests were struck: all while faults were on, and by what. */
export function strikesOf({ rounds }: CampaignResult): {
  readonly share: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly never: readonly string[];
} {
  const all = rounds.flatMap(({ struck }) => struck);
  const kinds: Record<string, number> = {};
  for (const [name, count] of all.flatMap((struck) => Object.entries(struck.kinds))) {
    kinds[name] = (kinds[name] ?? 0) + count;
  }
  const requests = all.reduce((sum, struck) => sum + struck.requests, 0);
  return {
    share: requests === 0 ? 0 : all.reduce((sum, { struck }) => sum + struck, 0) / requests,
    kinds,
    never: faultNames.filter((name) => kinds[name] === undefined),
  };
}
