import * as vscode from 'vscode';
import { allowedOn } from '../catalog/catalogue';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { KindId } from '../catalog/kindId';
import type { Operation } from '../catalog/operation';
import { askedOf, runsOnMany } from '../catalog/operation';
import type { TeardownGoal } from '../catalog/takingDown';
import { ExplainedError } from '../estate/explain';
import { fixedValues } from '../estate/fixedValues';
import { refusalOf } from '../estate/refusal';
import type { Resource, ResourceKey } from '../estate/resource';
import { nameOf } from '../estate/resourceName';
import { operationCommandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translateText } from '../workbench/translate';
import type { BulkChanges } from './bulkChanges';
import type { ChangePath } from './changePath';
import { confirm, prefersPlan } from './confirm';
import type { Dependents } from './dependents';
import { dependentsOf } from './dependents';
import type { ResourceFinder } from './resourceFinder';
import type { Target } from './target';
import { readTarget, readTargets } from './target';
import type { Place, TargetPicker } from './targetPicker';

/** Opens the form of an operation. */
export interface FormOpener {
  open(form: {
    readonly operation: string;
    readonly account: string;
    readonly region: string;
    readonly key?: ResourceKey;
    readonly insteadOf?: ResourceKey;
  }): void;
}

/** Makes the plan of a teardown and goes on from there. */
export type TeardownOffer = (goal: TeardownGoal, subject: Resource) => Promise<void>;

/** One command for each operation that changes something, from the tree, the details and the palette. */
export class OperationCommands {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly finder: ResourceFinder,
    private readonly picker: TargetPicker,
    private readonly path: ChangePath,
    private readonly forms: FormOpener,
    private readonly bulk: BulkChanges,
    private readonly teardown: TeardownOffer,
  ) {}

  register(commands: Commands): vscode.Disposable {
    const registered = this.catalogue
      .writes()
      .map((operation) =>
        commands.register(operationCommandId(operation.name), (clicked, selected) =>
          this.start(operation, clicked, readTargets(clicked, selected)),
        ),
      );
    return vscode.Disposable.from(...registered);
  }

  /**
   * Starts it on every selected row where nothing has to be filled in; a form is about the row that was clicked, and the
   * menu does not offer it on several.
   */
  private async start(operation: Operation, clicked: unknown, targets: readonly Target[]): Promise<void> {
    const resources = runsOnMany(operation) ? targets.flatMap((target) => this.finder.known(target) ?? []) : [];
    if (new Set(resources.map(({ key }) => key)).size > 1) await this.bulk.run(operation, resources);
    else await this.run(operation, readTarget(clicked));
  }

  private async run(operation: Operation, target: Target | undefined): Promise<void> {
    // What is created, and what belongs to the account as a whole, has no subject.
    if (operation.subject === undefined) await this.create(operation, target);
    else await this.change(operation, target);
  }

  private async create(operation: Operation, target: Target | undefined): Promise<void> {
    const parentKind = operation.under?.kind;
    const common = {
      operation: operation.name,
      ...(target?.insteadOf === undefined ? {} : { insteadOf: target.insteadOf }),
    };
    if (parentKind === undefined || parentKind === 'region') {
      const place = await this.placeOf(operation, target);
      this.forms.open({ ...common, ...place });
      return;
    }
    const known = target === undefined ? undefined : await this.parentOf(target, parentKind);
    if (known === undefined && operation.under?.optional === true) {
      const place = await this.placeOf(operation, target);
      this.forms.open({ ...common, ...place });
      return;
    }
    if (known !== undefined) this.refuse(this.catalogue.onParent(operation), known);
    const parent = known ?? (await this.pick(operation, parentKind, target));
    this.forms.open({ ...common, account: parent.account, region: parent.region, key: parent.key });
  }

  private async change(declared: Operation, target: Target | undefined): Promise<void> {
    const pointedAt = target === undefined ? undefined : await this.finder.find(target);
    // A key of another kind would name another resource by the same parameters (a peer's row holds its group's ID).
    const fitting = pointedAt === undefined ? undefined : this.catalogue.asActingOn(declared, pointedAt.kind);
    const operation = fitting ?? declared;
    const known = fitting === undefined ? undefined : pointedAt;
    const subject = known ?? (await this.pick(operation, operation.kind, target));
    const { account, region } = subject;
    if (askedOf(operation).length > 0) {
      const { fresh } = await this.prepare(operation, subject);
      this.forms.open({ operation: operation.name, account, region, key: fresh.key });
      return;
    }
    const { fresh, dependents } = await this.prepare(operation, subject);
    const plan = this.planInstead(operation, fresh, dependents);
    if (plan !== undefined && (await prefersPlan(operation, fresh, plan.holding))) {
      return this.teardown(plan.goal, fresh);
    }
    await confirm(operation, fresh, dependents);
    const values = fixedValues(operation, fresh);
    const change = { operation, account, region, target: fresh, values };
    // Late, because the notification of what the service then does follows at once: VS Code drops a fourth in a second.
    await withLateProgress(
      translateText(operation.label),
      (signal, report) => this.path.send(change, { signal, report }),
      'waits',
    );
  }

  /** What a plan would do in place of an operation that is refused as long as these hang on its subject. */
  private planInstead(
    { effect }: Operation,
    { kind }: Resource,
    dependents: readonly Dependents[],
  ): { readonly goal: TeardownGoal; readonly holding: readonly Dependents[] } | undefined {
    const { teardown } = this.catalogue.kind(kind);
    const goal = teardown?.goals.find((each) => each === effect);
    const holding = dependents.filter((below) => teardown?.first.includes(below.kind.id) === true);
    return goal === undefined || holding.length === 0 ? undefined : { goal, holding };
  }

  /** Reads the subject and what hangs below it again: what the tree shows may be old, and a menu was built from it. */
  private async prepare(
    operation: Operation,
    subject: Resource,
  ): Promise<{ readonly fresh: Resource; readonly dependents: readonly Dependents[] }> {
    const title = vscode.l10n.t('Reading {0}...', noticeText(nameOf(subject)));
    return withLateProgress(title, async (signal) => {
      const fresh = await this.finder.fresh(subject, subject.account, signal);
      this.refuse(operation, fresh);
      // A form asks when it is sent, and reads then what depends on its subject.
      if (operation.destructive !== true || askedOf(operation).length > 0) return { fresh, dependents: [] };
      const estate = this.finder.estateOf(subject.account);
      return { fresh, dependents: await dependentsOf(this.catalogue, estate, fresh, signal) };
    });
  }

  private refuse(operation: Operation, subject: Resource): void {
    const refusal = refusalOf(operation, this.catalogue.kind(subject.kind), subject);
    if (refusal === undefined) return;
    throw new ExplainedError({
      what: message('{0} is not possible now.', { text: operation.label }),
      ...refusal,
      retryable: true,
    });
  }

  /** The parent that a target is, or whose list it is. */
  private async parentOf(target: Target, kind: KindId): Promise<Resource | undefined> {
    const direct = await this.finder.find(target);
    if (direct?.kind === kind) return direct;
    const { parent } = target;
    const known = this.finder.estateOf(target.account).known();
    return known.find((other) => other.kind === kind && parent?.kind === kind && other.id === parent.id);
  }

  private async pick(operation: Operation, kind: KindId, target: Target | undefined): Promise<Resource> {
    const title = translateText(operation.label);
    const place = await this.placeOf(operation, target);
    const accepts = (resource: Resource): boolean =>
      kind === operation.kind ? allowedOn(operation, resource) : this.catalogue.acceptsParent(operation, resource);
    const via = kind === operation.kind ? undefined : operation.under?.via;
    return this.picker.resource({ kind, title, accepts, ...(via === undefined ? {} : { within: via }) }, place);
  }

  private async placeOf(operation: Operation, target: Target | undefined): Promise<Place> {
    if (target?.region !== undefined) return { account: target.account, region: target.region };
    return this.picker.region(translateText(operation.label), target?.account);
  }
}
