import type { CampaignResult } from './campaign';
import { figuresOf, strikesOf } from './campaign';

const mostFindings = 40;

/** Everything that a campaign found, for people. */
export function reportOf(result: CampaignResult): string {
  const { rounds, bodies, seconds } = result;
  const strikes = strikesOf(result);
  const findings = rounds.flatMap(({ audit }, round) =>
    audit.findings.map(({ what, number, operation, why, history }) =>
      [`round ${round}: ${what} ${operation} #${String(number)}: ${why}`, ...history].join('\n    '),
    ),
  );
  const unhandled = rounds.flatMap((round) => round.unhandled);
  const bodiesFound = bodies.findings.map(
    ({ number, operation, damage, why }) => `body ${number} of ${operation} (${damage.join(', ')}): ${why}`,
  );
  return [
    ...Object.entries(figuresOf(result)).map(([name, value]) => `${name.padEnd(16)}${value}`),
    '',
    `in ${Math.round(seconds)} s; ${(strikes.share * 100).toFixed(1)} % of the requests were struck:`,
    counts(strikes.kinds),
    strikes.never.length === 0 ? 'every kind of fault struck' : `never struck: ${strikes.never.join(', ')}`,
    '',
    'outcomes in the journals, and how they were found out:',
    counts(summed(rounds.map(({ audit }) => audit.outcomes))),
    '',
    `files of the journals written anew or taken over: ${rounds.reduce((sum, { shortened }) => sum + shortened, 0)}`,
    `left unknown: ${counts(counted(rounds.flatMap(({ audit }) => audit.unknownLeft))) || 'nothing'}`,
    '',
    `bodies: ${counts(bodies.ends)}; the slowest took ${Math.round(bodies.slowestMs)} ms (number ${bodies.slowest}), heap ` +
      `${Math.round(bodies.peakHeapMb)} MB at most, ${Math.round(bodies.seconds)} s in all`,
    ...(bodies.broken === undefined ? [] : [bodies.broken]),
    ...bodiesFound.slice(0, mostFindings),
    ...findings.slice(0, mostFindings),
    ...unhandled.slice(0, mostFindings),
    ...new Set(rounds.flatMap(({ secretsFound }) => secretsFound)),
  ].join('\n');
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function counted(names: readonly string[]): Record<string, number> {
  return summed(names.map((name) => ({ [name]: 1 })));
}

function summed(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of all.flatMap((one) => Object.entries(one))) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}
