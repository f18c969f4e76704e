import assert from 'node:assert/strict';
import type { Asked } from '../../../campaign/parent/audit';
import { audit } from '../../../campaign/parent/audit';
import type { KeptJournal } from '../../../campaign/parent/keptJournal';
import type { Ended } from '../../../campaign/parent/windowHost';
import type { Effect } from '../../../campaign/estate/effect';
import type { Entry } from '../../../src/journal/entry';
import type { Ending } from '../../../src/journal/records';

type Outcome = Ending['outcome'];

/** With a token, and one that has none (traps 13). */
const tokened = 'CreateBgpGroup';
const tokenless = 'DeactivateRouterInterface';

function asked(number: number, ended: Outcome | 'killed', operation = tokened): Asked {
  const told: Ended =
    ended === 'killed' || ended === 'withoutEffect' ? 'killed' : { say: 'ended', number, outcome: ended, text: '' };
  const token = operation === tokened ? { token: `campaign-${number}` } : {};
  const wanted = {
    number,
    estate: 0,
    side: 'partner',
    operation,
    region: 'cn-hangzhou',
    values: {},
    ...token,
  } as const;
  return { wanted, ended: told };
}

/** A deletion of which the person was told that it succeeded. */
function deleting(number: number, id: string): Asked {
  const { wanted, ended } = asked(number, 'succeeded', 'DeleteBgpGroup');
  return { wanted: { ...wanted, subject: { kind: 'bgpGroup', id, parents: {} } }, ended };
}

function effect(write: number | undefined, token?: string, operation = tokened): Effect {
  return { operation, account: 'partner', write, token, at: 0 };
}

function entry(number: number, outcome: Outcome | 'open', operation = tokened): Entry {
  const id = `entry-${number}`;
  const common = { id, at: number, process: 1, account: 'a', region: 'r', values: {}, hidden: [] };
  const ending = { record: 'ending', id, at: number, by: 'answer', milliseconds: 1 } as const;
  return {
    intent: { record: 'intent', operation, title: String(number), token: `campaign-${number}`, ...common },
    ...(outcome === 'open' ? {} : { ending: { ...ending, outcome } }),
  };
}

function journalOf(all: readonly Entry[], kept = all): KeptJournal {
  return { all, kept, shortened: 0 };
}

function findings(...[one, effects, entries]: [readonly Asked[], readonly Effect[], readonly Entry[]]): string[] {
  return audit(one, effects, [journalOf(entries)]).findings.map(({ what }) => what);
}

describe('the audit of a fault campaign', () => {
  it('has nothing against what was carried out once and told so, or refused and left alone', () => {
    const found = audit(
      [asked(1, 'succeeded'), asked(2, 'refused'), asked(3, 'unknown'), asked(4, 'killed')],
      [effect(1, 'campaign-1'), effect(undefined, 'campaign-3')],
      [journalOf([entry(1, 'succeeded'), entry(2, 'refused'), entry(3, 'succeeded')])],
    );
    assert.deepEqual([found.writes, found.findings, found.unknownLeft], [3, [], []]);
  });

  it('finds a change that was carried out twice, under whatever token', () => {
    const two = [effect(1, 'campaign-1'), effect(1, 'another')];
    assert.deepEqual(findings([asked(1, 'succeeded')], two, [entry(1, 'succeeded')]), ['duplicate']);
    const again = [effect(1, undefined, tokenless), effect(1, undefined, tokenless)];
    const told = [entry(1, 'succeeded', tokenless)];
    assert.deepEqual(findings([asked(1, 'succeeded', tokenless)], again, told), ['duplicate']);
  });

  it('finds what is said to be done and was not, what was done and has no entry, and an entry that vanished', () => {
    assert.deepEqual(findings([asked(1, 'killed')], [], [entry(1, 'succeeded')]), ['lost']);
    assert.deepEqual(findings([asked(1, 'killed')], [effect(1, 'campaign-1')], []), ['lost']);
    assert.deepEqual(findings([asked(1, 'refused')], [], []), ['lost']);
    assert.deepEqual(findings([], [effect(undefined, 'nobody')], []), ['lost']);
  });

  it('finds what was done although journal or person were told that it was not', () => {
    const done = [effect(1, 'campaign-1')];
    assert.deepEqual(findings([asked(1, 'killed')], done, [entry(1, 'refused')]), ['wrongOutcome']);
    assert.deepEqual(findings([asked(1, 'killed')], done, [entry(1, 'withoutEffect')]), ['wrongOutcome']);
    assert.deepEqual(findings([asked(1, 'notSent')], done, [entry(1, 'succeeded')]), ['wrongOutcome']);
    assert.deepEqual(findings([asked(1, 'succeeded')], [], [entry(1, 'unknown')]).includes('wrongOutcome'), true);
  });

  it('leaves to the person what they canceled, and what was made anew', () => {
    const one = entry(1, 'unknown');
    const canceled = { ...one, ending: { ...one.ending, code: 'canceled' } } as Entry;
    assert.deepEqual(findings([asked(1, 'unknown')], [], [canceled]), []);
    const anew = [entry(1, 'unknown'), entry(2, 'succeeded')];
    const asks = [asked(1, 'unknown'), asked(2, 'succeeded')];
    assert.deepEqual(findings(asks, [effect(2, 'campaign-2')], anew), []);
  });

  it('finds what a journal forgot when it was written anew: a change that has not ended, or how one ended', () => {
    const finding = (all: readonly Entry[], kept: readonly Entry[]): string[] =>
      audit([asked(1, 'killed', tokenless)], [], [journalOf(all, kept)]).findings.map(({ what }) => what);
    const [unknown, refused] = [entry(1, 'unknown', tokenless), entry(1, 'refused', tokenless)];
    assert.deepEqual(finding([refused], []), [], 'what is certain may go');
    assert.deepEqual(finding([unknown], []), ['lost']);
    assert.deepEqual(finding([refused], [unknown]), ['lost']);
  });

  it('lets several say that what one of them deleted is gone, and nobody else', () => {
    const gone = 'DeleteBgpGroup';
    const both = [deleting(1, 'bgpg-1'), deleting(2, 'bgpg-1')];
    const told = [entry(1, 'succeeded', gone), entry(2, 'succeeded', gone)];
    const done = [effect(1, undefined, gone)];
    assert.deepEqual(findings(both, done, told), []);
    assert.deepEqual(findings([deleting(1, 'bgpg-1'), deleting(2, 'bgpg-2')], done, told), ['lost', 'wrongOutcome']);
    assert.deepEqual(findings(both, [], told), ['lost', 'lost', 'wrongOutcome', 'wrongOutcome']);
  });

  it('lets only what has no token stay unknown, and nothing stay open', () => {
    const left = audit([asked(1, 'unknown', tokenless)], [], [journalOf([entry(1, 'unknown', tokenless)])]);
    assert.deepEqual([left.findings, left.unknownLeft], [[], [tokenless]]);
    assert.deepEqual(findings([asked(1, 'unknown')], [], [entry(1, 'unknown')]), ['wrongOutcome']);
    assert.deepEqual(findings([asked(1, 'killed')], [], [entry(1, 'open')]), ['wrongOutcome']);
  });
});
