import type { Random } from '../../src/sandbox/random';

/** What is done to a body. `other` is the body of another answer. */
type Mutation = (body: Buffer, random: Random, other: Buffer) => Buffer;

/** Values of another type than any field has, or at the edge of what its type can hold, as they stand in JSON. */
const oddValues = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1e999',
  '-1e-999',
  '0.1',
  '9007199254740993',
  '18446744073709551616',
  '""',
  '" "',
  '"\\u0000"',
  '"NaN"',
  '"true"',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[{}]',
  '{"":""}',
  '{"Item":[]}',
  '"\\ud800"',
  '"\\udfff\\ud800"',
] as const;

const reservedNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '',
] as const;

const deepest = 100_000;

/** Every kind of damage, by name. All are repeatable: they draw from the given numbers only. */
export const mutations: Readonly<Record<string, Mutation>> = {
  truncate: (body, random) => body.subarray(0, random.integer(0, body.length)),
  flipBytes: (body, random) => {
    const copy = Buffer.from(body);
    for (let left = random.integer(1, 8); left > 0 && copy.length > 0; left -= 1) {
      const at = random.integer(0, copy.length - 1);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
    }
    return copy;
  },
  splice: (body, random, other) =>
    Buffer.concat([body.subarray(0, at(body, random)), other.subarray(at(other, random))]),
  append: (body, _random, other) => Buffer.concat([body, other]),
  takeOut: (body, random) => {
    const start = at(body, random);
    return Buffer.concat([body.subarray(0, start), body.subarray(start + random.integer(1, 40))]);
  },
  repeatSection: (body, random) => {
    const start = at(body, random);
    const section = body.subarray(start, start + random.integer(1, 200));
    const times = random.chance(0.02) ? 2000 : random.integer(2, 20);
    const repeated = Array.from({ length: times }, () => section);
    return Buffer.concat([body.subarray(0, start), ...repeated, body.subarray(start)]);
  },
  invalidUtf8: (body, random) =>
    insert(body, at(body, random), random.pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0xe4, 0xb8]])),
  randomBytes: (body, random) => insert(body, at(body, random), [...random.bytes(random.integer(1, 64))]),
  byteOrderMark: (body, random) =>
    random.chance(0.5)
      ? insert(body, 0, [0xef, 0xbb, 0xbf])
      : Buffer.from(`\uFEFF${body.toString('utf8')}`, random.chance(0.5) ? 'utf16le' : 'utf8'),
  loneSurrogate: (body, random) =>
    inText(body, random, /(?<=")[^"\\]*(?=")/g, (text) => `${text}${random.pick(['\\ud800', '\\udc00', '\\uDBFFx'])}`),
  wrongType: (body, random) => inText(body, random, values, () => random.pick(oddValues)),
  hugeNumber: (body, random) => {
    const digits = '9'.repeat(random.chance(0.02) ? 100_000 : random.integer(17, 400));
    return inText(
      body,
      random,
      values,
      () => `${random.pick(['', '-'])}${digits}${random.pick(['', '.5', 'e308', 'e-9'])}`,
    );
  },
  hugeText: (body, random) => {
    const piece = random.pick(['x', '\\u0000', '\\"', '&<>', '\u202e', '漢', ' ']);
    const length = random.chance(0.02) ? 1_000_000 : random.integer(1, 20_000);
    return inText(body, random, values, () => `"${piece.repeat(Math.ceil(length / piece.length))}"`);
  },
  deepNesting: (body, random) => {
    const depth = random.chance(0.02) ? deepest : random.integer(2, 300);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"Item":', '}]'],
    ] as const);
    const closed = random.chance(0.5) ? close.repeat(depth) : '';
    return inText(body, random, values, (value) => `${open.repeat(depth)}${value}${closed}`);
  },
  repeatedKey: (body, random) => inText(body, random, keys, (key) => `${key}${random.pick(oddValues)},`.concat(key)),
  reservedKey: (body, random) => {
    const name = random.pick(reservedNames);
    const value = random.pick(['{"polluted":true}', '{"polluted":{"toString":1}}', '[]', '"x"', 'null']);
    return inText(body, random, keys, (key) => `"${name}":${value},${key}`);
  },
  otherCase: (body, random) =>
    inText(body, random, keys, (key) => (random.chance(0.5) ? key.toLowerCase() : key.toUpperCase())),
  otherKey: (body, random) =>
    inText(body, random, keys, () => `"${random.pick([...reservedNames, 'Code', 'Success', 'Data', 'NextToken'])}":`),
  manyKeys: (body, random) => {
    const count = random.chance(0.02) ? 20_000 : random.integer(1, 200);
    const added = Array.from({ length: count }, (_, index) => `"k${index}":${index},`).join('');
    return inText(body, random, keys, (key) => added + key);
  },
  otherEncoding: (body, random) => Buffer.from(body.toString('utf8'), random.pick(['utf16le', 'latin1', 'base64'])),
  empty: () => Buffer.alloc(0),
};

/** Those that leave most bodies JSON. */
export const readable: readonly string[] = [
  'loneSurrogate',
  'wrongType',
  'hugeNumber',
  'hugeText',
  'deepNesting',
  'repeatedKey',
  'reservedKey',
  'otherCase',
  'otherKey',
  'manyKeys',
];

/** A scalar that stands behind a key, and a key with its colon. */
const values = /(?<=":\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;
const keys = /"[\w ().-]*"\s*:/g;

function at(body: Buffer, random: Random): number {
  return random.integer(0, body.length);
}

function insert(body: Buffer, place: number, bytes: readonly number[]): Buffer {
  return Buffer.concat([body.subarray(0, place), Buffer.from(bytes), body.subarray(place)]);
}

/** Puts another text in the place of one match; the body stays as it is where nothing matches. */
function inText(body: Buffer, random: Random, pattern: RegExp, replace: (match: string) => string): Buffer {
  // What was blown up before is not searched: finding a place in it would take longer than reading it.
  if (body.length > 100_000) return body;
  const text = body.toString('utf8');
  const matches = [...text.matchAll(pattern)];
  const match = matches[random.integer(0, matches.length - 1)];
  if (match === undefined) return body;
  const end = match.index + match[0].length;
  return Buffer.from(text.slice(0, match.index) + replace(match[0]) + text.slice(end));
}
