import assert from 'node:assert/strict';
import type { Given } from '../signedRequest';
import type { Move } from './asked';
import { Choice } from './choice';
import { inspect, Step, unchanged } from './command';
import { dryRunSuccess, isDocumented, needsTraffic, offersDryRun, tokenOf } from './documentedCodes';
import type { EstateModel } from './estateModel';
import type { Verdict } from './judgement';
import type { Answer, SandboxUnderTest } from './sandboxUnderTest';
import type { Tally } from './tally';
import type { Side } from './things';

/** One write: accepted, refused and carried out as the documents say. */
export class Write extends Step {
  constructor(
    tally: Tally,
    private readonly action: string,
    private readonly move: Move,
    private readonly numbers: readonly number[],
  ) {
    super(tally);
  }

  protected take(model: EstateModel, sandbox: SandboxUnderTest): void {
    const asked = this.move(model, new Choice(this.numbers));
    const { as, about, learn } = asked;
    const verdict = this.traffic(model, asked.as, asked.verdict);
    const tokenName = tokenOf(this.action);
    const given = tokenName === null ? asked.given : { ...asked.given, [tokenName]: model.newToken() };
    const rehearsal = offersDryRun(this.action) ? this.rehearse(sandbox, as, given) : undefined;
    const before = sandbox.picture();
    const answer = sandbox.write(as, this.action, given);
    sandbox.log.push(
      `${as} ${this.action} ${JSON.stringify(asked.given)} -> ${answer.code ?? JSON.stringify(answer.body)}`,
    );
    this.judge(verdict, answer);
    if (rehearsal !== undefined) assert.equal(answer.code, rehearsal.refusal, 'a dry run said otherwise');
    this.tally.count(this.action, answer.code === undefined, verdict.expect === 'either');
    if (answer.code !== undefined) {
      this.tally.countCode(answer.code);
      const after = sandbox.picture();
      assert.equal(after.state, before.state, 'a refused request changed something');
      assert.deepEqual(
        [...after.tokens].filter((token) => !before.tokens.has(token)),
        [],
        'a refusal was remembered',
      );
      return;
    }
    learn?.(answer.body);
    model.last =
      tokenName === null ? undefined : { as, action: this.action, given, answer: plain(answer), at: model.now };
    inspect(model, sandbox, { action: this.action, about }, before);
  }

  toString(): string {
    return `${this.action}(${this.numbers.join(' ')})`;
  }

  /** Checks the request without carrying it out. */
  private rehearse(sandbox: SandboxUnderTest, as: Side, given: Given): { readonly refusal: string | undefined } {
    let refusal: string | undefined;
    const check = () => {
      const { code, body } = sandbox.write(as, this.action, { ...given, DryRun: true });
      refusal = code === dryRunSuccess(this.action) ? undefined : (code ?? 'nothing');
      if (code === undefined) assert.deepEqual(Object.keys(body), ['RequestId'], 'a dry run answers more than its ID');
    };
    unchanged(check, sandbox, `a dry run of ${this.action}`);
    return { refusal };
  }

  private traffic(model: EstateModel, as: Side, verdict: Verdict): Verdict {
    if (model.traffic.has(as) || !needsTraffic(this.action)) return verdict;
    const codes = ['OperationFailed.PconnTrafficNotEnable', ...verdict.codes];
    return { expect: 'refused', because: 'outbound traffic is not opened', codes, only: false };
  }

  private judge(verdict: Verdict, { code, body }: Answer): void {
    if (code !== undefined) {
      if (verdict.expect === 'accepted') assert.fail(`refused although it is allowed: ${code} ${String(body.Message)}`);
      const named = isDocumented(this.action, code, verdict.codes);
      assert.ok(named, `refused with ${code}, which is not documented, or not for what is the case here`);
      const fits = !verdict.only || verdict.codes.includes(code);
      assert.ok(fits, `refused with ${code} although ${verdict.because}: ${verdict.codes.join(' or ')}`);
    } else if (verdict.expect === 'refused') {
      assert.fail(`accepted although ${verdict.because}`);
    }
  }
}

/** An answer without its request ID, for comparison. */
export function plain({ body }: Answer): string {
  const { RequestId, ...rest } = body;
  assert.ok(RequestId);
  return JSON.stringify(rest);
}
