import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Regions } from './regions';
import { isRegionId } from './regions';

/**
 * Lets a person tick the regions that show in the tree. A region that is not in the list can be typed.
 * @throws Cancelled
 */
export async function chooseRegions(regions: Regions, account: string): Promise<void> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem>();
  picker.title = vscode.l10n.t('Regions in the tree');
  picker.placeholder = vscode.l10n.t(
    'Select the regions to show, or type an ID that is not listed. Select none to show all.',
  );
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  const wanted = regions.wanted();
  const listed = regions.of(account).map(({ id }) => ({ label: id, description: regions.name(account, id) }));
  const typed = wanted
    .filter((id) => !listed.some((item) => item.label === id))
    .map((id) => ({ label: id, description: '' }));
  picker.items = [...listed, ...typed];
  picker.selectedItems = picker.items.filter((item) => wanted.includes(item.label));
  picker.onDidChangeValue((text) => {
    const value = text.trim();
    if (!isRegionId(value) || picker.items.some((item) => item.label.startsWith(value))) return;
    const selected = picker.selectedItems;
    // What was typed before stays if it was ticked; half-typed IDs go.
    const rest = picker.items.filter((item) => item.detail === undefined || selected.includes(item));
    const added = {
      label: value,
      description: vscode.l10n.t('typed'),
      detail: vscode.l10n.t("Not among the account's regions"),
    };
    picker.items = [...rest, added];
    picker.selectedItems = selected;
  });
  try {
    const chosen = await new Promise<readonly vscode.QuickPickItem[]>((resolve, reject) => {
      picker.onDidAccept(() => {
        resolve(picker.selectedItems);
      });
      picker.onDidHide(() => {
        reject(new Cancelled('notSent'));
      });
      picker.show();
    });
    await regions.choose(chosen.map((item) => item.label));
  } finally {
    picker.dispose();
  }
}
