import assert from 'node:assert/strict';
import { figuresOf, runCampaign, strikesOf } from '../../../campaign/campaign';
import { reportOf } from '../../../campaign/report';

/** Enough for ten kills; `npm run faults` makes as many as are wanted. */
const writes = 300;
const bodies = 2000;

describe('a small fault campaign', () => {
  it('does nothing twice, loses nothing and tells nobody a secret, or a bad line costs somebody a circuit', async function () {
    // Half a minute on a machine that has nothing else to do.
    this.timeout(600_000);
    const result = await runCampaign({ writes, bodies, seed: 20160428 });
    const report = reportOf(result);
    const { unknownLeft, resources, reloads, ...figures } = figuresOf(result);
    const { duplicates, lost, wrongOutcomes, unhandled, secretsFound } = figures;
    assert.deepEqual(
      { duplicates, lost, wrongOutcomes, unhandled, secretsFound },
      { duplicates: 0, lost: 0, wrongOutcomes: 0, unhandled: 0, secretsFound: 0 },
      report,
    );
    assert.ok(figures.writes >= writes, report);
    assert.equal(figures.fuzzedBodies, bodies, report);
    assert.ok(reloads >= 10 && resources > 0, report);
    for (const of of ['bold', 'shortened'] as const)
      assert.ok(
        result.rounds.some((round) => round[of] > 0),
        of,
      );
    // Without a token a few changes leave nothing to tell them by, and what people canceled or made anew is theirs to retry.
    assert.ok(unknownLeft <= writes / 25, report);
    assert.ok(strikesOf(result).share >= 0.25, report);
  });
});
