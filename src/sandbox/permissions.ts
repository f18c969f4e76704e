import type { AccessKey } from './demoAccounts';
import { Refusal } from './errors';
import { isRead } from './operation';

/**
 * A RAM user that may only read is refused everything else, with the detail that the service gives about denials
 * (wire-facts 3.3). Read-only policies name operations by the beginnings of reads.
 */
export function checkPermission(key: AccessKey, action: string): void {
  const { account, readOnlyUser: user } = key;
  if (user === undefined || isRead(action)) return;
  const message = "User not authorized to operate on the specified resource, or this API doesn't support RAM.";
  throw new Refusal(403, 'Forbidden.RAM', message, undefined, {
    AuthAction: `vpc:${action}`,
    AuthPrincipalType: 'SubUser',
    AuthPrincipalDisplayName: user.id,
    AuthPrincipalOwnerId: account.id,
    NoPermissionType: 'ImplicitDeny',
    PolicyType: 'AccountLevelIdentityBasedPolicy',
    // The service puts a text here that only it can decode; clients pass it on.
    EncodedDiagnosticMessage: Buffer.from(`${user.name} may not ${action}`).toString('base64'),
  });
}
