import assert from 'node:assert/strict';
import { type Body, object } from '../service';
import { changedBy, inTime, longestPassingMs, machines, named, passes } from './arrows';
import { carriedBy, checkSessions, sessionsOf } from './sessions';
import { checkTerms } from './terms';
import type { EstateModel } from './estateModel';
import { type Sight, text } from './look';
import { type AnyThing, type Line, type Router, stateOf } from './things';

/** What happened since the last look. */
export interface Happened {
  /** The operation that was accepted; undefined when only time passed, if at all. */
  readonly action: string | undefined;
  /** What it may have changed, its subject first. */
  readonly about: readonly string[];
}

/** Checks that every change of state goes along the arrows, and keeps what was seen in the model. */
export function follow(model: EstateModel, seen: ReadonlyMap<string, Sight>, happened: Happened): void {
  const waited = model.now - model.looked;
  const sessions = sessionsOf(model);
  const carried = model.list('router').filter((router) => stateOf(router) === 'active' && carriedBy(model, router));
  for (const thing of model.things()) {
    const sight = seen.get(thing.id);
    for (const field of Object.keys(machines[thing.kind])) step(thing, field, sight, happened, waited);
    if (sight === undefined) {
      const table: Map<string, AnyThing> = model.all[thing.kind];
      table.delete(thing.id);
      continue;
    }
    if (thing.kind === 'router') learnRouter(model, thing, sight);
    thing.faces = sight.faces;
    if (thing.kind === 'line') learnLine(model, thing, sight);
  }
  for (const router of model.list('router')) {
    const ended = happened.action === undefined && ['terminating', 'terminated'].includes(stateOf(router));
    const lost = !carried.includes(router) || !carriedBy(model, router);
    assert.ok(!ended || lost, `VBR ${router.id} went out of service although its line is not overdue`);
  }
  checkSessions(model, sessions, happened);
  checkTerms(model, seen);
  model.looked = model.now;
}

function step(
  thing: AnyThing,
  field: string,
  sight: Sight | undefined,
  { action, about }: Happened,
  waited: number,
): void {
  const timePassed = waited > 0;
  const machine = machines[thing.kind][field];
  if (machine === undefined) return;
  const from = thing.faces[field] ?? '';
  const to = sight === undefined ? 'gone' : (sight.faces[field] ?? '');
  const name = `${field} of ${thing.kind} ${thing.id}`;
  const stuck = from === to && passes(to) && waited > longestPassingMs;
  assert.ok(!stuck, `${name} is ${to} and does not get on`);
  if (from === to && !(action !== undefined && about[0] === thing.id)) return;
  if (to !== 'gone') assert.ok(named[thing.kind]?.[field]?.has(to), `${name} is ${to}, which no table names`);
  // A resource without a state of its own goes with its others; a deleted hosted connection is shown for a while.
  if (to === 'gone' && field !== 'Status') return;
  if (to === 'gone' && thing.faces.VirtualPhysicalConnectionStatus === 'Deleted') return;
  const acted = action !== undefined && about.includes(thing.id);
  const led = acted ? (machine.by[action]?.[from] ?? []) : [];
  const starts = acted && about[0] === thing.id && mustChange(thing, field, action, from) ? [...led] : [from, ...led];
  if (recovers(thing, field)) starts.push('Enabled');
  const unpaid = field === 'BusinessStatus' && thing.kind === 'line' && thing.renewed === undefined;
  if (unpaid) assert.ok(from === 'Normal' || to !== 'Normal', `${name} is Normal, and nobody ordered another term`);
  const possible = timePassed || acted ? inTime(machine, starts) : new Set(starts);
  const because = acted ? `after ${action}` : timePassed ? 'in time' : 'by nothing';
  assert.ok(possible.has(to), `${name} went from ${from} to ${to} ${because}, which is not along the arrows`);
}

/** A hosted connection that was asked for again is Terminated until it is back (traps section 10: not stated). */
function recovers(thing: AnyThing, field: string): boolean {
  return thing.kind === 'line' && thing.recovering && field === 'Status' && thing.faces.Status === 'Terminated';
}

/** Whether the field has to change when the operation was accepted: the first field with a rule for it, from this state. */
function mustChange(thing: AnyThing, field: string, action: string, from: string): boolean {
  const [first] = changedBy(thing.kind, action);
  const optional = ['Modify', 'Update', 'Create'].some((verb) => action.startsWith(verb));
  const hosted = thing.kind === 'line' && thing.share !== undefined;
  return !optional && !hosted && field === first && (machines[thing.kind][field]?.by[action]?.[from] ?? []).length > 0;
}

function learnLine(model: EstateModel, line: Line, { row, faces }: Sight): void {
  // An order is paid or void by then, and the line may be locked for the term that it paid for.
  const settled = line.renewed !== undefined && model.now - line.renewed > longestPassingMs;
  if (settled || !model.isLocked(line)) line.renewed = undefined;
  line.port = text(row.PortType);
  if (faces.Status !== 'Terminated') line.recovering = false;
}

/** What a new VBR was given, and when one ended. */
function learnRouter(model: EstateModel, router: Router, { row, faces }: Sight): void {
  router.interfaceId = text(row.VlanInterfaceId);
  router.table = text(row.RouteTableId);
  // Whether a VBR follows the VLAN of its hosted connection, and when, is not told: what is seen counts.
  if (model.all.line.get(router.line)?.share !== undefined) router.vlan = Number(row.VlanId);
  const further = listIn(row.AssociatedPhysicalConnections, 'AssociatedPhysicalConnection');
  router.links = router.links.map((link) => {
    const found = further.find((each) => each.PhysicalConnectionId === link.line);
    return { ...link, interfaceId: text(found?.VlanInterfaceId) };
  });
  if (faces.Status === 'terminated' && router.faces.Status !== 'terminated') {
    router.ended = { after: model.looked, by: model.now };
  }
  if (faces.Status === 'active') router.ended = undefined;
}

/** The rows of a list inside a row. */
export function listIn(value: unknown, item: string): Body[] {
  const found = object(value ?? {})[item];
  return Array.isArray(found) ? found.map(object) : [];
}
