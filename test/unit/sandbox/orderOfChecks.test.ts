import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VirtualClock } from '../../../src/sandbox/clock';
import { accessKeys, partner } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { Gateway, type WireAnswer } from '../../../src/sandbox/gateway';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { RequestBudget } from '../../../src/sandbox/requestBudget';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { World } from '../../../src/sandbox/world';
import { keys, object } from './service';
import { type Given, type Key, signed, wireRequest } from './signedRequest';

const start = Date.UTC(2024, 5, 1, 12);

/** A request that can be made wrong in any way before it is signed. */
interface Draft {
  method: string;
  path: string;
  /** Written behind the query as it is, after signing. */
  tail: string;
  /** A form beside the query, written after signing. */
  body: string;
  host: string;
  headers: Record<string, string>;
  key: Key;
  /** Undefined values are left out. */
  given: Record<string, string | undefined>;
  withoutSignature: boolean;
}

const right = (): Draft => ({
  method: 'POST',
  path: '/',
  tail: '',
  body: '',
  host: 'vpc.aliyuncs.com',
  headers: {},
  key: keys.partner,
  given: {
    Action: 'CreatePhysicalConnection',
    RegionId: 'cn-hangzhou',
    AccessPointId: 'ap-cn-hangzhou-yh-A',
    LineOperator: 'CT',
  },
  withoutSignature: false,
});

interface Check {
  readonly code: string;
  readonly http: number;
  /** A part of the message, where the code alone does not tell the check from its neighbour. */
  readonly says?: RegExp;
  readonly spoil: (draft: Draft) => void;
}

const key = (accessKeyId: string): Key => ({
  accessKeyId,
  accessKeySecret: accessKeyId.replace('sandbox', 'not-a-secret'),
});

function given(more: Record<string, string | undefined>): (draft: Draft) => void {
  return (draft) => Object.assign(draft.given, more);
}

/** All checks in their order, from the first one that can be put in an order with others. */
const checks: readonly Check[] = [
  { http: 403, code: 'Forbidden.WebPage', spoil: (draft) => (draft.headers.origin = 'https://example.com') },
  { http: 403, code: 'Forbidden.Host', spoil: (draft) => (draft.host = 'rebound.example.com:4710') },
  { http: 414, code: 'RequestURITooLong', spoil: given({ Long: 'x'.repeat(16 * 1024) }) },
  { http: 413, code: 'TooManyParameters', spoil: (draft) => (draft.body = 'a&'.repeat(10_001)) },
  { http: 403, code: 'UnsupportedHTTPMethod', spoil: (draft) => (draft.method = 'PUT') },
  { http: 404, code: 'InvalidAction.NotFound', spoil: (draft) => (draft.path = '/v1') },
  { http: 400, code: 'InvalidParameter', says: /UTF-8/, spoil: (draft) => (draft.tail = '&x=%FF') },
  { http: 400, code: 'InvalidParameter', says: /^Format/, spoil: given({ Format: 'YAML' }) },
  { http: 404, code: 'InvalidProduct.NotFound', spoil: (draft) => (draft.host = 'ecs.aliyuncs.com') },
  { http: 400, code: 'MissingParameter', says: /"Action"/, spoil: given({ Action: undefined }) },
  { http: 404, code: 'InvalidAction.NotFound', spoil: given({ Action: 'CreateVpcPeerConnection' }) },
  { http: 400, code: 'MissingParameter', says: /"Version"/, spoil: given({ Version: undefined }) },
  { http: 400, code: 'InvalidVersion', spoil: given({ Version: '2014-05-26' }) },
  { http: 400, code: 'InvalidParameter', says: /"SignatureType"/, spoil: given({ SignatureType: 'BEARERTOKEN' }) },
  { http: 400, code: 'MissingParameter', says: /"AccessKeyId"/, spoil: given({ AccessKeyId: undefined }) },
  { http: 404, code: 'InvalidAccessKeyId.NotFound', spoil: given({ AccessKeyId: 'sandbox-nobody' }) },
  { http: 400, code: 'InvalidAccessKeyId.Inactive', spoil: (draft) => (draft.key = key('sandbox-inactive')) },
  {
    http: 400,
    code: 'InvalidSecurityToken.Malformed',
    spoil: (draft) => {
      draft.key = key('sandbox-expired');
      draft.given.SecurityToken = 'never issued';
    },
  },
  {
    http: 400,
    code: 'InvalidSecurityToken.MismatchWithAccessKey',
    spoil: given({ SecurityToken: 'sandbox+security/token==' }),
  },
  {
    http: 400,
    code: 'InvalidSecurityToken.Expired',
    spoil: (draft) => {
      draft.key = key('sandbox-expired');
      draft.given.SecurityToken = 'sandbox+expired/token==';
    },
  },
  { http: 400, code: 'MissingParameter', says: /"Timestamp"/, spoil: given({ Timestamp: undefined }) },
  { http: 400, code: 'InvalidTimeStamp.Format', spoil: given({ Timestamp: '2024-01-01 00:00:00' }) },
  { http: 400, code: 'InvalidTimeStamp.Expired', spoil: given({ Timestamp: '2024-01-01T00:00:00Z' }) },
  { http: 400, code: 'MissingParameter', says: /"SignatureNonce"/, spoil: given({ SignatureNonce: undefined }) },
  { http: 400, code: 'MissingParameter', says: /"Signature"/, spoil: (draft) => (draft.withoutSignature = true) },
  { http: 400, code: 'IncompleteSignature', spoil: given({ SignatureMethod: 'HMAC-MD5' }) },
  {
    http: 400,
    code: 'SignatureDoesNotMatch',
    spoil: (draft) => (draft.key = { ...draft.key, accessKeySecret: 'guessed' }),
  },
  { http: 400, code: 'SignatureNonceUsed', spoil: given({ SignatureNonce: 'used before' }) },
  { http: 400, code: 'Throttling.User', spoil: given({ Action: 'CreateRouterInterface' }) },
  { http: 403, code: 'Forbidden.RAM', spoil: (draft) => (draft.key = key('sandbox-readonly')) },
  { http: 400, code: 'MissingParameter', says: /"AccessPointId"/, spoil: given({ AccessPointId: undefined }) },
  { http: 404, code: 'InvalidRegionId.NotFound', spoil: given({ RegionId: 'cn-atlantis' }) },
  {
    http: 404,
    code: 'InvalidOperation.NotSupportedEndpoint',
    spoil: (draft) => (draft.host = 'vpc.cn-shenzhen.aliyuncs.com'),
  },
  { http: 400, code: 'InvalidParameter', says: /^ClientToken/, spoil: given({ ClientToken: '令牌' }) },
  { http: 403, code: 'LastTokenProcessing', spoil: given({ ClientToken: 'running' }) },
  { http: 400, code: 'IdempotentParameterMismatch', spoil: given({ ClientToken: 'used', Name: 'other' }) },
  { http: 400, code: 'OperationFailed.PconnTrafficNotEnable', spoil: given({ RegionId: 'cn-beijing' }) },
];

/** A gateway that has seen a nonce and a token, runs a request and has no more of one operation for the partner. */
function prepared() {
  const clock = new VirtualClock(start);
  const estate = new EstateBuilder(start);
  estate.openTraffic(partner, ['cn-hangzhou']);
  const world = new World(estate.build(), clock, playTransition);
  const budget = new RequestBudget(clock, 3);
  const gateway = new Gateway(world, sandboxOperations, accessKeys, clock, budget);
  const begin = (more: Given) => {
    const draft = right();
    const pairs = signed('GET', { ...present(draft.given), ...more }, draft.key, start);
    return gateway.begin(wireRequest('GET', pairs), draft.host);
  };
  assert.equal(begin({ ClientToken: 'used', SignatureNonce: 'used before' }).finish().status, 200);
  begin({ ClientToken: 'running' });
  for (let n = 0; n < 3; n += 1) begin({ Action: 'CreateRouterInterface' }).finish();
  return gateway;
}

function present(values: Readonly<Record<string, string | undefined>>): Given {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Spoils a right request by these checks, the last one first, so that an earlier one has the last word. */
function answerTo(spoiled: readonly Check[], common: Given = {}): WireAnswer {
  const draft = right();
  for (const check of [...spoiled].reverse()) check.spoil(draft);
  const missing = new Set(Object.entries(draft.given).flatMap(([name, value]) => (value === undefined ? [name] : [])));
  if (draft.withoutSignature) missing.add('Signature');
  const values = { ...common, ...present(draft.given) };
  const pairs = signed(draft.method, values, draft.key, start).filter(([name]) => !missing.has(name));
  const request = wireRequest('POST query', pairs);
  const target = draft.path + request.target.slice(1) + draft.tail;
  const headers = { ...request.headers, ...draft.headers };
  const body = Buffer.from(draft.body);
  return prepared().answer({ ...request, headers, method: draft.method, target, body }, draft.host);
}

function outcome(...spoiled: readonly Check[]): { http: number; code: string; message: string } {
  const { status, body } = answerTo(spoiled);
  const { Code = 'ok', Message = '' } = object(JSON.parse(body));
  return { http: status, code: String(Code), message: String(Message) };
}

function assertAnswered(check: Check, answer: { http: number; code: string; message: string }, label: string): void {
  assert.equal(`${answer.http} ${answer.code}`, `${check.http} ${check.code}`, label);
  if (check.says !== undefined) assert.match(answer.message, check.says, label);
}

describe('sandbox order of checks', () => {
  it('lets the request in that is spoiled here', () => {
    assert.equal(outcome().http, 200);
  });

  it('answers each check by itself with the code that docs/sandbox.md tells', () => {
    for (const check of checks) assertAnswered(check, outcome(check), check.code);
  });

  for (const [index, earlier] of checks.entries()) {
    const later = checks[index + 1];
    if (later === undefined) continue;
    it(`answers ${earlier.code} before ${later.code}, or a person is sent to mend the wrong thing first`, () => {
      assertAnswered(earlier, outcome(earlier, later), `${earlier.code} and ${later.code}`);
    });
  }

  it('answers each check in XML to a client that asks for it, in any case', () => {
    for (const check of checks.filter(({ says }) => says?.source !== '^Format')) {
      const { status, headers, body } = answerTo([check], { Format: 'xMl' });
      assert.equal(status, check.http, check.code);
      assert.equal(headers['content-type'], 'text/xml;charset=utf-8', check.code);
      for (const name of ['Code', 'Message', 'RequestId', 'HostId', 'Recommend']) {
        assert.match(body, new RegExp(`^<\\?xml.*<Error>.*<${name}>[^<]+</${name}>.*</Error>$`, 's'), check.code);
      }
      assert.ok(body.includes(`<Code>${check.code}</Code>`), body);
    }
  });

  it('stands in docs/sandbox.md as it is, check by check', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/sandbox.md'), 'utf8');
    const rows = [...text.matchAll(/^\| [^|]+ \| ([\w.]+) +\| (\d{3}) +\|$/gm)].map(
      ([, code, http]) => `${http} ${code}`,
    );
    const told = rows.slice(rows.indexOf('403 Forbidden.WebPage'));
    assert.deepEqual(
      told,
      checks.map(({ http, code }) => `${http} ${code}`),
    );
  });
});
