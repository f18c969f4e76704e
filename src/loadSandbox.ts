import type { RunningSandbox, SandboxProgram, SandboxStart } from './accounts/sandboxHost';

/**
 * Loads the sandbox, a bundle of its own, when somebody wants it. To the product its estates are names, and what it
 * saves is a text.
 */
export async function loadSandbox(): Promise<SandboxProgram> {
  const { estateNames, readSaved, startSandbox, UnreadableState, withoutSecrets } = await import('./sandbox/index');
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
        save: () => withoutSecrets(sandbox.save()),
        close: () => sandbox.close(),
      };
    },
  };
}
