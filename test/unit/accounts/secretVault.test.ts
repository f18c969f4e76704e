import assert from 'node:assert/strict';
import { Keyring } from '../../../src/accounts/keyring';
import { SecretVault } from '../../../src/accounts/secretVault';
import { english } from '../../../src/catalog/message';
import { VirtualClock } from '../../../src/sandbox/clock';
import { SecretsUnderTest, settle } from './secretsUnderTest';

const authKey = JSON.stringify({ AuthKey: 'planted-auth+key' });
const day = 24 * 3_600_000;

describe('secrets of changes that have not ended', () => {
  let secrets: SecretsUnderTest;
  let clock: VirtualClock;
  let told: string[];
  let vault: SecretVault;

  const newWindow = (): SecretVault =>
    new SecretVault(new Keyring(secrets, clock), clock, ({ explanation: { what, said = '' } }) => {
      told.push(`${english(what)} ${said}`);
    });

  beforeEach(() => {
    secrets = new SecretsUnderTest();
    clock = new VirtualClock();
    told = [];
    vault = newWindow();
  });

  it('are there after a crash, or a change with a key can never be sent again', async () => {
    await vault.set('one', authKey);
    assert.deepEqual([...secrets.kept.keys()], ['intent/one']);
    assert.equal(await newWindow().get('one'), authKey);
    assert.equal(await newWindow().get('another'), undefined);
  });

  it('are erased when the change has ended, or every key that was ever set stays in the keyring', async () => {
    await vault.set('one', authKey);
    await vault.delete('one');
    assert.equal(secrets.kept.size, 0);
    assert.equal(await vault.get('one'), undefined);
  });

  it('do not stop the change when the keyring fails, and help this window at least', async () => {
    secrets.mood = 'rejects';
    secrets.complaint = `no keyring for ${authKey} planted-auth%2Bkey planted-auth+key`;
    await vault.set('one', authKey);
    assert.equal(await vault.get('one'), authKey);
    // How JavaScript complains of JSON that was cut off.
    secrets.complaint = `Unterminated string in JSON, "{"AuthKey":"planted-au"... is not valid JSON`;
    assert.equal(await newWindow().get('one'), undefined);
    await vault.delete('one');
    assert.equal(await vault.get('one'), undefined);
    assert.equal(told.length > 0 && told.every((text) => text.includes('system keyring')), true);
    assert.doesNotMatch(told.join('\n'), /planted/);
  });

  it('do not come back when the keyring answers late, or a key stays although its change has ended', async () => {
    secrets.mood = 'silent';
    const setting = vault.set('one', authKey);
    clock.advance(day);
    await setting;
    await vault.delete('one');
    secrets.wakeUp();
    await settle();
    assert.equal(secrets.kept.size, 0);
  });

  describe('that nobody erased', () => {
    const keep = async (id: string): Promise<void> => vault.set(id, authKey);

    it('go at the next start, and those of changes under way stay, here and in other windows', async () => {
      Object.assign(secrets, { keys: () => Promise.resolve([...secrets.kept.keys()]) });
      secrets.kept.set('credentials/account-1', '{}');
      for (const id of ['ended', 'under way', 'forgotten by the journal']) await keep(id);
      clock.advance(day);
      await keep('of another window, about to be written down');
      await newWindow().clean(() => Promise.resolve({ unfinished: ['under way'], finished: ['ended'] }));
      assert.deepEqual(
        [...secrets.kept.keys()],
        ['credentials/account-1', 'intent/under way', 'intent/of another window, about to be written down'],
      );
    });

    it('go as far as the journal knows them where VS Code cannot list them, as 1.100 cannot', async () => {
      for (const id of ['ended', 'under way']) await keep(id);
      await newWindow().clean(() => Promise.resolve({ unfinished: ['under way'], finished: ['ended', 'long ago'] }));
      assert.deepEqual([...secrets.kept.keys()], ['intent/under way']);
    });

    it('stay when the journal cannot be read, or a change under way loses its key', async () => {
      Object.assign(secrets, { keys: () => Promise.resolve([...secrets.kept.keys()]) });
      await keep('under way');
      clock.advance(day);
      const broken = new Error('the disk is gone');
      await assert.rejects(
        newWindow().clean(() => Promise.reject(broken)),
        broken,
      );
      assert.equal(secrets.kept.size, 1);
    });
  });
});
