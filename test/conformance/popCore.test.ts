import PopClient from '@alicloud/pop-core';
import assert from 'node:assert/strict';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { lines } from './lives/dedicatedLine';
import { listIn } from './lives/stage';
import { members } from './drivers/driver';

const region = { RegionId: 'cn-hangzhou' };

/** What pop-core does unlike the vendor's other clients (wire-facts 1.1, 3.2, 3.3). Its lives are in lives.test.ts. */
for (const method of ['GET', 'POST'] as const) {
  describe(`pop-core by ${method} against the sandbox`, () => {
    let sandbox: Sandbox;
    beforeEach(async () => {
      sandbox = await startSandbox({ estate: 'empty' });
    });
    afterEach(() => sandbox.close());

    const client = (key = sandbox.accounts[0]) => {
      assert.ok(key);
      return new PopClient({ ...key, endpoint: sandbox.endpoint, apiVersion: '2016-04-28' });
    };

    it('gets the error body that the vendor’s client reads, with the string that was to be signed', async () => {
      const [account] = sandbox.accounts;
      assert.ok(account);
      const call = client({ ...account, accessKeySecret: 'guessed' }).request('DescribePhysicalConnections', region, {
        method,
      });
      await assert.rejects(call, (error: Error & { data: unknown }) => {
        const body = members(error.data);
        assert.equal(error.name, 'SignatureDoesNotMatchError');
        assert.deepEqual(Object.keys(body).sort(), ['Code', 'HostId', 'Message', 'Recommend', 'RequestId']);
        assert.ok(String(body.Message).includes(`server string to sign is:${method}&%2F&`));
        return true;
      });
    });

    it('writes Bandwidth for bandwidth unless told, which is no parameter, or lines get a port’s full bandwidth unseen', async () => {
      const application = {
        ...region,
        AccessPointId: 'ap-cn-hangzhou-yh-A',
        LineOperator: 'CT',
        PortType: '10GBase-LR',
      };
      await client().request('CreatePhysicalConnection', { ...application, bandwidth: 5000 }, { method });
      const options = { method, formatParams: false };
      await client().request('CreatePhysicalConnection', { ...application, bandwidth: 5000 }, options);
      const answer = await client().request<unknown>('DescribePhysicalConnections', region, { method });
      const bandwidths = listIn(members(answer), lines).map(({ Bandwidth }) => Bandwidth);
      assert.deepEqual(new Set(bandwidths), new Set([10, 5]));
    });

    it('writes the first letter of an operation as a capital, or code that names it in lower case fails', async () => {
      const answer = members(await client().request<unknown>('describeRegions', {}, { method }));
      assert.ok(listIn(answer, 'Regions.Region').length > 0);
    });
  });
}
