import type * as vscode from 'vscode';
import type { RunningSandbox, SandboxProgram, SandboxStart } from './accounts/sandboxHost';
import { composeProduct } from './compose';

/** Builds the product. Reads nothing and asks nobody: that waits until a view is opened or a command is run. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(composeProduct(context, loadSandbox));
}

/** The sandbox as the product uses it. Its estates are names to the product, and what it saves is a text. */
async function loadSandbox(): Promise<SandboxProgram> {
  const { estateNames, readSaved, startSandbox, UnreadableState } = await import('./sandbox/index');
  const known = (name: string) => estateNames.find((estate) => estate === name) ?? estateNames[0];
  return {
    estates: estateNames,
    unreadable: (error) => (error instanceof UnreadableState ? error.message : undefined),
    start: async ({ estate, kept, changed }: SandboxStart): Promise<RunningSandbox> => {
      const saved = kept === undefined ? {} : { saved: readSaved(kept) };
      const sandbox = await startSandbox({ estate: known(estate), changed, ...saved });
      return {
        endpoint: sandbox.endpoint,
        accounts: sandbox.accounts,
        get regions() {
          return sandbox.regions;
        },
        now: () => sandbox.now(),
        advance: (ms) => {
          sandbox.advance(ms);
        },
        reset: (name) => {
          sandbox.reset(known(name));
        },
        save: () => sandbox.save(),
        close: () => sandbox.close(),
      };
    },
  };
}
