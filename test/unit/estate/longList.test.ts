import assert from 'node:assert/strict';
import { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { Scope } from '../../../src/estate/scope';
import { startSandbox } from '../../../src/sandbox';
import { TestClock, TestRandom, timeoutMs } from '../api/testClock';
import { ids } from './estateUnderTest';

describe('a list of 300 VBRs', () => {
  const wholesale: Scope = { region: 'ap-southeast-1', kind: 'virtualBorderRouter' };

  async function withSandbox(test: (estate: AccountEstate, requests: () => number) => Promise<void>): Promise<void> {
    const clock = new TestClock();
    const sandbox = await startSandbox({ wallClock: clock, estate: 'showcase' });
    const [account] = sandbox.accounts;
    let requests = 0;
    const client = new Client({
      endpointFor: () => sandbox.endpoint,
      credentials: () => (account === undefined ? assert.fail() : Promise.resolve(account)),
      clock,
      random: new TestRandom(),
      timeoutMs,
      log: () => (requests += 1),
    });
    try {
      await test(new AccountEstate(new EstateReader('demo', client, catalogue)), () => requests);
    } finally {
      await sandbox.close();
    }
  }

  it('comes page by page, so that the first rows are there at once and none is missing at the end', async () => {
    await withSandbox(async (estate, requests) => {
      let listing = await estate.list(wholesale);
      assert.deepEqual([listing.resources.length, listing.total, listing.complete], [50, 300, false]);
      assert.equal(requests(), 1);
      for (let page = 2; page <= 6; page += 1) {
        assert.equal(listing.complete, false);
        listing = await estate.loadMore(wholesale);
        assert.deepEqual([listing.resources.length, listing.pages, requests()], [page * 50, page, page]);
      }
      assert.deepEqual([listing.complete, listing.total], [true, 300]);
      assert.equal(new Set(ids(listing)).size, 300);
    });
  });

  it('is read again as far as it was shown, or a refresh would close what the person had opened', async () => {
    await withSandbox(async (estate, requests) => {
      await estate.list(wholesale);
      await estate.loadMore(wholesale);
      const before = ids(await estate.loadMore(wholesale));
      const after = await estate.refresh(wholesale);
      assert.deepEqual(ids(after), before);
      assert.deepEqual([after.pages, after.complete, requests()], [3, false, 6]);
    });
  });

  it('is read once and then kept', async () => {
    await withSandbox(async (estate, requests) => {
      await estate.list(wholesale);
      await estate.list(wholesale);
      assert.equal(requests(), 1);
    });
  });

  it('is there as a whole for a picker, without changing what the tree shows', async () => {
    await withSandbox(async (estate) => {
      await estate.list(wholesale);
      assert.equal((await estate.all(wholesale)).length, 300);
      assert.equal(estate.peek(wholesale)?.resources.length, 50);
      assert.equal(estate.known().length, 300);
    });
  });
});
