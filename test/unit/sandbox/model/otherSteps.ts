import assert from 'node:assert/strict';
import { object } from '../service';
import { other } from './asked';
import { Choice } from './choice';
import { inspect, Step, unchanged } from './command';
import { tokenOf } from './documentedCodes';
import type { EstateModel } from './estateModel';
import { lists, type List, routesOf, rowsOf } from './lists';
import { text } from './look';
import type { SandboxUnderTest } from './sandboxUnderTest';
import { RegionId } from './start';
import type { Router, Side } from './things';
import type { Tally } from './tally';
import { plain } from './write';

/** Lets time pass. */
export class Wait extends Step {
  constructor(
    tally: Tally,
    private readonly ms: number,
  ) {
    super(tally);
  }

  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    sandbox.advance(this.ms);
    sandbox.log.push(this.toString());
    model.now += this.ms;
    inspect(model, sandbox, { action: undefined, about: [] });
  }

  toString(): string {
    return `wait ${this.ms / 1000} s`;
  }
}

/** Saves the state, loads it, and goes on with what was loaded. */
export class SaveAndLoad extends Step {
  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    sandbox.saveAndLoad();
    sandbox.log.push(this.toString());
    inspect(model, sandbox, { action: undefined, about: [] });
  }

  toString(): string {
    return 'save and load';
  }
}

/** How long the model expects a token to be remembered: longer than any client retries. */
const retriesMs = 10 * 60_000;

/** Sends the last write once more: under its token alone, and with another parameter. */
export class Repeat extends Step {
  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    const { last } = model;
    if (last === undefined || model.now - last.at > retriesMs) return;
    const { as, action, given } = last;
    sandbox.log.push(`${as} ${action} again`);
    const again = () => {
      const answer = sandbox.write(as, action, given);
      assert.equal(answer.code, undefined, `${action} is refused when it is repeated: ${String(answer.code)}`);
      assert.equal(plain(answer), last.answer, `${action} is answered otherwise when it is repeated`);
      const name = tokenOf(action);
      assert.ok(name);
      const changed = sandbox.write(as, action, { ...given, Description: 'another description' });
      assert.equal(changed.code, 'IdempotentParameterMismatch', `${action} under a token that was used otherwise`);
    };
    unchanged(again, sandbox, `${action} that was repeated`);
    this.tally.count('repeated write', true, false);
  }

  toString(): string {
    return 'repeat the last write';
  }
}

/** Reads one list in small pages and narrowed by a value, and the details of a row. */
export class Read extends Step {
  constructor(
    tally: Tally,
    private readonly numbers: readonly number[],
  ) {
    super(tally);
  }

  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    const choice = new Choice(this.numbers);
    const router = choice.likely(model.list('router'), ({ id }) =>
      model.list('route').some((route) => route.router === id),
    );
    const all: readonly List[] = router === undefined ? lists : [...lists, routesOf(router.table)];
    const list = choice.likely(all, ({ kind }) => model.list(kind).length > 1);
    assert.ok(list);
    const as = list.kind === 'route' ? (router?.owner ?? 'partner') : choice.percent(70) ? 'partner' : 'tenant';
    const size = 1 + choice.below(4);
    sandbox.log.push(`${as} reads ${list.action} by ${size}`);
    unchanged(
      () => {
        readOne(sandbox, list, as, size, choice);
        if (router !== undefined) hidden(model, sandbox, router);
      },
      sandbox,
      list.action,
    );
    this.tally.count(list.action, true, false);
  }

  toString(): string {
    return `read a list(${this.numbers.join(' ')})`;
  }
}

function readOne(sandbox: SandboxUnderTest, list: List, as: Side, size: number, choice: Choice): void {
  const whole = rowsOf(sandbox, list, as);
  const inPages = rowsOf(sandbox, list, as, size);
  assert.deepEqual(inPages, whole, `the pages of ${list.action} are not the list`);
  const filter = choice.likely(Object.entries(list.filters), () => true);
  const row = choice.likely(whole, () => true);
  if (filter === undefined || row === undefined) return;
  const [field, by] = filter;
  const value = text(row[field]);
  const narrowed = rowsOf(sandbox, list, as, size, by(value));
  const expected = whole.filter((each) => text(each[field]) === value);
  assert.deepEqual(narrowed, expected, `${list.action} narrowed by ${field} ${value}`);
  details(sandbox, list, as, row);
}

/** What is told by the ID of something else is not told to another account. */
function hidden(model: EstateModel, sandbox: SandboxUnderTest, router: Router): void {
  const { action, given } = routesOf(router.table);
  const { code } = sandbox.read(other(router.owner), action, given);
  assert.ok(code, `the routes of ${router.id} are told to another account`);
  for (const pair of model.list('pair')) {
    const foreign = sandbox.read(other(pair.owner), 'DescribeVbrHa', { RegionId, VbrHaId: pair.id });
    assert.equal(foreign.code, 'ResourceNotFound.VbrHa', 'an HA group is told to another account');
  }
}

/** What the operations that read one resource tell, which is what the list tells, and only to who sees it there. */
function details(sandbox: SandboxUnderTest, list: List, as: Side, row: Readonly<Record<string, unknown>>): void {
  const id = list.idOf(row);
  if (list.kind === 'interface') {
    const given = { RegionId, InstanceId: id };
    const { body } = sandbox.read(as, 'DescribeRouterInterfaceAttribute', given);
    for (const field of ['RouterInterfaceId', 'Status', 'OppositeInterfaceId', 'RouterId', 'Spec', 'Name']) {
      assert.equal(text(body[field]), text(row[field]), `${field} of ${id}`);
    }
    assert.equal(text(sandbox.read(other(as), 'DescribeRouterInterfaceAttribute', given).body.RouterInterfaceId), '');
  }
  if (list.kind === 'peering') {
    const { body } = sandbox.read(as, 'GetVpcPeerConnectionAttribute', { Version: '2022-01-01', InstanceId: id });
    for (const field of ['InstanceId', 'Status', 'Name']) assert.equal(body[field], row[field], `${field} of ${id}`);
  }
  if (list.action === 'DescribePhysicalConnections' && text(row.LoaStatus) !== '') {
    const given = { RegionId, InstanceId: id };
    const { body } = sandbox.read(as, 'DescribePhysicalConnectionLOA', given);
    const { Status } = object(body.PhysicalConnectionLOAType);
    assert.equal(text(Status), text(row.LoaStatus), `LOA of ${id}`);
  }
}
