import * as vscode from 'vscode';
import { bundledRegions } from '../catalog/region/bundled';
import { describeRegions } from '../catalog/region/describe';
import { shortText } from '../estate/plainText';
import { settingId } from '../manifest/identifiers';
import type { Sessions } from '../accounts/sessions';
import { serviceLanguage } from '../accounts/sessions';

/** Region IDs are lower-case words and digits joined by hyphens, for example `cn-hangzhou`. */
export function isRegionId(text: string): boolean {
  return text.length <= longestId && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text);
}

/** A region is a label of a host name (RFC 1035). */
const longestId = 63;

/** More regions than the service has several times over. A workspace's settings are somebody else's, perhaps. */
const mostWanted = 100;

/** A region and what the service calls it. */
interface Region {
  readonly id: string;
  readonly name: string;
}

/**
 * The regions of each account: the bundled list at once, the account's own as soon as it answered. Which of them show
 * is a setting, so that it can differ from workspace to workspace.
 */
export class Regions {
  private readonly known = new Map<string, readonly Region[]>();
  private readonly used = new Map<string, readonly string[]>();
  private readonly asked = new Map<string, Promise<void>>();
  /** Accounts whose regions were shown. */
  private readonly seen = new Set<string>();
  private readonly changed = new vscode.EventEmitter<string>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly sessions: Sessions,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * Regions to show, in order. The account is asked in the background the first time; only the sandbox's own list is
   * waited for, because it takes no time and most of its regions are empty.
   */
  toShow(account: string): readonly string[] | Promise<readonly string[]> {
    const asked = this.ask(account);
    const isSandbox = this.sessions.of(account)?.profile.source === 'sandbox';
    return isSandbox && !this.known.has(account) ? asked.then(() => this.show(account)) : this.show(account);
  }

  name(account: string, id: string): string {
    return shortText(this.of(account).find((region) => region.id === id)?.name ?? '', 100);
  }

  of(account: string): readonly Region[] {
    return this.known.get(account) ?? bundled();
  }

  wanted(): readonly string[] {
    // A settings file can hold anything.
    const ids: unknown = vscode.workspace.getConfiguration().get(settingId.regions);
    if (!Array.isArray(ids)) return [];
    const regions = ids.filter((id): id is string => typeof id === 'string' && isRegionId(id));
    return [...new Set(regions)].slice(0, mostWanted);
  }

  /** Keeps the choice in the workspace when there is one. Empty means all. */
  async choose(ids: readonly string[]): Promise<void> {
    const inWorkspace = vscode.workspace.workspaceFolders !== undefined || vscode.workspace.workspaceFile !== undefined;
    const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration().update(settingId.regions, ids, target);
  }

  /** Asks again when the list is next shown; the known one stays until then. */
  askAgain(account: string): void {
    this.asked.delete(account);
  }

  /** Forgets what another session of the account was told. */
  forget(account: string): void {
    this.asked.delete(account);
    this.used.delete(account);
    this.known.delete(account);
    this.seen.delete(account);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private show(account: string): readonly string[] {
    this.seen.add(account);
    return this.visible(account);
  }

  private visible(account: string): readonly string[] {
    const wanted = this.wanted();
    const all = this.of(account).map((region) => region.id);
    const used = this.used.get(account);
    // Where nothing holds anything, somebody has to begin somewhere.
    const isAnyUsed = used !== undefined && used.length > 0;
    if (wanted.length === 0) return isAnyUsed ? all.filter((id) => used.includes(id)) : all;
    // A region that was typed in shows even when the account's list lacks it (isolated clouds, new regions).
    return [...all.filter((id) => wanted.includes(id)), ...wanted.filter((id) => !all.includes(id))];
  }

  /** What of the regions can be seen in the tree. */
  private look(account: string): string {
    return JSON.stringify(this.visible(account).map((id) => [id, this.name(account, id)]));
  }

  private ask(account: string): Promise<void> {
    const known = this.asked.get(account);
    if (known !== undefined) return known;
    const asking = this.refresh(account);
    this.asked.set(account, asking);
    return asking;
  }

  private async refresh(account: string): Promise<void> {
    const session = this.sessions.of(account);
    if (session === undefined) return;
    try {
      const answer = await session.client.call(
        describeRegions,
        { AcceptLanguage: serviceLanguage() },
        { region: 'cn-hangzhou' },
      );
      const regions = (answer.value.Regions ?? []).flatMap(({ RegionId, LocalName }) =>
        RegionId === undefined || !isRegionId(RegionId) ? [] : [{ id: RegionId, name: LocalName ?? '' }],
      );
      const used = await session.regionsInUse?.();
      if (regions.length === 0 || this.sessions.of(account) !== session) return;
      const before = this.look(account);
      this.known.set(account, regions);
      if (used !== undefined) this.used.set(account, used);
      // Drawing the whole tree again for nothing would take the rows from under the pointer.
      if (this.seen.has(account) && this.look(account) !== before) this.changed.fire(account);
    } catch (error) {
      // The bundled list stays in place; the first list that is opened will show what is wrong with the account.
      this.log(`The region list could not be refreshed: ${error instanceof Error ? error.message : String(error)}`);
      this.asked.delete(account);
    }
  }
}

function bundled(): readonly Region[] {
  const chinese = vscode.env.language.startsWith('zh');
  return bundledRegions.map((region) => ({ id: region.id, name: chinese ? region.chinese : region.english }));
}
