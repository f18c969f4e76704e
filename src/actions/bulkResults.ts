import * as vscode from 'vscode';
import type { BulkRun } from '../bulk/bulkRun';
import { reportOf, summaryOf } from '../bulk/report';
import type { LeftAlone } from '../bulk/subjects';
import type { Catalogue } from '../catalog/catalogue';
import { plainText } from '../estate/plainText';
import { sentences, translate } from '../workbench/translate';

const scheme = 'express-connect-results';

/** So many runs can be read again; the oldest is forgotten. */
const mostRuns = 20;

/** A bulk change whose results somebody may want to read. */
export interface ReportedRun {
  /** What was done to what, for example "Delete BGP Peer: 3 BGP Peers". */
  readonly title: string;
  readonly run: BulkRun;
  readonly leftAlone: readonly LeftAlone[];
}

/** The results of bulk changes one by one, as documents that can be searched and copied, and follow a retry. */
export class BulkResults implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly runs = new Map<string, ReportedRun>();
  private count = 0;

  constructor(private readonly catalogue: Catalogue) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(this.changed, vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** Keeps a run for as long as it is one of the latest, and gives its document. */
  keep(reported: ReportedRun): vscode.Uri {
    this.count += 1;
    const id = String(this.count);
    this.runs.set(id, reported);
    const [oldest] = this.runs.keys();
    if (this.runs.size > mostRuns && oldest !== undefined) this.runs.delete(oldest);
    const name = plainText(reported.title).replaceAll(/[/\\:]+/g, ' ');
    const uri = vscode.Uri.from({ scheme, path: `/${name}.txt`, query: id });
    reported.run.onDidChange(() => {
      this.changed.fire(uri);
    });
    return uri;
  }

  async show(uri: vscode.Uri): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const reported = this.runs.get(uri.query);
    return reported === undefined ? `${vscode.l10n.t('These results are not kept any more.')}\n` : this.text(reported);
  }

  private text({ title, run, leftAlone }: ReportedRun): string {
    const groups = reportOf(this.catalogue, run.entries, leftAlone).map(({ heading, items }) => {
      const rows = items.map(({ name, id, told, requestId }) => {
        const named = name === id ? name : `${name} (${id})`;
        const lines = [
          ...told.map((part) => (typeof part === 'string' ? part : translate(part))),
          ...(requestId === undefined ? [] : [vscode.l10n.t('Request ID: {0}', requestId)]),
        ];
        return [`  ${plainText(named)}`, ...lines.map((line) => `    ${plainText(line)}`)].join('\n');
      });
      return [`${translate(heading)} (${items.length})`, ...rows].join('\n');
    });
    const head = `${plainText(title)}\n${sentences(summaryOf(run.entries).map(translate))}`;
    return `${[head, ...groups].join('\n\n')}\n`;
  }
}
