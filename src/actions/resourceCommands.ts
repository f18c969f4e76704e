import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { shortId } from '../estate/resourceName';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { translateText } from '../workbench/translate';
import type { JsonDocuments } from './jsonDocuments';
import type { ResourceFinder } from './resourceFinder';
import { readTarget, readTargets } from './target';
import type { TargetPicker } from './targetPicker';

/** What a person does with a resource without changing it. */
export class ResourceCommands {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly finder: ResourceFinder,
    private readonly picker: TargetPicker,
    private readonly documents: JsonDocuments,
    /** The selected rows of the tree. */
    private readonly selected: () => readonly unknown[],
    private readonly showDetails: (resource: Resource) => void,
  ) {}

  register(commands: Commands): vscode.Disposable {
    return vscode.Disposable.from(
      commands.register(commandId.showDetails, async (argument) => {
        this.showDetails(await this.resourceOf(argument));
      }),
      commands.register(commandId.viewJson, async (argument) => this.documents.show(await this.resourceOf(argument))),
      commands.register(commandId.copyId, (...rows) => this.copy(rows, shortId)),
      commands.register(commandId.copyName, (...rows) => this.copy(rows, ({ name }) => name)),
      commands.register(commandId.openConsole, async (argument) => this.openConsole(await this.resourceOf(argument))),
    );
  }

  private async openConsole(resource: Resource): Promise<void> {
    const pattern = this.catalogue.kind(resource.kind).console;
    if (pattern === undefined) {
      throw new ExplainedError({ what: message('The console has no page for this.'), retryable: false });
    }
    const fill = (text: string): string => encodeURIComponent(text);
    const address = pattern.replace('{region}', fill(resource.region)).replace('{id}', fill(resource.id));
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }

  /** Copies something of the rows that a command was started on, or else of the selected ones: one in each line. */
  private async copy([clicked, all]: readonly unknown[], told: (resource: Resource) => string): Promise<void> {
    const targets = clicked === undefined ? readTargets(undefined, this.selected()) : readTargets(clicked, all);
    const resources = targets.flatMap((target) => this.finder.known(target) ?? []);
    const lines = [...new Map(resources.map((resource) => [resource.key, told(resource)])).values()];
    const text = lines.filter((line) => line !== '').join('\n');
    if (text !== '') await vscode.env.clipboard.writeText(text);
  }

  /** The resource of the argument or, from the palette, one that a person picks: first its kind, then itself. */
  private async resourceOf(argument: unknown): Promise<Resource> {
    const target = readTarget(argument);
    const found = target === undefined ? undefined : await this.finder.find(target);
    if (found !== undefined) return found;
    const title = vscode.l10n.t('Choose a resource');
    const items = this.catalogue
      .allKinds()
      .filter((kind) => kind.id !== 'region')
      .map((kind) => ({
        label: translateText(kind.plural),
        iconPath: new vscode.ThemeIcon(kind.icon),
        kindId: kind.id,
      }));
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Kind of resource') });
    if (chosen === undefined) throw new Cancelled('notSent');
    const place = await this.picker.region(title);
    return this.picker.resource({ kind: chosen.kindId, title, accepts: () => true }, place);
  }
}
