import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { english } from '../../../src/catalog/message';
import { ExplainedError } from '../../../src/estate/explain';
import { stepsOf } from '../../../src/teardown/plan';
import { failure } from '../api/clientUnderTest';
import { Desk } from './desk';
import type { Window } from './desk';
import { region } from './teardownUnderTest';

/** Carries a plan on until its change with this number, which is still sent. */
async function stoppedAt(window: Window, id: string, number: number): Promise<void> {
  let sent = 0;
  window.wire = (_, carry) => {
    sent += 1;
    if (sent === number) window.teardowns.stop(id);
    return carry();
  };
  assert.equal((await window.teardowns.run(id)).end, 'stopped');
  window.wire = (_, carry) => carry();
}

async function addNetwork({ scene }: Desk, cidr: string): Promise<void> {
  const { id } = await scene.named('virtualBorderRouter', 'North');
  const values = { RegionId: region, RouterId: id, DstCidrBlock: cidr };
  await scene.client.call(scene.operation('AddBgpNetwork'), values, { region });
}

function networksOf({ scene }: Desk): readonly string[] {
  return scene.sandbox
    .snapshot()
    .bgpNetworks.map(({ cidr }) => cidr)
    .filter((cidr) => !/^10\.[01]\./.test(cidr));
}

/** Two windows know the plan of the VBR North, of which the first has carried out two steps, its routes. */
async function shared(desk: Desk): Promise<{ one: Window; other: Window; id: string }> {
  const one = desk.window(1);
  const id = await one.planned(desk, 'North');
  await stoppedAt(one, id, 2);
  const other = desk.window(2);
  await other.teardowns.load();
  return { one, other, id };
}

describe('a teardown plan that two windows know', () => {
  it('is carried on as the other one left it, or what was made anew since is deleted once more', () =>
    Desk.open(async (desk) => {
      const { one, other, id } = await shared(desk);
      assert.deepEqual(networksOf(desk), ['10.2.1.0/24', '10.2.2.0/24']);
      await stoppedAt(one, id, 3);
      assert.deepEqual(networksOf(desk), []);
      await addNetwork(desk, '10.2.1.0/24');
      const end = await other.teardowns.run(id);
      assert.equal(end.end, 'changed');
      assert.deepEqual(networksOf(desk), ['10.2.1.0/24']);
    }));

  it('is not begun anew when the other one completed it, or a dialog that stood open deletes what came after', () =>
    Desk.open(async (desk) => {
      const { one, other, id } = await shared(desk);
      assert.equal((await one.teardowns.run(id)).end, 'done');
      const sent = desk.sent.length;
      const error = await failure(other.teardowns.run(id), ExplainedError);
      assert.equal(english(error.explanation.what), 'Another window has completed or discarded this plan.');
      assert.deepEqual(other.teardowns.all(), []);
      assert.equal(desk.sent.length, sent);
      assert.equal(one.teardowns.of(id)?.status, 'done');
    }));

  it('is shown before it is carried out when it became another one, or somebody agrees to what they never saw', () =>
    Desk.open(async (desk) => {
      const { one, other, id } = await shared(desk);
      await addNetwork(desk, '10.2.9.0/24');
      assert.equal((await one.teardowns.run(id)).end, 'changed');
      const sent = desk.sent.length;
      const error = await failure(other.teardowns.run(id), ExplainedError);
      assert.match(english(error.explanation.what), /^The plan has changed since it was shown\./);
      assert.equal(desk.sent.length, sent);
      const run = other.teardowns.of(id);
      assert.ok(run !== undefined);
      assert.match(run.added.join(), /10\.2\.9\.0/);
      assert.ok(stepsOf(run.plan).some(({ step }) => step.id === run.added[0]));
      // Now it was shown.
      assert.equal((await other.teardowns.run(id)).end, 'done');
    }));

  it('stays with the window that is at work on it, or its file is taken from under it', () =>
    Desk.open(async (desk) => {
      const { one, other, id } = await shared(desk);
      const refused: string[] = [];
      const said = async (act: Promise<unknown>): Promise<void> => {
        refused.push(english((await failure(act, ExplainedError)).explanation.what));
      };
      let isFirst = true;
      one.wire = async (_, carry) => {
        if (isFirst) {
          isFirst = false;
          await said(other.teardowns.run(id));
          await said(other.teardowns.readAgain(id));
          await said(other.teardowns.discard(id));
          const again = await other.planned(desk, 'North');
          assert.deepEqual([again, other.teardowns.of(id)?.status], [id, 'running']);
          assert.deepEqual(await readdir(desk.folder), [`${id}.json`]);
        }
        return carry();
      };
      assert.equal((await one.teardowns.run(id)).end, 'done');
      assert.deepEqual(refused, Array(3).fill('Another window is carrying out this plan.'));
      assert.equal(desk.scene.effects(), 8);
    }));

  it('is carried out by one of them when each has made it, or two requests delete the same thing', () =>
    Desk.open(async (desk) => {
      const [one, other] = [desk.window(1), desk.window(2)];
      const ids = [await one.planned(desk, 'North'), await other.planned(desk, 'North')] as const;
      let isFirst = true;
      one.wire = async (_, carry) => {
        if (isFirst) {
          isFirst = false;
          const error = await failure(other.teardowns.run(ids[1]), ExplainedError);
          assert.equal(english(error.explanation.what), 'Another window is carrying out this plan.');
          assert.equal(other.teardowns.of(ids[1])?.status, 'shown');
        }
        return carry();
      };
      assert.equal((await one.teardowns.run(ids[0])).end, 'done');
      assert.deepEqual([desk.sent.length, desk.scene.effects()], [8, 8]);
    }));

  it('is carried out by one of them at most when both begin at once, or each step is sent by both', () =>
    Desk.open(async (desk) => {
      const [one, other] = [desk.window(1), desk.window(2)];
      const ids = [await one.planned(desk, 'North'), await other.planned(desk, 'North')] as const;
      const begun = [one.teardowns.run(ids[0]), other.teardowns.run(ids[1])];
      const ends = await Promise.allSettled(begun);
      const refused = ends.filter(({ status }) => status === 'rejected');
      assert.ok(refused.length > 0);
      assert.equal(desk.sent.length, refused.length === 1 ? 8 : 0);
      if (refused.length > 1) await one.teardowns.run(ids[0]);
      assert.deepEqual([desk.sent.length, desk.scene.effects()], [8, 8]);
    }));

  it('shows what is new after a reload and touches none of it, or a reload makes agreement to anything', () =>
    Desk.open(async (desk) => {
      const one = desk.window(1);
      const id = await one.planned(desk, 'North');
      await desk.killed(one, id, { when: (sent) => sent === 3, isCarriedOut: true });
      await addNetwork(desk, '10.2.9.0/24');
      const next = desk.window(2);
      await next.teardowns.load();
      const sent = desk.sent.length;
      assert.equal((await next.teardowns.run(id)).end, 'changed');
      assert.equal(desk.sent.length, sent, 'nothing was sent before it was shown');
      assert.ok(networksOf(desk).includes('10.2.9.0/24'));
      // What is new is still pointed out after one more reload.
      desk.alive.delete(2);
      const last = desk.window(3);
      await last.teardowns.load();
      const run = last.teardowns.of(id);
      assert.deepEqual([run?.status, run?.added.length], ['changed', 1]);
      assert.match(run?.added[0] ?? '', /10\.2\.9\.0/);
      assert.equal((await last.teardowns.run(id)).end, 'done');
      assert.deepEqual(networksOf(desk), []);
    }));

  it('sends what was accepted and is there again as a new change, or the service only repeats its yes', () =>
    Desk.open(async (desk) => {
      const { one, id } = await shared(desk);
      await stoppedAt(one, id, 1);
      const [gone] = ['10.2.1.0/24', '10.2.2.0/24'].filter((cidr) => !networksOf(desk).includes(cidr));
      desk.scene.time.advance(600_000);
      await addNetwork(desk, gone ?? '10.2.1.0/24');
      assert.equal((await one.teardowns.run(id)).end, 'done');
      assert.deepEqual(networksOf(desk), []);
    }));

  it('keeps the tokens of lost answers when it is read again, or the next window sends the step as a new change', () =>
    Desk.open(async (desk) => {
      const { one, id } = await shared(desk);
      const { faults } = desk.scene.sandbox;
      faults.add({ operation: 'DeleteBgpNetwork', fault: { kind: 'failure', status: 503 } });
      assert.equal((await one.teardowns.run(id)).end, 'failed');
      faults.clear();
      const { token } = desk.sent.at(-1) ?? {};
      assert.ok(token !== undefined);
      await one.teardowns.readAgain(id);
      assert.ok((await readFile(join(desk.folder, `${id}.json`), 'utf8')).includes(token));
      desk.alive.delete(1);
      const next = desk.window(2);
      await next.teardowns.load();
      const before = desk.sent.length;
      assert.equal((await next.teardowns.run(id)).end, 'done');
      assert.equal(desk.sent[before]?.token, token);
    }));
});
