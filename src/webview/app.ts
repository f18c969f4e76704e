import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { ErrorView, PageView } from '../protocol';
import { RequestCancelled, RequestFailed } from '../protocol/endpoint';
import { plainError } from '../protocol/error';
import { detailsPage } from './detailsPage';
import { FormController } from './formController';
import { fieldId } from './formField';
import { jsonField } from './formJsonEditor';
import { formPage } from './formPage';
import { guidePage } from './guidePage';
import type { StateStore } from './savedState';
import { errorNotice, icon } from './small';
import type { Host, Surroundings } from './surroundings';
import { attempt } from './surroundings';
import { Revealed } from './values';

/** Draws whatever page the host sends into one element, and remembers what only the page knows. */
export class App {
  private page: PageView | undefined;
  private form: FormController | undefined;
  private complaint: ErrorView | undefined;
  private spoken = '';
  private drawing = false;
  private readonly around: Surroundings;
  private readonly revealed: Revealed;

  constructor(
    private readonly root: HTMLElement,
    host: Host,
    private readonly store: StateStore,
  ) {
    this.around = {
      host,
      store,
      strings: () => this.strings(),
      redraw: () => {
        this.drawSoon();
      },
      announce: (text) => {
        this.spoken = text;
        this.drawSoon();
      },
      complain: (error) => {
        this.complaint = error;
        this.drawSoon();
      },
      describe: (error) => this.describe(error),
    };
    this.revealed = new Revealed(this.around);
  }

  /** Takes a whole new page. */
  take(page: PageView): void {
    const restore = 'restore' in page ? page.restore : undefined;
    const first = this.page === undefined;
    const before = this.subject();
    this.store.turnTo(restore);
    this.page = page;
    this.complaint = undefined;
    if (page.page === 'details') this.revealed.turnTo(page.view.key);
    const ended = this.form?.progress !== undefined && page.page === 'form' && page.view.progress === undefined;
    if (page.page !== 'form') this.form = undefined;
    else if (this.form === undefined) this.form = new FormController(page.view, this.around);
    else this.form.update(page.view);
    document.documentElement.lang = page.language;
    this.draw();
    if (first) scrollTo(0, this.store.current.scroll ?? 0);
    else if (this.subject() !== before) scrollTo(0, 0);
    if (ended) this.toOutcome();
  }

  progress(text: string): void {
    if (this.form === undefined) return;
    this.form.progress = text;
    this.drawSoon();
  }

  /** Begins: asks the host for the page. */
  start(): void {
    addEventListener('scrollend', () => {
      this.store.change({ scroll: scrollY });
    });
    attempt(this.around, async () => {
      this.take(await this.around.host.ask('ready', null));
    });
  }

  /** After saving, the keyboard goes to the outcome, or to the first field with a problem. */
  private toOutcome(): void {
    const { outcome } = this.form ?? {};
    const name =
      outcome?.kind === 'invalid'
        ? outcome.check.problems.find(({ severity }) => severity === 'error')?.name
        : undefined;
    const place = name === undefined ? 'outcome' : this.form?.asJson.isOpen === true ? jsonField : fieldId(name);
    const target = document.getElementById(place);
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  }

  /** Several changes in one turn are drawn once. */
  private drawSoon(): void {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.draw();
    });
  }

  private draw(): void {
    render(
      html`${this.complaint === undefined ? nothing : errorNotice(this.complaint, this.around)} ${this.body()}
        <div class="sr-only" role="status" aria-live="polite">${this.spoken}</div>`,
      this.root,
    );
  }

  private body(): TemplateResult | typeof nothing {
    const { page, around } = this;
    switch (page?.page) {
      case undefined:
        return nothing;
      case 'empty':
        return html`<main class="page blank">
          ${icon('list-tree', { size: 32 })}
          <h1>${page.text}</h1>
        </main>`;
      case 'loading':
        return html`<main class="page blank" aria-busy="true">
          ${icon('loading', { spin: true, size: 32 })}
          <h1>${page.text}</h1>
        </main>`;
      case 'failed':
        return html`<main class="page">
          <h1 class="sr-only">${page.strings.error}</h1>
          ${errorNotice(page.error, around, () => {
            attempt(around, async () => {
              await around.host.ask('retry', null);
            });
          })}
        </main>`;
      case 'details':
        return detailsPage(page.view, around, this.revealed);
      case 'form':
        return this.form === undefined ? nothing : formPage(this.form, around);
      case 'guide':
        return guidePage(page.view, around);
    }
  }

  private subject(): string | undefined {
    if (this.page?.page === 'guide') return this.page.view.subject;
    return this.page?.page === 'details' ? this.page.view.key : this.page?.page;
  }

  private strings(): PageView['strings'] {
    if (this.page === undefined) throw new Error('The host has not sent the texts yet');
    return this.page.strings;
  }

  private describe(error: unknown): ErrorView | undefined {
    if (error instanceof RequestCancelled) return undefined;
    if (error instanceof RequestFailed) return error.view;
    return this.page === undefined ? undefined : plainError(this.page.strings.noAnswer, true);
  }
}
