import assert, { AssertionError } from 'node:assert/strict';
import type fc from 'fast-check';
import { checkReferences, checkStored, checkUniqueness } from './consistent';
import type { EstateModel } from './estateModel';
import { follow, type Happened } from './follow';
import { look } from './look';
import type { Picture, SandboxUnderTest } from './sandboxUnderTest';
import type { Kind } from './things';
import type { Tally } from './tally';

export type EstateCommand = fc.Command<EstateModel, SandboxUnderTest>;

/** A step of a sequence. What fails in it is told with everything that was asked before. */
export abstract class Step implements EstateCommand {
  constructor(protected readonly tally: Tally) {}

  /** Every step makes sense in every estate: what finds nothing to work on asks for what does not exist. */
  check(): boolean {
    return true;
  }

  run(model: EstateModel, sandbox: SandboxUnderTest): void {
    this.tally.executed += 1;
    try {
      this.take(model, sandbox);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new AssertionError({ message: `${message}\n${sandbox.log.join('\n')}\n(failed in ${this.toString()})` });
    }
  }

  abstract toString(): string;
  protected abstract take(model: EstateModel, sandbox: SandboxUnderTest): void;
}

/** Where the sandbox stores what the lists tell. */
const tableOf: Readonly<Record<Kind, string>> = {
  line: 'physicalConnections',
  router: 'virtualBorderRouters',
  interface: 'routerInterfaces',
  route: 'routeEntries',
  group: 'bgpGroups',
  peer: 'bgpPeers',
  network: 'bgpNetworks',
  pair: 'vbrHaGroups',
  peering: 'vpcPeeringConnections',
};
const kinds: readonly Kind[] = ['line', 'router', 'interface', 'route', 'group', 'peer', 'network', 'pair', 'peering'];

/**
 * Looks at everything there is, and checks it against the model, which learns from it. What is stored tells which lists
 * cannot have changed since `before`; they are not read again, which halves the time.
 */
export function inspect(model: EstateModel, sandbox: SandboxUnderTest, happened: Happened, before?: Picture): void {
  const { tables } = sandbox.picture();
  const first = model.seen.size === 0;
  const changed = kinds.filter((kind) => first || tables[tableOf[kind]] !== before?.tables[tableOf[kind]]);
  const seen = look(sandbox, model, model.seen, new Set(changed));
  model.seen = seen;
  follow(model, seen, happened);
  checkReferences(model, seen);
  checkUniqueness(model);
  checkStored(sandbox.picture().stored, model.now);
}

/** Asserts that requests had no effect; tokens may have been forgotten meanwhile. */
export function unchanged(act: () => void, sandbox: SandboxUnderTest, what: string): void {
  const before = sandbox.picture();
  act();
  sandbox.changed();
  const after = sandbox.picture();
  assert.equal(after.state, before.state, `${what} changed something`);
  for (const token of after.tokens) assert.ok(before.tokens.has(token), `${what} used up a token`);
}
