import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import { settingId } from '../manifest/identifiers';

/** Sessions keep the limits that they began with, so other ones need new sessions. */
export function followLimits(sessions: Sessions): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(settingId.requestTimeout) || event.affectsConfiguration(settingId.concurrency))
      sessions.closeAll();
  });
}

/** Limits from the settings; they are machine settings, so a workspace cannot change them. */
export function clientLimits(): { readonly timeoutMs: number; readonly concurrency: number } {
  const settings = vscode.workspace.getConfiguration();
  return {
    timeoutMs: within(settings.get(settingId.requestTimeout), { least: 1, most: 120, usual: 10 }) * 1_000,
    concurrency: Math.trunc(within(settings.get(settingId.concurrency), { least: 1, most: 20, usual: 5 })),
  };
}

/** What a new sandbox holds. A settings file can hold anything; what is no estate stands for the usual one. */
export function sandboxEstate(): string {
  const estate: unknown = vscode.workspace.getConfiguration().get(settingId.sandboxEstate);
  return typeof estate === 'string' ? estate : '';
}

/** VS Code marks values outside the limits in the settings editor and hands them over all the same. */
function within(
  value: unknown,
  limits: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return limits.usual;
  return Math.min(Math.max(value, limits.least), limits.most);
}
