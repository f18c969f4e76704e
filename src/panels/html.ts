/** Addresses and policy source of one page; all of them come from the webview that shows it. */
export interface PageSources {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  readonly codicons: string;
  /** Fresh random text for each page. */
  readonly nonce: string;
  /** Language of the texts, for screen readers. */
  readonly language: string;
}

/** The empty page that the script fills. Its policy allows our own script, styles and icon font, and nothing else. */
export function pageHtml({ cspSource, script, style, codicons, nonce, language }: PageSources): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <title>Express Connect</title>
    <link rel="stylesheet" href="${attribute(codicons)}" id="vscode-codicon-stylesheet" nonce="${nonce}">
    <link rel="stylesheet" href="${attribute(style)}" nonce="${nonce}">
  </head>
  <body>
    <div id="page"></div>
    <script nonce="${nonce}" src="${attribute(script)}"></script>
  </body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
