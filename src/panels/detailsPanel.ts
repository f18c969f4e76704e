import * as vscode from 'vscode';
import { message } from '../catalog/message';
import type { ResourceKey } from '../estate/resource';
import { DetailsSession } from './detailsSession';
import { HostPage, webviewOptions } from './hostPage';
import { readSavedState } from './incoming';
import type { DetailsPorts } from './ports';

interface Open {
  readonly page: HostPage;
  readonly session: DetailsSession;
}

/** The one details panel: it follows the selected resource and comes back after the window is reloaded. */
export class DetailsPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'expressConnect.details';
  private open: Open | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly ports: DetailsPorts,
  ) {}

  /** Shows a resource; the focus stays where it is. */
  show(key: ResourceKey): void {
    if (this.open === undefined) {
      const column = { viewColumn: vscode.ViewColumn.Active, preserveFocus: true };
      const title = this.ports.translate(message('Details'));
      const options = webviewOptions(this.extension);
      this.open = this.adopt(vscode.window.createWebviewPanel(DetailsPanel.viewType, title, column, options));
    } else {
      this.open.page.reveal({ preserveFocus: true });
    }
    this.open.session.show(key);
  }

  /** Reads what is shown again, because much may have changed at once. */
  reload(): void {
    this.open?.session.reload();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const restore = readSavedState(state)?.restore;
    if (this.open !== undefined) {
      panel.dispose();
    } else {
      this.open = this.adopt(panel);
      if (restore?.page === 'details') this.open.session.show(restore.key);
    }
    await Promise.resolve();
  }

  dispose(): void {
    this.open?.page.close();
  }

  private adopt(panel: vscode.WebviewPanel): Open {
    const session: DetailsSession = new DetailsSession(this.ports, {
      send: (view) => {
        page.send(view);
      },
      title: (text) => {
        page.title(text);
      },
    });
    const page: HostPage = new HostPage(panel, this.extension, this.ports, session.handlers);
    panel.onDidDispose(() => {
      session.dispose();
      page.dispose();
      this.open = undefined;
    });
    return { page, session };
  }
}
