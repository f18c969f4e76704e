import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Edits, JsonView } from '../protocol/form';
import { icon } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** The form, as far as its JSON needs it. */
interface Edited {
  readonly edits: Edits;
  take(view: Exclude<JsonView, { problem: string }>): void;
}

/** The same request written as JSON. While it is open, what is typed there is what the form holds. */
export class FormAsJson {
  private text: string | undefined;
  private problem: string | undefined;
  private reading: AbortController | undefined;

  constructor(
    private readonly form: Edited,
    private readonly around: Surroundings,
  ) {}

  get isOpen(): boolean {
    return this.text !== undefined;
  }

  /** True while the text is no request: the form must not send something else than what is on the screen. */
  get isBroken(): boolean {
    return this.problem !== undefined;
  }

  toggle(): void {
    if (this.isOpen) {
      this.close();
      return;
    }
    attempt(this.around, async () => {
      const { text } = await this.around.host.ask('json', { edits: this.form.edits });
      this.text = text;
      this.problem = undefined;
      this.around.redraw();
    });
  }

  close(): void {
    this.text = undefined;
    this.problem = undefined;
    this.around.redraw();
  }

  view(): TemplateResult {
    const strings = this.around.strings();
    return html`<div class=${this.isBroken ? 'field invalid' : 'field'}>
      <label for="json">${strings.requestJson}</label>
      <div class="control">
        <textarea
          id="json"
          class="mono json"
          rows="18"
          spellcheck="false"
          autocomplete="off"
          .value=${live(this.text ?? '')}
          aria-invalid=${this.isBroken}
          aria-describedby=${this.isBroken ? 'json-problem' : nothing}
          @input=${(event: Event) => {
            this.type((event.target as HTMLTextAreaElement).value);
          }}
        ></textarea>
      </div>
      ${
        this.problem === undefined
          ? nothing
          : html`<p class="problem error" id="json-problem">
              ${icon('error', { size: 14 })}<span>${this.problem}</span>
            </p>`
      }
    </div>`;
  }

  private type(text: string): void {
    this.text = text;
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    attempt(this.around, async () => {
      const { signal } = reading;
      const view = await this.around.host.ask('applyJson', { text, edits: this.form.edits }, { signal });
      if (signal.aborted) return;
      this.problem = 'problem' in view ? view.problem : undefined;
      if (!('problem' in view)) this.form.take(view);
      this.around.redraw();
    });
  }
}
