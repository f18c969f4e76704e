import * as v from 'valibot';
import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { kindIds } from '../catalog/kindId';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import type { Scope } from '../estate/scope';
import { importBlock } from '../exports/hcl';
import { resourcesAsCsv } from '../exports/resourceTable';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translateText } from '../workbench/translate';
import type { ResourceFinder } from './resourceFinder';
import { readTarget } from './target';

const parent = v.object({ kind: v.picklist(kindIds), id: v.string(), value: v.optional(v.string()) });
const listNode = v.object({
  account: v.string(),
  scope: v.object({ region: v.string(), kind: v.picklist(kindIds), parent: v.optional(parent) }),
});

/** What takes data out of the product, each in the form that its destination reads as nothing but data. */
export class ExportCommands {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly finder: ResourceFinder,
  ) {}

  register(commands: Commands): vscode.Disposable {
    return vscode.Disposable.from(
      commands.register(commandId.copyImportBlock, (argument) => this.copyImportBlock(argument)),
      commands.register(commandId.exportList, (argument) => this.exportList(argument)),
    );
  }

  private async copyImportBlock(argument: unknown): Promise<void> {
    const target = readTarget(argument);
    const resource = target === undefined ? undefined : await this.finder.find(target);
    if (resource === undefined) return;
    const kind = this.catalogue.kind(resource.kind);
    const block = importBlock(kind, resource);
    if (block === undefined) {
      throw new ExplainedError({
        what: message('Terraform cannot import this {0}.', { text: kind.label }),
        why: message('The provider composes its ID of parts that this resource does not have, or has more than once.'),
        retryable: false,
      });
    }
    await vscode.env.clipboard.writeText(block);
  }

  /** Reads the whole list first: a file with half of it would look like all there is. */
  private async exportList(argument: unknown): Promise<void> {
    const read = v.safeParse(listNode, argument);
    if (!read.success) return;
    const { account } = read.output;
    const scope = scopeOf(read.output.scope);
    const kind = this.catalogue.kind(scope.kind);
    const estate = this.finder.estateOf(account);
    const title = vscode.l10n.t('Reading {0}...', translateText(kind.plural));
    const resources = await withLateProgress(title, (signal) => estate.all(scope, signal));
    const file = await this.askForFile(scope, translateText(kind.plural));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(this.csv(scope, resources)));
    const name = noticeText(vscode.workspace.asRelativePath(file));
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} rows were written to {1}.', resources.length, name));
  }

  private csv({ kind }: Scope, resources: readonly Resource[]): string {
    return resourcesAsCsv(this.catalogue.kind(kind), resources, translateText);
  }

  /** @throws Cancelled */
  private async askForFile({ region, parent: below }: Scope, plural: string): Promise<vscode.Uri> {
    const name = [plural, below?.id ?? region].map(fileName).join('-');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const file = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export List as CSV'),
      filters: { CSV: ['csv'] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${name}.csv`) }),
    });
    if (file === undefined) throw new Cancelled('notSent');
    return file;
  }
}

function scopeOf({ region, kind, parent: given }: v.InferOutput<typeof listNode>['scope']): Scope {
  if (given === undefined) return { region, kind };
  const { value, ...below } = given;
  return { region, kind, parent: { ...below, ...(value === undefined ? {} : { value }) } };
}

/** Letters, digits and hyphens only: IDs are data from outside and must not name another folder. */
function fileName(text: string): string {
  return text
    .slice(0, 60)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase();
}
