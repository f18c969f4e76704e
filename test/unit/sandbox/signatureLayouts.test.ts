import assert from 'node:assert/strict';
import type { WireRequest } from '../../../src/sandbox/wireRequest';
import { keys, object, Service } from './service';
import { type GivenV3, type Layout, signed, signedPairs, signedV3, wireRequest } from './signedRequest';

const list = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };
const layouts: readonly Layout[] = ['GET', 'POST form', 'POST query', 'POST mixed'];
const methodOf = (layout: Layout) => (layout === 'GET' ? 'GET' : 'POST');

/** Texts that clients encode differently on the wire than in what they sign (wire-facts 1.1). */
const awkward: Readonly<Record<string, string>> = {
  'plus and blank': 'a + b  c',
  'signs that some encoders leave': "!'()*~-_.",
  'signs with a meaning in queries': '&=?#/%25;:@,$[]{}|\\^`"<>',
  Chinese: '总部一号专线',
  'emoji beyond the basic plane': '😀👩‍👩‍👧',
  'newline, tab and NUL': 'a\r\nb\tc\0d',
  'a byte order mark': '\uFEFFa',
  nothing: '',
};

function codeOf(service: Service, request: WireRequest): string {
  const { status, body } = service.gateway.answer(request, '127.0.0.1:1');
  return status === 200 ? 'ok' : `${status} ${String(object(JSON.parse(body)).Code)}`;
}

/** The code of a request whose query is written by hand. */
function sendQuery(service: Service, query: string): string {
  return codeOf(service, { method: 'GET', target: `/?${query}`, headers: {}, body: Buffer.alloc(0) });
}

const encoded = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);

describe('sandbox signature v1.0', () => {
  for (const layout of layouts) {
    for (const [what, text] of Object.entries(awkward)) {
      it(`accepts ${what} by ${layout}, or somebody's client cannot send it`, () => {
        const service = new Service();
        const given = { ...list, [`Extra.${text}`]: 'name', 'Filter.1.Key': 'Name', 'Filter.1.Value.1': text };
        const pairs = signed(methodOf(layout), given, keys.partner, service.wall.now());
        assert.equal(codeOf(service, wireRequest(layout, pairs)), 'ok');
      });
    }

    it(`accepts 150 tags and a repeated name by ${layout}, or long requests are refused`, () => {
      const service = new Service();
      const tags = Array.from({ length: 150 }, (_, n): [string, string] => [`Tag.${n + 1}.Key`, `key-${n}`]);
      const repeated: [string, string][] = [
        ['Extra', 'b'],
        ['Extra', 'a'],
      ];
      const given = [...Object.entries(list), ...tags, ...repeated];
      const pairs = signedPairs(methodOf(layout), given, keys.partner, service.wall.now());
      assert.equal(codeOf(service, wireRequest(layout, pairs)), 'ok');
    });
  }

  it('accepts every spelling of the same text on the wire, because clients differ in it', () => {
    for (const spelled of [
      'a%20b%7E%E6%80%BB',
      'a+b~%E6%80%BB',
      '%61%20b%7e%e6%80%bb',
      // Bytes as they are, which Node hands on as one character each.
      `a+b~${Buffer.from('总').toString('latin1')}`,
    ]) {
      const service = new Service();
      const pairs = signed('GET', { ...list, Name: 'a b~总' }, keys.partner, service.wall.now());
      const query = encoded(pairs.filter(([name]) => name !== 'Name'));
      assert.equal(sendQuery(service, [...query, `Name=${spelled}`].join('&')), 'ok', spelled);
      assert.equal(sendQuery(service, [...query, `Name=${spelled}c`].join('&')), '400 SignatureDoesNotMatch', spelled);
    }
  });

  it('refuses other bytes that would be read as the same text', () => {
    const service = new Service();
    const pairs = signed('GET', { ...list, Name: '\uFFFD' }, keys.partner, service.wall.now());
    const query = encoded(pairs.filter(([name]) => name !== 'Name'));
    for (const bytes of ['%FF', '%ED%A0%80', '%C0%80', '%E6%80', '\xff']) {
      assert.equal(sendQuery(service, [...query, `Name=${bytes}`].join('&')), '400 InvalidParameter', bytes);
    }
    assert.equal(sendQuery(service, [...query, 'Name=%EF%BF%BD'].join('&')), 'ok');
  });

  it('refuses repeated names in another order, because the first one counts', () => {
    const service = new Service();
    const given: [string, string][] = [
      ['Action', list.Action],
      ['RegionId', 'cn-hangzhou'],
      ['RegionId', 'cn-beijing'],
    ];
    const pairs = signedPairs('GET', given, keys.partner, service.wall.now());
    const [first, second] = pairs.filter(([name]) => name === 'RegionId');
    assert.ok(first && second);
    const swapped = pairs.map((pair) => (pair === first ? second : pair === second ? first : pair));
    assert.equal(codeOf(service, wireRequest('GET', swapped)), '400 SignatureDoesNotMatch');
    assert.equal(codeOf(service, wireRequest('GET', pairs)), 'ok');
  });

  it('refuses a second Signature, right or wrong', () => {
    const service = new Service();
    const pairs = signed('GET', list, keys.partner, service.wall.now());
    for (const extra of [pairs.at(-1) ?? ['Signature', ''], ['Signature', 'x']] as const) {
      assert.equal(codeOf(service, wireRequest('GET', [...pairs, extra])), '400 IncompleteSignature');
      assert.notEqual(codeOf(service, wireRequest('GET', [extra, ...pairs])), 'ok');
    }
  });

  it('takes the empty SignatureType of Go clients, and no bearer token in the place of a signature', () => {
    const service = new Service();
    const outcome = (SignatureType: string) =>
      codeOf(service, wireRequest('GET', signed('GET', { ...list, SignatureType }, keys.partner, service.wall.now())));
    assert.equal(outcome(''), 'ok');
    assert.equal(outcome('BEARERTOKEN'), '400 InvalidParameter');
    const bearer = { ...list, Version: '2016-04-28', SignatureType: 'BEARERTOKEN', BearerToken: 'x' };
    assert.equal(codeOf(service, wireRequest('GET', Object.entries(bearer))), '400 InvalidParameter');
  });

  it('lets nothing count that was not signed: JSON bodies, headers, a fragment', () => {
    const service = new Service();
    const pairs = signed('POST', { Action: list.Action }, keys.partner, service.wall.now());
    const request = wireRequest('POST query', pairs);
    const body = Buffer.from(JSON.stringify({ RegionId: 'cn-hangzhou' }));
    const json = { ...request, headers: { 'content-type': 'application/json' }, body };
    assert.equal(codeOf(service, json), '400 MissingParameter');
    const fresh = () => wireRequest('GET', signed('GET', list, keys.partner, service.wall.now()));
    assert.equal(codeOf(service, { ...fresh(), target: `${fresh().target}#x` }), '400 SignatureDoesNotMatch');
    assert.equal(
      codeOf(service, { ...fresh(), target: `/#x${fresh().target.slice(1)}` }),
      '404 InvalidAction.NotFound',
    );
    const headers = { accept: 'text/xml', 'x-acs-action': 'DescribeRegions', 'x-acs-format': 'XML' };
    const { body: answer } = service.gateway.answer({ ...fresh(), headers }, 'localhost');
    assert.ok('PhysicalConnectionSet' in object(JSON.parse(answer)));
  });
});

describe('sandbox signature V3', () => {
  const query: [string, string][] = [['RegionId', 'cn-hangzhou']];
  const describe3: GivenV3 = { action: list.Action, query };
  const send = (given: GivenV3, change: (request: WireRequest) => WireRequest = (request) => request) => {
    const service = new Service();
    return codeOf(service, change(signedV3(given, keys.partner, service.wall.now())));
  };
  const withHeaders = (more: Readonly<Record<string, string>>) => (request: WireRequest) => ({
    ...request,
    headers: { ...request.headers, ...more },
  });

  for (const [what, text] of Object.entries(awkward)) {
    it(`accepts ${what} in query, form and both, or somebody's client cannot send it`, () => {
      const extra: [string, string][] = [
        ['Filter.1.Key', 'Name'],
        ['Filter.1.Value.1', text],
      ];
      assert.equal(send({ action: list.Action, query: [...query, ...extra] }), 'ok');
      assert.equal(send({ action: list.Action, form: [...query, ...extra] }), 'ok');
      assert.equal(send({ action: list.Action, query, form: extra }), 'ok');
    });
  }

  it('takes parameters out of a form: what is missing there is missing', () => {
    assert.equal(send({ action: list.Action, form: [['PageSize', '10']] }), '400 MissingParameter');
  });

  it('accepts the headers of temporary keys and of the SDK, and refuses them unsigned', () => {
    const service = new Service();
    const key = { accessKeyId: 'sandbox-temporary', accessKeySecret: 'not-a-secret-temporary' };
    const sts = {
      'x-acs-accesskey-id': key.accessKeyId,
      'x-acs-security-token': 'sandbox+security/token==',
      'x-acs-credentials-provider': 'static_sts',
    };
    assert.equal(codeOf(service, signedV3({ ...describe3, headers: sts }, key, service.wall.now())), 'ok');
    const unsigned = signedV3({ ...describe3, unsigned: sts }, key, service.wall.now());
    assert.equal(codeOf(service, unsigned), '400 IncompleteSignature');
    const provider = { 'x-acs-credentials-provider': 'default' };
    assert.equal(send({ ...describe3, unsigned: provider }), '400 IncompleteSignature');
  });

  it('counts Action and Version of the headers alone: the same names in the query mean nothing', () => {
    const both: GivenV3 = { action: 'DescribeRegions', query: [...query, ['Action', 'Nonsense'], ['Version', 'x']] };
    assert.equal(send(both), 'ok');
  });

  it('refuses a name that only encoding tells from two parameters', () => {
    const two: GivenV3 = { action: list.Action, query: [['PageSize', '10'], ...query] };
    const asOne = (request: WireRequest) => ({ ...request, target: '/?PageSize%3D10%26RegionId=cn-hangzhou' });
    assert.equal(send(two, asOne), '400 SignatureDoesNotMatch');
  });

  it('refuses a body whose type was not signed, added or taken away: it says whether the body counts', () => {
    const type = 'application/x-www-form-urlencoded';
    const filled: GivenV3 = { action: list.Action, query, form: [['PageSize', '10']] };

    assert.equal(send(filled, withHeaders({ 'content-type': 'application/json' })), '400 SignatureDoesNotMatch');
    const without = (request: WireRequest) => {
      const { 'content-type': taken, ...headers } = request.headers;
      assert.equal(taken, type);
      return { ...request, headers };
    };
    assert.equal(send(filled, without), '400 SignatureDoesNotMatch');
    const untyped: GivenV3 = { ...filled, untyped: true };
    assert.equal(send(untyped), 'ok');
    assert.equal(send(untyped, withHeaders({ 'content-type': 'application/json' })), '400 IncompleteSignature');
    assert.equal(send(describe3, withHeaders({ 'content-type': type })), 'ok', 'there is no body that it could change');
    const bodied = (request: WireRequest) => ({ ...request, body: Buffer.from('PageSize=1') });
    assert.equal(send(describe3, bodied), '400 IncompleteSignature');
  });

  it('refuses a nonce that differs in white space which signing might trim: it would be a replay', () => {
    const service = new Service();
    const request = signedV3(describe3, keys.partner, service.wall.now());
    assert.equal(codeOf(service, request), 'ok');
    const nonce = String(request.headers['x-acs-signature-nonce']);
    for (const space of ['\xa0', '\v', '\f']) {
      const again = withHeaders({ 'x-acs-signature-nonce': nonce + space })(request);
      assert.equal(codeOf(service, again), '400 SignatureDoesNotMatch');
    }
    const padded = withHeaders({ 'x-acs-signature-nonce': ` ${nonce}\t` })(request);
    assert.equal(codeOf(service, padded), '400 SignatureNonceUsed');
  });

  it('says that the Authorization header cannot be read, rather than that something else is missing', () => {
    for (const authorization of ['ACS3-HMAC-SHA256 nonsense', 'acs3-hmac-sha256 Credential=x', 'Basic eDp5', '']) {
      assert.equal(send(describe3, withHeaders({ authorization })), '400 IncompleteSignature', authorization);
    }
    assert.equal(send({ ...describe3, headers: { 'x-acs-signature-type': 'BEARERTOKEN' } }), '400 InvalidParameter');
  });
});
