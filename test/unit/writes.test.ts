import assert from 'node:assert/strict';
import { ServiceError } from '../../src/api/errors';
import { allowedOn } from '../../src/catalog/catalogue';
import { catalogue } from '../../src/catalog';
import { english } from '../../src/catalog/message';
import type { Values } from '../../src/catalog/problem';
import { fixedValues } from '../../src/estate/fixedValues';
import type { Resource } from '../../src/estate/resource';
import { type Sandbox, startSandbox, type WorldState } from '../../src/sandbox';
import { VirtualClock } from '../../src/sandbox/clock';
import { acting, formFor, typed, WriteBench } from '../writes/bench';
import type { Refusal } from '../writes/case';
import type { ReadyWrite } from '../writes';
import { isOtherSubject, prepareWrites, writesWithoutCase } from '../writes';
import { notProduced } from '../writes/notProduced';

const now = Date.UTC(2024, 5, 1, 12);
/** Long enough for everything that the sandbox plays to be over. */
const settledMs = 120_000;
const { state: prepared, writes } = prepareWrites(now);

interface Stage {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly partner: WriteBench;
  readonly tenant: WriteBench;
}

async function open(state: WorldState): Promise<Stage> {
  const clock = new VirtualClock(now);
  const sandbox = await startSandbox({ state, clock });
  return { sandbox, clock, partner: new WriteBench(sandbox), tenant: new WriteBench(sandbox, 'tenant') };
}

/** What the form works on when a refusal is tried. */
async function targetOf(write: ReadyWrite, refusal: Refusal, bench: WriteBench): Promise<Resource | undefined> {
  const on = refusal.on ?? write.target;
  const region = refusal.on === undefined ? write.region : (refusal.region ?? write.region);
  return on === undefined || on === 'region' ? undefined : bench.resource(on, region);
}

/** The example with what the refusal changes; a field from which something is taken is empty. */
function changedValues(write: ReadyWrite, { values = write.values, change = {} }: Refusal): Values {
  const emptied = Object.entries(change).map(([name, value]) => [name, value ?? ''] as const);
  return { ...values, ...Object.fromEntries(emptied) };
}

/** Everything that the form says against the values and against the resource. */
function saidBy(write: ReadyWrite, target: Resource | undefined, values: Values): string[] {
  const form = formFor(write.operation, target);
  const { problems } = form.check(typed(write.operation, values));
  const refusal = form.refusal();
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ text }) => text);
  return [...errors, ...(refusal === undefined ? [] : [english(refusal.why), english(refusal.todo)])];
}

/** True when neither the tree nor the palette nor a picker offers what the refusal is tried on. */
async function isOffered(write: ReadyWrite, refusal: Refusal, target: Resource | undefined, bench: WriteBench) {
  const operation = acting(write.operation, target);
  if (target !== undefined) {
    const accepted =
      operation.subject === undefined ? catalogue.acceptsParent(operation, target) : allowedOn(operation, target);
    if (!accepted) return false;
  }
  const form = formFor(write.operation, target);
  const edits = typed(write.operation, changedValues(write, refusal));
  for (const [name, id] of Object.entries(refusal.change ?? {})) {
    const reference = id === undefined ? undefined : form.reference(name, edits);
    if (reference === undefined || id === undefined) continue;
    if (reference.listedIn !== undefined) {
      if (!JSON.stringify(target?.attributes[reference.listedIn] ?? []).includes(id)) return false;
      continue;
    }
    const named = await bench.resource({ kind: reference.kind, id }, refusal.region ?? write.region);
    if (named.state !== undefined && reference.states?.includes(named.state) === false) return false;
  }
  return true;
}

async function refuse(write: ReadyWrite, refusal: Refusal, stage: Stage): Promise<void> {
  const target = await targetOf(write, refusal, stage.partner);
  const values = changedValues(write, refusal);
  const { form, service } = refusal;
  if (form instanceof RegExp) {
    const said = saidBy(write, target, values);
    assert.ok(
      said.some((text) => form.test(text)),
      `the form does not say ${String(form)}, but: ${said.join(' | ') || 'nothing'}`,
    );
  } else if (form === 'not offered') {
    assert.equal(await isOffered(write, refusal, target, stage.partner), false, 'it is offered');
  } else {
    assert.deepEqual(saidBy(write, target, values), [], 'the form knows more than the table says');
  }
  const request = {
    ...fixedValues(acting(write.operation, target), target),
    ...(refusal.values ?? write.values),
    ...refusal.change,
  };
  const sent = stage[refusal.by ?? 'partner'].client.call(write.operation, withoutMissing(request), {
    region: refusal.region ?? write.region,
  });
  if ('because' in service) {
    await sent;
    return;
  }
  const error = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ServiceError, `the sandbox takes it: ${String(error)}`);
  assert.deepEqual([error.httpStatus, error.code], service, error.message);
}

function withoutMissing(values: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

for (const write of writes) {
  const { operation: declared, target: subject } = write;
  const other = isOtherSubject(write) ? ` (${subject?.kind ?? ''})` : '';
  describe(`the table of writes: ${declared.label}${other}`, () => {
    let stage: Stage;
    before(async () => {
      stage = await open(prepared);
    });
    after(async () => {
      await stage.sandbox.close();
    });

    for (const refusal of write.refusals) {
      it(`refuses unless ${refusal.rule}`, async () => {
        if (refusal.world === undefined && !('because' in refusal.service)) {
          await refuse(write, refusal, stage);
          return;
        }
        const other = await open(refusal.world?.(prepared) ?? prepared);
        try {
          await refuse(write, refusal, other);
        } finally {
          await other.sandbox.close();
        }
      });
    }

    it('is filled in, accepted, and seen afterwards', async () => {
      const { operation, region, values, target: on, effect } = write;
      const { partner, sandbox, clock } = stage;
      const target = on === undefined ? undefined : await partner.resource(on, region);
      const form = formFor(operation, target);
      const edits = typed(operation, values);
      const { problems, canSubmit } = form.check(edits);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.equal(form.refusal(), undefined);
      assert.ok(canSubmit, 'the form cannot be sent');
      const request = form.request(edits);
      assert.deepEqual(request, { ...fixedValues(acting(operation, target), target), ...values });
      await partner.client.call(operation, request, { region });
      clock.advance(settledMs);
      const seen = await partner.sees(effect, region, sandbox);
      assert.ok(
        seen,
        `not seen among ${JSON.stringify((await partner.rows(effect, region)).map((row) => row.attributes))}`,
      );
    });
  });
}

describe('the table of writes', () => {
  it('has a case for every write, or a command can break unnoticed', () => {
    assert.deepEqual(writesWithoutCase(), []);
  });

  it('has a case for every second kind of subject, or what is offered there can break unnoticed', () => {
    const tried = writes
      .filter(isOtherSubject)
      .map(({ operation, target }) => `${operation.name} ${target?.kind ?? ''}`);
    const declared = catalogue.writes().flatMap(({ name, alsoOn = [] }) => alsoOn.map(({ kind }) => `${name} ${kind}`));
    assert.deepEqual(tried.toSorted(), declared.toSorted());
  });

  for (const { name, errors } of catalogue.writes()) {
    it(`has a refusal for each documented code of ${name}, or says why the sandbox never answers with it`, () => {
      const alike = writes.filter(({ operation }) => operation.name === name).flatMap(({ refusals }) => refusals);
      const refused = new Set(alike.flatMap(({ service }) => ('because' in service ? [] : [service[1]])));
      const excused = new Map(Object.entries(notProduced[name] ?? {}));
      const missing = errors.map(({ code }) => code).filter((code) => !refused.has(code) && !excused.has(code));
      assert.deepEqual([...new Set(missing)], []);
      const known = new Set(errors.map(({ code }) => code));
      const stale = [...excused.keys()].filter((code) => refused.has(code) || !known.has(code));
      assert.deepEqual(stale, [], 'excused without need');
    });
  }

  it('excuses no operation that does not exist', () => {
    assert.deepEqual(
      Object.keys(notProduced).filter((name) => catalogue.operation(name) === undefined),
      [],
    );
  });
});
