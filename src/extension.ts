import type * as vscode from 'vscode';
import { composeProduct } from './compose';

/** Builds the product. Reads nothing and asks nobody: that waits until a view is opened or a command is run. */
export function activate(context: vscode.ExtensionContext): void {
  const startSandbox = async () => (await import('./sandbox/index')).startSandbox({});
  context.subscriptions.push(composeProduct(context, startSandbox));
}
