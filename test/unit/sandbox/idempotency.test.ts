import assert from 'node:assert/strict';
import type { BegunRequest } from '../../../src/sandbox/gateway';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { keys, object, paths, Service } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const application = { ...region, AccessPointId: 'ap-cn-hangzhou-yh-A', LineOperator: 'CT', ClientToken: 'token-1' };
const count = (service: Service, as: 'partner' | 'tenant' = 'partner') =>
  service.rows('DescribePhysicalConnections', region, paths.lines, as).length;

describe('sandbox idempotency', () => {
  it('gives the same answer to the same token and makes nothing twice, so that a retry is safe', () => {
    const service = new Service();
    const first = service.ok('CreatePhysicalConnection', application);
    const second = service.ok('CreatePhysicalConnection', application);
    assert.equal(second.PhysicalConnectionId, first.PhysicalConnectionId);
    assert.equal(count(service), 1);
  });

  it('answers a repeated change as before although its state has changed since', () => {
    const service = new Service();
    const { PhysicalConnectionId } = service.ok('CreatePhysicalConnection', application);
    const cancel = { ...region, PhysicalConnectionId: String(PhysicalConnectionId), ClientToken: 'cancel-1' };
    service.ok('CancelPhysicalConnection', cancel);
    service.ok('CancelPhysicalConnection', cancel);
    assert.equal(
      service.refused('CancelPhysicalConnection', { ...cancel, ClientToken: 'cancel-2' }),
      '400 Forbidden.NotAllowedInState',
    );
  });

  it('refuses a token that comes with other parameters', () => {
    const service = new Service();
    service.ok('CreatePhysicalConnection', application);
    const other = { ...application, Name: 'other' };
    assert.equal(service.refused('CreatePhysicalConnection', other), '400 IdempotentParameterMismatch');
    assert.equal(count(service), 1);
  });

  it('keeps the tokens of accounts and operations apart, and makes two without a token', () => {
    const service = new Service();
    service.ok('CreatePhysicalConnection', application);
    service.ok('CreatePhysicalConnection', application, 'tenant');
    assert.equal(count(service, 'tenant'), 1);
    const untokened = { ...application, ClientToken: '' };
    service.ok('CreatePhysicalConnection', untokened);
    service.ok('CreatePhysicalConnection', untokened);
    assert.equal(count(service), 3);
  });

  it('does not remember what was refused: trying again may succeed', () => {
    const service = new Service((estate) => {
      estate.closeTraffic();
    });
    assert.equal(service.refused('CreatePhysicalConnection', application), '400 OperationFailed.PconnTrafficNotEnable');
    service.ok('OpenPhysicalConnectionService', region);
    service.ok('CreatePhysicalConnection', application);
  });

  it('refuses tokens that are too long or not ASCII (traps 13)', () => {
    const service = new Service();
    for (const ClientToken of ['x'.repeat(65), '令牌']) {
      assert.equal(
        service.refused('CreatePhysicalConnection', { ...application, ClientToken }),
        '400 InvalidParameter',
      );
    }
    service.ok('CreatePhysicalConnection', { ...application, ClientToken: 'x'.repeat(64) });
  });
});

describe('sandbox idempotency while the first request still runs', () => {
  const create: Given = { Action: 'CreatePhysicalConnection', ...application };

  function begin(service: Service, given: Given = create, as: keyof typeof keys = 'partner'): BegunRequest {
    const pairs = signed('POST', given, keys[as], service.wall.now());
    return service.gateway.begin(wireRequest('POST form', pairs), '127.0.0.1:1');
  }

  function outcome(request: BegunRequest): string {
    const { status, body } = request.finish();
    return status === 200 ? 'ok' : `${status} ${String(object(JSON.parse(body)).Code)}`;
  }

  it('refuses the second and the third, lets the first end, and then gives its answer', () => {
    const service = new Service();
    const first = begin(service);
    const [second, third] = [begin(service), begin(service)];
    assert.equal(outcome(second), '403 LastTokenProcessing');
    assert.equal(count(service), 0);
    assert.equal(outcome(first), 'ok');
    assert.equal(outcome(third), '403 LastTokenProcessing', 'it came while the first ran');
    const after = begin(service).finish();
    const id = (body: string) => object(JSON.parse(body)).PhysicalConnectionId;
    assert.equal(id(after.body), id(first.finish().body));
    assert.equal(count(service), 1);
  });

  it('refuses other parameters as well: the token may still become theirs', () => {
    const service = new Service();
    const first = begin(service);
    const other = { ...create, Name: 'other' };
    assert.equal(outcome(begin(service, other)), '403 LastTokenProcessing');
    first.finish();
    assert.equal(outcome(begin(service, other)), '400 IdempotentParameterMismatch');
  });

  it('frees the token when the first is refused', () => {
    const service = new Service();
    const wrong = { ...create, LineOperator: 'nobody' };
    const first = begin(service, wrong);
    assert.equal(outcome(begin(service)), '403 LastTokenProcessing');
    assert.match(outcome(first), /^4/);
    assert.equal(outcome(begin(service)), 'ok');
  });

  it('frees the token when the first is given up before its effect, and no token of a later request', () => {
    const service = new Service();
    const first = begin(service);
    first.giveUp();
    const second = begin(service);
    first.giveUp();
    assert.equal(outcome(begin(service)), '403 LastTokenProcessing');
    assert.equal(outcome(second), 'ok');
    assert.equal(count(service), 1);
  });

  it('keeps accounts, operations and tokens apart', () => {
    const service = new Service();
    begin(service);
    assert.equal(outcome(begin(service, create, 'tenant')), 'ok');
    assert.equal(outcome(begin(service, { ...create, ClientToken: 'token-2' })), 'ok');
    const order = {
      Action: 'CreatePhysicalConnectionSetupOrder',
      ...region,
      AccessPointId: application.AccessPointId,
      LineOperator: 'CT',
      ClientToken: application.ClientToken,
    };
    assert.notEqual(outcome(begin(service, order)), '403 LastTokenProcessing');
  });

  it('runs requests without a token, and operations that take none, beside each other', () => {
    const service = new Service();
    const untokened = { ...create, ClientToken: '' };
    const [first, second] = [begin(service, untokened), begin(service, untokened)];
    assert.deepEqual([outcome(first), outcome(second)], ['ok', 'ok']);
    assert.equal(count(service), 2);
    // OpenPhysicalConnectionService has no token (traps 13): one that is sent all the same means nothing, whatever it is.
    const open = { Action: 'OpenPhysicalConnectionService', ...region, ClientToken: '令牌' };
    const [one, two] = [begin(service, open), begin(service, open)];
    assert.deepEqual([outcome(one), outcome(two)], ['ok', 'ok']);
  });

  it('does not remember a dry run: the change itself comes next, under the same token', () => {
    const service = new Service();
    const peering = {
      Action: 'CreateVpcPeerConnection',
      Version: '2022-01-01',
      ...region,
      VpcId: vpcNamed('headquarters').id,
      AcceptingAliUid: '1688000000000001',
      AcceptingRegionId: 'cn-hangzhou',
      AcceptingVpcId: vpcNamed('analytics').id,
      ClientToken: 'peering-1',
    };
    const dry = begin(service, { ...peering, DryRun: true });
    assert.equal(outcome(begin(service, peering)), '403 LastTokenProcessing');
    assert.equal(outcome(dry), '400 DryRunOperation');
    assert.equal(outcome(begin(service, peering)), 'ok');
    assert.equal(service.world.vpcPeeringConnections.all().length, 1);
  });

  it('carries a request out once however often its answer is asked for', () => {
    const service = new Service();
    const request = begin(service, { ...create, ClientToken: '' });
    assert.equal(request.finish(), request.finish());
    assert.equal(count(service), 1);
  });

  it('answers a repeated request under a request ID of its own (003 4.4)', () => {
    const service = new Service();
    const ids = [begin(service), begin(service)].map((request) => object(JSON.parse(request.finish().body)).RequestId);
    const again = object(JSON.parse(begin(service).finish().body)).RequestId;
    assert.equal(new Set([...ids, again]).size, 3);
  });

  it('keeps used tokens in the saved state, and none of requests that run', () => {
    const service = new Service();
    const first = begin(service);
    assert.deepEqual(service.world.snapshot().tokens, []);
    first.finish();
    assert.equal(service.world.snapshot().tokens.length, 1);
  });

  it('tells whose request was refused, once the signature is known to be right', () => {
    const service = new Service();
    assert.equal(begin(service).account, '1688000000000001');
    assert.equal(begin(service).account, '1688000000000001');
    assert.equal(begin(service, { ...create, Timestamp: 'x' }).account, undefined);
  });
});
