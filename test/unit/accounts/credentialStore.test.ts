import assert from 'node:assert/strict';
import { CredentialStore } from '../../../src/accounts/credentialStore';
import { Keyring, KeyringError } from '../../../src/accounts/keyring';
import { english } from '../../../src/catalog/message';
import { explain } from '../../../src/estate/explain';
import { VirtualClock } from '../../../src/sandbox/clock';
import { SecretsUnderTest, settle } from './secretsUnderTest';

const typed = { accessKeyId: 'LTAI5tExample', accessKeySecret: 'planted+secret/1', securityToken: 'planted/token=' };
const former = { accessKeyId: 'LTAI5tFormer', accessKeySecret: 'planted-former' };
const account = { id: 'account-1' } as const;
const forSession = { ...account, sessionOnly: true } as const;
const long = 3_600_000;

describe('AccessKeys', () => {
  let secrets: SecretsUnderTest;
  let clock: VirtualClock;
  let store: CredentialStore;

  /** The same computer in a window that was opened anew. */
  const newWindow = (): CredentialStore => new CredentialStore(new Keyring(secrets, clock));

  beforeEach(() => {
    secrets = new SecretsUnderTest();
    clock = new VirtualClock();
    store = newWindow();
  });

  it('are kept from window to window, or they are typed in every morning', async () => {
    await store.set(account.id, typed);
    assert.deepEqual(await newWindow().get(account), typed);
  });

  for (const mood of ['rejects', 'throws'] as const) {
    it(`are told to be kept by nobody when the keyring ${mood}, or they are gone after a reload without a word`, async () => {
      secrets.mood = mood;
      const error = await failure(store.set(account.id, typed));
      assert.ok(error instanceof KeyringError);
      assert.equal(english(explain(error).what), 'The system keyring refused to keep it.');
      assert.equal(explain(error).said, secrets.complaint);
      assert.equal(secrets.kept.size, 0);
    });
  }

  it('do not stand in what is said of the failure, or the log has what the keyring was given', async () => {
    secrets.mood = 'rejects';
    secrets.complaint = `cannot store ${JSON.stringify(typed)} (${typed.securityToken}) nor planted%2Bsecret%2F1`;
    const error = await failure(store.set(account.id, typed));
    assert.ok(error instanceof KeyringError);
    const said = `${JSON.stringify(error.explanation)} ${error.stack ?? ''} ${JSON.stringify(error)}`;
    assert.doesNotMatch(said, /planted/);
    assert.equal(error.cause, undefined, 'the cause has it in its message');
  });

  it('are waited for so long and no longer, or a locked keyring hangs the whole tree', async () => {
    secrets.mood = 'silent';
    const [reading, storing, erasing] = [
      store.get(account),
      store.set('account-2', typed),
      store.remove('account-3'),
    ].map((work) => failure(work));
    clock.advance(long);
    for (const ended of [reading, storing, erasing]) {
      assert.match(english(explain(await ended).what), /gave no answer within \d+ s/);
    }
    assert.equal(clock.waiting(), 0, 'a timer is left');
  });

  it('of which it was said that they are not kept are erased when the keyring stores them late', async () => {
    secrets.mood = 'silent';
    const storing = failure(store.set(account.id, typed));
    clock.advance(long);
    await storing;
    store.setForSession(account.id, typed);
    secrets.wakeUp();
    await settle();
    assert.equal(secrets.kept.size, 0, 'a secret stays on a computer whose owner was told otherwise');
    assert.deepEqual(await store.get(forSession), typed);
  });

  it('that were entered once more stay when the first attempt comes late, or the second one is lost', async () => {
    secrets.mood = 'silent';
    const storing = failure(store.set(account.id, former));
    clock.advance(long);
    await storing;
    const again = store.set(account.id, typed);
    secrets.wakeUp();
    await again;
    await settle();
    assert.deepEqual(await newWindow().get(account), typed);
  });

  it('for this session are in no keyring and end with the window, or "this session only" was a lie', async () => {
    secrets.mood = 'rejects';
    store.setForSession(account.id, typed);
    assert.deepEqual(await store.get(forSession), typed);
    secrets.mood = 'fine';
    assert.equal(secrets.kept.size, 0);
    const { what, needsAccessKey } = explain(await failure(newWindow().get(forSession)));
    assert.equal(english(what), 'Enter the AccessKey again. It was for one session only.');
    assert.equal(needsAccessKey, true);
  });

  it('that were replaced for a session are not used again after it, or a rotated key comes back', async () => {
    await store.set(account.id, former);
    store.setForSession(account.id, typed);
    assert.deepEqual(await store.get(forSession), typed);
    await failure(newWindow().get(forSession));
  });

  it('that the keyring takes after all are those that count', async () => {
    store.setForSession(account.id, former);
    await store.set(account.id, typed);
    assert.deepEqual(await store.get(account), typed);
  });

  it('that cannot be read are not called missing, or people type a key that is there', async () => {
    await store.set(account.id, typed);
    secrets.mood = 'rejects';
    const { what, said, retryable, needsAccessKey } = explain(await failure(store.get(account)));
    assert.equal(english(what), 'The system keyring could not be read.');
    assert.equal(said, secrets.complaint);
    assert.deepEqual([retryable, needsAccessKey], [true, true], 'Retry and Enter Again are offered');
    secrets.mood = 'fine';
    assert.deepEqual(await store.get(account), typed, 'Retry does not help although the keyring is unlocked');
    const { what: missing } = explain(await failure(store.get({ id: 'another' })));
    assert.equal(english(missing), 'This account has no AccessKey on this computer.');
  });

  it('that could not be erased are said to be there still, or they stay on a machine that is given away', async () => {
    await store.set(account.id, typed);
    secrets.mood = 'rejects';
    const error = await failure(store.remove(account.id));
    assert.ok(error instanceof KeyringError);
    assert.equal(english(explain(error).what), 'The system keyring refused to erase it.');
    secrets.mood = 'fine';
    await store.remove(account.id);
    assert.equal(secrets.kept.size, 0);
  });
});

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => assert.fail('it went well'),
    (error: unknown) => error,
  );
}
