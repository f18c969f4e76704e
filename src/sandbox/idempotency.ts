import { Refusal } from './errors';
import type { TokenUse } from './model';
import type { IdAnswer } from './operation';
import type { Parameters } from './parameters';
import type { World } from './world';

/** Parameters that change with every attempt and do not make it another request. */
const perAttempt = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureType',
  'SignatureNonce',
  'Timestamp',
  'ClientToken',
  'Token',
]);

/** How long a token is remembered. The documents do not say; a day is longer than any client retries. */
const rememberedMs = 24 * 3600 * 1000;

/** A request that may be carried out, once: either `carryOut` or `giveUp` ends it. */
export interface Turn<Answer> {
  readonly carryOut: () => Answer;
  /** Ends it without carrying it out, as when its connection is cut before: its token is free again. */
  readonly giveUp: () => void;
}

/**
 * The same token with the same parameters gives the first answer again, under a request ID of its own, and has no second
 * effect; with others it is refused; while the first still runs, both are (wire-facts 3.3). What was refused is not
 * remembered: trying again may succeed. Used tokens are part of the world, those of running requests are not.
 */
export class IdempotencyTokens {
  /** The request that runs under a token, by account, operation and token; a world that is gone takes its own along. */
  private readonly running = new WeakMap<World, Map<string, object>>();

  /** `scope` names account and operation: tokens of different ones do not meet. */
  take(
    world: World,
    scope: string,
    parameters: Parameters,
    tokenName: 'ClientToken' | 'Token',
    act: () => IdAnswer,
  ): Turn<IdAnswer> {
    const token = parameters.text(tokenName);
    // Without a token the service uses the request ID, which is new each time (003 4.4).
    if (token === undefined) return { carryOut: act, giveUp: () => undefined };
    if (!/^[\x20-\x7e]{1,64}$/.test(token)) {
      throw new Refusal(400, 'InvalidParameter', `${tokenName} has up to 64 ASCII characters.`);
    }
    forget(world);
    const key = `${scope}/${token}`;
    const fingerprint = parameters.fingerprint(perAttempt);
    // Whatever its parameters: should the first be refused, they may be the ones that the token will stand for.
    if (this.running.get(world)?.has(key) === true) {
      throw new Refusal(403, 'LastTokenProcessing', 'The last token request is processing.');
    }
    const before = world.tokens.get(key);
    if (before !== undefined) {
      const answer = repeat(before, fingerprint);
      return { carryOut: () => answer, giveUp: () => undefined };
    }
    const giveUp = this.run(world, key);
    return {
      carryOut: () => {
        try {
          const answer = act();
          world.tokens.set(key, { key, fingerprint, answer, at: world.now() });
          return answer;
        } finally {
          giveUp();
        }
      },
      giveUp,
    };
  }

  /** Marks the token as running. The returned function ends that, and nothing that came after it. */
  private run(world: World, key: string): () => void {
    const mark = {};
    const running = this.running.get(world) ?? new Map<string, object>();
    this.running.set(world, running.set(key, mark));
    return () => {
      if (running.get(key) === mark) running.delete(key);
    };
  }
}

function repeat(use: TokenUse, fingerprint: string): IdAnswer {
  if (use.fingerprint === fingerprint) return use.answer;
  throw new Refusal(400, 'IdempotentParameterMismatch', 'The token was used before with other parameters.');
}

function forget(world: World): void {
  for (const [key, use] of world.tokens) {
    // In order of time: the first that is young enough ends the search.
    if (world.now() - use.at <= rememberedMs) break;
    world.tokens.delete(key);
  }
}
