import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import { unsignedText } from '../api/unsigned';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import { translateText } from '../workbench/translate';
import type { Change } from './change';
import { previewPath } from './previewPath';

const scheme = 'express-connect-request';

/** Shows requests as they would be sent, as read-only documents: unsigned, without token and secrets. */
export class RequestPreviews implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly sessions: Sessions) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.texts.delete(uri.path);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? `# ${vscode.l10n.t('This preview is over. Open it again from its form.')}\n`;
  }

  /** @throws ExplainedError and what the account's endpoint throws */
  async show(change: Change): Promise<void> {
    const { operation, account, region, values } = change;
    const client = this.sessions.of(account)?.client;
    if (client === undefined) throw new ExplainedError({ what: message('The account was removed.'), retryable: false });
    const unsigned = await client.unsigned(operation, { ...values }, region);
    const notes = [
      translateText(operation.label),
      vscode.l10n.t('A preview: signature and token are added when it is sent, and secrets are hidden.'),
    ];
    const uri = vscode.Uri.from({ scheme, path: previewPath(change) });
    this.texts.set(uri.path, `${notes.map((note) => `# ${note}\n`).join('')}\n${unsignedText(operation, unsigned)}`);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }
}
