import assert from 'node:assert/strict';
import type { WireRequest } from '../../../src/sandbox/wireRequest';
import { keys, object, Service } from './service';
import { type Given, type Layout, signed, wireRequest } from './signedRequest';

const layouts: readonly Layout[] = ['GET', 'POST form', 'POST query', 'POST mixed'];
const list = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

/** Sends exactly these parameters, signed, and reads status and code. */
function outcome(service: Service, given: Given, layout: Layout = 'GET', key = keys.partner): string {
  const pairs = signed(layout === 'GET' ? 'GET' : 'POST', given, key, service.wall.now());
  return codeOf(service, wireRequest(layout, pairs));
}

function codeOf(service: Service, request: WireRequest): string {
  const answer = service.gateway.answer(request, '127.0.0.1:1');
  const body = object(JSON.parse(answer.body));
  assert.equal(typeof body.RequestId, 'string');
  if (answer.status === 200) return 'ok';
  for (const name of ['Code', 'Message', 'HostId', 'Recommend']) assert.equal(typeof body[name], 'string', name);
  return `${answer.status} ${String(body.Code)}`;
}

describe('sandbox gateway', () => {
  for (const layout of layouts) {
    it(`lets in a client that sends by ${layout}, whatever characters it sends`, () => {
      const given = { ...list, 'Filter.1.Key': 'Name', 'Filter.1.Value.1': "总部 1+1=2 & 100% ~*!'() 😀\n" };
      assert.equal(outcome(new Service(), given, layout), 'ok');
    });
  }

  it('tells which credential or time is wrong, so that a person knows what to correct', () => {
    const service = new Service();
    const wrong = { accessKeyId: 'sandbox-partner', accessKeySecret: 'guessed' };
    const unknown = { accessKeyId: 'LTAI-nobody', accessKeySecret: 'guessed' };
    const at = (time: string) => ({ ...list, Timestamp: time });
    assert.equal(codeOf(service, get(signed('GET', list, wrong, service.wall.now()))), '400 SignatureDoesNotMatch');
    assert.equal(
      codeOf(service, get(signed('GET', list, unknown, service.wall.now()))),
      '404 InvalidAccessKeyId.NotFound',
    );
    assert.equal(outcome(service, at('2024-06-01T12:15:01Z')), '400 InvalidTimeStamp.Expired');
    assert.equal(outcome(service, at('2024-06-01T11:44:59Z')), '400 InvalidTimeStamp.Expired');
    assert.equal(outcome(service, at('2024-06-01T11:45:00Z')), 'ok');
    assert.equal(outcome(service, at('2024-06-01 12:00:00')), '400 InvalidTimeStamp.Format');
  });

  it('accepts a temporary key only with its own token', () => {
    const service = new Service();
    const key = { accessKeyId: 'sandbox-temporary', accessKeySecret: 'not-a-secret-temporary' };
    const attempt = (given: Given, as = key) =>
      codeOf(service, get(signed('GET', { ...list, ...given }, as, service.wall.now())));
    assert.equal(attempt({ SecurityToken: 'sandbox+security/token==' }), 'ok');
    assert.equal(attempt({ SecurityToken: 'another' }), '400 InvalidSecurityToken.Malformed');
    assert.equal(attempt({}), '400 InvalidSecurityToken.Malformed');
    assert.equal(attempt({ SecurityToken: 'x' }, keys.partner), '400 InvalidSecurityToken.MismatchWithAccessKey');
  });

  it('refuses a request that is sent twice, but not a nonce that was used with a wrong signature', () => {
    const service = new Service();
    const request = get(signed('GET', list, keys.partner, service.wall.now()));
    assert.equal(codeOf(service, request), 'ok');
    assert.equal(codeOf(service, request), '400 SignatureNonceUsed');
    const forged = { accessKeyId: 'sandbox-partner', accessKeySecret: 'guessed' };
    const nonce = { ...list, SignatureNonce: 'abc' };
    assert.equal(codeOf(service, get(signed('GET', nonce, forged, service.wall.now()))), '400 SignatureDoesNotMatch');
    assert.equal(outcome(service, nonce), 'ok');
  });

  it('names what is missing or unknown in the envelope', () => {
    const service = new Service();
    assert.equal(outcome(service, { Action: 'Nonsense' }), '404 InvalidAction.NotFound');
    assert.equal(outcome(service, { Action: 'toString' }), '404 InvalidAction.NotFound');
    assert.equal(outcome(service, {}), '400 MissingParameter');
    assert.equal(outcome(service, { ...list, Version: '2014-05-26' }), '400 InvalidVersion');
    assert.equal(outcome(service, { ...list, Format: 'YAML' }), '400 InvalidParameter');
    assert.equal(outcome(service, { ...list, SignatureMethod: 'HMAC-MD5' }), '400 IncompleteSignature');
    assert.equal(outcome(service, { Action: list.Action }), '400 MissingParameter');
    assert.equal(outcome(service, { ...list, RegionId: 'cn-atlantis' }), '404 InvalidRegionId.NotFound');
    assert.equal(codeOf(service, { ...get([]), method: 'DELETE' }), '403 UnsupportedHTTPMethod');
  });

  it('answers unknown regions with the code of each operation (traps 67)', () => {
    const service = new Service();
    const nowhere = { RegionId: 'cn-atlantis' };
    assert.equal(service.refused('DescribeAccessPoints', nowhere), '404 InvalidRegionId.NotSupport');
    const line = { ...nowhere, PhysicalConnectionId: 'pc-1' };
    assert.equal(service.refused('ConfirmPhysicalConnection', line), '400 InvalidRegionId.NotFound');
    assert.equal(service.refused('EnablePhysicalConnection', line), '404 InvalidRegionId.NotFound');
    const peer = { ...nowhere, BgpPeerId: 'bgp-1' };
    assert.equal(service.refused('ModifyBgpPeerAttribute', peer), '400 InvalidRegionId.NotFound');
    assert.equal(service.refused('DeleteBgpPeer', peer), '404 InvalidRegionId.NotFound');
  });

  it('refuses 200 requests of which one character was changed after signing', () => {
    const service = new Service();
    for (let seed = 0; seed < 200; seed += 1) {
      const layout = layouts[seed % layouts.length] ?? 'GET';
      const method = layout === 'GET' ? 'GET' : 'POST';
      const given = { ...list, 'Filter.1.Key': 'Name', 'Filter.1.Value.1': `总部-${seed}`, Nothing: '' };
      const pairs = signed(method, given, keys.partner, service.wall.now());
      const code = codeOf(service, wireRequest(layout, mutated(pairs, seed)));
      assert.notEqual(code, 'ok', `mutation ${seed} was accepted`);
      assert.notEqual(code, '500 InternalError', `mutation ${seed} broke the sandbox`);
    }
  });

  it('refuses a parameter that was added after signing, even a second one of a known name', () => {
    const service = new Service();
    for (const extra of [
      ['PageSize', '50'],
      ['RegionId', 'cn-beijing'],
      ['Action', 'DescribeRegions'],
    ] as const) {
      const pairs = signed('GET', list, keys.partner, service.wall.now());
      assert.equal(codeOf(service, get([...pairs, extra])), '400 SignatureDoesNotMatch', extra[0]);
      assert.notEqual(codeOf(service, get([extra, ...pairs])), 'ok', extra[0]);
    }
  });

  it('answers XML to a client that asks for XML, errors as well', () => {
    const service = new Service();
    const pairs = signed('GET', { ...list, Format: 'xml' }, keys.partner, service.wall.now());
    const answer = service.gateway.answer(get(pairs), '127.0.0.1:1');
    assert.equal(answer.headers['content-type'], 'text/xml;charset=utf-8');
    assert.match(answer.body, /^<\?xml.*<DescribePhysicalConnectionsResponse><RequestId>.*<TotalCount>0<\/TotalCount>/);
    const again = service.gateway.answer(get(pairs), '127.0.0.1:1');
    assert.match(again.body, /<Error>.*<Code>SignatureNonceUsed<\/Code>/);
  });
});

const get = (pairs: readonly (readonly [string, string])[]) => wireRequest('GET', pairs);

/** Another character at one place of one name or value; which one follows from the seed. */
function mutated(pairs: readonly [string, string][], seed: number): [string, string][] {
  const at = (seed * 7) % pairs.length;
  return pairs.map(([name, value], index): [string, string] => {
    if (index !== at) return [name, value];
    if (seed % 3 === 0 || value === '') return [changed(name, seed), value];
    return [name, changed(value, seed)];
  });
}

function changed(text: string, seed: number): string {
  const characters = Array.from(text);
  const place = (seed * 13) % characters.length;
  characters[place] = characters[place] === 'x' ? 'y' : 'x';
  return characters.join('');
}
