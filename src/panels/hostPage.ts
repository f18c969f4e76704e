import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { message } from '../catalog/message';
import { Endpoint, TooManyRequests } from '../protocol/endpoint';
import { plainError } from '../protocol/error';
import type { ErrorView, PageView } from '../protocol';
import { pageHtml } from './html';
import type { Handlers } from './incoming';
import { answerRequest, readEnvelope, RefusedMessage } from './incoming';
import { errorView } from './panelError';
import type { PanelPorts } from './ports';

/** Lines of the log about what one page should not have sent. */
const mostComplaints = 50;

/** Options that every panel of ours is created with: scripts on, and no file but our own. */
export function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  return {
    enableScripts: true,
    enableForms: true,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')],
  };
}

/** The host's end of one webview panel: draws the empty page, checks and answers its requests, sends it whole pages. */
export class HostPage implements vscode.Disposable {
  private readonly endpoint: Endpoint;
  private readonly disposables: vscode.Disposable[] = [];
  private complaints = 0;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly ports: PanelPorts,
    handlers: Handlers,
  ) {
    const { webview } = panel;
    this.endpoint = new Endpoint({
      prefix: randomBytes(8).toString('hex'),
      // A hidden page is not there; it asks for everything when it is shown again.
      post: (envelope) => void webview.postMessage(envelope),
      read: (data) => this.read(data),
      answer: (name, body, signal) => answerRequest(handlers, name, body, signal),
      hear: (name) => {
        ports.log(`Ignored the event ${name} of a page`);
      },
      describe: (error) => this.describe(error),
    });
    this.disposables.push(
      webview.onDidReceiveMessage((data: unknown) => {
        this.endpoint.receive(data);
      }),
    );
    webview.options = webviewOptions(extension);
    webview.html = htmlFor(webview, extension, ports.language);
  }

  send(page: PageView): void {
    this.endpoint.tell('page', page);
  }

  progress(text: string): void {
    this.endpoint.tell('progress', { text });
  }

  /** True while a person can see the page. */
  get visible(): boolean {
    return this.panel.visible;
  }

  reveal({ preserveFocus }: { readonly preserveFocus: boolean }): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  title(text: string): void {
    this.panel.title = text;
  }

  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.endpoint.dispose();
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
  }

  private read(data: unknown): ReturnType<typeof readEnvelope> {
    const envelope = readEnvelope(data);
    if (envelope === undefined) this.complain(new RefusedMessage('not an envelope').message);
    return envelope;
  }

  /** A page gone wild must not fill the log. */
  private complain(text: string): void {
    this.complaints += 1;
    if (this.complaints <= mostComplaints) this.ports.log(text);
  }

  private describe(error: unknown): ErrorView {
    if (!(error instanceof RefusedMessage || error instanceof TooManyRequests)) return errorView(error, this.ports);
    this.complain(error.message);
    return plainError(this.ports.translate(message('The page sent something unexpected. Close it and open it again.')));
  }
}

function htmlFor(webview: vscode.Webview, extension: vscode.Uri, language: string): string {
  const uri = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  return pageHtml({
    cspSource: webview.cspSource,
    script: uri('dist', 'webview.js'),
    style: uri('media', 'webview.css'),
    codicons: uri('dist', 'codicon.css'),
    nonce: randomBytes(16).toString('base64url'),
    language,
  });
}
