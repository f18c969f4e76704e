import type { Operation } from '../../src/catalog/operation';
import { Random, seedOf } from '../../src/sandbox/random';
import { mutations, readable } from './mutations';
import type { Original, Originals } from './originals';

/** A damaged answer. */
export interface FuzzedBody {
  readonly operation: Operation;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
  /** What was done to it, in this order. */
  readonly damage: readonly string[];
}

const names = Object.keys(mutations);
const statuses = [200, 200, 200, 200, 201, 204, 400, 403, 404, 409, 429, 500, 502, 503, 504] as const;
const contentTypes = [
  undefined,
  '',
  'application/json',
  'application/json;charset=utf-16',
  'text/xml;charset=utf-8',
  'text/html',
  'text/plain;charset=gb2312',
  'application/octet-stream',
  'multipart/form-data',
] as const;

/** The same seed and number give the same body. */
export function fuzzedBody(from: Originals, seed: number, number: number): FuzzedBody {
  const random = new Random(seedOf(seed, 'body', String(number)));
  const one = drawn(from, random);
  const other = drawn(from, random);
  // What is no JSON any more is turned away at once: most bodies get further.
  const among = random.chance(0.7) ? readable : names;
  const damage = Array.from({ length: random.integer(1, 3) }, () => among[random.integer(0, among.length - 1)] ?? '');
  const bytes = damage.reduce<Buffer>(
    (body, name) => mutations[name]?.(body, random, Buffer.from(other.text)) ?? body,
    Buffer.from(one.text),
  );
  return {
    operation: one.operation,
    // A status or a type that lies stands beside one body in five each.
    status: random.chance(0.2) ? random.pick(statuses) : one.status,
    contentType: random.chance(0.2) ? random.pick(contentTypes) : one.contentType,
    bytes,
    damage,
  };
}

function drawn(from: Originals, random: Random): Original {
  const { printed, shaped, refusals, pages } = from;
  const { bodies } = random.weighted([
    { weight: 25, bodies: printed },
    { weight: 50, bodies: shaped },
    { weight: 22, bodies: refusals },
    { weight: 3, bodies: pages },
  ]);
  const body = bodies[random.integer(0, bodies.length - 1)];
  if (body === undefined) throw new Error('There are no bodies to damage');
  return body;
}
