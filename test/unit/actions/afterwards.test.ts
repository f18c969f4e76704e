import assert from 'node:assert/strict';
import { afterwards } from '../../../src/actions/afterwards';

describe('what follows a change that was accepted', () => {
  const followed = async (work: () => Promise<void> | void): Promise<readonly unknown[]> => {
    const reported: unknown[] = [];
    await afterwards({ report: (error) => reported.push(error) }, work);
    return reported;
  };
  const broken = new Error('the storage is full');

  it('does not make it a failed one when it throws, or people send the change a second time', async () => {
    const throwing = (): void => {
      throw broken;
    };
    assert.deepEqual(await followed(throwing), [broken]);
  });

  it('is reported when it fails later on, or a guide stands still without a word', async () => {
    assert.deepEqual(await followed(() => Promise.reject(broken)), [broken]);
    assert.deepEqual(await followed(() => Promise.resolve()), []);
  });
});
