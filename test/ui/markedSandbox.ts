import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';
import { markedSecrets } from '../markedSecrets.js';

/** A sandbox whose access keys have marked secrets: whoever adds its accounts types these. */
export async function startMarkedSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { partnerSecret, tenantSecret, temporarySecret, securityToken } = markedSecrets;
  return await startSandbox({
    secrets: {
      'sandbox-partner': { accessKeySecret: partnerSecret.value },
      'sandbox-tenant': { accessKeySecret: tenantSecret.value },
      'sandbox-temporary': { accessKeySecret: temporarySecret.value, securityToken: securityToken.value },
    },
    ...options,
  });
}
