import assert from 'node:assert/strict';
import { catalogue } from '../../src/catalog';
import { fixedValues } from '../../src/estate/fixedValues';
import type { Resource } from '../../src/estate/resource';
import { VirtualClock } from '../../src/sandbox/clock';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import { type Sandbox, startSandbox, type WorldState } from '../../src/sandbox/index';
import { prepareWrites, type ReadyWrite } from '../writes';
import { acting, WriteBench } from '../writes/bench';
import type { Refusal } from '../writes/case';
import { notProduced } from '../writes/notProduced';
import type { Key, Row } from './drivers/driver';
import { keyOf } from './drivers/driver';
import { genericDrivers } from './drivers/index';
import { readEstate, readRefusals, readsNotProduced } from './refusals/reads';

const now = Date.UTC(2024, 5, 1, 12);
const { state: prepared, writes } = prepareWrites(now);
const reads = readEstate(now);

const open = (state: WorldState) => startSandbox({ state, clock: new VirtualClock(now) });

/** A request that has to be refused. */
interface Trial {
  readonly rule: string;
  readonly by: Key;
  readonly request: Row;
  /** `<HTTP status> <code>`, misspellings included (traps 66). */
  readonly refusal: string;
}

/** What one of the vendor's generic clients reports; `taken` when the request was not refused. */
async function reported(sandbox: Sandbox, operation: string, { by, request }: Trial, turn: number): Promise<string> {
  const driver = genericDrivers[turn % genericDrivers.length] ?? assert.fail('There is no client');
  const outcome = await driver.connect(sandbox.endpoint, by)(operation, request);
  return 'answer' in outcome ? 'taken' : `${outcome.refused.status} ${outcome.refused.code}`;
}

/** A refusal of the table of writes, with what the resource answers by itself. */
async function trialOf(write: ReadyWrite, refusal: Refusal, sandbox: Sandbox): Promise<Trial | undefined> {
  const { service, rule } = refusal;
  if ('because' in service) return undefined;
  const { operation, region: usual } = write;
  const region = refusal.region ?? usual;
  const on = refusal.on ?? write.target;
  const found: Resource | undefined =
    on === undefined || on === 'region'
      ? undefined
      : await new WriteBench(sandbox).resource(on, refusal.on === undefined ? usual : region);
  const values: Readonly<Record<string, string | undefined>> = {
    ...('RegionId' in operation.parameters ? { RegionId: region } : {}),
    ...fixedValues(acting(operation, found), found),
    ...(refusal.values ?? write.values),
    ...refusal.change,
  };
  return {
    rule,
    by: keyOf(refusal.by === 'tenant' ? tenant : partner),
    request: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    refusal: service.join(' '),
  };
}

/**
 * Tries everything that an operation refuses, each time with the next client. Returns what was reported, and what of it is
 * not as documented.
 */
async function tryAll(operation: string, shared: { readonly writes: Sandbox; readonly reads: Sandbox }, first: number) {
  let turn = first;
  const met = new Set<string>();
  const wrong: string[] = [];
  const attempt = async (sandbox: Sandbox, trial: Trial | undefined) => {
    if (trial === undefined) return;
    const told = await reported(sandbox, operation, trial, turn);
    turn += 1;
    met.add(told);
    if (told !== trial.refusal) wrong.push(`${trial.rule}: ${told}, not ${trial.refusal}`);
  };
  for (const write of writes.filter((each) => each.operation.name === operation)) {
    for (const refusal of write.refusals) {
      const other = refusal.world === undefined ? undefined : await open(refusal.world(prepared));
      const sandbox = other ?? shared.writes;
      await attempt(sandbox, await trialOf(write, refusal, sandbox));
      await other?.close();
    }
  }
  for (const { request, refusal } of readRefusals(reads.lines.foreign).filter((each) => each.operation === operation)) {
    await attempt(shared.reads, { rule: JSON.stringify(request), by: keyOf(partner), request, refusal });
  }
  return { met, wrong };
}

describe('the vendor’s generic clients', () => {
  let shared: { readonly writes: Sandbox; readonly reads: Sandbox };
  before(async () => {
    shared = { writes: await open(prepared), reads: await open(reads.state) };
  });
  after(() => Promise.all([shared.writes.close(), shared.reads.close()]));

  for (const [index, { name, errors }] of catalogue.operations().entries()) {
    it(`report every documented refusal of ${name}, or scripts that branch on it cannot be tried`, async () => {
      const { met, wrong } = await tryAll(name, shared, index);
      assert.deepEqual(wrong, []);

      const listed = new Map(Object.entries({ ...notProduced[name], ...readsNotProduced[name] }));
      const unmet = errors.filter(({ http, code }) => !met.has(`${http} ${code}`) && !listed.has(code));
      assert.deepEqual(unmet, [], 'neither met nor listed with the reason');
      const codes = new Set([...met].map((each) => each.split(' ')[1]));
      const documented = new Set(errors.map(({ code }) => code));
      const needless = [...listed.keys()].filter((code) => codes.has(code) || !documented.has(code));
      assert.deepEqual(needless, [], 'listed without need');
    });
  }

  it('are tried with operations that exist only, or a list of reasons goes stale', () => {
    const known = new Set(catalogue.operations().map(({ name }) => name));
    assert.deepEqual(
      Object.keys({ ...notProduced, ...readsNotProduced }).filter((name) => !known.has(name)),
      [],
    );
  });
});
