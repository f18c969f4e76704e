import * as vscode from 'vscode';
import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import { explanationText } from '../workbench/explanationText';
import { plainText } from '../estate/plainText';
import { stateMessage } from '../estate/resourceName';
import type { TeardownStage } from '../manifest/identifiers';
import type { PlanNode, Remark } from '../teardown/plan';
import { obstaclesOf, stepsOf } from '../teardown/plan';
import type { StepState, TeardownRun } from '../teardown/run';
import { canRun, isUnderWay, progressOf } from '../teardown/run';
import { sentences, translate, translateText } from '../workbench/translate';
import type { RemarkRow, ResourceRow, StepRow, TeardownRow } from './teardownRows';
import { rowId, rowsBelow, stateOf } from './teardownRows';

/** What can be done with a plan now. */
export function stageOf(run: TeardownRun): TeardownStage {
  if (isUnderWay(run)) return 'running';
  if (run.status === 'done' || stepsOf(run.plan).length === 0)
    return obstaclesOf(run.plan).length > 0 ? 'blocked' : 'over';
  if (!canRun(run)) return 'blocked';
  return run.status === 'shown' || run.status === 'changed' ? 'ready' : 'resumable';
}

/** What a plan does and to what, for example "Delete VBR: East". */
export function titleOfRun(catalogue: Catalogue, run: TeardownRun): string {
  return `${goalText(catalogue, run)}: ${plainText(run.plan.root.title)}`;
}

/** What a plan does to its subject, in the words of its last operation. */
function goalText(catalogue: Catalogue, { plan: { root, goal } }: TeardownRun): string {
  const operation = catalogue.changesOf(root.kind).find(({ effect }) => effect === goal);
  return translateText(operation?.label ?? goal);
}

/** Draws the rows of the view of teardown plans. Everything from outside is text. */
export class TeardownItems {
  constructor(private readonly catalogue: Catalogue) {}

  of(row: TeardownRow): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem('', rowsBelow(row).length > 0 ? Expanded : None);
    item.id = rowId(row);
    switch (row.type) {
      case 'run':
        return this.run(item, row.run);
      case 'resource':
        return this.resource(item, row);
      case 'step':
        return this.step(item, row);
      case 'remark':
        return this.remark(item, row);
    }
  }

  private run(item: vscode.TreeItem, run: TeardownRun): vscode.TreeItem {
    item.label = plainText(run.plan.root.title);
    // The status first: the view is narrow.
    item.description = [statusText(run), goalText(this.catalogue, run)].join(' · ');
    item.contextValue = stageOf(run);
    item.iconPath = runIcon(run);
    const problem = run.problem === undefined ? undefined : explanationText(run.problem);
    item.tooltip = [item.label, item.description, problem].filter((line) => line !== undefined).join('\n');
    item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
    return item;
  }

  private resource(item: vscode.TreeItem, { run, node }: ResourceRow): vscode.TreeItem {
    const kind = this.catalogue.kind(node.kind);
    const state = stateOf(run, node);
    item.label = plainText(node.title);
    item.description = [translateText(kind.label), ...stateWords(state)].join(' · ');
    item.iconPath = isBlocked(node) ? obstacleIcon : state === 'pending' ? icon(kind.icon) : icons[state];
    item.tooltip = `${translateText(kind.label)} ${plainText(node.title)}\n${plainText(node.id)}`;
    item.accessibilityInformation = { label: [item.description, item.label].join(' ') };
    return item;
  }

  private step(item: vscode.TreeItem, row: StepRow): vscode.TreeItem {
    const { run, node, step, number, state } = row;
    const declared = this.catalogue.operation(step.operation);
    const operation = declared === undefined ? undefined : this.catalogue.asActingOn(declared, node.kind);
    const isNew = run.added.includes(step.id);
    const words = [...stateWords(state ?? 'pending'), ...(isNew ? [vscode.l10n.t('new')] : [])];
    item.label = `${number}. ${operation === undefined ? step.operation : translateText(operation.label)}`;
    const subject = [node.title, ...(step.takenOff === undefined ? [] : [step.takenOff])].map(plainText).join(', ');
    item.description = [subject, ...words].join(' · ');
    item.iconPath = icons[state ?? (isNew ? 'new' : 'pending')];
    item.tooltip = operation === undefined ? step.operation : this.stepTooltip(operation, row);
    item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
    return item;
  }

  private stepTooltip(operation: Operation, { run, node, state }: StepRow): string {
    const kind = this.catalogue.kind(node.kind);
    const { to = [], deadline } = operation.states ?? {};
    const ends = to.map((id) =>
      id === 'gone' ? vscode.l10n.t('gone') : translate(stateMessage(kind, { state: id, wireState: id })),
    );
    const wait =
      deadline === undefined
        ? []
        : [
            vscode.l10n.t(
              'Then waits until it is: {0} (at most {1} minutes).',
              ends.join(', '),
              Math.ceil(deadline / 60),
            ),
          ];
    const problem = state === 'failed' && run.problem !== undefined ? [explanationText(run.problem)] : [];
    return [translateText(operation.summary), operation.name, plainText(node.id), ...wait, ...problem].join('\n');
  }

  private remark(item: vscode.TreeItem, { remark }: RemarkRow): vscode.TreeItem {
    const text = sentences([translate(remark.what), remark.todo && translate(remark.todo)]);
    item.label = plainText(translate(remark.what));
    item.description = remark.todo === undefined ? '' : plainText(translate(remark.todo));
    item.iconPath = remarkIcons[remark.sort];
    item.tooltip = plainText(text);
    const role = remark.sort === 'obstacle' ? vscode.l10n.t('Obstacle: {0}', text) : text;
    item.accessibilityInformation = { label: plainText(role) };
    return item;
  }
}

function isBlocked(node: PlanNode): boolean {
  return obstaclesOf({ root: node }).length > 0;
}

/** How a plan stands, for the grey text behind its title, of which a narrow side bar shows the beginning. */
function statusText(run: TeardownRun): string {
  const { done, all } = progressOf(run);
  const obstacles = obstaclesOf(run.plan).length;
  const progress = vscode.l10n.t('{0} of {1} steps done', done, all);
  if (obstacles > 0 && run.status !== 'done') return vscode.l10n.t('Obstacles: {0}', obstacles);
  switch (run.status) {
    case 'shown':
      return all === 0 ? vscode.l10n.t('Nothing to do') : vscode.l10n.t('Not begun · steps: {0}', all);
    case 'changed':
      return vscode.l10n.t('Changed meanwhile · steps left: {0}', all);
    case 'running':
      return progress;
    case 'stopping':
      return `${vscode.l10n.t('Stopping')} · ${progress}`;
    case 'stopped':
      return `${vscode.l10n.t('Stopped')} · ${progress}`;
    case 'failed':
      return `${vscode.l10n.t('Failed')} · ${progress}`;
    case 'done':
      return vscode.l10n.t('Done');
  }
}

function stateWords(state: StepState | 'pending'): readonly string[] {
  switch (state) {
    case 'pending':
      return [];
    case 'running':
      return [vscode.l10n.t('under way')];
    case 'sent':
      return [vscode.l10n.t('sent, end not seen')];
    case 'failed':
      return [vscode.l10n.t('failed')];
    case 'done':
      return [vscode.l10n.t('done')];
  }
}

function icon(name: string, colour?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

const obstacleIcon = icon('circle-slash', 'list.errorForeground');

const icons: Readonly<Record<StepState | 'pending' | 'new', vscode.ThemeIcon>> = {
  pending: icon('circle-large-outline'),
  new: icon('diff-added', 'list.warningForeground'),
  running: icon('loading~spin'),
  sent: icon('question', 'list.warningForeground'),
  failed: icon('error', 'list.errorForeground'),
  done: icon('pass', 'testing.iconPassed'),
};

const remarkIcons: Readonly<Record<Remark['sort'], vscode.ThemeIcon>> = {
  obstacle: obstacleIcon,
  stays: icon('info'),
  goesAlong: icon('arrow-small-right'),
  unseen: icon('warning', 'list.warningForeground'),
};

function runIcon(run: TeardownRun): vscode.ThemeIcon {
  switch (stageOf(run)) {
    case 'running':
      return icon('loading~spin');
    case 'blocked':
      return obstacleIcon;
    case 'over':
      return icon('pass', 'testing.iconPassed');
    case 'resumable':
      return run.status === 'failed'
        ? icon('error', 'list.errorForeground')
        : icon('debug-pause', 'list.warningForeground');
    case 'ready':
      return icon('checklist');
  }
}
