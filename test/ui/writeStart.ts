import { catalogue } from '../../src/catalog/index.js';
import type { Kind } from '../../src/catalog/kind.js';
import type { Operation } from '../../src/catalog/operation.js';
import type { Resource } from '../../src/estate/resource.js';
import { nameOf, shortId } from '../../src/estate/resourceName.js';
import { commandDeclarations } from '../../src/manifest/commands.js';
import { operationCommandId } from '../../src/manifest/identifiers.js';
import type { WriteBench } from '../writes/bench.js';
import type { Named } from '../writes/case.js';
import type { RowName } from './treeView.js';
import type { Workbench } from './workbench.js';

/** Where the command of a write is started. */
export interface Start {
  readonly operation: Operation;
  readonly region: string;
  readonly target?: Named;
}

/** A row of the tree: its ID tells those of one name apart. */
function rowOf(resource: Resource): RowName {
  const title = nameOf(resource);
  const id = resource.name === '' ? '' : `.*${escaped(shortId(resource))}`;
  return new RegExp(`^${escaped(title)} ${id}`);
}

function regionRow(region: string): RegExp {
  return new RegExp(`\\b${region}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Starts commands of writes as a person does: from the menu of a row, or from the palette. */
export class WriteStart {
  constructor(
    private readonly workbench: Workbench,
    private readonly bench: WriteBench,
  ) {}

  /** The title of the command of an operation as the menus have it. */
  titleOf(operation: Operation): string {
    const command = commandDeclarations(catalogue).find(({ id }) => id === operationCommandId(operation.name));
    if (command === undefined) throw new Error(`${operation.name} has no command`);
    return command.title;
  }

  /** Chooses the command from the menu of its resource, or of the folder that the new one will be in. */
  async fromTree({ operation, region, target }: Start): Promise<void> {
    const row = await this.open(await this.pathTo(operation, region, target));
    await this.workbench.tree().chooseFromMenu(row, this.titleOf(operation));
  }

  /** The labels in the menu of a resource. */
  async menuOf(region: string, target: Named): Promise<string[]> {
    return await this.workbench.tree().menuLabels(await this.show(await this.bench.resource(target, region), target));
  }

  /** Waits for the row of a resource, everything above it opened. */
  async show(resource: Resource, target?: Named): Promise<RowName> {
    return await this.open([regionRow(resource.region), ...(await this.pathOf(resource, target))]);
  }

  /**
   * Opens one row below the other, and gives the last. The change before this one shows its resource when it is done:
   * what that opened meanwhile holds folders of the same names, so all is closed and opened once more.
   */
  private async open(path: readonly RowName[]): Promise<RowName> {
    for (let turn = 0; turn < 4; turn++) {
      const last = await this.opened(path);
      if (last !== undefined) return last;
      await this.workbench.collapseTree();
    }
    throw new Error(`There is no row ${path.map(String).join(' > ')}`);
  }

  private async opened(path: readonly RowName[]): Promise<RowName | undefined> {
    const tree = this.workbench.tree();
    for (const [depth, row] of path.entries()) {
      if (!(await tree.hasRow(row, 4000))) return undefined;
      if (depth < path.length - 1) await tree.expand(row);
    }
    return path.at(-1);
  }

  /** Runs the command from the palette and answers what it asks for. */
  async fromPalette({ operation, region, target }: Start): Promise<void> {
    const { quickInput } = this.workbench;
    await this.workbench.runCommand(`Express Connect: ${this.titleOf(operation)}`);
    await quickInput.waitFor('Region');
    await quickInput.pick(region);
    if (target === undefined) return;
    const resource = await this.bench.resource(target, region);
    for (const chosen of [...(await this.askedFirst(operation, resource)), resource]) {
      await quickInput.waitFor(catalogue.kind(chosen.kind).label);
      await quickInput.pickBy(chosen.name === '' ? shortId(chosen) : chosen.id);
    }
  }

  /** Kinds that are listed parent by parent are looked for below one. */
  private async askedFirst(operation: Operation, resource: Resource): Promise<readonly Resource[]> {
    const via = resource.kind === operation.kind ? neededParent(catalogue.kind(resource.kind)) : operation.under?.via;
    return via === undefined ? [] : [await this.parentOf(resource, via)];
  }

  private async pathTo(operation: Operation, region: string, target: Named | undefined): Promise<RowName[]> {
    if (target === undefined) return [regionRow(region), catalogue.kind(operation.kind).plural];
    return [regionRow(region), ...(await this.pathOf(await this.bench.resource(target, region), target))];
  }

  private async pathOf(resource: Resource, target?: Named): Promise<RowName[]> {
    const kind = catalogue.kind(resource.kind);
    const given = Object.keys(target?.parents ?? {}).length > 0;
    if (kind.inRegionTree && !given) return [kind.plural, rowOf(resource)];
    const [link] = kind.parents;
    if (link === undefined) throw new Error(`${kind.id} is nowhere in the tree`);
    const parent = await this.parentOf(resource, link.kind);
    const siblings = catalogue.childrenShownBelow(parent.kind);
    const folder = siblings.length > 1 ? [kind.plural] : [];
    return [...(await this.pathOf(parent)), ...folder, rowOf(resource)];
  }

  private async parentOf(resource: Resource, kind: Resource['kind']): Promise<Resource> {
    const id = resource.parents[kind];
    if (id === undefined) throw new Error(`${resource.id} names no ${kind}`);
    return await this.bench.resource({ kind, id }, resource.region);
  }
}

/** As the target picker has it: a list that is known only together with its parent. */
function neededParent(kind: Kind): Kind['id'] | undefined {
  return kind.parents.find(({ field, by }) => {
    const parameter = 'parameter' in by ? kind.list.parameters[by.parameter] : undefined;
    const asked = parameter?.required === true || parameter?.requiredWhen !== undefined;
    return asked || (kind.identity.length > 1 && kind.identity.includes(field));
  })?.kind;
}
