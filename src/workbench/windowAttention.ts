import * as vscode from 'vscode';
import type { Attention } from '../estate/attention';

/** Whether the window of VS Code has the focus. */
export const windowAttention: Attention = {
  get focused() {
    return vscode.window.state.focused;
  },
  onDidChange: (listener) =>
    vscode.window.onDidChangeWindowState(() => {
      listener();
    }),
};
