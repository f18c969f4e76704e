import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ErrorView, PageStrings } from '../protocol';
import type { StateView } from '../protocol/details';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** A codicon. It repeats what the text beside it says and is hidden from screen readers. */
export function icon(name: string, { spin = false, size = 16 } = {}): TemplateResult {
  return html`<vscode-icon name=${name} .size=${size} ?spin=${spin && !calm()} aria-hidden="true"></vscode-icon>`;
}

export function stateBadge(state: StateView): TemplateResult {
  return html`<span class="state state-${state.severity}"
    >${icon(state.icon, { spin: state.working, size: 14 })}<span>${state.label}</span></span
  >`;
}

/** An icon that is a button; the label is its tooltip and its name. */
export function iconButton(name: string, label: string, press: () => void): TemplateResult {
  return html`<vscode-toolbar-button
    icon=${name}
    .label=${label}
    title=${label}
    @click=${press}
  ></vscode-toolbar-button>`;
}

export interface ButtonLook {
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly icon?: string;
  readonly title?: string;
  /** Still reachable by keyboard, so that people learn that it exists and why it does nothing. */
  readonly idle?: boolean;
  readonly submit?: boolean;
}

export function button(label: string, press: () => void, look: ButtonLook = {}): TemplateResult {
  return html`<vscode-button
    class=${look.danger === true ? 'danger' : look.idle === true ? 'idle' : ''}
    ?secondary=${look.primary !== true}
    .icon=${look.icon ?? ''}
    type=${look.submit === true ? 'submit' : 'button'}
    title=${look.title ?? nothing}
    aria-disabled=${look.idle === true ? 'true' : nothing}
    @click=${press}
    >${label}</vscode-button
  >`;
}

/** An error with everything that helps: code, request ID, why, what to do, and the buttons for it. */
export function errorNotice(error: ErrorView, around: Surroundings, retry?: () => void): TemplateResult {
  const { host } = around;
  const strings = around.strings();
  const { requestId } = error;
  return html`<section class="notice notice-error" role="alert">
    ${icon('error')}
    <div class="notice-text">
      <p class="notice-title">${error.what}</p>
      ${error.why === undefined ? nothing : html`<p>${error.why}</p>`}
      ${error.advice === undefined ? nothing : html`<p>${error.advice}</p>`} ${facts(error, strings)}
      <div class="buttons">
        ${error.retry && retry !== undefined ? button(strings.retry, retry, { primary: true, icon: 'refresh' }) : nothing}
        ${
          requestId === undefined
            ? nothing
            : button(
                strings.copyRequestId,
                () => {
                  attempt(around, async () => {
                    await host.ask('copyRequestId', { requestId });
                    around.announce(strings.copied);
                  });
                },
                { icon: 'copy' },
              )
        }
        ${button(
          strings.openLog,
          () => {
            attempt(around, async () => {
              await host.ask('openLog', null);
            });
          },
          { icon: 'output' },
        )}
      </div>
    </div>
  </section>`;
}

function facts({ code, requestId, help }: ErrorView, strings: PageStrings): TemplateResult | typeof nothing {
  if (code === undefined && requestId === undefined && help === undefined) return nothing;
  return html`<dl class="facts">
    ${
      code === undefined
        ? nothing
        : html`<div>
            <dt>${strings.errorCode}</dt>
            <dd><code>${code}</code></dd>
          </div>`
    }
    ${
      requestId === undefined
        ? nothing
        : html`<div>
            <dt>${strings.requestId}</dt>
            <dd><code>${requestId}</code></dd>
          </div>`
    }
    ${
      help?.startsWith('https://') === true
        ? html`<div>
            <dt>${strings.help}</dt>
            <dd><a href=${help}>${help}</a></dd>
          </div>`
        : nothing
    }
  </dl>`;
}

/** True when the person asked the system for less motion. */
function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
