import assert from 'node:assert/strict';
import { readAuthorization, signingV1, signingV3 } from '../../../src/sandbox/signature';

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('sandbox signatures against published values', () => {
  // wire-facts 1.1: the vendor's old sample with its misspelt TimeStamp, and the same request spelled right.
  const sample = (timestampName: string): [string, string][] => [
    [timestampName, '2016-02-23T12:46:24Z'],
    ['Format', 'XML'],
    ['AccessKeyId', 'testid'],
    ['Action', 'DescribeRegions'],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureNonce', '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf'],
    ['Version', '2014-05-26'],
    ['SignatureVersion', '1.0'],
  ];

  it('computes v1.0 as the vendor does, or no client could ever log in', () => {
    assert.equal(signingV1('GET', sample('Timestamp'), '').expected('testsecret'), 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
    assert.equal(signingV1('GET', sample('TimeStamp'), '').expected('testsecret'), 'CT9X0VtwR86fNWSnsc6v8YGOjuE=');
  });

  it('leaves the signature itself out of what is signed', () => {
    const pairs: [string, string][] = [...sample('Timestamp'), ['Signature', 'whatever']];
    assert.equal(signingV1('GET', pairs, '').expected('testsecret'), 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
  });

  it('computes V3 as the sample in the vendor’s description of ACS3-HMAC-SHA256', () => {
    const signature = '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0';
    const authorization = readAuthorization(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;' +
        `x-acs-signature-nonce;x-acs-version,Signature=${signature}`,
    );
    const request = {
      method: 'POST',
      target: '/',
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': emptyHash,
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2014-05-26',
      },
      body: Buffer.alloc(0),
    };
    const query: [string, string][] = [
      ['RegionId', 'cn-shanghai'],
      ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
    ];
    assert.equal(signingV3(request, '/', query, authorization).expected('YourAccessKeySecret'), signature);
  });
});
