import type * as vscode from 'vscode';
import { composeProduct } from './compose/product';
import { loadSandbox } from './loadSandbox';

/** Builds the product. Reads nothing and asks nobody: that waits until a view is opened or a command is run. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(composeProduct(context, loadSandbox));
}
