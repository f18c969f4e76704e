import * as vscode from 'vscode';
import type { Change, Outcome } from '../actions/change';
import { guideOf } from '../guides/index';
import type { Guide } from '../guides/guide';
import { GuideSession } from './guideSession';
import { HostPage, webviewOptions } from './hostPage';
import { readSavedState } from './incoming';
import { OpenPages } from './openPages';
import type { GuidePorts, GuideTarget } from './ports';

interface Open {
  readonly page: HostPage;
  readonly session: GuideSession;
}

/** The guide panels: one for each guide and resource. */
export class GuidePanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'expressConnect.guide';
  private readonly pages = new OpenPages<Open>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly ports: GuidePorts,
  ) {}

  /** Opens a guide, or shows the one that is open already. */
  open(target: GuideTarget): void {
    const open = this.pages.get(pageName(target));
    if (open !== undefined) {
      open.page.reveal({ preserveFocus: false });
      return;
    }
    const guide = guideOf(target.guide);
    if (guide === undefined) throw new Error(`There is no guide ${target.guide}`);
    const title = this.ports.translate(guide.title);
    const options = webviewOptions(this.extension);
    const panel = vscode.window.createWebviewPanel(GuidePanels.viewType, title, vscode.ViewColumn.Active, options);
    this.adopt(panel, guide, target);
  }

  /** The service accepted a change: guides may turn to what was created, or count a step as done. */
  async accepted(change: Change, outcome: Outcome): Promise<void> {
    await this.ports.notes.accepted(change);
    for (const { session } of this.pages.all()) session.accepted(change, outcome);
  }

  /** Reads what is shown again, because much may have changed at once. */
  reload(): void {
    for (const { session } of this.pages.all()) session.begin();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const restore = readSavedState(state)?.restore;
    const guide = restore?.page === 'guide' ? guideOf(restore.guide) : undefined;
    if (restore?.page !== 'guide' || guide === undefined) {
      this.ports.log('A guide could not be restored: its saved state is not usable');
      panel.dispose();
    } else {
      const { account, region, key } = restore;
      const target = { guide: guide.id, account, region, ...(key === undefined ? {} : { key }) };
      // It may have been opened afresh before its old tab was looked at.
      if (this.pages.get(pageName(target)) === undefined) this.adopt(panel, guide, target);
      else panel.dispose();
    }
    await Promise.resolve();
  }

  dispose(): void {
    for (const { page } of this.pages.all()) page.close();
  }

  private adopt(panel: vscode.WebviewPanel, guide: Guide, target: GuideTarget): void {
    let name = pageName(target);
    const session: GuideSession = new GuideSession(guide, target, this.ports, {
      send: (view) => {
        page.send(view);
      },
      title: (text) => {
        page.title(text);
      },
      visible: () => page.visible,
      turnedTo: (key) => {
        const next = pageName({ ...target, key });
        const other = this.pages.rename(name, next, open);
        if (other === undefined) {
          name = next;
          return true;
        }
        other.page.reveal({ preserveFocus: true });
        page.close();
        return false;
      },
    });
    const page: HostPage = new HostPage(panel, this.extension, this.ports, session.handlers);
    const open: Open = { page, session };
    this.pages.add(name, open);
    panel.onDidDispose(() => {
      session.dispose();
      page.dispose();
      this.pages.remove(name, open);
    });
    session.begin();
  }
}

function pageName({ guide, account, region, key }: GuideTarget): string {
  return [guide, account, region, key ?? ''].join(' ');
}
