import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FormGroupView, FormView } from '../protocol/form';
import type { FormController } from './formController';
import { fieldRow } from './formField';
import { formJsonEditor } from './formJsonEditor';
import { formList } from './formList';
import { formFooter } from './formFooter';
import { outcomeOf } from './formOutcome';
import { icon, iconButton } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** The page of one operation's form. */
export function formPage(form: FormController, around: Surroundings): TemplateResult {
  const view = form.form;
  const busy = form.progress !== undefined;
  const finished = form.outcome?.kind === 'done' && view.mode !== 'edit';
  return html`<main class="page form-page" aria-busy=${busy}>
    <form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        form.submit();
      }}
      @keydown=${submitOnEnter}
    >
      ${head(view, form, around)}
      <div id="outcome" tabindex="-1">
        ${form.outcome === undefined ? nothing : outcomeOf(form.outcome, form, around)}
      </div>
      <fieldset class="plain" ?disabled=${busy || finished}>
        ${
          form.asJson.isOpen
            ? formJsonEditor(form, around)
            : repeat(
                view.groups,
                ({ id }) => id,
                (group) => groupOf(group, form, around),
              )
        }
      </fieldset>
      ${formFooter(form, around)}
    </form>
  </main>`;
}

function head(view: FormView, form: FormController, around: Surroundings): TemplateResult {
  const strings = around.strings();
  return html`<header class="head">
    <div class="title">
      <h1>${view.title}</h1>
      <span class="tools"
        >${iconButton('code', strings.previewRequest, () => {
          form.previewRequest();
        })}${iconButton(
          form.asJson.isOpen ? 'list-flat' : 'json',
          form.asJson.isOpen ? strings.editAsForm : strings.editAsJson,
          () => {
            form.asJson.toggle();
          },
        )}</span
      >
    </div>
    <p>${view.summary}</p>
    ${view.target.map(
      ({ label, value, key }) =>
        html`<p class="subtitle">
          <span>${label}</span>${
            key === undefined
              ? html`<span><bdi>${value}</bdi></span>`
              : html`<button
                  type="button"
                  class="link"
                  @click=${() => {
                    attempt(around, async () => {
                      await around.host.ask('open', { key });
                    });
                  }}
                >
                  <bdi>${value}</bdi>
                </button>`
          }
        </p>`,
    )}
    ${
      view.costs === undefined
        ? nothing
        : html`<div class="notice notice-warning">
            ${icon('credit-card')}
            <div class="notice-text">
              <p><span class="notice-title">${strings.costs}:</span> ${view.costs}</p>
            </div>
          </div>`
    }
  </header>`;
}

function groupOf(group: FormGroupView, form: FormController, around: Surroundings): TemplateResult | typeof nothing {
  const shown = group.fields.filter((field) => form.isShown(field));
  if (shown.length + group.lists.length === 0) return nothing;
  const names = [...shown, ...group.lists.flatMap((list) => [list, ...form.listFields(list)])];
  const faulty = names.some(({ name }) => form.problems(name).some(({ severity }) => severity === 'error'));
  const open = faulty || (around.store.current.groups?.[group.id] ?? !group.collapsed);
  if (open) {
    const entries = group.lists.flatMap((list) => form.listFields(list));
    for (const field of [...shown, ...entries]) if (field.control.type === 'picker') form.load(field);
  }
  return html`<details
    class="form-group"
    ?open=${open}
    @toggle=${(event: Event) => {
      const now = (event.target as HTMLDetailsElement).open;
      if (now === open) return;
      around.store.change({ groups: { ...around.store.current.groups, [group.id]: now } });
      around.redraw();
    }}
  >
    <summary><h2>${group.title}</h2></summary>
    <div class="fields">
      ${repeat(
        shown,
        ({ name }) => name,
        (field) => fieldRow(field, form, around),
      )}
      ${group.lists.map((list) => formList(list, form, around))}
    </div>
  </details>`;
}

/** Enter in a line of text saves, as in any form; in a longer text it needs Ctrl or Cmd. Not while composing Chinese. */
function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
  const { target } = event;
  const line = target instanceof HTMLInputElement;
  const text = target instanceof HTMLTextAreaElement && (event.ctrlKey || event.metaKey);
  if (!line && !text) return;
  event.preventDefault();
  target.form?.requestSubmit();
}
