import assert from 'node:assert/strict';
import type { Move } from './asked';
import { Choice } from './choice';
import { Step, unchanged } from './command';
import { isDocumented } from './documentedCodes';
import type { EstateModel } from './estateModel';
import { lists, rowsOf } from './lists';
import type { SandboxUnderTest } from './sandboxUnderTest';
import { otherRegion } from './start';
import type { Tally } from './tally';

/** Asks in another region for what is not there: nothing is listed, and nothing can be done to it. */
export class Elsewhere extends Step {
  constructor(
    tally: Tally,
    private readonly action: string,
    private readonly move: Move,
    private readonly numbers: readonly number[],
  ) {
    super(tally);
  }

  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    const { as, given } = this.move(model, new Choice(this.numbers));
    const there = { ...given, RegionId: otherRegion };
    sandbox.log.push(`${as} ${this.action} ${JSON.stringify(there)}`);
    const list = new Choice(this.numbers).likely(lists, () => true);
    assert.ok(list);
    const inThatRegion = { ...list, given: { ...list.given, RegionId: otherRegion } };
    unchanged(
      () => {
        assert.deepEqual(rowsOf(sandbox, inThatRegion, as), [], `${list.action} tells what is in another region`);
        // Names something of this region, or would be a request of its own there.
        if (!Object.values(given).some((value) => typeof value === 'string' && model.known.has(value))) return;
        const { code } = sandbox.write(as, this.action, there);
        assert.ok(code, `${this.action} reaches into another region`);
        assert.ok(isDocumented(this.action, code, []), `refused with ${code}, which is not documented`);
        this.tally.count('write in another region', false, false);
      },
      sandbox,
      `${this.action} in another region`,
    );
  }

  toString(): string {
    return `${this.action} in another region(${this.numbers.join(' ')})`;
  }
}
