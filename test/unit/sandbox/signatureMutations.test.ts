import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { WireRequest } from '../../../src/sandbox/wireRequest';
import { keys, object, Service } from './service';
import { type GivenV3, type Layout, signed, signedV3, wireRequest } from './signedRequest';

const business: Readonly<Record<string, string>> = {
  RegionId: 'cn-hangzhou',
  'Filter.1.Key': 'Name',
  'Filter.1.Value.1': "总部 1+1=2 & 100% ~*!'() 😀\n",
  PageSize: '10',
  Nothing: '',
};
const action = 'DescribePhysicalConnections';
const temporary = { accessKeyId: 'sandbox-temporary', accessKeySecret: 'not-a-secret-temporary' };
const token = 'sandbox+security/token==';

type Make = (now: number) => WireRequest;

const v1 =
  (layout: Layout): Make =>
  (now) =>
    wireRequest(
      layout,
      signed(
        layout === 'GET' ? 'GET' : 'POST',
        { Action: action, SecurityToken: token, SignatureType: '', ...business },
        temporary,
        now,
      ),
    );

const v3 =
  (place: 'query' | 'form' | 'both'): Make =>
  (now) => {
    const pairs = Object.entries(business);
    const at = { query: pairs.length, form: 0, both: 2 }[place];
    const headers = { 'x-acs-security-token': token, 'x-acs-credentials-provider': 'static_sts' };
    const given: GivenV3 = { action, query: pairs.slice(0, at), form: pairs.slice(at), headers };
    return signedV3(given, temporary, now);
  };

const requests: Readonly<Record<string, Make>> = {
  'v1.0 by GET': v1('GET'),
  'v1.0 by POST form': v1('POST form'),
  'v1.0 by POST query': v1('POST query'),
  'v1.0 by POST mixed': v1('POST mixed'),
  'V3 in the query': v3('query'),
  'V3 in the form': v3('form'),
  'V3 in both': v3('both'),
};

/** Refusals that tell nothing about resources: those of the gateway up to the nonce. */
const early = [
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'InvalidAccessKeyId.NotFound',
  'InvalidSecurityToken.Malformed',
  'InvalidSecurityToken.MismatchWithAccessKey',
  'InvalidTimeStamp.Format',
  'InvalidTimeStamp.Expired',
  'InvalidAction.NotFound',
  'InvalidVersion',
  'UnsupportedHTTPMethod',
];
const missingEarly = /"(Action|Version|AccessKeyId|Timestamp|SignatureNonce|Signature)" that is mandatory/;
const invalidEarly = /"SignatureType"|^Format is|have to be UTF-8/;

function refusedEarly(body: Readonly<Record<string, unknown>>): boolean {
  const message = String(body.Message);
  if (body.Code === 'MissingParameter') return missingEarly.test(message);
  if (body.Code === 'InvalidParameter') return invalidEarly.test(message);
  return early.includes(String(body.Code));
}

/** A small generator (mulberry32), so that a failure can be repeated by its seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Changes, adds or removes one byte; `lowest` to 255 is what may stand there. */
function mutateText(text: string, draw: (below: number) => number, lowest: number): string {
  const at = draw(text.length + 1);
  const byte = String.fromCharCode(lowest + draw(256 - lowest));
  const kind = at === text.length ? 1 : draw(3);
  return text.slice(0, at) + (kind === 2 ? '' : byte) + text.slice(kind === 1 ? at : at + 1);
}

/** One byte of the request line, a header that matters, or the body is another, one more or one less. */
function mutated(request: WireRequest, draw: (below: number) => number): { what: string; request: WireRequest } {
  const isV3 = request.headers.authorization !== undefined;
  const matter = Object.keys(request.headers).filter(
    (name) => name === 'content-type' || (isV3 && name !== 'accept' && name !== 'content-length'),
  );
  const places = ['target', 'target', 'method', ...matter, ...matter.filter((name) => name.startsWith('x-acs-'))];
  if (request.body.length > 0) places.push('body', 'body', 'body');
  if (isV3) places.push('authorization', 'authorization', 'header name');
  const what = places[draw(places.length)] ?? 'target';
  switch (what) {
    case 'target':
      // A blank would end the request line.
      return { what, request: { ...request, target: mutateText(request.target, draw, 0x21) } };
    case 'method': {
      const other = request.method === 'GET' ? 'POST' : 'GET';
      const method = draw(2) === 0 ? other : mutateText(request.method, draw, 0x41);
      return { what, request: { ...request, method } };
    }
    case 'body': {
      const body = Buffer.from(mutateText(request.body.toString('latin1'), draw, 0), 'latin1');
      return { what, request: { ...request, body } };
    }
    case 'header name': {
      const name = matter[draw(matter.length)] ?? 'host';
      // Node hands header names on in lower case.
      const renamed = mutateText(name, draw, 0x61).toLowerCase();
      const others = Object.entries(request.headers).filter(([other]) => other !== name);
      return {
        what,
        request: { ...request, headers: Object.fromEntries([...others, [renamed, request.headers[name]]]) },
      };
    }
    default: {
      const value = mutateText(String(request.headers[what]), draw, 0x20);
      return { what, request: { ...request, headers: { ...request.headers, [what]: value } } };
    }
  }
}

/** The bytes that a piece of a form stands for, one character each; by a decoder that is not the sandbox's. */
function bytes(encoded: string): string {
  let decoded = '';
  for (let at = 0; at < encoded.length; at += 1) {
    const escaped = encoded.slice(at + 1, at + 3);
    if (encoded[at] === '%' && /^[0-9A-Fa-f]{2}$/.test(escaped)) {
      decoded += String.fromCharCode(Number(`0x${escaped}`));
      at += 2;
    } else {
      decoded += encoded[at] === '+' ? ' ' : (encoded[at] ?? '');
    }
  }
  return decoded;
}

/** Names and values of a form as bytes. */
function decodedForm(encoded: string): [string, string][] {
  return encoded
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): [string, string] => {
      const [name = '', ...value] = piece.split('=');
      return [bytes(name), bytes(value.join('='))];
    });
}

/** What a request means, as a text: two requests with the same one are the same request. */
function meaning({ method, target, headers, body }: WireRequest): string {
  const [path = '', ...rest] = target.split('?');
  const query = decodedForm(rest.join('?'));
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isForm = body.length > 0 && (type === '' || type === 'application/x-www-form-urlencoded');
  const form = isForm ? decodedForm(body.toString('latin1')) : [];
  const { authorization } = headers;
  if (authorization === undefined) return JSON.stringify([method, path, byNames([...query, ...form])]);
  const trimmed = (value: string) => value.replace(/^[ \t]+|[ \t]+$/g, '');
  const signedBy = trimmed(authorization)
    .replace(/, +/g, ',')
    .replace(/^(ACS3-HMAC-SHA256) +/, '$1 ');
  // V3 hashes the body as it is, so there every byte of it counts; and a type only says something about a body.
  const hash = createHash('sha256').update(body).digest('hex');
  const lines = Object.entries(headers)
    .filter(([name]) => name === 'host' || name.startsWith('x-acs-') || (name === 'content-type' && body.length > 0))
    .map(([name, value]) => `${name}:${trimmed(String(value))}`);
  return JSON.stringify([method, path, byNames(query), signedBy, lines.sort(), hash]);
}

/** In an order of names in which repeated ones keep theirs. */
function byNames(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...pairs].sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
}

describe('sandbox signatures under mutation', () => {
  it('refuses 1,000 requests with one byte changed, added or removed, or a request could be altered on its way', () => {
    const service = new Service();
    const draw = generator(20160428);
    const makes = Object.entries(requests);
    const refusedAt = new Map<string, number>();
    let refused = 0;
    for (let attempt = 0; refused < 1000; attempt += 1) {
      const [name, make] = makes[attempt % makes.length] ?? ['', v1('GET')];
      const original = make(service.wall.now());
      const { what, request } = mutated(original, draw);
      const { status, body } = service.gateway.answer(request, '127.0.0.1:1');
      const label = `attempt ${attempt}, ${name}, ${what}: ${status} ${body}`;
      if (meaning(request) === meaning(original)) {
        assert.equal(status, 200, `refused although it means the same: ${label}`);
        continue;
      }
      assert.notEqual(status, 200, `accepted: ${label}`);
      assert.ok(refusedEarly(object(JSON.parse(body))), `refused too late: ${label}`);
      refused += 1;
      refusedAt.set(what, (refusedAt.get(what) ?? 0) + 1);
    }
    for (const what of ['target', 'method', 'body', 'authorization', 'header name', 'host', 'x-acs-date']) {
      assert.ok((refusedAt.get(what) ?? 0) >= 10, `hardly a mutation of ${what} was tried`);
    }
  });

  const spellings: Readonly<Record<string, (request: WireRequest) => WireRequest>> = {
    'escapes in lower case': onForms((text) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())),
    'a blank as %20': onForms((text) => text.replaceAll('+', '%20')),
    'letters as escapes': onForms((text) => text.replace(/(?<=^|&)R/g, '%52')),
    'signs that need no escape': onForms((text) => text.replaceAll('%7E', '~').replaceAll('%21', '!')),
    'a name without the sign of its empty value': onForms((text) => text.replace('Nothing=', 'Nothing')),
    'empty pieces between the parameters': onForms((text) => (text === '' ? text : `&${text.replace('&', '&&')}&`)),
  };
  for (const [what, respell] of Object.entries(spellings)) {
    it(`accepts ${what}, which mean the same, or clients that encode otherwise cannot log in`, () => {
      const service = new Service();
      for (const [name, make] of Object.entries(requests)) {
        const original = make(service.wall.now());
        const request = respell(original);
        // In V3 the bytes of a body are signed as they are.
        if (name.startsWith('V3') && !request.body.equals(original.body)) continue;
        assert.equal(meaning(request), meaning(original), name);
        assert.equal(service.gateway.answer(request, 'localhost').status, 200, name);
      }
    });
  }

  it('accepts white space around headers, which HTTP says means nothing', () => {
    const service = new Service();
    const original = requests['V3 in both']?.(service.wall.now());
    assert.ok(original);
    const headers = Object.fromEntries(
      Object.entries(original.headers).map(([name, value]) => [name, ` \t${String(value).replaceAll(',', ', ')} `]),
    );
    const request = { ...original, headers };
    assert.equal(meaning(request), meaning(original));
    assert.equal(service.gateway.answer(request, 'localhost').status, 200);
  });

  it('accepts the requests that are mutated here, or all of the above proves nothing', () => {
    const service = new Service();
    for (const [name, make] of Object.entries(requests)) {
      assert.equal(service.gateway.answer(make(service.wall.now()), 'localhost').status, 200, name);
    }
    const permanent = signed('GET', { Action: action, ...business }, keys.partner, service.wall.now());
    assert.equal(service.gateway.answer(wireRequest('GET', permanent), 'localhost').status, 200);
  });
});

function onForms(respell: (text: string) => string): (request: WireRequest) => WireRequest {
  return (request) => {
    const [path = '', ...rest] = request.target.split('?');
    return {
      ...request,
      target: rest.length === 0 ? path : `${path}?${respell(rest.join('?'))}`,
      body: Buffer.from(respell(request.body.toString('latin1')), 'latin1'),
    };
  };
}
