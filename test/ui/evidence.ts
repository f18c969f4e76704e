import type { Page } from 'playwright-core';
import { allMarkedSecrets } from '../markedSecrets.js';
import type { SecretFinding } from '../secretSearch.js';
import { secretsIn, secretsInFolder } from '../secretSearch.js';

/** Where texts come to light that nobody would find afterwards. */
const channels = [
  'a message to a webview',
  'a notification or dialog',
  'the clipboard',
  'the console',
  'the screen',
  'what the browser keeps',
  'the output of the server',
] as const;

export type Channel = (typeof channels)[number];

/**
 * What came out of a workbench: all that could give away a secret that was typed into it. What a page sends to the host
 * is not recorded, because that is the way of a secret; nor is the traffic of the extension host, which hands secrets to
 * SecretStorage.
 */
export class Evidence {
  private readonly texts = new Map<Channel, string[]>();

  /** Records from the next navigation on. */
  static async of(page: Page): Promise<Evidence> {
    const evidence = new Evidence();
    await page.exposeFunction('keepAsEvidence', (channel: Channel, text: string) => {
      evidence.keep(channel, text);
    });
    // Named functions are compiled to calls of a helper, which a page does not have.
    await page.addInitScript({ content: 'globalThis.__name ??= (of) => of;' });
    await page.addInitScript(record);
    page.on('console', (message) => {
      evidence.keep('the console', message.text());
    });
    page.on('pageerror', (error) => {
      evidence.keep('the console', error.stack ?? error.message);
    });
    return evidence;
  }

  keep(channel: Channel, text: string): void {
    const known = this.texts.get(channel);
    if (known === undefined) this.texts.set(channel, [text]);
    else known.push(text);
  }

  /** Everything recorded of a channel so far. */
  of(channel: Channel): string {
    return (this.texts.get(channel) ?? []).join('\n');
  }

  /** The marked secrets in it, and in all that was written to a folder. */
  async findings(folder: string): Promise<readonly SecretFinding[]> {
    const recorded = channels.flatMap((channel) => secretsIn(this.of(channel), channel, allMarkedSecrets));
    return [...recorded, ...(await secretsInFolder(folder, allMarkedSecrets))];
  }

  /** For a test that gave something away on purpose. */
  forget(): void {
    this.texts.clear();
  }
}

/** Runs in every document of the page; only the workbench itself is of interest. */
function record(): void {
  if (window !== window.top) return;
  const keep = (channel: Channel, text: string): void => {
    const recorder = Reflect.get(window, 'keepAsEvidence') as (channel: Channel, text: string) => void;
    recorder(channel, text);
  };
  // What the workbench hands to its webviews goes through ports.
  const send = Reflect.get(MessagePort.prototype, 'postMessage') as (message: unknown, options?: unknown) => void;
  MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, options?: unknown) {
    if (!(message instanceof ArrayBuffer) && !ArrayBuffer.isView(message)) {
      keep('a message to a webview', JSON.stringify({ message }));
    }
    send.apply(this, options === undefined ? [message] : [message, options]);
  };
  const write: (text: string) => Promise<void> = Reflect.get(Clipboard.prototype, 'writeText');
  Clipboard.prototype.writeText = function (this: Clipboard, text: string) {
    keep('the clipboard', text);
    return write.call(this, text);
  };
  const told = '.notification-toast, .notifications-center, .monaco-dialog-box, .quick-input-message, .monaco-hover';
  const last = new WeakMap<Element, string>();
  new MutationObserver((mutations) => {
    const around = mutations.map(({ target }) => (target instanceof Element ? target : target.parentElement));
    const within = mutations
      .flatMap(({ addedNodes }) => [...addedNodes])
      .flatMap((node) => (node instanceof Element ? [node.closest(told), ...node.querySelectorAll(told)] : []));
    for (const notice of new Set([...around.map((element) => element?.closest(told)), ...within])) {
      const text = notice?.textContent ?? '';
      if (!notice || text === '' || last.get(notice) === text) continue;
      last.set(notice, text);
      keep('a notification or dialog', text);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
