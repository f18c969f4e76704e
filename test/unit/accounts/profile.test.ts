import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCredentials, readProfiles, sandboxRoleOf } from '../../../src/accounts/profile';

const profile = { id: 'id-1', name: 'Production', source: 'accessKey' } as const;

describe('stored accounts', () => {
  it('are read as they were written', () => {
    const sandbox = { id: 'id-2', name: 'Sandbox', source: 'sandbox', endpoint: 'http://127.0.0.1:8080' } as const;
    assert.deepEqual(readProfiles([profile, sandbox]), [profile, sandbox]);
  });

  it('of the sandbox mean the account that they meant when they were stored, or the tenant becomes the carrier', () => {
    const sandbox = { id: 'id-2', name: 'Sandbox', source: 'sandbox' } as const;
    const tenant = { ...sandbox, id: 'id-3', sandboxRole: 'tenant' } as const;
    const read = readProfiles([profile, sandbox, tenant, { ...tenant, sandboxRole: 'guest' }]);
    assert.deepEqual(read.map(sandboxRoleOf), [undefined, 'partner', 'tenant']);
  });

  it('lose only the entry that cannot be read, and keep their order', () => {
    const broken: readonly unknown[] = [
      null,
      'id-1',
      [],
      {},
      { ...profile, id: 7 },
      { ...profile, source: 'instanceRole' },
      { ...profile, endpoint: null },
      { id: 'id-3', source: 'sandbox' },
    ];
    const last = { ...profile, id: 'id-9' };
    assert.deepEqual(readProfiles([profile, ...broken, last]), [profile, last]);
  });

  it('are none when the storage holds something else, instead of a view that never opens', () => {
    for (const stored of [undefined, null, 'text', 7, {}, { length: 1, 0: profile }]) {
      assert.deepEqual(readProfiles(stored), []);
    }
  });

  it('never carry a secret that an older version may have left in them', () => {
    const [read] = readProfiles([{ ...profile, accessKeySecret: 's3cret' }]);
    assert.deepEqual(read, profile);
  });

  it('can be read whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        assert.ok(readProfiles([stored]).length <= 1);
      }),
    );
  });
});

describe('stored credentials', () => {
  const credentials = { accessKeyId: 'LTAI1', accessKeySecret: 's3cret' };

  it('are read as they were written, with and without a security token', () => {
    for (const written of [credentials, { ...credentials, securityToken: 'sts+token/==' }]) {
      assert.deepEqual(readCredentials(JSON.stringify(written)), written);
    }
  });

  it('are none when they cannot be used, so that the person is asked again instead of a crash', () => {
    const { accessKeyId } = credentials;
    for (const stored of [
      undefined,
      '',
      '{',
      'null',
      '[]',
      '"text"',
      JSON.stringify({ accessKeyId }),
      JSON.stringify({ ...credentials, accessKeySecret: 7 }),
      JSON.stringify({ ...credentials, securityToken: null }),
    ]) {
      assert.equal(readCredentials(stored), undefined);
    }
  });

  it('can be read whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        assert.equal(readCredentials(stored), undefined);
      }),
    );
  });
});
