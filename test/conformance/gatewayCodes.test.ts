import PopClient from '@alicloud/pop-core';
import { OpenApiRequest, Params } from '@alicloud/openapi-client';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { accessKeys, partner } from '../../src/sandbox/demoAccounts';
import { type Fault, type Sandbox, startSandbox } from '../../src/sandbox/index';
import { type Driver, type Key, keyOf, members } from './drivers/driver';
import { drivers, genericDrivers } from './drivers/index';
import { byDefault, genericClient } from './drivers/openApiClient';

const RegionId = 'cn-hangzhou';
const version = '2016-04-28';
const key = keyOf(partner);

const sameThrottling = 'Throttling.User is the code of the same fault; a planned refusal can have this one.';

/** Codes of the gateway (wire-facts 3.3) with which the sandbox never answers by itself, and why. */
const notProduced: Readonly<Record<string, string>> = {
  IllegalTimestamp:
    'Another spelling of InvalidTimeStamp.Format, of older gateways; a planned refusal can have this one.',
  'Forbidden.AccessKeyDisabled':
    'InvalidAccessKeyId.Inactive is the code of the same refusal; a planned refusal can have this one.',
  Throttling: sameThrottling,
  'Throttling.Api': sameThrottling,
  'Throttling.User.Flow': sameThrottling,
  'Rejected.Throttling': sameThrottling,
};

/** The codes of wire-facts 3.3. */
const documented = [
  'MissingParameter',
  'InvalidTimeStamp.Expired',
  'InvalidTimeStamp.Format',
  'IllegalTimestamp',
  'SignatureNonceUsed',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'InvalidAccessKeyId.NotFound',
  'InvalidAccessKeyId.Inactive',
  'InvalidSecurityToken.Expired',
  'InvalidSecurityToken.Malformed',
  'InvalidSecurityToken.MismatchWithAccessKey',
  'InvalidAction.NotFound',
  'InvalidVersion',
  'InvalidProduct.NotFound',
  'UnsupportedHTTPMethod',
  'Forbidden.RAM',
  'Forbidden.AccessKeyDisabled',
  'IdempotentParameterMismatch',
  'LastTokenProcessing',
  'OperationConflict',
  'InternalError',
  'ServiceUnavailable',
  'InvalidRegionId.NotFound',
  'Throttling',
  'Throttling.User',
  'Throttling.Api',
  'Throttling.User.Flow',
  'Rejected.Throttling',
];

/** What a client reports as HTTP status and code, whatever its error object is like. */
async function told(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => members(thrown),
  );
  const status = error.statusCode ?? members(members(error.entry).response).statusCode;
  return `${String(status)} ${String(error.code)}`;
}

const methods = ['GET', 'POST'] as const;

type Method = (typeof methods)[number];

/** pop-core lets every parameter be set by hand, the common ones as well. */
function popCore(sandbox: Sandbox, method: Method, parameters: Values, apiVersion = version, headers: Values = {}) {
  const client = new PopClient({ ...key, endpoint: sandbox.endpoint, apiVersion, opts: { headers } });
  return client.request('DescribeRegions', parameters, { method });
}

/** openapi-client lets the HTTP method and every header be set by hand. */
function openApi(sandbox: Sandbox, headers: Readonly<Record<string, string>>, method = 'POST') {
  const params = new Params({
    action: 'DescribeRegions',
    version,
    protocol: 'HTTP',
    pathname: '/',
    method,
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  return genericClient(sandbox.endpoint, key, 'V3').callApi(params, new OpenApiRequest({ headers }), byDefault);
}

type Values = Readonly<Record<string, unknown>>;

interface Request {
  readonly by?: Key;
  readonly operation?: string;
  readonly parameters?: Values;
}

/** What a driver reports as HTTP status and code; `taken` when the request was not refused. */
async function reported(driver: Driver, { endpoint }: Sandbox, { by, operation, parameters }: Request) {
  const outcome = await driver.connect(endpoint, by ?? key)(operation ?? 'DescribeRegions', parameters ?? {});
  return 'answer' in outcome ? 'taken' : `${outcome.refused.status} ${outcome.refused.code}`;
}

type Trial = (driver: Driver, sandbox: Sandbox) => Promise<string>;

const read = (by: Key, parameters: Values = { RegionId }) => ({
  operation: 'DescribePhysicalConnections',
  by,
  parameters,
});

/** A change under a token. */
const apply = {
  operation: 'CreatePhysicalConnection',
  parameters: { RegionId, AccessPointId: 'ap-cn-hangzhou-yh-A', LineOperator: 'CT', ClientToken: 'same' },
};

function keyNamed(id: string): Key {
  return accessKeys.find(({ accessKeyId }) => accessKeyId === id) ?? assert.fail(`There is no key ${id}`);
}

const planned =
  (fault: Fault): Trial =>
  (driver, sandbox) => {
    sandbox.faults.add({ times: 1, fault });
    return reported(driver, sandbox, {});
  };

/** Requests of every client by what they are refused with. */
const everyClient: Readonly<Record<string, Trial>> = {
  '404 InvalidAccessKeyId.NotFound': (driver, sandbox) =>
    reported(driver, sandbox, read({ ...key, accessKeyId: 'nobody' })),
  '400 SignatureDoesNotMatch': (driver, sandbox) =>
    reported(driver, sandbox, read({ ...key, accessKeySecret: 'guessed' })),
  '400 InvalidSecurityToken.Malformed': (driver, sandbox) =>
    reported(driver, sandbox, read({ ...sandbox.temporary, securityToken: 'another' })),
  '400 InvalidSecurityToken.MismatchWithAccessKey': (driver, sandbox) =>
    reported(driver, sandbox, read({ ...key, securityToken: sandbox.temporary.securityToken })),
  '400 MissingParameter': (driver, sandbox) => reported(driver, sandbox, read(key, {})),
  '404 InvalidRegionId.NotFound': (driver, sandbox) =>
    reported(driver, sandbox, read(key, { RegionId: 'cn-atlantis' })),
  '400 InvalidAccessKeyId.Inactive': (driver, sandbox) => reported(driver, sandbox, read(keyNamed('sandbox-inactive'))),
  '400 InvalidSecurityToken.Expired': (driver, sandbox) => reported(driver, sandbox, read(keyNamed('sandbox-expired'))),
  '403 Forbidden.RAM': async (driver, sandbox) => {
    const by = keyNamed('sandbox-readonly');
    assert.equal(await reported(driver, sandbox, read(by)), 'taken');
    return reported(driver, sandbox, { ...apply, by });
  },
  '403 LastTokenProcessing': async (driver) => {
    const wallClock = new VirtualClock(Date.now());
    const faults = [{ operation: apply.operation, times: 1, fault: { kind: 'latency', ms: 500 } }] as const;
    const other = await startSandbox({ estate: 'empty', wallClock, faults });
    const both = [reported(driver, other, apply), reported(driver, other, apply)];
    // One of them waits for the clock: the answer that comes first is that of the other.
    const refusal = await Promise.race(both);
    assert.equal(wallClock.waiting(), 1, 'the first request still runs');
    wallClock.advance(500);
    assert.deepEqual((await Promise.all(both)).toSorted(), [refusal, 'taken'].toSorted());
    assert.equal(other.snapshot().physicalConnections.length, 1, 'one line under one token');
    await other.close();
    return refusal;
  },
  '409 OperationConflict': async (driver) => {
    const other = await startSandbox({ estate: 'demo', clock: new VirtualClock(Date.now()) });
    const router = other
      .snapshot()
      .virtualBorderRouters.find(({ owner, status }) => owner === partner.id && status === 'active');
    const parameters = { RegionId: router?.region, RouterId: router?.id, PeerAsn: 65_010 };
    const group = { operation: 'CreateBgpGroup', parameters };
    assert.equal(await reported(driver, other, group), 'taken');
    const refusal = await reported(driver, other, group);
    await other.close();
    return refusal;
  },
  '400 IdempotentParameterMismatch': async (driver, sandbox) => {
    assert.equal(await reported(driver, sandbox, apply), 'taken');
    assert.equal(await reported(driver, sandbox, apply), 'taken', 'the same once more');
    return reported(driver, sandbox, { ...apply, parameters: { ...apply.parameters, LineOperator: 'CU' } });
  },
  '400 InvalidTimeStamp.Expired': async (driver) => {
    const elsewhen = async (minutes: number) => {
      const wallClock = new VirtualClock(Date.now() + minutes * 60_000);
      const other = await startSandbox({ estate: 'empty', wallClock });
      const refusal = await reported(driver, other, {});
      await other.close();
      return refusal;
    };
    assert.equal(await elsewhen(14), 'taken');
    assert.equal(await elsewhen(-16), await elsewhen(16));
    return elsewhen(16);
  },
  '500 InternalError': planned({ kind: 'failure', status: 500 }),
  '503 ServiceUnavailable': planned({ kind: 'failure', status: 503 }),
  '400 Throttling.User': planned({ kind: 'throttling', retryAfterMs: 50 }),
};

/** Requests that only a client without models makes. */
const genericClients: Readonly<Record<string, Trial>> = {
  '404 InvalidAction.NotFound': (driver, sandbox) => reported(driver, sandbox, { operation: 'DescribeCloudCastles' }),
};

/** Requests that a client lets somebody make by hand. */
const byHand: Readonly<Record<string, (sandbox: Sandbox) => readonly Promise<string>[]>> = {
  '400 InvalidVersion': (sandbox) => methods.map((method) => told(popCore(sandbox, method, {}, '2014-05-26'))),
  '400 InvalidTimeStamp.Format': (sandbox) =>
    methods.map((method) => told(popCore(sandbox, method, { Timestamp: '2024-06-01 12:00:00' }))),
  '400 IncompleteSignature': (sandbox) =>
    methods.map((method) => told(popCore(sandbox, method, { SignatureMethod: 'HMAC-SHA256' }))),
  '400 SignatureNonceUsed': (sandbox) => [
    ...methods.map(async (method) => {
      await popCore(sandbox, method, { SignatureNonce: method });
      return told(popCore(sandbox, method, { SignatureNonce: method }));
    }),
    (async () => {
      const nonce = { 'x-acs-signature-nonce': 'once' };
      await openApi(sandbox, nonce);
      return told(openApi(sandbox, nonce));
    })(),
  ],
  '404 InvalidProduct.NotFound': (sandbox) =>
    methods.map((method) => told(popCore(sandbox, method, {}, version, { host: 'ecs.cn-hangzhou.aliyuncs.com' }))),
  '403 UnsupportedHTTPMethod': (sandbox) => [told(openApi(sandbox, {}, 'PUT'))],
};

describe('a refusal of the gateway', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ estate: 'empty' });
  });
  afterEach(() => sandbox.close());

  for (const [of, trials] of [
    [drivers, everyClient],
    [genericDrivers, genericClients],
  ] as const) {
    for (const [refusal, trial] of Object.entries(trials)) {
      for (const driver of of) {
        it(`reaches ${driver.name} as ${refusal}, or nobody learns why a request fails`, async () => {
          assert.equal(await trial(driver, sandbox), refusal);
        });
      }
    }
  }

  for (const [refusal, trial] of Object.entries(byHand)) {
    it(`reaches whoever sets common parameters by hand as ${refusal}, or own signers cannot be tried`, async () => {
      for (const each of trial(sandbox)) assert.equal(await each, refusal);
    });
  }

  it('is met or listed with the reason whatever its code, or what the gateway can answer is unknown', () => {
    const met = [everyClient, genericClients, byHand].flatMap(Object.keys).map((refusal) => refusal.split(' ')[1]);
    const listed = Object.keys(notProduced);
    assert.deepEqual([...met, ...listed].toSorted(), documented.toSorted());
  });
});
