import * as vscode from 'vscode';
import type { ErrorReporter } from './errorReporter';

/** A handler of a command. It throws what goes wrong; the wrapper tells the person. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** The one way to register a command: errors are shown once, with what to do about them; cancelling is silent. */
export class Commands {
  /** `started` hears of every command, before it runs: a person has just asked for something. */
  constructor(
    private readonly errors: ErrorReporter,
    private readonly started: () => void,
  ) {}

  register(id: string, handler: CommandHandler): vscode.Disposable {
    const run = async (...args: readonly unknown[]): Promise<void> => {
      try {
        this.started();
        await handler(...args);
      } catch (error) {
        this.errors.report(error, () => run(...args));
      }
    };
    return vscode.commands.registerCommand(id, run);
  }
}
