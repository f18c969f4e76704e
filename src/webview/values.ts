import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FieldPath, LinkView, ValueView } from '../protocol/details';
import { icon, iconButton, stateBadge } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** Secrets that the person has asked to see: in memory only, and only while their resource is shown. */
export class Revealed {
  private readonly texts = new Map<string, string>();
  private copied: string | undefined;
  private subject: string | undefined;

  constructor(private readonly around: Surroundings) {}

  /** Forgets everything when another resource is shown. */
  turnTo(subject: string): void {
    if (subject !== this.subject) this.texts.clear();
    this.subject = subject;
  }

  text(path: FieldPath): string | undefined {
    return this.texts.get(JSON.stringify(path));
  }

  justCopied(path: FieldPath): boolean {
    return this.copied === JSON.stringify(path);
  }

  toggle(path: FieldPath): void {
    const name = JSON.stringify(path);
    const { around, subject } = this;
    if (this.texts.delete(name)) {
      around.redraw();
      return;
    }
    if (subject === undefined) return;
    attempt(around, async () => {
      const { text } = await around.host.ask('reveal', { key: subject, path });
      if (subject === this.subject) this.texts.set(name, text);
      around.redraw();
    });
  }

  copy(path: FieldPath): void {
    const { around, subject } = this;
    if (subject === undefined) return;
    attempt(around, async () => {
      await around.host.ask('copy', { key: subject, path });
      this.copied = JSON.stringify(path);
      around.announce(around.strings().copied);
      around.redraw();
      setTimeout(() => {
        this.copied = undefined;
        around.redraw();
      }, 1_500);
    });
  }
}

/** One value. Everything that came from outside is bound as text. */
export function valueOf(
  value: ValueView,
  path: FieldPath,
  label: string,
  around: Surroundings,
  revealed: Revealed,
): TemplateResult {
  switch (value.type) {
    case 'empty':
      return html`<span class="faint">${around.strings().notSet}</span>`;
    case 'text':
      return html`<bdi class="text">${value.text}</bdi>${
          value.raw === undefined ? nothing : html` <span class="faint raw"><bdi>${value.raw}</bdi></span>`
        }`;
    case 'boolean':
      return html`${icon(value.value ? 'check' : 'circle-slash', { size: 14 })} ${value.text}`;
    case 'number':
      return html`<span class="number">${value.text}</span
        >${value.unit === undefined ? nothing : html` ${value.unit}`}`;
    case 'time':
      return html`<time datetime=${value.iso} title=${value.utc}
        >${value.local}<span class="sr-only"> (${value.utc})</span></time
      >`;
    case 'secret':
      return secret(path, label, around, revealed);
    case 'link':
      return resourceLink(value.link, around);
    case 'list':
      return html`<ul class="plain">
        ${value.items.map((item, index) => html`<li>${valueOf(item, [...path, String(index)], label, around, revealed)}</li>`)}
      </ul>`;
    case 'table':
      return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
        <table>
          <thead>
            <tr>
              ${value.columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${value.rows.map(
              (row) =>
                html`<tr>
                  ${row.map(
                    (cell, index) =>
                      html`<td>${valueOf(cell.value, cell.path, value.columns[index] ?? label, around, revealed)}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

/** A link to another resource, with the state as icon and text when it is known. */
export function resourceLink(link: LinkView, around: Surroundings): TemplateResult {
  return html`<button
      type="button"
      class="link"
      @click=${() => {
        attempt(around, async () => {
          await around.host.ask('open', { key: link.key });
        });
      }}
    >
      ${icon(link.icon)}<bdi>${link.label}</bdi></button
    >${link.state === undefined ? nothing : stateBadge(link.state)}`;
}

function secret(path: FieldPath, label: string, around: Surroundings, revealed: Revealed): TemplateResult {
  const strings = around.strings();
  const text = revealed.text(path);
  const shown = text !== undefined;
  return html`<span class="secret"
      >${shown ? html`<bdi class="text mono">${text}</bdi>` : html`<span aria-hidden="true">••••••</span><span class="sr-only">${strings.hidden}</span>`}</span
    >
    ${iconButton(shown ? 'eye-closed' : 'eye', `${shown ? strings.hide : strings.reveal}: ${label}`, () => {
      revealed.toggle(path);
    })}`;
}
