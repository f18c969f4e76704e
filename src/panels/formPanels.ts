import * as vscode from 'vscode';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import type { FormStart } from './formModel';
import { FormSession } from './formSession';
import { askedParameters, collapse } from './formValues';
import { keyParts } from '../estate/resource';
import { HostPage, webviewOptions } from './hostPage';
import { readSavedState } from './incoming';
import { OpenPages } from './openPages';
import type { FormPorts, FormTarget } from './ports';
import { noticeText } from '../workbench/noticeText';

interface Open {
  readonly page: HostPage;
  readonly session: FormSession;
}

/** The form panels: one for each operation and target. */
export class FormPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  static readonly viewType = 'expressConnect.form';
  private readonly pages = new OpenPages<Open>();
  /** Edits of forms that were closed before they were saved; they come back when the form is opened again. */
  private readonly kept = new Map<string, FormStart>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly ports: FormPorts,
  ) {}

  /** Opens the form of an operation, or shows the one that is open already. */
  open(target: FormTarget): void {
    const name = formName(target);
    const open = this.pages.get(name);
    if (open !== undefined) {
      open.page.reveal({ preserveFocus: false });
      return;
    }
    this.create(target, this.kept.get(name) ?? {});
    this.kept.delete(name);
  }

  /**
   * Opens a form with request parameters filled in. False when it is open already with other edits, which are shown and
   * left alone.
   */
  openFilled(
    target: FormTarget,
    { edits, typed = [] }: { readonly edits: Values; readonly typed?: readonly string[] },
  ): boolean {
    const open = this.pages.get(formName(target));
    if (open !== undefined && !open.session.isUntouched) {
      open.page.reveal({ preserveFocus: false });
      return false;
    }
    open?.page.close();
    const fields = collapse(edits, askedParameters(this.operation(target), {}));
    this.create(target, { edits: fields, typed });
    return true;
  }

  /** Reads the targets again, because much may have changed at once; what was typed stays. */
  reload(): void {
    for (const { session } of this.pages.all()) void session.reload();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = readSavedState(state);
    const isKnown =
      saved?.restore.page === 'form' && this.ports.catalogue.operation(saved.restore.operation) !== undefined;
    if (saved?.restore.page !== 'form' || !isKnown) {
      // Without its state nobody knows what the form was about.
      this.ports.log('A form could not be restored: its saved state is not usable');
      panel.dispose();
    } else {
      const { account, region, key, base } = saved.restore;
      const operation = this.operation(saved.restore);
      const target = {
        operation: operation.name,
        account,
        region,
        ...(key === undefined ? {} : { key }),
      };
      const open = this.pages.get(formName(target));
      if (open === undefined) {
        this.adopt(panel, operation, target, { base, edits: saved.edits, typed: saved.typed });
      } else {
        // It was opened afresh before its old tab was looked at.
        panel.dispose();
        open.page.reveal({ preserveFocus: false });
      }
    }
    await Promise.resolve();
  }

  dispose(): void {
    for (const { page } of this.pages.all()) page.close();
  }

  private create(target: FormTarget, start: FormStart): void {
    const operation = this.operation(target);
    const title = this.ports.translate({ text: operation.label });
    const options = webviewOptions(this.extension);
    const panel = vscode.window.createWebviewPanel(FormPanels.viewType, title, vscode.ViewColumn.Active, options);
    this.adopt(panel, operation, target, start);
  }

  private adopt(panel: vscode.WebviewPanel, operation: Operation, target: FormTarget, start: FormStart): void {
    const name = formName(target);
    // A panel that was closed does not tell its title any more.
    let title = '';
    const session: FormSession = new FormSession(
      operation,
      target,
      this.ports,
      {
        send: (view) => {
          page.send(view);
        },
        progress: (text) => {
          page.progress(text);
        },
        title: (text, unsaved) => {
          title = text;
          page.title(unsaved ? `\u25cf ${text}` : text);
        },
        close: () => {
          page.close();
        },
        visible: () => page.visible,
        offerBack: (unsaved) => {
          void this.offerBack(target, title, unsaved);
        },
      },
      start,
    );
    const page: HostPage = new HostPage(panel, this.extension, this.ports, session.handlers);
    const open: Open = { page, session };
    this.pages.add(name, open);
    panel.onDidDispose(() => {
      const unsaved = session.unsaved();
      session.dispose();
      page.dispose();
      this.pages.remove(name, open);
      if (unsaved !== undefined) void this.offerBack(target, title, unsaved);
    });
    session.begin();
  }

  /** An editor of ours cannot refuse to close, so what was typed is kept and offered back. */
  private async offerBack(target: FormTarget, title: string, unsaved: FormStart): Promise<void> {
    const { translate } = this.ports;
    const name = formName(target);
    this.kept.set(name, unsaved);
    const reopen = translate(message('Reopen'));
    const discard = translate(message('Discard'));
    const text = translate(message('"{0}" was closed with unsaved changes.', noticeText(title)));
    const answer = await vscode.window.showWarningMessage(text, reopen, discard);
    if (answer === reopen) this.open(target);
    else if (answer === discard) this.kept.delete(name);
  }

  private operation({ operation: name, key }: Pick<FormTarget, 'operation' | 'key'>): Operation {
    const { catalogue } = this.ports;
    const operation = catalogue.operationOn(name, key === undefined ? undefined : keyParts(key)?.kind);
    if (operation === undefined) throw new Error(`The catalogue has no operation ${name}`);
    return operation;
  }
}

function formName({ operation, account, region, key, insteadOf }: FormTarget): string {
  return [operation, account, region, key ?? '', insteadOf ?? ''].join(' ');
}
