import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import type { SharedHost } from '../../scripts/layers/ui.mjs';
import { isHostNoise } from '../../scripts/vscode/hostNoise.mjs';
import { offerChinese } from '../../scripts/vscode/languagePack.mjs';
import { startServer, type Server } from '../../scripts/vscode/server.mjs';
import { quietSettings } from '../../scripts/vscode/settings.mjs';
import type { SecretFinding } from '../secretSearch.js';
import { Evidence } from './evidence.js';
import { Notifications } from './notifications.js';
import { QuickInput } from './quickInput.js';
import { TreeView } from './treeView.js';
import { patience, until, within } from './until.js';
import { findWebview } from './webview.js';

type ColorTheme =
  'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast' | 'Default High Contrast Light';

export interface WorkbenchOptions {
  locale?: 'en' | 'zh-cn';
  /** Without one it follows the system, which is dark until it is told otherwise. */
  colorTheme?: ColorTheme;
  /** User settings besides those that keep VS Code quiet. */
  settings?: Record<string, unknown>;
  viewport?: { width: number; height: number };
  /** A folder to open. */
  folder?: string;
  /** Variables for the server, and so for the extension host. */
  environment?: Record<string, string>;
}

const screenshots = join(import.meta.dirname, '.screenshots');

/**
 * A VS Code of its own (server, data folders, browser profile) with the packaged extension, driven as a person would.
 * Server and page start in under four seconds; the browser is shared.
 */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  private readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly server: Server,
    /** The folder for all that the server writes: settings, state, logs. */
    readonly home: string,
    private readonly browser: Browser,
    /** What came out of it so far, to be searched for secrets. */
    readonly evidence: Evidence,
  ) {
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    page.on('console', (message) => {
      const { url } = message.location();
      const text = `${message.text()} (${url})`;
      // The workbench logs with a format; what it prints plainly is the text of an error notification.
      const isNotification = url.endsWith('/workbench.js') && !text.startsWith('%c');
      if (message.type() === 'error' && !isNotification && !isHostNoise(text)) {
        this.errors.push(text);
      }
    });
    page.on('pageerror', (error) => {
      this.errors.push(error.stack ?? error.message);
    });
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const host = sharedHost();
    const locale = options.locale ?? 'en';
    const home = await mkdtemp(join(tmpdir(), 'ec-ui-'));
    if (locale === 'zh-cn') {
      await offerChinese(home);
    }
    const server = await startServer({
      vscode: host.vscode,
      home,
      extensions: host.extensions,
      settings: {
        ...quietSettings,
        ...(options.colorTheme === undefined
          ? { 'window.autoDetectColorScheme': true }
          : { 'workbench.colorTheme': options.colorTheme, 'window.autoDetectHighContrast': false }),
        // The tests of trees and pages need every state.
        'expressConnect.sandbox.estate': 'showcase',
        ...options.settings,
      },
      env: { ...process.env, ...options.environment },
      flags: ['--locale', locale],
    });
    const browser = await chromium.connect(host.browser);
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: 'dark',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const evidence = await Evidence.of(page);
    const workbench = new Workbench(page, server, home, browser, evidence);
    const folder = options.folder === undefined ? '' : `?folder=${encodeURIComponent(options.folder)}`;
    await workbench.page.goto(server.url + folder);
    await workbench.waitUntilRestored();
    return workbench;
  }

  /** Ends it, and gives the marked secrets that came out of it: none, if all is well. */
  async close(): Promise<readonly SecretFinding[]> {
    await this.keepScreen();
    await this.keepStorage();
    await this.browser.close();
    await this.server.stop();
    this.evidence.keep('the output of the server', this.server.log());
    const findings = await this.evidence.findings(this.home);
    await rm(this.home, { recursive: true, force: true });
    return findings;
  }

  /** Adds all that is on the screen to the evidence, webviews included. */
  async keepScreen(): Promise<void> {
    for (const frame of this.page.frames()) {
      // A frame may go away meanwhile.
      this.evidence.keep('the screen', await frame.content().catch(() => ''));
    }
  }

  /** Adds all that the browser keeps. Of SecretStorage that is one encrypted entry, in which no secret can be found. */
  async keepStorage(): Promise<void> {
    const kept = await this.page.context().storageState({ indexedDB: true });
    const session = await this.page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
    this.evidence.keep('what the browser keeps', `${JSON.stringify(kept)}\n${session}`);
  }

  /** Reloads the window, as *Developer: Reload Window* does; storage survives. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilRestored();
  }

  /**
   * Waits until VS Code has stored a text, so that it survives a reload: in a browser it stores what is open every few
   * seconds and not when the window closes.
   */
  async waitUntilStored(text: string): Promise<void> {
    await until(this.page, `"${text}" to be stored`, async () => {
      const stored = await this.page.context().storageState({ indexedDB: true });
      return JSON.stringify(stored).includes(text);
    });
  }

  /** Opens our view container from the activity bar, unless it is open. */
  async openView(): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: 'Express Connect' });
    const isOpen = async () =>
      (await icon.getAttribute('aria-selected')) === 'true' &&
      (await this.sideBar().locator('.pane-body').first().isVisible());
    await until(this.page, 'our view container', async () => {
      if (await isOpen()) {
        return true;
      }
      // A click on the icon of the open container closes it, as it may have opened meanwhile: hence again and again.
      await icon.click();
      return await within(this.page, 2000, isOpen);
    });
  }

  /** A tree of the side bar, by the title of its view where there are several. */
  tree(title?: string): TreeView {
    const panes = this.sideBar().locator('.pane');
    const pane =
      title === undefined ? panes : panes.filter({ has: this.page.locator(`.pane-header[aria-label^="${title}"]`) });
    return new TreeView(this.page, pane.first());
  }

  /** Clicks a button or link of a view that shows its welcome content. */
  async clickWelcome(label: string): Promise<void> {
    await this.sideBar().locator('.welcome-view-content').getByText(label, { exact: true }).click();
  }

  /** The text of the welcome content. */
  async welcomeText(): Promise<string> {
    const content = this.sideBar().locator('.welcome-view-content:visible').first();
    await content.waitFor();
    return await content.innerText();
  }

  /** Clicks an icon in the title bar of the view. */
  async clickViewAction(name: string): Promise<void> {
    const pane = this.sideBar().locator('.pane').first();
    await pane.locator('.pane-header').hover();
    await pane.getByRole('button', { name }).first().click();
  }

  /** Runs a command from the palette by its title as shown there, category included. */
  async runCommand(title: string): Promise<void> {
    // A menu that is still closing takes the first key press.
    await until(this.page, 'the palette', async () => {
      await this.page.keyboard.press('F1');
      return await this.quickInput.opens();
    });
    await this.quickInput.fill(`>${title}`);
    await this.quickInput.pick(title);
    // What the command asks for next shows in the same widget.
    await until(this.page, 'the palette to close', async () => !(await this.quickInput.value()).startsWith('>'));
  }

  /** The titles that the palette offers for what is typed. */
  async commandTitles(typed: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(`>${typed}`);
    const titles = await this.quickInput.labels();
    await this.quickInput.cancel();
    return titles;
  }

  /** The document of one of our panels in view. */
  async webview(title?: string | RegExp): Promise<Frame> {
    return await findWebview(this.page, title);
  }

  /** The titles of the open editors, left to right. */
  async editorTitles(): Promise<string[]> {
    return await this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }

  /** The text of the document in view, as far as it fits. */
  async documentText(): Promise<string> {
    const lines = this.page.locator('.editor-instance .view-lines .view-line');
    return (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Closes all rows of the tree but its roots. */
  async collapseTree(): Promise<void> {
    await this.clickViewAction('Collapse All');
    const tree = this.tree();
    await until(this.page, 'the tree to collapse', async () => (await tree.rows()).every(({ level }) => level === 1));
  }

  /** Closes all editors, and the notifications with them. */
  async closeEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.editor-group-container.empty').first().waitFor();
    await this.clearNotifications();
  }

  /** Closes all notifications. VS Code shows no more than three that come within 0.8 s; nobody acts so fast by hand. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'detached' });
  }

  /** Writes the window to test/ui/.screenshots/NAME.png. */
  async screenshot(name: string): Promise<string> {
    const path = join(screenshots, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** What the page's console, webviews included, reported as errors so far, without VS Code's own known complaints. */
  consoleErrors(): readonly string[] {
    return this.errors;
  }

  /** Closes menus, pickers, hovers and dialogs that a test left open. */
  async dismissAll(): Promise<void> {
    for (let layer = 0; layer < 3; layer++) {
      await this.page.keyboard.press('Escape');
    }
  }

  /** Writes a screenshot and the logs to test/ui/.screenshots/NAME.*; gives their path without the ending. */
  async keepEvidence(name: string): Promise<string> {
    const picture = await this.screenshot(name);
    const path = picture.slice(0, -'.png'.length);
    await writeFile(`${path}.log`, `${this.errors.join('\n')}\n\nThe server:\n${readable(this.server.log())}`);
    return path;
  }

  /** The side bar is restored late: until then it may change by itself. */
  private async waitUntilRestored(): Promise<void> {
    await this.page.locator('.part.sidebar .composite:visible, .monaco-workbench.nosidebar').first().waitFor();
  }

  private sideBar(): Locator {
    return this.page.locator('.part.sidebar');
  }
}

/** Leaves out blank lines, stacks and what a server without compiled modules always says. */
function readable(log: string): string {
  const lines = log.split('\n');
  return lines.filter((line) => /^[^\s}\]]/.test(line) && !isHostNoise(line)).join('\n');
}

export function sharedHost(): SharedHost {
  const text = process.env.EXPRESS_CONNECT_UI;
  if (text === undefined) {
    throw new Error(
      'Run UI tests with "npm run test:ui -- --grep ...": it starts the browser and installs the extension.',
    );
  }
  const host: unknown = JSON.parse(text);
  return host as SharedHost;
}
