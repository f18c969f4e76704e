import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { TeardownGoal } from '../catalog/takingDown';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { nameOf, shortId } from '../estate/resourceName';
import { commandId } from '../manifest/identifiers';
import type { PlanEnd } from '../teardown/carryOut';
import { operationsTo } from '../teardown/ending';
import { obstaclesOf, stepsOf } from '../teardown/plan';
import type { TeardownRun } from '../teardown/run';
import { isUnderWay, progressOf } from '../teardown/run';
import type { Teardowns } from '../teardown/teardowns';
import type { Commands } from '../workbench/commands';
import type { ErrorReporter } from '../workbench/errorReporter';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translateText } from '../workbench/translate';
import { typeName } from './confirm';
import type { ResourceFinder } from './resourceFinder';
import type { Target } from './target';
import { readTarget } from './target';
import type { TargetPicker } from './targetPicker';
import { titleOfRun } from './teardownItems';
import type { TeardownView } from './teardownView';

/** What the commands need of the rest of the product. */
export interface TeardownCommandParts {
  readonly catalogue: Catalogue;
  readonly teardowns: Teardowns;
  readonly view: TeardownView;
  readonly finder: ResourceFinder;
  readonly picker: TargetPicker;
  readonly errors: ErrorReporter;
}

/** The commands of teardown plans: make one, carry it out or on, stop it, read it again, forget it. */
export class TeardownCommands {
  constructor(private readonly parts: TeardownCommandParts) {}

  register(commands: Commands): vscode.Disposable {
    return vscode.Disposable.from(
      commands.register(commandId.terminateWithDependencies, (target) => this.make('terminate', readTarget(target))),
      commands.register(commandId.deleteWithDependencies, (target) => this.make('delete', readTarget(target))),
      commands.register(commandId.runTeardown, (row) => this.begin(this.runOf(row))),
      commands.register(commandId.resumeTeardown, (row) => this.resume(this.runOf(row))),
      commands.register(commandId.stopTeardown, (row) => {
        this.parts.teardowns.stop(this.runOf(row).id);
      }),
      commands.register(commandId.readTeardownAgain, (row) => this.readAgain(this.runOf(row))),
      commands.register(commandId.discardTeardown, (row) => this.parts.teardowns.discard(this.runOf(row).id)),
    );
  }

  /** Makes the plan of a resource, shows it, and asks whether it is to be carried out. */
  async makeFor(goal: TeardownGoal, subject: Resource): Promise<void> {
    const { teardowns, view } = this.parts;
    const title = vscode.l10n.t('Reading what hangs on {0}...', noticeText(nameOf(subject)));
    const run = await withLateProgress(title, (signal) => teardowns.make(subject, subject.account, goal, signal));
    await view.show(run.id);
    if (!isUnderWay(run)) await this.begin(run);
  }

  private async make(goal: TeardownGoal, target: Target | undefined): Promise<void> {
    const found = target === undefined ? undefined : await this.parts.finder.find(target);
    await this.makeFor(goal, found ?? (await this.pick(goal, target)));
  }

  private async pick(goal: TeardownGoal, target: Target | undefined): Promise<Resource> {
    const { catalogue, picker } = this.parts;
    const title =
      goal === 'delete' ? vscode.l10n.t('Delete with Dependencies') : vscode.l10n.t('Terminate with Dependencies');
    const kinds = catalogue.allKinds().filter(({ teardown }) => teardown?.goals.includes(goal) === true);
    const items = kinds.map((kind) => ({ label: translateText(kind.label), of: kind.id }));
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Kind of resource') });
    if (chosen === undefined) throw new Cancelled('notSent');
    const place = await picker.region(title, target?.account);
    const accepts = (resource: Resource): boolean => (operationsTo(catalogue, resource, goal)?.length ?? 0) > 0;
    return picker.resource({ kind: chosen.of, title, accepts }, place);
  }

  private async begin(run: TeardownRun): Promise<void> {
    const { catalogue } = this.parts;
    const { root } = run.plan;
    const obstacles = obstaclesOf(run.plan).length;
    if (obstacles > 0) {
      throw new ExplainedError({
        what: message('{0} cannot be taken down yet: obstacles were found ({1}).', root.title, obstacles),
        todo: message('Remove what the plan names, then read the plan again. Nothing was changed.'),
        retryable: false,
      });
    }
    const count = stepsOf(run.plan).length;
    if (count === 0) {
      void vscode.window.showInformationMessage(noticeText(vscode.l10n.t('{0}: there is nothing to do.', root.title)));
      return;
    }
    const subject = { id: root.id, name: root.title === shortId(root) ? '' : root.title };
    const facts = [
      vscode.l10n.t('Carries out the steps of the plan ({0}) one after the other.', count),
      vscode.l10n.t('What is deleted cannot be brought back.'),
    ];
    const title = titleOfRun(catalogue, run);
    if (await typeName(vscode.l10n.t('Run Teardown Plan'), subject, [title, ...facts])) await this.carryOut(run);
  }

  private async resume(run: TeardownRun): Promise<void> {
    const { done, all } = progressOf(run);
    const resume = vscode.l10n.t('Resume');
    const answer = await vscode.window.showWarningMessage(
      noticeText(titleOfRun(this.parts.catalogue, run)),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Steps left: {0} of {1}. Everything is read again first; what is new is shown before it is touched.',
          all - done,
          all,
        ),
      },
      resume,
    );
    if (answer === resume) await this.carryOut(run);
  }

  private async readAgain(run: TeardownRun): Promise<void> {
    const { teardowns } = this.parts;
    const title = vscode.l10n.t('Reading what hangs on {0}...', noticeText(run.plan.root.title));
    await withLateProgress(title, (signal) => teardowns.readAgain(run.id, signal));
  }

  /** Carries a plan out with a notification that tells the step and can stop it, and says how it ended. */
  private async carryOut({ id, plan }: TeardownRun): Promise<void> {
    const { catalogue, teardowns } = this.parts;
    const run = this.required(id);
    const title = noticeText(titleOfRun(catalogue, run));
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    const end = await vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => {
        teardowns.stop(id);
      });
      progress.report({ message: vscode.l10n.t('Reading everything again...') });
      const following = teardowns.onDidChange((changed) => {
        const text = changed?.id === id ? this.stepText(changed) : undefined;
        if (text !== undefined) progress.report({ message: noticeText(text) });
      });
      try {
        return await teardowns.run(id, plan);
      } finally {
        following.dispose();
      }
    });
    await this.tell(id, title, end);
  }

  /** For example "step 4 of 36, Delete BGP Peer 10.0.0.1". */
  private stepText(run: TeardownRun): string | undefined {
    const placed = stepsOf(run.plan);
    const index = placed.findIndex(({ step }) => run.steps[step.id] === 'running');
    const current = placed[index];
    if (current === undefined) return undefined;
    const operation = this.parts.catalogue.operation(current.step.operation);
    const what = `${translateText(operation?.label ?? current.step.operation)} ${current.node.title}`;
    return run.status === 'stopping'
      ? vscode.l10n.t('Stopping after step {0} of {1}: {2}', index + 1, placed.length, what)
      : vscode.l10n.t('Step {0} of {1}: {2}', index + 1, placed.length, what);
  }

  private async tell(id: string, title: string, end: PlanEnd): Promise<void> {
    const { errors, view } = this.parts;
    switch (end.end) {
      case 'done':
        void vscode.window.showInformationMessage(vscode.l10n.t('{0}: all steps are done.', title));
        return;
      case 'stopped':
        void vscode.window.showInformationMessage(
          end.step === undefined
            ? vscode.l10n.t('{0}: stopped before the next step.', title)
            : vscode.l10n.t('{0}: stopped. The step under way was sent and goes on at the service.', title),
        );
        return;
      case 'changed':
        await view.show(id, end.added[0]);
        void vscode.window.showWarningMessage(
          vscode.l10n.t(
            '{0}: something has changed since the plan was shown. It is shown again, and nothing of what is new was touched.',
            title,
          ),
        );
        return;
      case 'failed':
        errors.report(end.error, () => this.carryOut(this.required(id)));
        await view.show(id, end.step);
    }
  }

  /** The plan of the row that a command was started on, or else the one that is selected. */
  private runOf(row: unknown): TeardownRun {
    const named = typeof row === 'object' && row !== null && 'run' in row ? row.run : undefined;
    const id = typeof named === 'object' && named !== null && 'id' in named ? named.id : undefined;
    return typeof id === 'string' ? this.required(id) : this.required(this.parts.view.current?.id ?? '');
  }

  private required(id: string): TeardownRun {
    const run = this.parts.teardowns.of(id);
    if (run !== undefined) return run;
    throw new ExplainedError({ what: message('There is no such plan any more.'), retryable: false });
  }
}
