import assert from 'node:assert/strict';
import { paths, Service } from './service';

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
