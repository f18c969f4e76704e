import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/panels/html';

const html = pageHtml({
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file.vscode-cdn.net/dist/webview.js',
  style: 'https://file.vscode-cdn.net/media/webview.css',
  codicons: 'https://file.vscode-cdn.net/dist/codicon.css',
  nonce: 'n0nce',
  language: 'zh-cn',
});

describe('the page of a panel', () => {
  it('allows nothing that its policy does not name, so that a hostile resource name cannot load or run anything', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.match(policy, /script-src 'nonce-n0nce'(;|$)/);
    assert.doesNotMatch(policy, /unsafe-|\*(?!\.vscode-cdn\.net)|img-src|connect-src/);
  });

  it('has no script or style without the nonce', () => {
    for (const element of html.match(/<(script|style|link)[^>]*>/g) ?? []) assert.match(element, /nonce="n0nce"/);
    assert.doesNotMatch(html, / style="/);
  });

  it('links the icon font under the ID that the icon component looks for, or every icon is blank', () => {
    assert.match(html, /<link [^>]*codicon\.css"[^>]* id="vscode-codicon-stylesheet"/);
  });
});
