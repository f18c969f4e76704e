import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceView, ControlView, FieldView } from '../protocol/form';
import type { FormController } from './formController';
import { button, icon, iconButton } from './small';
import type { Surroundings } from './surroundings';

/** What every control of a field shares. */
export interface ControlState {
  readonly id: string;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly required: boolean;
}

/**
 * The control of one field. Inputs are native elements in the page's own tree, coloured like VS Code's: labels, help
 * and problems are tied to them by ID, which does not reach into a component's shadow.
 */
export function controlOf(
  field: FieldView,
  state: ControlState,
  form: FormController,
  around: Surroundings,
): TemplateResult {
  const { control } = field;
  switch (control.type) {
    case 'textarea':
    case 'lines':
      return textarea(field, state, form, control.type === 'lines' ? 4 : 3);
    case 'select':
      return select(field, state, form, options(control.choices, control.none, form.value(field), around));
    case 'checkbox':
      return checkbox(field, control.text, state, form);
    case 'secret':
      return secret(field, control.kept, state, form, around);
    case 'picker':
      return picker(field, control, state, form, around);
    case 'text':
    case 'number':
      return input(field, state, form, control.type === 'number' ? 'numeric' : 'text');
  }
}

// A number is typed as text: a number input loses what it cannot read and changes its value under the wheel.
function input(field: FieldView, state: ControlState, form: FormController, mode: 'text' | 'numeric'): TemplateResult {
  return html`<input
    type="text"
    inputmode=${mode}
    class=${mode === 'numeric' ? 'short' : ''}
    id=${state.id}
    name=${field.name}
    .value=${live(form.value(field))}
    placeholder=${field.placeholder ?? nothing}
    autocomplete="off"
    spellcheck="false"
    ?disabled=${field.disabled !== undefined}
    aria-required=${state.required}
    aria-invalid=${state.invalid}
    aria-describedby=${state.describedBy || nothing}
    @input=${(event: InputEvent) => {
      form.edit(field, (event.target as HTMLInputElement).value);
    }}
    @blur=${() => {
      form.leave(field);
    }}
  />`;
}

function textarea(field: FieldView, state: ControlState, form: FormController, rows: number): TemplateResult {
  return html`<textarea
    id=${state.id}
    name=${field.name}
    rows=${rows}
    .value=${live(form.value(field))}
    placeholder=${field.placeholder ?? nothing}
    ?disabled=${field.disabled !== undefined}
    aria-required=${state.required}
    aria-invalid=${state.invalid}
    aria-describedby=${state.describedBy || nothing}
    @input=${(event: InputEvent) => {
      form.edit(field, (event.target as HTMLTextAreaElement).value);
    }}
    @blur=${() => {
      form.leave(field);
    }}
  ></textarea>`;
}

function select(
  field: FieldView,
  state: ControlState,
  form: FormController,
  choices: readonly ChoiceView[],
): TemplateResult {
  const value = form.value(field);
  return html`<span class="select"
    ><select
      id=${state.id}
      name=${field.name}
      ?disabled=${field.disabled !== undefined}
      aria-required=${state.required}
      aria-invalid=${state.invalid}
      aria-describedby=${state.describedBy || nothing}
      @change=${(event: Event) => {
        form.edit(field, (event.target as HTMLSelectElement).value);
      }}
      @blur=${() => {
        form.leave(field);
      }}
    >
      ${choices.map(
        (choice) =>
          html`<option
            value=${choice.value}
            .selected=${live(choice.value === value)}
            ?disabled=${choice.disabled !== undefined}
          >
            ${choice.disabled === undefined ? choice.label : `${choice.label} (${choice.disabled})`}
          </option>`,
      )}</select
    >${icon('chevron-down')}</span
  >`;
}

function options(
  choices: readonly ChoiceView[],
  none: string | undefined,
  value: string,
  around: Surroundings,
): readonly ChoiceView[] {
  const known = value === '' || choices.some((choice) => choice.value === value);
  const first =
    none === undefined
      ? value === ''
        ? [{ value: '', label: around.strings().choose }]
        : []
      : [{ value: '', label: none }];
  return [...first, ...(known ? [] : [{ value, label: value }]), ...choices];
}

function checkbox(field: FieldView, text: string, state: ControlState, form: FormController): TemplateResult {
  return html`<label class="checkbox"
    ><input
      type="checkbox"
      id=${state.id}
      name=${field.name}
      .checked=${live(form.value(field) === 'true')}
      ?disabled=${field.disabled !== undefined}
      aria-invalid=${state.invalid}
      aria-describedby=${state.describedBy || nothing}
      @change=${(event: Event) => {
        form.edit(field, (event.target as HTMLInputElement).checked ? 'true' : 'false');
      }}
    /><span class="box" aria-hidden="true">${icon('check', { size: 14 })}</span><span>${text}</span></label
  >`;
}

function secret(
  field: FieldView,
  kept: boolean,
  state: ControlState,
  form: FormController,
  around: Surroundings,
): TemplateResult {
  const strings = around.strings();
  const present = form.revealed(field.name);
  const typed = form.isTypedBefore(field.name);
  const note = `${state.id}-typed`;
  const describedBy = [state.describedBy, ...(typed ? [note] : [])].filter((id) => id !== '').join(' ');
  return html`<span class="with-button"
      ><input
        type="password"
        id=${state.id}
        name=${field.name}
        .value=${live(form.value(field))}
        placeholder=${typed ? nothing : kept ? strings.keptSecret : (field.placeholder ?? nothing)}
        autocomplete="new-password"
        ?disabled=${field.disabled !== undefined}
        aria-required=${state.required}
        aria-invalid=${state.invalid}
        aria-describedby=${describedBy || nothing}
        @input=${(event: InputEvent) => {
          form.edit(field, (event.target as HTMLInputElement).value);
        }}
        @blur=${() => {
          form.leave(field);
        }}
      />
      ${
        typed
          ? iconButton('discard', `${strings.discardTyped}: ${field.label}`, () => {
              form.edit(field, '');
            })
          : nothing
      }
      ${
        kept
          ? iconButton(
              present === undefined ? 'eye' : 'eye-closed',
              `${present === undefined ? strings.reveal : strings.hide}: ${field.label}`,
              () => {
                form.toggleSecret(field.name);
              },
            )
          : nothing
      }</span
    >${present === undefined ? nothing : html`<output class="mono" for=${state.id}><bdi>${present}</bdi></output>`}
    ${typed ? html`<p class="help" id=${note}>${icon('key', { size: 14 })} ${strings.typedSecret}</p>` : nothing}`;
}

function picker(
  field: FieldView,
  control: Extract<ControlView, { type: 'picker' }>,
  state: ControlState,
  form: FormController,
  around: Surroundings,
): TemplateResult {
  const strings = around.strings();
  const list = form.choices(field);
  const failed = list?.status === 'failed';
  const types = form.typesId(field.name) || failed;
  const choices = list?.status === 'loaded' ? list.choices : [];
  const switchLabel = `${types ? strings.chooseFromList : strings.anotherId}: ${field.label}`;
  return html`<span class="with-button"
      >${types ? input(field, state, form, 'text') : select(field, state, form, options(choices, control.none, form.value(field), around))}
      ${
        field.disabled === undefined && !failed
          ? iconButton(types ? 'list-unordered' : 'edit', switchLabel, () => {
              form.toggleTyping(field.name);
            })
          : nothing
      }</span
    >
    ${list?.status === 'loading' ? html`<p class="help">${icon('loading', { spin: true, size: 14 })} ${strings.loadingChoices}</p>` : nothing}
    ${list?.status === 'loaded' && choices.length === 0 ? html`<p class="help">${strings.noChoices}</p>` : nothing}
    ${
      failed
        ? html`<p class="problem warning">${icon('warning', { size: 14 })}<span>${list.error.what}</span></p>
            ${button(
              strings.retry,
              () => {
                form.load(field, true);
                around.redraw();
              },
              { icon: 'refresh' },
            )}`
        : nothing
    }`;
}
