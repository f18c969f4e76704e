import assert from 'node:assert/strict';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { type Body, keys, object, Service } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const regions = { Action: 'DescribeRegions' };
const lines = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };
const peerings = { Action: 'ListVpcPeerConnections', Version: '2022-01-01', RegionId: 'cn-hangzhou' };

function answerOf(host: string, given: Given): { outcome: string; body: Body } {
  const { gateway, wall } = new Service();
  const answer = gateway.answer(wireRequest('GET', signed('GET', given, keys.partner, wall.now())), host);
  const body = object(JSON.parse(answer.body));
  return { outcome: answer.status === 200 ? 'ok' : `${answer.status} ${String(body.Code)}`, body };
}

describe('sandbox endpoints', () => {
  // wire-facts 4: the names under which the two products are reached.
  for (const host of [
    'vpc.aliyuncs.com',
    'VPC.Aliyuncs.com:443',
    'vpc.cn-hangzhou.aliyuncs.com',
    'vpc-vpc.cn-hangzhou.aliyuncs.com',
  ]) {
    it(`serve lines and no VPC peering as ${host}, or a client that mixes them up is not told`, () => {
      assert.equal(answerOf(host, lines).outcome, 'ok');
      assert.equal(answerOf(host, regions).outcome, 'ok');
      assert.equal(answerOf(host, peerings).outcome, '404 InvalidAction.NotFound');
    });
  }

  it('serve VPC peering and no lines as vpcpeer.aliyuncs.com', () => {
    assert.equal(answerOf('vpcpeer.aliyuncs.com', peerings).outcome, 'ok');
    assert.equal(answerOf('vpcpeer.aliyuncs.com', lines).outcome, '404 InvalidAction.NotFound');
  });

  it('serve both on this machine, under each of its own names', () => {
    for (const host of ['127.0.0.1:8080', 'LocalHost', 'localhost:4710', '[::1]:80', '[::1]', '']) {
      assert.equal(answerOf(host, lines).outcome, 'ok', host);
      assert.equal(answerOf(host, peerings).outcome, 'ok', host);
    }
  });

  it('refuse other products of the vendor', () => {
    for (const host of [
      'ecs.aliyuncs.com',
      'ecs.cn-hangzhou.aliyuncs.com',
      '.aliyuncs.com',
      'constructor.aliyuncs.com',
    ]) {
      assert.equal(answerOf(host, lines).outcome, '404 InvalidProduct.NotFound', host);
    }
  });

  it('refuse at a regional endpoint what is meant for another region, and not at a central one', () => {
    assert.equal(answerOf('vpc.cn-beijing.aliyuncs.com', lines).outcome, '404 InvalidOperation.NotSupportedEndpoint');
    assert.equal(answerOf('vpc.cn-beijing.aliyuncs.com', { ...lines, RegionId: 'cn-beijing' }).outcome, 'ok');
    assert.equal(answerOf('vpc.cn-beijing.aliyuncs.com', regions).outcome, 'ok');
    assert.equal(answerOf('vpc.aliyuncs.com', { ...lines, RegionId: 'cn-beijing' }).outcome, 'ok');
  });

  it('lead a person to the help about the product that refused', () => {
    for (const [action, { version }] of Object.entries(sandboxOperations)) {
      const product = action.includes('VpcPeer') ? 'VpcPeer' : 'Vpc';
      const { body } = answerOf('127.0.0.1:1', { Action: action, Version: version ?? '2016-04-28', Timestamp: 'x' });
      assert.equal(body.Code, 'InvalidTimeStamp.Format');
      assert.ok(String(body.Recommend).includes(`q=InvalidTimeStamp.Format&product=${product}&`), action);
    }
  });

  it('name themselves in errors as the client reached them', () => {
    const { body } = answerOf('vpc.cn-hangzhou.aliyuncs.com', { ...lines, RegionId: 'cn-atlantis' });
    assert.equal(body.HostId, 'vpc.cn-hangzhou.aliyuncs.com');
  });
});
