import type { Credentials } from '../api/credentials';

/** What the product needs of a running sandbox. The sandbox itself is a bundle that only extension.ts names. */
export interface RunningSandbox {
  readonly endpoint: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
  }[];
  /** Regions that hold something; the others are empty. */
  readonly regions: readonly string[];
  close(): Promise<void>;
}

/** Starts the built-in sandbox the first time it is needed and keeps it until the extension ends. */
export class SandboxHost {
  private running: Promise<RunningSandbox> | undefined;

  constructor(private readonly start: () => Promise<RunningSandbox>) {}

  async endpoint(): Promise<string> {
    return (await this.get()).endpoint;
  }

  async regions(): Promise<readonly string[]> {
    return (await this.get()).regions;
  }

  async credentials(): Promise<Credentials> {
    const { accounts } = await this.get();
    const first = accounts[0];
    if (first === undefined) throw new Error('The sandbox offers no account');
    return { accessKeyId: first.accessKeyId, accessKeySecret: first.accessKeySecret };
  }

  /** Stops the sandbox. One that never came up needs no stopping; whoever waited for it was told. */
  dispose(): void {
    const running = this.running;
    this.running = undefined;
    running?.then(
      (sandbox) => sandbox.close(),
      () => undefined,
    );
  }

  private get(): Promise<RunningSandbox> {
    this.running ??= this.start().catch((error: unknown) => {
      // A start that failed (say, no free port) may succeed the next time.
      this.running = undefined;
      throw error;
    });
    return this.running;
  }
}
