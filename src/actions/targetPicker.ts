import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import { message } from '../catalog/message';
import type { KindId } from '../catalog/kindId';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { nameOf, stateMessage } from '../estate/resourceName';
import type { Scope } from '../estate/scope';
import { needsParent } from '../estate/search';
import { pickerText } from '../workbench/noticeText';
import { translate, translateText } from '../workbench/translate';

/** Regions as the pickers offer them. */
export interface RegionSource {
  toShow(account: string): readonly string[] | Promise<readonly string[]>;
  name(account: string, region: string): string;
}

/** Which resources a picker offers. */
export interface Wanted {
  readonly kind: KindId;
  readonly title: string;
  readonly accepts: (resource: Resource) => boolean;
  /** Kind below which it is looked for; the whole region where that is possible when absent. */
  readonly within?: KindId;
}

/** An entry of a picker; without a resource it stands for none of them. */
type ResourceItem = vscode.QuickPickItem & { readonly resource?: Resource };

/** Where something is about to happen. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Asks for what a command started from the palette works on; offers only what the service would accept. */
export class TargetPicker {
  /** The region chosen last, so that the next command offers it first. */
  private lastRegion: string | undefined;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly sessions: Sessions,
    private readonly regions: RegionSource,
  ) {}

  /** @throws Cancelled */
  async region(title: string, account = this.activeAccount()): Promise<Place> {
    const shown = await this.regions.toShow(account);
    const [only] = shown;
    if (only !== undefined && shown.length === 1) return { account, region: only };
    const last = this.lastRegion;
    const ordered = last !== undefined && shown.includes(last) ? [last, ...shown.filter((id) => id !== last)] : shown;
    const items = ordered.map((region) => ({
      label: region,
      description: pickerText(this.regions.name(account, region)),
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title,
      placeHolder: vscode.l10n.t('Region'),
      matchOnDescription: true,
    });
    if (chosen === undefined) throw new Cancelled('notSent');
    this.lastRegion = chosen.label;
    return { account, region: chosen.label };
  }

  /** A resource of a region, its list read while the picker is already open. @throws Cancelled and what a read throws */
  async resource(wanted: Wanted, place: Place): Promise<Resource> {
    const resource = await this.choose(wanted, place, []);
    if (resource === undefined) throw new Cancelled('notSent');
    return resource;
  }

  /** As {@link resource}, with an entry on top for none of them, for which it gives undefined. */
  async resourceOrNone(wanted: Wanted, place: Place, none: string): Promise<Resource | undefined> {
    return this.choose(wanted, place, [{ label: `$(add) ${none}`, alwaysShow: true }]);
  }

  private async choose(wanted: Wanted, place: Place, others: readonly ResourceItem[]): Promise<Resource | undefined> {
    const estate = this.sessions.of(place.account)?.estate;
    if (estate === undefined) throw noAccount();
    const kind = this.catalogue.kind(wanted.kind);
    const parent = await this.parentOf(kind, wanted, place);
    const abort = new AbortController();
    const scope: Scope = { region: place.region, kind: kind.id, ...(parent === undefined ? {} : { parent }) };
    const loading = estate.all(scope, abort.signal).then((resources) => {
      const offered = resources.filter(wanted.accepts);
      const items = [...others, ...offered.map((resource) => this.item(resource))];
      if (items.length > 0) return items;
      throw new ExplainedError({
        what: message('No {0} in {1} can be used for “{2}”.', { text: kind.plural }, place.region, wanted.title),
        todo: message('Choose another region, or wait until a resource is in a state that allows it.'),
        retryable: true,
      });
    });
    const chosen = await vscode.window.showQuickPick(loading, {
      title: wanted.title,
      placeHolder: translateText(kind.label),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen === undefined) {
      abort.abort();
      throw new Cancelled('notSent');
    }
    return chosen.resource;
  }

  /** Kinds that are known only together with their parent are listed parent by parent. */
  private async parentOf(kind: Kind, { title, within }: Wanted, place: Place): Promise<Resource | undefined> {
    const parent = within ?? kind.parents.find((link) => needsParent(kind, link))?.kind;
    return parent === undefined ? undefined : this.resource({ kind: parent, title, accepts: () => true }, place);
  }

  private item(resource: Resource): ResourceItem {
    const kind = this.catalogue.kind(resource.kind);
    return {
      label: pickerText(nameOf(resource)),
      description: pickerText(translate(stateMessage(kind, resource))),
      detail: pickerText(resource.name === '' ? '' : resource.id),
      resource,
    };
  }

  private activeAccount(): string {
    const active = this.sessions.active()?.profile.id;
    if (active === undefined) throw noAccount();
    return active;
  }
}

function noAccount(): ExplainedError {
  return new ExplainedError({
    what: message('There is no account yet.'),
    todo: message('Add an AccessKey or explore the sandbox first.'),
    retryable: false,
  });
}
