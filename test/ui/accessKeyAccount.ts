import type { Sandbox } from '../../src/sandbox/index.js';
import type { Workbench } from './workbench.js';

/** What a person types to add an account. */
export interface TypedAccount {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly endpoint: string;
  readonly name: string;
}

/** The account of a sandbox that owns most of its resources, to be reached at `endpoint`. */
export function ownerOf(sandbox: Sandbox, endpoint = sandbox.endpoint): TypedAccount {
  const [owner] = sandbox.accounts;
  if (owner === undefined) {
    throw new Error('The sandbox has no accounts.');
  }
  const { accessKeyId, accessKeySecret } = owner;
  return { accessKeyId, accessKeySecret, endpoint, name: 'Skylink' };
}

/** Answers the questions of *Add AccessKey...*, and leaves the last answer to be accepted by the service. */
export async function addAccessKey(
  workbench: Workbench,
  account: TypedAccount,
  /** Puts what the extension says into the display language. */
  say = (english: string): string => english,
): Promise<void> {
  await workbench.runCommand(`Express Connect: ${say('Add AccessKey...')}`);
  const answers = [
    account.accessKeyId,
    account.accessKeySecret,
    account.securityToken ?? '',
    account.endpoint,
    account.name,
  ];
  for (const [index, answer] of answers.entries()) {
    await workbench.quickInput.waitFor(`(${index + 1}/${answers.length})`);
    await workbench.quickInput.answer(answer);
  }
}
