import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { accessKeysUntil } from '../../../src/sandbox/demoAccounts';
import { Gateway } from '../../../src/sandbox/gateway';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { type Body, object, paths, Service } from './service';
import { type Given, type Key, signed, wireRequest } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const list = { Action: 'DescribePhysicalConnections', ...region };
const application = {
  Action: 'CreatePhysicalConnection',
  ...region,
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const token = 'sandbox+security/token==';

const key = (name: string): Key => ({ accessKeyId: `sandbox-${name}`, accessKeySecret: `not-a-secret-${name}` });

interface Answer {
  readonly outcome: string;
  readonly body: Body;
}

function send(gateway: Gateway, as: Key, given: Given, now: number): Answer {
  const { status, body } = gateway.answer(wireRequest('GET', signed('GET', given, as, now)), '127.0.0.1:1');
  const read = object(JSON.parse(body));
  return { outcome: status === 200 ? 'ok' : `${status} ${String(read.Code)}`, body: read };
}

describe('sandbox access keys', () => {
  it('let a temporary key expire at its time on the wall, so that renewing it can be tried', () => {
    const service = new Service();
    const wall = new VirtualClock(service.clock.now());
    const keys = accessKeysUntil(wall.now() + 3_600_000);
    const gateway = new Gateway(service.world, sandboxOperations, keys, wall);
    const outcome = () => send(gateway, key('temporary'), { ...list, SecurityToken: token }, wall.now()).outcome;
    service.clock.advance(365 * 24 * 3_600_000);
    assert.equal(outcome(), 'ok', 'the time of the resources is another');
    wall.advance(3_599_999);
    assert.equal(outcome(), 'ok');
    wall.advance(1);
    assert.equal(outcome(), '400 InvalidSecurityToken.Expired');
  });

  it('tell an expired token from a wrong one and from one of another key', () => {
    const { gateway, wall } = new Service();
    const outcome = (name: string, SecurityToken: string) =>
      send(gateway, key(name), { ...list, SecurityToken }, wall.now()).outcome;
    assert.equal(outcome('expired', 'sandbox+expired/token=='), '400 InvalidSecurityToken.Expired');
    assert.equal(outcome('temporary', 'sandbox+expired/token=='), '400 InvalidSecurityToken.MismatchWithAccessKey');
    assert.equal(outcome('partner', token), '400 InvalidSecurityToken.MismatchWithAccessKey');
    assert.equal(outcome('temporary', 'never issued'), '400 InvalidSecurityToken.Malformed');
    assert.equal(outcome('temporary', ''), '400 InvalidSecurityToken.Malformed');
    assert.equal(outcome('partner', ''), 'ok', 'an empty text is no token');
  });

  it('refuse a key that is switched off, whatever its signature', () => {
    const { gateway, wall } = new Service();
    assert.equal(send(gateway, key('inactive'), list, wall.now()).outcome, '400 InvalidAccessKeyId.Inactive');
    const guessed = { ...key('inactive'), accessKeySecret: 'guessed' };
    assert.equal(send(gateway, guessed, list, wall.now()).outcome, '400 InvalidAccessKeyId.Inactive');
  });

  it('let a read-only RAM user see what its account has and change nothing', () => {
    const service = new Service();
    const { PhysicalConnectionId: id } = service.ok('CreatePhysicalConnection', application);
    const readOnly = (given: Given) => send(service.gateway, key('readonly'), given, service.wall.now());
    const seen = readOnly(list);
    assert.equal(seen.outcome, 'ok');
    assert.equal(seen.body.TotalCount, 1);
    const cancel = { Action: 'CancelPhysicalConnection', ...region, PhysicalConnectionId: String(id) };
    const before = service.world.snapshot();
    const refused = readOnly(cancel);
    assert.equal(refused.outcome, '403 Forbidden.RAM');
    assert.deepEqual(service.world.snapshot(), before);
    // wire-facts 3.3: the members that clients read.
    const detail = object(refused.body.AccessDeniedDetail);
    assert.deepEqual(Object.keys(detail).sort(), [
      'AuthAction',
      'AuthPrincipalDisplayName',
      'AuthPrincipalOwnerId',
      'AuthPrincipalType',
      'EncodedDiagnosticMessage',
      'NoPermissionType',
      'PolicyType',
    ]);
    assert.equal(detail.AuthAction, 'vpc:CancelPhysicalConnection');
    assert.equal(detail.AuthPrincipalOwnerId, '1688000000000001');
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.PhysicalConnectionId, id);
  });

  it('refuse a read-only RAM user every operation that is no list or get', () => {
    const { gateway, wall } = new Service();
    for (const [action, { version = '2016-04-28' }] of Object.entries(sandboxOperations)) {
      const { outcome } = send(gateway, key('readonly'), { Action: action, Version: version, ...region }, wall.now());
      const reads = /^(Describe|Get|List)/.test(action);
      assert.equal(outcome === '403 Forbidden.RAM', !reads, `${action}: ${outcome}`);
    }
  });

  it('answer a denial in XML with all of its detail', () => {
    const { gateway, wall } = new Service();
    const pairs = signed('GET', { ...application, Format: 'Xml' }, key('readonly'), wall.now());
    const { status, body } = gateway.answer(wireRequest('GET', pairs), 'vpc.aliyuncs.com');
    assert.equal(status, 403);
    assert.match(body, /<Error>.*<AccessDeniedDetail><AuthAction>vpc:CreatePhysicalConnection<\/AuthAction>/);
  });
});
