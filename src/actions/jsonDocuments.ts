import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import type { Catalogue } from '../catalog/catalogue';
import { resourceAsJson } from '../estate/resourceJson';
import { shortId } from '../estate/resourceName';

import type { Resource } from '../estate/resource';
import { keyParts, readKey } from '../estate/resource';
import { fileTitle } from './previewPath';

const scheme = 'express-connect';

/** Read-only JSON of resources, as documents that follow the resource. Secrets are left out. */
export class JsonDocuments implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly sessions: Sessions,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      this.sessions.onDidChangeEstate(({ resources }) => {
        for (const document of vscode.workspace.textDocuments) {
          const key = document.uri.query;
          if (document.uri.scheme === scheme && resources.some((changed) => changed === key))
            this.changed.fire(document.uri);
        }
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const key = readKey(uri.query);
    const account = key === undefined ? undefined : keyParts(key)?.account;
    const estate = account === undefined ? undefined : this.sessions.of(account)?.estate;
    const resource = key === undefined ? undefined : estate?.resource(key);
    if (resource === undefined)
      return `// ${vscode.l10n.t('This resource is not loaded (any more). Open it again from the tree.')}\n`;
    return resourceAsJson(this.catalogue.kind(resource.kind), resource);
  }

  async show(resource: Resource): Promise<void> {
    const name = fileTitle(shortId(resource));
    const uri = vscode.Uri.from({ scheme, path: `/${name}.json`, query: resource.key });
    const document = await vscode.workspace.openTextDocument(uri);
    const typed = await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
    await vscode.window.showTextDocument(typed, { preview: true });
  }
}
