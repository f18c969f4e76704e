import assert from 'node:assert/strict';
import { decide } from '../../../src/api/answer';
import type { Decision } from '../../../src/api/answer';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { operation } from '../../../src/catalog/operation';
import type { Operation } from '../../../src/catalog/operation';
import { createWithToken, deleteWithToken, listThings, modifyWithoutToken } from './sampleOperations';

function read(of: Operation, body: unknown, status = 200): Decision {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = { status, text, contentType: 'application/json', retryAfterMs: undefined, date: undefined };
  return decide(of, reply, { stringToSign: 'POST&', secrets: [], now: 0 });
}

function refusal(of: Operation, body: unknown, status = 200): ServiceError {
  try {
    read(of, body, status);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  return assert.fail('it was taken for a success');
}

const order = operation({
  ...createWithToken,
  name: 'CreatePhysicalConnectionOccupancyOrder',
  response: { Data: { type: 'object', of: { OrderId: { type: 'string' } } } },
});
const flatOrder = operation({ ...createWithToken, response: { OrderId: { type: 'string' } } });
const authorisation = operation({
  ...listThings,
  name: 'DescribePhysicalConnectionLOA',
  response: { PhysicalConnectionLOAType: { type: 'object', of: { LineType: { type: 'string' } } } },
});

describe('success', () => {
  it('is found inside an outer object, whichever operation its name speaks of (traps 21)', () => {
    for (const name of ['CreateBgpGroupResponse', 'CreateRouterInterfaceResponse']) {
      const { value, requestId } = read(createWithToken, { [name]: { RequestId: 'R', BgpGroupId: 'bgpg-1' } });
      assert.deepEqual([value.BgpGroupId, requestId], ['bgpg-1', 'R']);
    }
  });

  it('is success although there are a code and a message (traps 24)', () => {
    for (const more of [
      { Code: '200', Message: 'successful' },
      { Code: 200 },
      { Code: 'OK', HttpStatusCode: 200 },
      { Code: 'Success' },
      { Success: 'true' },
      { Success: true, Code: 'whatever' },
      { code: '200', success: true, message: 'ok' },
    ]) {
      assert.equal(read(modifyWithoutToken, { RequestId: 'R', ...more }).requestId, 'R');
    }
  });

  it('is read from the lower-case envelope (traps 23, 26)', () => {
    const envelope =
      '{"message":"m","statusCode":200,"requestId":"R","code":"200","success":true,"data":{"orderId":203167309740138}}';
    assert.deepEqual(read(order, envelope).value.Data, { OrderId: '203167309740138' });
    assert.equal(read(flatOrder, envelope).value.OrderId, '203167309740138');
    assert.equal(read(flatOrder, envelope).requestId, 'R');
  });

  it('is read where the envelope was left out (traps 26)', () => {
    assert.deepEqual(read(order, { RequestId: 'R', OrderId: '1' }).value.Data, { OrderId: '1' });
    const data = { requestId: 'R', data: { lineType: 'FIBRE' } };
    assert.deepEqual(read(authorisation, data).value.PhysicalConnectionLOAType, { LineType: 'FIBRE' });
    const named = { RequestId: 'R', PhysicalConnectionLOAType: { LineType: 'FIBRE' } };
    assert.deepEqual(read(authorisation, named).value.PhysicalConnectionLOAType, { LineType: 'FIBRE' });
  });

  it('takes any request ID (traps 36)', () => {
    assert.equal(read(deleteWithToken, { RequestId: 'API-20365164-1' }).requestId, 'API-20365164-1');
  });

  it('is what a dry run means by its error code (traps 15)', () => {
    for (const Code of ['DRYRUN.SUCCESS', 'DryRunOperation']) {
      assert.equal(read(createWithToken, { RequestId: 'R', Code, Message: 'm' }, 400).dryRun, true);
      assert.equal(read(createWithToken, { RequestId: 'R', Code, Message: 'm' }, 200).dryRun, true);
    }
  });
});

describe('refusal', () => {
  it('is noticed behind a status of 200 (traps 24)', () => {
    for (const body of [
      { RequestId: 'R', Success: false, Code: 'IllegalParam.Bandwidth', Message: 'm' },
      { RequestId: 'R', Success: 'false', Code: 'IllegalParam.Bandwidth', Message: 'm' },
      { RequestId: 'R', Code: 'IllegalParam.Bandwidth', Message: 'm' },
      { requestId: 'R', success: false, code: 'IllegalParam.Bandwidth', message: 'm' },
    ]) {
      const error = refusal(modifyWithoutToken, body);
      assert.deepEqual(
        [error.code, error.message, error.requestId, error.httpStatus],
        ['IllegalParam.Bandwidth', 'm', 'R', 200],
      );
    }
    assert.equal(refusal(modifyWithoutToken, { RequestId: 'R', Success: false }).code, 'Success=false');
  });

  it('tells everything that a person needs, and is safe to write down', () => {
    const error = refusal(
      createWithToken,
      {
        Code: 'Forbidden.RAM',
        Message: 'User not authorized to operate on the specified resource.',
        RequestId: '4EC47282-1B74-4534-BD0E-403F3EE64CAF',
        HostId: 'vpc.aliyuncs.com',
        Recommend: 'https://api.aliyun.com/troubleshoot?q=Forbidden.RAM&product=Vpc',
        AccessDeniedDetail: {
          AuthAction: 'vpc:CreateBgpGroup',
          AuthPrincipalType: 'SubUser',
          AuthPrincipalDisplayName: 'alice',
          NoPermissionType: 'ImplicitDeny',
          PolicyType: 'AccountLevelIdentityBasedPolicy',
          EncodedDiagnosticMessage: 'AQ==',
        },
      },
      403,
    );
    assert.deepEqual(JSON.parse(JSON.stringify(error)), {
      name: 'ServiceError',
      message: 'User not authorized to operate on the specified resource.',
      action: 'CreateBgpGroup',
      code: 'Forbidden.RAM',
      httpStatus: 403,
      outcome: 'refused',
      requestId: '4EC47282-1B74-4534-BD0E-403F3EE64CAF',
      recommend: 'https://api.aliyun.com/troubleshoot?q=Forbidden.RAM&product=Vpc',
      accessDenied: {
        ramAction: 'vpc:CreateBgpGroup',
        principalType: 'SubUser',
        principal: 'alice',
        policyType: 'AccountLevelIdentityBasedPolicy',
        denial: 'ImplicitDeny',
        diagnosis: 'AQ==',
      },
    });
  });

  it('puts no second line into the log, whatever the service sends', () => {
    const error = refusal(createWithToken, { Code: 'A\nB', RequestId: 'R\r\n2024 forged', Message: 'm' }, 400);
    assert.deepEqual([error.code, error.requestId], ['A B', 'R 2024 forged']);
  });

  it('offers no page of anybody but the vendor', () => {
    for (const Recommend of [
      'https://aliyun.com.example.com/',
      'http://api.aliyun.com/',
      'javascript:alert(1)',
      'https://user@api.aliyun.com/',
      'https://notaliyun.com/',
      42,
    ]) {
      assert.equal(
        refusal(createWithToken, { Code: 'X', RequestId: 'R', Recommend }, 400).details.recommend,
        undefined,
      );
    }
  });

  it('is a gateway’s, not the service’s, when a failing status comes without a code', () => {
    for (const body of [{ error: 'bad gateway' }, [], '"text"', 'null']) {
      assert.throws(
        () => read(listThings, body, 503),
        (error) => error instanceof TransportError && error.phase === 'gateway' && error.httpStatus === 503,
      );
    }
  });
});
