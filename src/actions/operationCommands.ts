import * as vscode from 'vscode';
import type { Sessions } from '../accounts/sessions';
import { allowedIn } from '../catalog/catalogue';
import type { Catalogue } from '../catalog/catalogue';
import { listOf, message } from '../catalog/message';
import type { KindId } from '../catalog/kindId';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import { ExplainedError } from '../estate/explain';
import type { Resource, ResourceKey } from '../estate/resource';
import { shortId, stateMessage } from '../estate/resourceName';
import { textOf } from '../estate/toResource';
import { operationCommandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { translateText } from '../workbench/translate';
import type { ChangePath } from './changePath';
import type { Dependents } from './confirm';
import { confirm } from './confirm';
import type { Target } from './target';
import { readTarget } from './target';
import type { Place, TargetPicker } from './targetPicker';

/** Opens the form of an operation. */
export interface FormOpener {
  open(form: {
    readonly operation: string;
    readonly account: string;
    readonly region: string;
    readonly key?: ResourceKey;
  }): void;
}

/** One command for each operation that changes something, from the tree, the details and the palette. */
export class OperationCommands {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly sessions: Sessions,
    private readonly picker: TargetPicker,
    private readonly path: ChangePath,
    private readonly forms: FormOpener,
  ) {}

  register(commands: Commands): vscode.Disposable {
    const registered = this.catalogue
      .writes()
      .map((operation) =>
        commands.register(operationCommandId(operation.name), (argument) => this.run(operation, readTarget(argument))),
      );
    return vscode.Disposable.from(...registered);
  }

  private async run(operation: Operation, target: Target | undefined): Promise<void> {
    if (operation.effect === 'create') await this.create(operation, target);
    else await this.change(operation, target);
  }

  private async create(operation: Operation, target: Target | undefined): Promise<void> {
    const parentKind = operation.under?.kind;
    if (parentKind === undefined || parentKind === 'region') {
      const place = await this.placeOf(operation, target);
      this.forms.open({ operation: operation.name, ...place });
      return;
    }
    const known = target === undefined ? undefined : this.parentOf(target, parentKind);
    const parent = known ?? (await this.pick(operation, parentKind, target));
    this.forms.open({ operation: operation.name, account: parent.account, region: parent.region, key: parent.key });
  }

  private async change(operation: Operation, target: Target | undefined): Promise<void> {
    const known = target?.key === undefined ? undefined : this.estateOf(target.account).resource(target.key);
    const subject = known ?? (await this.pick(operation, operation.kind, target));
    const { account, region } = subject;
    if (operation.effect === 'modify') {
      this.forms.open({ operation: operation.name, account, region, key: subject.key });
      return;
    }
    const fresh = await this.fresh(operation, subject);
    await confirm(operation, fresh, this.dependentsOf(fresh));
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: translateText(operation.label), cancellable: true },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        const report = (text: string): void => {
          progress.report({ message: text });
        };
        const values = subjectValues(operation, fresh);
        await this.path.send({ operation, account, region, target: fresh, values }, { signal: abort.signal, report });
      },
    );
  }

  /** Reads the subject again: what the tree shows may be old, and a menu was built from it. */
  private async fresh(operation: Operation, subject: Resource): Promise<Resource> {
    const fresh = await this.estateOf(subject.account).reread(subject);
    if (fresh === undefined) {
      throw new ExplainedError({ what: message('{0} does not exist any more.', shortId(subject)), retryable: false });
    }
    if (!allowedIn(operation, fresh.state)) {
      const kind = this.catalogue.kind(fresh.kind);
      const states = (operation.states?.from ?? []).map((state) => stateMessage(kind, { state, wireState: state }));
      throw new ExplainedError({
        what: message('{0} is not possible now.', { text: operation.label }),
        why: message('{0} is in the state {1}.', shortId(fresh), stateMessage(kind, fresh)),
        todo: message('It is possible in these states: {0}.', listOf(states)),
        retryable: true,
      });
    }
    return fresh;
  }

  private dependentsOf(subject: Resource): readonly Dependents[] {
    const known = this.estateOf(subject.account).known();
    return this.catalogue.childrenOf(subject.kind).flatMap((kind) => {
      const count = known.filter(
        (other) =>
          other.kind === kind.id && other.region === subject.region && other.parents[subject.kind] === subject.id,
      ).length;
      return count === 0 ? [] : [{ label: translateText(count === 1 ? kind.label : kind.plural), count }];
    });
  }

  private parentOf(target: Target, kind: KindId): Resource | undefined {
    const estate = this.estateOf(target.account);
    const direct = target.key === undefined ? undefined : estate.resource(target.key);
    if (direct?.kind === kind) return direct;
    const { parent } = target;
    return estate.known().find((other) => other.kind === parent?.kind && other.kind === kind && other.id === parent.id);
  }

  private async pick(operation: Operation, kind: KindId, target: Target | undefined): Promise<Resource> {
    const title = translateText(operation.label);
    const place = await this.placeOf(operation, target);
    const accepts = (resource: Resource): boolean =>
      kind === operation.kind
        ? allowedIn(operation, resource.state)
        : this.catalogue.acceptsParent(operation, resource);
    return this.picker.resource({ kind, title, accepts }, place);
  }

  private async placeOf(operation: Operation, target: Target | undefined): Promise<Place> {
    if (target?.region !== undefined) return { account: target.account, region: target.region };
    return this.picker.region(translateText(operation.label), target?.account);
  }

  private estateOf(account: string) {
    const session = this.sessions.of(account);
    if (session === undefined)
      throw new ExplainedError({ what: message('The account was removed.'), retryable: false });
    return session.estate;
  }
}

/** The parameters that name the subject (traps 11). */
function subjectValues(operation: Operation, subject: Resource): Values {
  const entries = Object.entries(operation.subject ?? {});
  return Object.fromEntries(entries.map(([parameter, field]) => [parameter, textOf(subject.attributes[field]) ?? '']));
}
