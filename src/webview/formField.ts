import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FieldView, ProblemView } from '../protocol/form';
import { controlOf } from './formControl';
import type { FormController } from './formController';
import { icon } from './small';
import type { Surroundings } from './surroundings';

/** One field: label, control, unit, help, and what is wrong, tied together for screen readers. */
export function fieldRow(field: FieldView, form: FormController, around: Surroundings): TemplateResult {
  const id = fieldId(field.name);
  const problems = form.problems(field.name);
  const help = `${id}-help`;
  const fault = `${id}-problems`;
  const required = form.isRequired(field);
  const hasHelp = field.help !== undefined || field.disabled !== undefined;
  const describedBy = [...(hasHelp ? [help] : []), ...(problems.length > 0 ? [fault] : [])].join(' ');
  const invalid = problems.some(({ severity }) => severity === 'error');
  return html`<div class=${invalid ? 'field invalid' : 'field'} data-field=${field.name}>
    ${field.control.type === 'checkbox' ? nothing : labelOf(field, id, required, around)}
    <div class="control">
      ${controlOf(field, { id, invalid, describedBy, required }, form, around)}
      ${field.unit === undefined ? nothing : html`<span class="unit">${field.unit}</span>`}
    </div>
    ${
      hasHelp
        ? html`<div id=${help}>
            ${field.disabled === undefined ? nothing : html`<p class="help">${icon('lock', { size: 14 })} ${field.disabled}</p>`}
            ${field.help === undefined ? nothing : html`<p class="help">${field.help}</p>`}
          </div>`
        : nothing
    }
    ${problems.length === 0 ? nothing : html`<div id=${fault}>${problems.map((problem) => problemLine(problem, around))}</div>`}
  </div>`;
}

/** The ID of a field's control; wire names hold dots, which is fine in an ID. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

function labelOf(field: FieldView, id: string, required: boolean, around: Surroundings): TemplateResult {
  return html`<label for=${id}
    >${field.label}${
      required ? html`<span class="required" title=${around.strings().required} aria-hidden="true">*</span>` : nothing
    }</label
  >`;
}

function problemLine(problem: ProblemView, around: Surroundings): TemplateResult {
  const strings = around.strings();
  return html`<p class="problem ${problem.severity}">
    ${icon(problem.severity, { size: 14 })}<span
      ><span class="sr-only">${problem.severity === 'error' ? strings.error : strings.warning}: </span
      >${problem.text}</span
    >
  </p>`;
}
