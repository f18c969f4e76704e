import assert from 'node:assert/strict';
import type { Body } from '../service';
import { machines } from './arrows';
import type { EstateModel } from './estateModel';
import { lists, type List, routesOf, rowsOf } from './lists';
import type { SandboxUnderTest } from './sandboxUnderTest';
import { RegionId } from './start';
import { type AnyThing, type Kind, type Side, stateOf } from './things';

/** What an account was told of a resource. */
export interface Sight {
  readonly kind: Kind;
  readonly faces: Readonly<Record<string, string>>;
  readonly row: Body;
}

const sides: readonly Side[] = ['partner', 'tenant'];

/**
 * Everything that both accounts can see, by ID: of these kinds read anew, of others as it was before. Fails when one sees what it must not, when both are told different
 * states, or when something is listed that nobody has made.
 */
export function look(
  sandbox: SandboxUnderTest,
  model: EstateModel,
  before: ReadonlyMap<string, Sight>,
  kinds: ReadonlySet<Kind>,
): ReadonlyMap<string, Sight> {
  const seen = new Map([...before].filter(([, { kind }]) => !kinds.has(kind)));
  for (const list of lists.filter(({ kind }) => kinds.has(kind)))
    for (const side of sides) see(seen, model, list, side, rowsOf(sandbox, list, side));
  for (const router of kinds.has('route') ? model.list('router') : []) {
    if (router.table === '' || !seen.has(router.id)) continue;
    const list = routesOf(router.table);
    see(seen, model, list, router.owner, rowsOf(sandbox, list, router.owner));
  }
  for (const pair of kinds.has('pair') ? model.list('pair') : []) {
    const given = { RegionId, VbrHaId: pair.id };
    const { code, body } = sandbox.read(pair.owner, 'DescribeVbrHa', given);
    if (code === undefined) seen.set(pair.id, { kind: 'pair', faces: { Status: String(body.Status) }, row: body });
    else assert.equal(code, 'ResourceNotFound.VbrHa');
  }
  return seen;
}

function see(seen: Map<string, Sight>, model: EstateModel, list: List, side: Side, rows: readonly Body[]): void {
  const listed = new Set<string>();
  for (const row of rows) {
    const id = list.idOf(row);
    listed.add(id);
    const table: ReadonlyMap<string, AnyThing> = model.all[list.kind];
    const thing = table.get(id);
    assert.ok(thing, `${list.action} tells the ${side} of ${list.kind} ${id}, which nobody has made or which is gone`);
    assert.ok(list.shows(model, thing, side), `${list.action} tells the ${side} of ${id}, which is nothing to it`);
    const sight = { kind: list.kind, faces: facesOf(list, row), row };
    const before = seen.get(id);
    if (before !== undefined) assert.deepEqual(sight.faces, before.faces, `${id} is told differently to both accounts`);
    seen.set(id, sight);
  }
  for (const thing of model.all[list.kind].values()) {
    if (list.kind === 'route' || listed.has(thing.id) || !list.shows(model, thing, side)) continue;
    assert.ok(!seen.has(thing.id), `${list.action} does not tell the ${side} of ${thing.id} (${stateOf(thing)})`);
  }
}

function facesOf(list: List, row: Body): Readonly<Record<string, string>> {
  const fields = Object.keys(machines[list.kind]);
  return Object.fromEntries(fields.map((field) => [field, text(row[list.named?.[field] ?? field])]));
}

/** Absent and empty are the same. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
