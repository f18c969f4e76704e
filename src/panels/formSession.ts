import { randomUUID } from 'node:crypto';
import type { Change, ChangeContext, Outcome } from '../actions/change';
import { isUnknown } from '../api/errors';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Subscription } from '../estate/emitter';
import { plainText } from '../estate/plainText';
import type { Resource, ResourceKey } from '../estate/resource';
import type { PageView, Restore } from '../protocol';
import type { ErrorView } from '../protocol/error';
import type { CheckView, ChoiceView, Edits, FormView, JsonView, SubmitView } from '../protocol/form';
import type { PageStrings } from '../protocol/strings';
import { commonHandlers } from './commonHandlers';
import { DraftToken } from './draftToken';
import { choicesFor } from './formChoices';
import type { FormStart } from './formModel';
import { FormModel } from './formModel';
import { gone, obstacleTo } from './formObstacle';
import type { Handlers } from './incoming';
import { longestEdit } from './incoming';
import { titleOf } from './links';
import { pageStrings } from './pageStrings';
import { errorView, PanelError } from './panelError';
import type { FormPorts, FormTarget } from './ports';

/** Where a session's pages go and what it tells its panel. */
export interface FormSurface {
  readonly send: (page: PageView) => void;
  readonly progress: (text: string) => void;
  readonly title: (text: string, unsaved: boolean) => void;
  readonly close: () => void;
  /** False while the form stands behind another tab. Not asked any more once the form is closed. */
  readonly visible: () => boolean;
  /** What was typed in a form that was closed while its change was being sent, which then was not carried out. */
  readonly offerBack: (unsaved: FormStart) => void;
}

/** What is done with a request once nothing stands against it. */
type CarryOut = (model: FormModel, edits: Edits, signal: AbortSignal) => Promise<SubmitView>;

/** What a form panel shows and does, without the panel: reads, checks, offers choices, sends, and keeps the outcome. */
export class FormSession {
  private model: FormModel | undefined;
  private failure: ErrorView | undefined;
  private edits: Edits;
  private progress: string | undefined;
  private outcome: SubmitView | undefined;
  /** The secrets that placeholders stand for in the JSON that the page got last. */
  private hidden: Edits = {};
  private sending: AbortController | undefined;
  private readonly life = new AbortController();
  private readonly token = new DraftToken(randomUUID);
  private readonly strings: PageStrings;
  private readonly subscription: Subscription;

  constructor(
    private readonly operation: Operation,
    private readonly at: FormTarget,
    private readonly ports: FormPorts,
    private readonly surface: FormSurface,
    private readonly start: FormStart = {},
  ) {
    this.edits = start.edits ?? {};
    this.strings = pageStrings(ports.translate);
    this.subscription = ports.source.onDidChange((keys) => {
      this.changed(keys);
    });
  }

  /** Reads the target and shows the form; errors become the page. */
  begin(): void {
    void this.load();
  }

  /** Reads the target again. What was typed stays, and shows as long as there is a target. */
  async reload(): Promise<void> {
    const { key } = this.at;
    if (key === undefined || this.sending !== undefined) return;
    try {
      const present = await this.ports.source.refresh(key, this.life.signal);
      if (this.closed) return;
      if (present === undefined) throw gone();
      if (this.failure !== undefined) await this.load();
      else this.changed([key]);
    } catch (error) {
      if (this.closed) return;
      this.failure = errorView(error, this.ports);
      this.draw();
    }
  }

  /** Answers to the page's requests. */
  get handlers(): Handlers {
    return {
      ...commonHandlers(this.ports, () => this.page()),
      ready: () => this.page(),
      retry: async () => {
        await this.load();
        return null;
      },
      revealField: ({ name }) => ({ text: plainText(this.model?.secret(name) ?? '') }),
      check: ({ edits }) => this.check(edits),
      choices: ({ name, edits }, signal) => this.choices(name, edits, signal),
      submit: ({ edits }) => this.submit(edits, (model, now, signal) => this.send(model, now, signal)),
      dryRun: ({ edits }) => this.submit(edits, (model, now, signal) => this.dryRun(model, now, signal)),
      json: ({ edits }) => this.json(edits),
      applyJson: ({ text, edits }) => this.applyJson(text, edits),
      previewRequest: async ({ edits }) => {
        const model = this.ready();
        await this.ports.previewRequest(this.change(model, model.withSecrets(edits, this.edits)));
        return null;
      },
      cancelSubmit: () => {
        this.sending?.abort();
        return null;
      },
      close: () => {
        this.edits = {};
        this.hidden = {};
        this.surface.close();
        return null;
      },
    };
  }

  /**
   * What would be lost if the form was closed now, without secrets; undefined when there is nothing. What is being sent
   * is not lost, and typing it again would send it twice.
   */
  unsaved(): FormStart | undefined {
    return this.sending === undefined ? this.leftOver() : undefined;
  }

  /** True when closing it and opening it with other values would lose nothing. */
  get isUntouched(): boolean {
    if (this.sending !== undefined || this.leftOver() !== undefined) return false;
    return this.model !== undefined || Object.keys(this.edits).length === 0;
  }

  /** A change on its way is not stopped by closing its form. */
  dispose(): void {
    this.life.abort();
    this.subscription.dispose();
  }

  private leftOver(): FormStart | undefined {
    if (this.model === undefined || this.outcome?.kind === 'done') return undefined;
    const edits = this.model.openEdits(this.edits);
    const base = this.model.openBase();
    const edited = Object.entries(edits).some(([name, value]) => value !== base[name]);
    if (!edited && this.model.typedSecrets(this.edits).length === 0) return undefined;
    return { base, edits, typed: this.model.lostWith(this.edits) };
  }

  private async load(): Promise<void> {
    this.failure = undefined;
    try {
      const target = await this.target();
      if (this.life.signal.aborted) return;
      this.model = new FormModel(this.operation, target, this.ports, this.start);
    } catch (error) {
      if (this.life.signal.aborted) return;
      this.failure = errorView(error, this.ports);
    }
    this.draw();
  }

  private async target(): Promise<Resource | undefined> {
    const { key } = this.at;
    if (key === undefined) return undefined;
    const { source } = this.ports;
    const found = source.get(key) ?? (await source.refresh(key, this.life.signal));
    if (found === undefined) throw gone();
    return found;
  }

  private draw(): void {
    this.surface.send(this.page());
    this.showTitle();
  }

  private showTitle(): void {
    const target = this.model?.target;
    const label = this.ports.translate({ text: this.operation.label });
    this.surface.title(target === undefined ? label : `${label}: ${titleOf(target)}`, this.unsaved() !== undefined);
  }

  private page(): PageView {
    const frame = { strings: this.strings, language: this.ports.language };
    const restore: Restore = {
      page: 'form',
      operation: this.operation.name,
      account: this.at.account,
      region: this.at.region,
      ...(this.at.key === undefined ? {} : { key: this.at.key }),
      // What a page keeps is read with a limit; a longer value is read from the service again.
      base: shortOnes(this.model?.openBase() ?? this.start.base ?? {}),
    };
    if (this.failure !== undefined) return { ...frame, page: 'failed', error: this.failure, restore };
    if (this.model === undefined) return { ...frame, page: 'loading', text: this.strings.loading, restore };
    const filled = this.model.view(this.edits);
    const view = {
      ...filled,
      target: [...filled.target, ...this.place(filled.target.length)],
      ...(this.progress === undefined ? {} : { progress: this.progress }),
      ...(this.outcome === undefined ? {} : { outcome: this.outcome }),
    };
    return { ...frame, page: 'form', view, restore };
  }

  /** Where the request goes, for forms that no resource says it of. */
  private place(targets: number): FormView['target'] {
    if (targets > 0) return [];
    const { account, region } = this.at;
    const name = plainText(this.ports.source.accountName(account));
    return [{ label: this.ports.translate(message('Account and region')), value: `${name} \u00b7 ${region}` }];
  }

  private check(sent: Edits): CheckView {
    return this.take(this.ready().withSecrets(sent, this.edits));
  }

  /** From now on these edits, secrets included, are what the person made of the form. */
  private take(edits: Edits): CheckView {
    const model = this.ready();
    this.edits = edits;
    this.outcome = this.stillTrue(this.outcome, this.edits);
    this.showTitle();
    return model.check(this.edits);
  }

  /** An outcome stands until the person goes on editing; a conflict until its fields are given up or sent. */
  private stillTrue(outcome: SubmitView | undefined, edits: Edits): SubmitView | undefined {
    if (outcome?.kind === 'conflict')
      return outcome.rows.some(({ name }) => Object.hasOwn(edits, name)) ? outcome : undefined;
    return outcome?.kind === 'done' && Object.keys(edits).length === 0 ? outcome : undefined;
  }

  private choices(name: string, edits: Edits, signal: AbortSignal): Promise<readonly ChoiceView[]> {
    const model = this.ready();
    return choicesFor(model.reference(name, edits), { model, edits, at: this.at, ports: this.ports, signal });
  }

  private json(sent: Edits): { readonly text: string } {
    const model = this.ready();
    const { text, hidden } = model.json(model.withSecrets(sent, this.edits));
    this.hidden = hidden;
    return { text };
  }

  private applyJson(text: string, sent: Edits): JsonView {
    const model = this.ready();
    const read = model.editsFromJson(text, this.hidden);
    if ('problem' in read) return { problem: this.ports.translate(read.problem) };
    // All of the request is in the text: a secret that is not there is not to be sent any more.
    const check = this.take(model.withSecrets(read.edits, {}));
    const forget = Object.keys(sent).filter((name) => model.isSecret(name) && sent[name] !== this.edits[name]);
    return { edits: model.openEdits(this.edits), check, forget };
  }

  private async submit(sent: Edits, carryOut: CarryOut): Promise<SubmitView> {
    const model = this.ready();
    if (this.sending !== undefined)
      throw new PanelError(this.ports.translate(message('This change is already on its way.')));
    const edits = model.withSecrets(sent, this.edits);
    this.edits = edits;
    const { signal } = (this.sending = new AbortController());
    // A conflict moves the base; whoever opens the form again has to meet the conflict again.
    const before = this.leftOver();
    this.report(this.strings.refreshing);
    try {
      const { operation, at } = this;
      const obstacle = await obstacleTo({ operation, at, source: this.ports.source }, model, edits, signal);
      this.outcome = obstacle ?? (await carryOut(model, edits, signal));
      if (this.closed && this.outcome.kind !== 'done') this.offerBack(before);
    } catch (error) {
      this.outcome = this.failed(error);
      if (this.closed && !isUnknown(error)) this.offerBack(before);
    } finally {
      this.sending = undefined;
      this.progress = undefined;
    }
    if (!this.closed) this.draw();
    return this.outcome;
  }

  /** The outcome of a change that was not accepted; told outside of the page as well when nobody can see that. */
  private failed(error: unknown): SubmitView {
    const { describe, reportError, translate } = this.ports;
    const view = describe(error);
    if (view === undefined) {
      return { kind: 'cancelled', message: translate(message('Canceled. Nothing was changed.')) };
    }
    if (this.closed || !this.surface.visible()) reportError(error);
    return { kind: 'failed', error: view };
  }

  private get closed(): boolean {
    return this.life.signal.aborted;
  }

  private offerBack(unsaved: FormStart | undefined): void {
    if (unsaved !== undefined) this.surface.offerBack(unsaved);
  }

  private change(model: FormModel, edits: Edits): Change {
    const { account, region, insteadOf } = this.at;
    const { target } = model;
    return {
      operation: this.operation,
      account,
      region,
      ...(target === undefined ? {} : { target }),
      values: model.request(edits),
      ...(insteadOf === undefined ? {} : { insteadOf }),
    };
  }

  private async dryRun(model: FormModel, edits: Edits, signal: AbortSignal): Promise<SubmitView> {
    const outcome = await this.ports.sender.dryRun(this.change(model, edits), {
      signal,
      report: this.report.bind(this),
    });
    return { kind: 'checked', ...outcome };
  }

  private async send(model: FormModel, edits: Edits, signal: AbortSignal): Promise<SubmitView> {
    const change = this.change(model, edits);
    if (this.operation.destructive === true && change.target !== undefined) {
      await this.ports.confirm(this.operation, change.target);
    }
    const token = this.token.for(change.values);
    const outcome = await this.sent({ ...change, token }, { signal, report: this.report.bind(this) });
    this.edits = {};
    this.hidden = {};
    model.forgetLost();
    const present = this.at.key === undefined ? undefined : this.ports.source.get(this.at.key);
    if (present !== undefined) model.rebase(present, {});
    return { kind: 'done', ...outcome };
  }

  private async sent(change: Change, context: ChangeContext): Promise<Outcome> {
    try {
      const outcome = await this.ports.sender.send(change, context);
      this.token.accepted();
      return outcome;
    } catch (error) {
      this.token.failed(error, this.operation);
      throw error;
    }
  }

  private report(text: string): void {
    this.progress = text;
    if (!this.closed) this.surface.progress(text);
  }

  private changed(keys: readonly ResourceKey[]): void {
    const { key } = this.at;
    if (key === undefined || this.model === undefined || !keys.includes(key) || this.sending !== undefined) return;
    const present = this.ports.source.get(key);
    if (present === undefined) return;
    this.model.follow(present, this.edits);
    this.draw();
  }

  private ready(): FormModel {
    if (this.model === undefined) throw new PanelError(this.strings.loading);
    return this.model;
  }
}

function shortOnes(values: Edits): Edits {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length <= longestEdit));
}
