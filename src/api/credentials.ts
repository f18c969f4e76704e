/** What signs a request. `securityToken` is present on temporary (STS) credentials. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** Asked before every attempt, so that credentials refreshed in between are used; may reject with its own error. */
export type CredentialsProvider = () => Promise<Credentials>;
