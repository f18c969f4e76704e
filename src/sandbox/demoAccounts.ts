/** An account of the sandbox. The UID is longer than a JavaScript number holds, as real ones can be (traps 37). */
export interface Account {
  readonly id: string;
  readonly name: string;
}

/** A user of an account, with permissions of its own. */
interface RamUser {
  readonly id: string;
  readonly name: string;
}

/** Fixed demo credentials. They open nothing but a sandbox on the same machine. */
export interface AccessKey {
  readonly account: Account;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Present on temporary keys, which are refused without it. */
  readonly securityToken?: string;
  /** Until when a temporary key works, in milliseconds since 1970 UTC; for ever when left out. */
  readonly expiresAt?: number;
  /** True for a key that its account has switched off. */
  readonly inactive?: true;
  /** Present when the key belongs to a RAM user that may only read. */
  readonly readOnlyUser?: RamUser;
}

/** Owns the dedicated lines and shares some of them. */
export const partner: Account = { id: '1688000000000001', name: 'Skylink Carrier 天链通信 (partner)' };

/** A bank that runs VBRs and hosted connections on the partner's lines, and has lines of its own. */
export const tenant: Account = { id: '283100000000000017', name: 'Meridian Bank 子午银行 (tenant)' };

export const partnerKey: AccessKey = {
  account: partner,
  accessKeyId: 'sandbox-partner',
  accessKeySecret: 'not-a-secret-partner',
};

export const tenantKey: AccessKey = {
  account: tenant,
  accessKeyId: 'sandbox-tenant',
  accessKeySecret: 'not-a-secret-tenant',
};

/** A temporary key of the tenant, which the sandbox lets expire some time after its start. */
export const temporaryKey = {
  account: tenant,
  accessKeyId: 'sandbox-temporary',
  accessKeySecret: 'not-a-secret-temporary',
  securityToken: 'sandbox+security/token==',
} as const satisfies AccessKey;

/** Keys with which clients can try how they are refused. */
const trialKeys: readonly AccessKey[] = [
  {
    account: tenant,
    accessKeyId: 'sandbox-expired',
    accessKeySecret: 'not-a-secret-expired',
    securityToken: 'sandbox+expired/token==',
    expiresAt: 0,
  },
  { account: partner, accessKeyId: 'sandbox-inactive', accessKeySecret: 'not-a-secret-inactive', inactive: true },
  {
    account: partner,
    accessKeyId: 'sandbox-readonly',
    accessKeySecret: 'not-a-secret-readonly',
    readOnlyUser: { id: '268800000000000001', name: 'auditor' },
  },
];

export const accessKeys: readonly AccessKey[] = [partnerKey, tenantKey, temporaryKey, ...trialKeys];

/** All keys, with the temporary one working until `expiresAt` (milliseconds since 1970 UTC). */
export function accessKeysUntil(expiresAt: number): readonly AccessKey[] {
  return accessKeys.map((key) => (key === temporaryKey ? { ...key, expiresAt } : key));
}
