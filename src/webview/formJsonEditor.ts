import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormController } from './formController';
import type { NamedProblem } from './namedProblems';
import { namedProblems } from './namedProblems';
import { icon } from './small';
import type { Surroundings } from './surroundings';

/** ID of the control that holds the request as JSON. */
export const jsonField = 'json';

/** The request as JSON to write in, and under it what is wrong with it. */
export function formJsonEditor(form: FormController, around: Surroundings): TemplateResult {
  const { text, problem } = form.asJson;
  // While the text is no request, the check is about one that stood there before.
  const problems = problem === undefined ? namedProblems(form) : [];
  const invalid = problem !== undefined || problems.some(({ severity }) => severity === 'error');
  const described = problem !== undefined ? 'json-problem' : problems.length > 0 ? 'json-problems' : nothing;
  return html`<div class=${invalid ? 'field invalid' : 'field'}>
    <label for=${jsonField}>${around.strings().requestJson}</label>
    <div class="control">
      <textarea
        id=${jsonField}
        class="mono json"
        rows="18"
        spellcheck="false"
        autocomplete="off"
        .value=${live(text)}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @input=${(event: Event) => {
          form.asJson.type((event.target as HTMLTextAreaElement).value);
        }}
      ></textarea>
    </div>
    ${
      problem === undefined
        ? nothing
        : html`<p class="problem error" id="json-problem">${icon('error', { size: 14 })}<span>${problem}</span></p>`
    }
    ${
      problems.length === 0
        ? nothing
        : html`<div id="json-problems">${problems.map((named) => problemLine(named, around))}</div>`
    }
  </div>`;
}

function problemLine({ severity, label, name, text }: NamedProblem, around: Surroundings): TemplateResult {
  const strings = around.strings();
  return html`<p class="problem ${severity}">
    ${icon(severity, { size: 14 })}<span
      ><span class="sr-only">${severity === 'error' ? strings.error : strings.warning}: </span>${label}
      <code>${name}</code>: ${text}</span
    >
  </p>`;
}
