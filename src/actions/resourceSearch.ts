import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import type { Clock } from '../api/clock';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import { fillTemplate } from '../estate/describeRow';
import { explain, ExplainedError } from '../estate/explain';
import type { FailedLists } from '../estate/failedLists';
import { failureMessage, withFailure } from '../estate/failedLists';
import type { Resource } from '../estate/resource';
import { nameOf, stateMessage } from '../estate/resourceName';
import { searchEstate, searchScopes } from '../estate/search';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import type { ErrorReporter } from '../workbench/errorReporter';
import { pickerText } from '../workbench/noticeText';
import { translate, translateText } from '../workbench/translate';
import { DrawTogether } from './drawTogether';
import type { RegionSource } from './targetPicker';

/** A line of the search: a resource, or lists that could not be read. */
interface FoundItem extends vscode.QuickPickItem {
  readonly resource?: Resource;
  readonly error?: unknown;
}

/** What the search needs of the rest of the product. */
export interface ResourceSearchParts {
  readonly catalogue: Catalogue;
  readonly sessions: Sessions;
  readonly regions: RegionSource;
  readonly errors: ErrorReporter;
  readonly clock: Clock;
  /** Shows a resource that was found: in the tree and with its details. */
  readonly show: (resource: Resource) => Promise<void>;
}

/** Finds a resource of the active account by whatever somebody knows of it: name, ID, address, VLAN, AS number. */
export class ResourceSearch {
  constructor(private readonly parts: ResourceSearchParts) {}

  register(commands: Commands): vscode.Disposable {
    return commands.register(commandId.findResource, () => this.run());
  }

  private async run(): Promise<void> {
    const session = this.parts.sessions.active();
    if (session === undefined) {
      throw new ExplainedError({
        what: message('There is no account yet.'),
        todo: message('Add an AccessKey or explore the sandbox first.'),
        retryable: false,
      });
    }
    const abort = new AbortController();
    const pick = vscode.window.createQuickPick<FoundItem>();
    pick.title = vscode.l10n.t('Find Resource');
    pick.placeholder = vscode.l10n.t('Name, ID, IP address, VLAN or AS number');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.busy = true;
    const chosen = new Promise<FoundItem | undefined>((resolve) => {
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
    });
    pick.show();
    try {
      const reading = this.fill(pick, session, abort.signal);
      const item = await Promise.race([chosen, reading.then(() => chosen)]);
      pick.hide();
      if (item?.resource !== undefined) await this.parts.show(item.resource);
      if (item?.error !== undefined) this.parts.errors.report(item.error);
    } finally {
      abort.abort();
      pick.dispose();
    }
  }

  private async fill(
    pick: vscode.QuickPick<FoundItem>,
    { profile, estate }: NonNullable<ReturnType<Sessions['active']>>,
    signal: AbortSignal,
  ): Promise<void> {
    const regions = await this.parts.regions.toShow(profile.id);
    let found: readonly Resource[] = [];
    let failed: readonly FailedLists[] = [];
    // Drawing makes the list of items again; one that was made before keeps its place and its selection.
    const made = new Map<Resource | FailedLists, FoundItem>();
    const itemOf = <T extends Resource | FailedLists>(shown: T, make: (shown: T) => FoundItem): FoundItem => {
      const item = made.get(shown) ?? make(shown);
      made.set(shown, item);
      return item;
    };
    pick.keepScrollPosition = true;
    const drawing = new DrawTogether(() => {
      pick.items = [
        ...found.map((resource) => itemOf(resource, (shown) => this.item(shown))),
        ...failed.map((lists) => itemOf(lists, (shown) => this.failure(shown))),
      ];
    }, this.parts.clock);
    signal.addEventListener('abort', () => {
      drawing.dispose();
    });
    await searchEstate(
      this.parts.catalogue,
      estate,
      searchScopes(this.parts.catalogue, regions),
      {
        onFound: (resources) => {
          const isFirst = found.length === 0;
          found = resources;
          if (isFirst) drawing.now();
          else drawing.soon();
        },
        onFailure: (scope, error) => {
          failed = withFailure(failed, scope, error);
          drawing.soon();
        },
      },
      { now: this.parts.clock.now(), signal },
    );
    if (signal.aborted) return;
    drawing.now();
    pick.busy = false;
  }

  private item(resource: Resource): FoundItem {
    const kind = this.parts.catalogue.kind(resource.kind);
    const facts = kind.glance.map((template) => fillTemplate(kind, resource, template, translateText));
    const detail = [translateText(kind.label), resource.region, resource.name === '' ? '' : resource.id, ...facts];
    return {
      label: pickerText(nameOf(resource)),
      description: pickerText(translate(stateMessage(kind, resource))),
      detail: pickerText(detail.filter((fact) => fact !== undefined && fact !== '').join(' \u00b7 ')),
      iconPath: new vscode.ThemeIcon(kind.icon),
      resource,
    };
  }

  /** Stays whatever is typed: what could not be read may be what is looked for. */
  private failure(lists: FailedLists): FoundItem {
    return {
      label: pickerText(translate(failureMessage(this.parts.catalogue, lists))),
      detail: pickerText(translate(explain(lists.error).what)),
      iconPath: new vscode.ThemeIcon('error'),
      alwaysShow: true,
      error: lists.error,
    };
  }
}
