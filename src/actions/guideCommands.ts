import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Resource, ResourceKey } from '../estate/resource';
import { nameOf } from '../estate/resourceName';
import type { Guide } from '../guides/guide';
import { guides, guidesFor } from '../guides/index';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { pickerText } from '../workbench/noticeText';
import { translate } from '../workbench/translate';
import type { ResourceFinder } from './resourceFinder';
import { readTarget } from './target';
import type { TargetPicker } from './targetPicker';

/** Shows a guide; without a resource it is about nothing yet. */
export interface GuideOpener {
  open(target: {
    readonly guide: string;
    readonly account: string;
    readonly region: string;
    readonly key?: ResourceKey;
  }): void;
}

/** The command that opens a guide: for the resource it was started on or, from the palette, for one that is picked. */
export class GuideCommands {
  constructor(
    private readonly finder: ResourceFinder,
    private readonly picker: TargetPicker,
    private readonly pages: GuideOpener,
  ) {}

  register(commands: Commands): vscode.Disposable {
    return commands.register(commandId.openGuide, async (argument) => {
      const target = readTarget(argument);
      const resource = target === undefined ? undefined : await this.finder.find(target);
      if (resource === undefined) await this.pick();
      else this.open(await this.guideFor(resource), resource);
    });
  }

  private async guideFor(resource: Resource): Promise<Guide> {
    const fitting = guidesFor(resource);
    const [only] = fitting;
    if (only === undefined) {
      throw new ExplainedError({ what: message('There is no guide for this.'), retryable: false });
    }
    return fitting.length === 1 ? only : this.choose(fitting, pickerText(nameOf(resource)));
  }

  private async pick(): Promise<void> {
    const guide = await this.choose(guides, vscode.l10n.t('Open Guide'));
    const title = translate(guide.title);
    const place = await this.picker.region(title);
    const wanted = {
      kind: guide.kind,
      title,
      accepts: guide.appliesTo,
      ...(guide.via === undefined ? {} : { within: guide.via }),
    };
    const resource = await this.picker.resourceOrNone(wanted, place, vscode.l10n.t('Start a new one'));
    if (resource === undefined) this.pages.open({ guide: guide.id, ...place });
    else this.open(guide, resource);
  }

  private async choose(offered: readonly Guide[], title: string): Promise<Guide> {
    const items = offered.map((guide) => ({ label: translate(guide.title), detail: translate(guide.intro), guide }));
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Guide') });
    if (chosen === undefined) throw new Cancelled('notSent');
    return chosen.guide;
  }

  private open(guide: Guide, { account, region, key }: Resource): void {
    this.pages.open({ guide: guide.id, account, region, key });
  }
}
