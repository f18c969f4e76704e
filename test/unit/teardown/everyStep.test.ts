import assert from 'node:assert/strict';
import { verdictOf } from '../../../src/journal/entry';
import type { PlannedFault } from '../../../src/sandbox';
import type { PlanEnd } from '../../../src/teardown/carryOut';
import type { PlacedStep } from '../../../src/teardown/plan';
import { stepsOf } from '../../../src/teardown/plan';
import type { Window } from './desk';
import { Desk } from './desk';
import { endOf } from './teardownUnderTest';

/** 10 routes and 2 deactivations have no token (traps 13): of these 36 steps, 24 have one. */
const steps = 36;
const withToken = 24;
const minute = 60_000;

/** Something that comes between at a step, and the window that the person then goes on in. */
interface Disturbance {
  readonly title: string;
  readonly strike: (desk: Desk, window: Window, id: string, step: PlacedStep) => Promise<Window>;
  /** True when each step keeps its token to the end. */
  readonly keepsTokens: boolean;
}

function isUnderWay(window: Window, id: string, { step }: PlacedStep): boolean {
  return window.teardowns.of(id)?.steps[step.id] === 'running';
}

/** Carries the plan on, with something done when the change of the step is about to be sent. */
async function ran(window: Window, id: string, at: PlacedStep, act: () => void): Promise<PlanEnd> {
  window.wire = (_, carry) => {
    if (isUnderWay(window, id, at)) act();
    return carry();
  };
  return window.teardowns.run(id);
}

function struckBy(fault: PlannedFault['fault']): Disturbance['strike'] {
  return async (desk, window, id, at) => {
    const { faults } = desk.scene.sandbox;
    const end = await ran(window, id, at, () => {
      faults.add({ operation: at.step.operation, fault });
    });
    faults.clear();
    assert.equal(end.end, 'failed', `${at.step.id}: ${endOf(end)}`);
    assert.equal('step' in end ? end.step : undefined, at.step.id);
    return window;
  };
}

/** Goes on at once where the step has no token: its request may still be on its way, so a pause is needed first. */
async function pausedWithoutToken(desk: Desk, window: Window, id: string, { step }: PlacedStep): Promise<void> {
  if (desk.scene.operation(step.operation).idempotency !== null) return;
  const sent = desk.sent.length;
  window.wire = (_, carry) => carry();
  const end = await window.teardowns.run(id);
  assert.match(endOf(end), /not known yet whether this was carried out/);
  assert.deepEqual(['step' in end ? end.step : undefined, desk.sent.length], [step.id, sent]);
  desk.scene.time.advance(3 * minute);
}

/** Does not reach the service, or nobody can tell whether it did. */
async function unavailable(desk: Desk, window: Window, id: string, at: PlacedStep): Promise<Window> {
  const next = await struckBy({ kind: 'failure', status: 503 })(desk, window, id, at);
  await pausedWithoutToken(desk, next, id, at);
  return next;
}

async function stopped(_: Desk, window: Window, id: string, at: PlacedStep): Promise<Window> {
  const end = await ran(window, id, at, () => {
    window.teardowns.stop(id);
  });
  assert.equal(end.end, 'stopped', `${at.step.id}: ${endOf(end)}`);
  return window;
}

/** A kill, after which the person goes on in a new window: at once, or after a pause in milliseconds. */
function killed(isCarriedOut: boolean, pause = 0): Disturbance['strike'] {
  return async (desk, window, id, at) => {
    await desk.killed(window, id, { when: () => isUnderWay(window, id, at), isCarriedOut });
    desk.scene.time.advance(pause);
    const next = desk.window(window.process + 1);
    await next.journal.takeOver();
    await next.teardowns.load();
    // However long ago it was: the new window has only now seen that the old one is gone.
    if (!isCarriedOut) await pausedWithoutToken(desk, next, id, at);
    return next;
  };
}

const disturbances: readonly Disturbance[] = [
  {
    title: 'a refusal',
    strike: struckBy({ kind: 'refusal', http: 400, code: 'Forbidden.Today' }),
    keepsTokens: false,
  },
  {
    title: 'a connection that is reset after the effect',
    strike: struckBy({ kind: 'resetAfter' }),
    keepsTokens: true,
  },
  {
    title: 'a service that is not available',
    strike: unavailable,
    keepsTokens: true,
  },
  { title: 'a stop', strike: stopped, keepsTokens: true },
  { title: 'a kill before the request has left', strike: killed(false), keepsTokens: true },
  {
    title: 'a kill before the request has left, and a pause',
    strike: killed(false, 3 * minute),
    keepsTokens: true,
  },
  { title: 'a kill after the effect, with the answer not yet in', strike: killed(true), keepsTokens: true },
];

describe('the teardown of a whole connection, in the journal', () => {
  let undisturbed: unknown;

  before('without a disturbance', function () {
    this.timeout(180_000);
    return Desk.open(async (desk) => {
      const window = desk.window(1);
      assert.equal(endOf(await window.teardowns.run(await window.planned(desk, 'Old line'))), 'done');
      assert.deepEqual([desk.sent.length, desk.scene.effects()], [steps, steps]);
      undisturbed = desk.scene.world;
    });
  });

  for (const { title, strike, keepsTokens } of disturbances) {
    it(`ends the same after ${title} at every step in turn, or something is left, done twice or never cleared up`, function () {
      this.timeout(300_000);
      return Desk.open(async (desk) => {
        let window = desk.window(1);
        const id = await window.planned(desk, 'Old line');
        const run = window.teardowns.of(id);
        assert.ok(run !== undefined);
        const placed = stepsOf(run.plan);
        assert.equal(placed.length, steps);
        for (const step of placed) window = await strike(desk, window, id, step);
        window.wire = (_, carry) => carry();
        assert.equal(endOf(await window.teardowns.run(id)), 'done');

        assert.deepEqual(desk.scene.world, undisturbed);
        assert.equal(desk.scene.effects(), steps, 'no change had its effect twice');
        const tokens = new Set(desk.sent.flatMap(({ token }) => token ?? []));
        if (keepsTokens) assert.equal(tokens.size, withToken, 'a step that is sent again keeps its token');
        const entries = await window.entries();
        const uncertain = entries.filter((entry) => ['open', 'unknown'].includes(verdictOf(entry)));
        assert.deepEqual(
          uncertain.map(({ intent }) => intent),
          [],
          'the journal knows what became of each change',
        );
        assert.deepEqual(desk.reported, []);
      });
    });
  }
});
