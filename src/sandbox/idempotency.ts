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

/**
 * The same token with the same parameters gives the first answer again and has no second effect;
 * with others it is refused (wire-facts 3.3). What was refused is not remembered: trying again may succeed.
 */
export function once(
  world: World,
  scope: string,
  parameters: Parameters,
  tokenName: 'ClientToken' | 'Token',
  act: () => IdAnswer,
): IdAnswer {
  const token = parameters.text(tokenName);
  // Without a token the service uses the request ID, which is new each time (003 4.4).
  if (token === undefined) return act();
  if (!/^[\x20-\x7e]{1,64}$/.test(token)) {
    throw new Refusal(400, 'InvalidParameter', `${tokenName} has up to 64 ASCII characters.`);
  }
  forget(world);
  const key = `${scope}/${token}`;
  const fingerprint = parameters.fingerprint(perAttempt);
  const before = world.tokens.get(key);
  if (before !== undefined) return repeat(before, fingerprint);
  const answer = act();
  world.tokens.set(key, { key, fingerprint, answer, at: world.now() });
  return answer;
}

function repeat(use: TokenUse, fingerprint: string): IdAnswer {
  if (use.fingerprint === fingerprint) return use.answer;
  throw new Refusal(400, 'IdempotentParameterMismatch', 'The token was used before with other parameters.');
}

function forget(world: World): void {
  for (const [key, use] of world.tokens) {
    // In order of time: the first that is young enough ends the search.
    if (world.now() - use.at <= rememberedMs) return;
    world.tokens.delete(key);
  }
}
