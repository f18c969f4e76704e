import assert from 'node:assert/strict';
import { customEndpoint, endpointOf, EndpointRefused, standardEndpoint } from '../../../src/api/endpoints';

describe('endpoints', () => {
  it('finds the service in every region by the official client’s rule (wire-facts 4)', () => {
    assert.equal(standardEndpoint('Vpc', 'cn-beijing'), 'https://vpc.cn-beijing.aliyuncs.com');
    assert.equal(standardEndpoint('Vpc', 'eu-central-1'), 'https://vpc.eu-central-1.aliyuncs.com');
    for (const region of ['cn-hangzhou', 'cn-shanghai-finance-1', 'cn-shenzhen-finance-1', 'cn-north-2-gov-1']) {
      assert.equal(standardEndpoint('Vpc', region), 'https://vpc.aliyuncs.com');
    }
    assert.equal(standardEndpoint('VpcPeer', 'eu-central-1'), 'https://vpcpeer.aliyuncs.com');
  });

  it('finds VPC peering also for an account with its own endpoint for Express Connect (traps 20)', () => {
    for (const own of ['https://vpc-vpc.cn-beijing.aliyuncs.com', 'https://VPC.aliyuncs.com:443', 'vpc.aliyuncs.com']) {
      assert.equal(endpointOf('VpcPeer', 'cn-beijing', own), 'https://vpcpeer.aliyuncs.com', own);
      assert.equal(endpointOf('Vpc', 'cn-beijing', own), own);
    }
    const peering = 'https://vpcpeer.aliyuncs.com';
    assert.equal(endpointOf('VpcPeer', 'cn-beijing', peering), peering);
    assert.equal(endpointOf('Vpc', 'cn-beijing', peering), 'https://vpc.cn-beijing.aliyuncs.com');
  });

  it('asks an endpoint that is not the vendor’s for both products, such as a gateway of the company', () => {
    for (const own of [
      'http://127.0.0.1:4010',
      'https://gateway.example.com',
      'https://vpc.aliyuncs.com.example.com',
    ]) {
      assert.equal(endpointOf('VpcPeer', 'cn-beijing', own), own);
      assert.equal(endpointOf('Vpc', 'cn-beijing', own), own);
    }
    assert.equal(endpointOf('VpcPeer', 'cn-beijing', undefined), 'https://vpcpeer.aliyuncs.com');
    assert.equal(endpointOf('Vpc', 'cn-beijing', undefined), 'https://vpc.cn-beijing.aliyuncs.com');
  });

  it('sends no credentials to a host that a strange region name makes up', () => {
    for (const region of ['', 'evil.example/', 'a@b', 'x.y', '-a', 'CN', 'cn hangzhou', 'cn\nhangzhou']) {
      assert.throws(() => standardEndpoint('Vpc', region), EndpointRefused, region);
    }
  });

  it('takes any https origin, and a bare host as https', () => {
    assert.equal(customEndpoint('https://vpc.example.com'), 'https://vpc.example.com');
    assert.equal(customEndpoint('  https://VPC.example.com:8443/ '), 'https://vpc.example.com:8443');
    assert.equal(customEndpoint('vpc-vpc.cn-beijing.aliyuncs.com'), 'https://vpc-vpc.cn-beijing.aliyuncs.com');
    assert.equal(customEndpoint('localhost:8443'), 'https://localhost:8443');
  });

  it('takes plain http for this computer only', () => {
    for (const own of ['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010', 'http://127.9.9.9']) {
      assert.equal(customEndpoint(own), own);
    }
    for (const foreign of [
      'http://vpc.aliyuncs.com',
      'http://127.0.0.1.example.com',
      'http://localhost.example.com',
      'http://0.0.0.0',
      'http://[::2]',
      'http://10.0.0.1',
      'http://127.example.com',
    ]) {
      assert.throws(() => customEndpoint(foreign), EndpointRefused, foreign);
    }
  });

  it('refuses what is no origin, and never repeats a password', () => {
    for (const wrong of [
      '',
      'https://',
      'https://a b',
      'ftp://host',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:hunter2@host',
      'https://host/path',
      'https://host/?query',
      'https://host#hash',
      'https://user:hunter2@a b',
    ]) {
      assert.throws(
        () => customEndpoint(wrong),
        (error) => error instanceof EndpointRefused && !JSON.stringify(error.reason).includes('hunter2'),
        wrong,
      );
    }
  });
});
