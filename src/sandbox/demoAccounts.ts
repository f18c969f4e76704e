/** An account of the sandbox. The UID is longer than a JavaScript number holds, as real ones can be (traps 37). */
export interface Account {
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
}

/** Owns the dedicated lines and shares some of them. */
export const partner: Account = { id: '1688000000000001', name: 'Skylink Carrier 天链通信 (partner)' };

/** A bank that runs VBRs and hosted connections on the partner's lines, and has lines of its own. */
export const tenant: Account = { id: '283100000000000017', name: 'Meridian Bank 子午银行 (tenant)' };

export const accessKeys: readonly AccessKey[] = [
  { account: partner, accessKeyId: 'sandbox-partner', accessKeySecret: 'not-a-secret-partner' },
  { account: tenant, accessKeyId: 'sandbox-tenant', accessKeySecret: 'not-a-secret-tenant' },
  {
    account: tenant,
    accessKeyId: 'sandbox-temporary',
    accessKeySecret: 'not-a-secret-temporary',
    securityToken: 'sandbox+security/token==',
  },
];
