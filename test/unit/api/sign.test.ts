import PopClient from '@alicloud/pop-core';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Credentials } from '../../../src/api/credentials';
import { percentEncode } from '../../../src/api/encode';
import { flatten } from '../../../src/api/flatten';
import { signedRequest } from '../../../src/api/request';
import { sign, timestamp } from '../../../src/api/sign';
import type { RequestValue } from '../../../src/catalog/types';
import { answer, LoopbackService } from './loopbackService';
import { listThings } from './sampleOperations';

const documented = {
  Format: 'XML',
  AccessKeyId: 'testid',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
  SignatureVersion: '1.0',
};

describe('signature 1.0, known answers', () => {
  it('signs the vendor’s DescribeRegions example, or no request is ever accepted (wire-facts 1.1)', () => {
    const signed = sign(
      { ...documented, Action: 'DescribeRegions', Version: '2014-05-26', Timestamp: '2016-02-23T12:46:24Z' },
      'testsecret',
      'GET',
    );
    assert.equal(signed.signature, 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
    assert.equal(
      signed.stringToSign,
      'GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26' +
        'SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26' +
        'Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26',
    );
  });

  it('signs the documents’ own request with the real version (wire-facts 1.1)', () => {
    const signed = sign(
      {
        ...documented,
        Action: 'DescribePhysicalConnections',
        Version: '2016-04-28',
        Timestamp: '2016-05-23T12:46:24Z',
      },
      'testsecret',
      'GET',
    );
    assert.equal(signed.signature, 'SHkX/x4ZW8SEvxn+lt8L4dsNT8I=');
  });

  it('sorts names by code units, so that ten and more tags are not refused (wire-facts 1.1)', () => {
    const names = ['bandwidth', 'Version', 'Tag.2', 'Tag.10', 'Tag.1', 'Tag.11'];
    const { canonical } = sign(Object.fromEntries(names.map((name) => [name, 'x'])), 'secret', 'POST');
    assert.deepEqual(
      canonical.split('&').map((pair) => pair.split('=')[0]),
      ['Tag.1', 'Tag.10', 'Tag.11', 'Tag.2', 'Version', 'bandwidth'],
    );
  });

  it('writes the time in UTC without milliseconds, or every request is refused as malformed (traps 4)', () => {
    assert.equal(timestamp(Date.UTC(2022, 0, 10, 1, 0, 0, 999)), '2022-01-10T01:00:00Z');
  });

  it('leaves only unreserved characters unencoded (wire-facts 1.1)', () => {
    const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
    const plain = percentEncode(ascii).replace(/%[0-9A-F]{2}/g, '');
    assert.equal(plain, '-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
    assert.equal(percentEncode("!'()* 专线"), '%21%27%28%29%2A%20%E4%B8%93%E7%BA%BF');
  });

  it('replaces half characters instead of failing on a name with a broken emoji in it', () => {
    assert.equal(percentEncode('a\uD83Db'), 'a%EF%BF%BDb');
    assert.equal(percentEncode('\uDE00\uD83D'), '%EF%BF%BD%EF%BF%BD');
    assert.equal(percentEncode('😀'), '%F0%9F%98%80');
  });
});

/** Sends with the vendor's own client and returns the form body that arrives. */
class VendorClient {
  private constructor(private readonly service: LoopbackService) {}

  static async start(): Promise<VendorClient> {
    return new VendorClient(
      await LoopbackService.start((_, response) => {
        answer(response, 200, { RequestId: 'R' });
      }),
    );
  }

  async bodyOf(request: Readonly<Record<string, RequestValue>>, credentials: Credentials): Promise<string> {
    const client = new PopClient({ endpoint: this.service.origin, apiVersion: listThings.version, ...credentials });
    // Otherwise it writes `bandwidth` as `Bandwidth`, which is another parameter (wire-facts 1.1).
    await client.request(listThings.name, request, { method: 'POST', formatParams: false, formatAction: false });
    return this.service.received.at(-1)?.body ?? '';
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}

/** Our body for the moment and nonce of the vendor's. */
function ourBody(request: Readonly<Record<string, RequestValue>>, credentials: Credentials, theirs: string): string {
  const form = new URLSearchParams(theirs);
  const now = Date.parse(form.get('Timestamp') ?? '');
  return signedRequest(listThings, flatten(request), credentials, { now, nonce: form.get('SignatureNonce') ?? '' })
    .body;
}

const commonNames = new Set([
  'Action',
  'Version',
  'Format',
  'Timestamp',
  'AccessKeyId',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'SecurityToken',
  'Signature',
  '__proto__',
]);

const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('专', '线', '物理', '😀', '👨‍👩‍👧', "'", '*', '(', ')', '!', '~', '+', ' ', '%', '&', '='),
  }),
  fc.constantFrom('', ascii),
  fc.integer(),
  fc.boolean(),
);
const name = fc
  .oneof(
    fc.constantFrom('bandwidth', 'Name', 'Description', 'Tag.10', 'Tag.2'),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  .filter((text) => !commonNames.has(text));
const nested = fc.array(
  fc.oneof(
    value,
    fc.array(value, { maxLength: 3 }),
    fc.dictionary(name, fc.oneof(value, fc.array(value, { maxLength: 3 }))),
  ),
  { maxLength: 12 },
);
const request = fc.dictionary(name, fc.oneof(value, nested), { maxKeys: 8 });
const credential = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
const account: fc.Arbitrary<Credentials> = fc
  .record({
    accessKeyId: credential,
    accessKeySecret: credential,
    securityToken: fc.option(credential, { nil: undefined }),
  })
  .map(({ securityToken, ...keys }) => ({ ...keys, ...(securityToken !== undefined && { securityToken }) }));

describe('signature 1.0 against the vendor’s pop-core', () => {
  let vendor: VendorClient;
  before(async () => {
    vendor = await VendorClient.start();
  });
  after(() => vendor.stop());

  // The body is the sorted, encoded parameters and the signature over them: if it is equal to the byte, so are the
  // parameters, the string to sign and the signature.
  it('makes the same request to the byte, whatever names, nesting, Chinese, emoji or STS token', async function () {
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(request, account, async (generated, credentials) => {
        const theirs = await vendor.bodyOf(generated, credentials);
        assert.equal(ourBody(generated, credentials, theirs), theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('makes the same request for half characters once they are replaced, where pop-core itself throws', async () => {
    const credentials = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };
    await assert.rejects(() => vendor.bodyOf({ Name: 'a\uD83D' }, credentials), URIError);
    const theirs = await vendor.bodyOf({ Name: 'a\uFFFD' }, credentials);
    assert.equal(ourBody({ Name: 'a\uD83D' }, credentials, theirs), theirs);
  });

  it('signs every kind of GET as pop-core does', async () => {
    const seen: string[] = [];
    const service = await LoopbackService.start((received, response) => {
      seen.push(received.url);
      answer(response, 200, { RequestId: 'R' });
    });
    try {
      const client = new PopClient({
        endpoint: service.origin,
        apiVersion: '2016-04-28',
        accessKeyId: 'testid',
        accessKeySecret: 'testsecret',
      });
      await client.request('DescribeBgpPeers', { Name: "专线 '*'", Filter: [{ Key: 'k', Value: ['', 'b'] }] });
      const [canonical = '', signature = ''] = (seen[0] ?? '').replace('/?', '').split('&Signature=');
      const parameters = Object.fromEntries(new URLSearchParams(canonical));
      const ours = sign(parameters, 'testsecret', 'GET');
      assert.equal(ours.canonical, canonical);
      assert.equal(percentEncode(ours.signature), signature);
    } finally {
      await service.stop();
    }
  });
});
