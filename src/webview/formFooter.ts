import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChangeView } from '../protocol/form';
import type { FormController } from './formController';
import { button, icon } from './small';
import type { Surroundings } from './surroundings';

/** What stays in sight below a form: what will change, and the buttons or the progress. */
export function formFooter(form: FormController, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const finished = form.outcome?.kind === 'done' && form.form.mode !== 'edit';
  return html`<footer class="footer">
    ${finished ? nothing : preview(form, around)}
    <div class="buttons">
      ${
        form.progress === undefined
          ? buttons(form, finished, around)
          : html`<span class="progress" role="status"
                >${icon('loading', { spin: true })}<span>${form.progress}</span></span
              >${button(strings.stop, () => {
                form.stop();
              })}`
      }
    </div>
  </footer>`;
}

function buttons(form: FormController, finished: boolean, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const { mode, submitLabel } = form.form;
  const errors = form.check.problems.filter(({ severity }) => severity === 'error').length;
  const idle = mode === 'edit' && form.check.changes.length === 0 && errors === 0;
  const leave = button(finished ? strings.close : strings.cancel, () => {
    form.close();
  });
  if (finished) return leave;
  return html`${button(submitLabel, () => undefined, { primary: true, submit: true, idle })}
  ${
    form.form.dryRun
      ? button(
          strings.dryRun,
          () => {
            form.dryRun();
          },
          { idle },
        )
      : nothing
  }
  ${leave}
  ${
    form.attempted && errors > 0
      ? html`<span class="problem error" role="status"
          >${icon('error', { size: 14 })}<span>${strings.problems.replace('{0}', String(errors))}</span></span
        >`
      : form.unsaved
        ? html`<span class="faint">${strings.unsaved}</span>`
        : nothing
  }`;
}

function preview(form: FormController, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const { changes } = form.check;
  const creates = form.form.mode !== 'edit';
  if (changes.length === 0) return creates ? html`` : html`<p class="faint">${strings.nothingChanged}</p>`;
  return html`<details class="preview" ?open=${!creates}>
    <summary>
      ${creates ? strings.willBeSent : strings.whatWillChange}<vscode-badge variant="counter"
        >${changes.length}</vscode-badge
      >
    </summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${creates ? strings.willBeSent : strings.whatWillChange}>
      <table>
        <thead>
          <tr>
            <th scope="col">${strings.field}</th>
            ${creates ? nothing : html`<th scope="col">${strings.before}</th>`}
            <th scope="col">${strings.after}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map((change) => changeRow(change, creates, around))}
        </tbody>
      </table>
    </div>
  </details>`;
}

function changeRow(change: ChangeView, creates: boolean, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const text = (value: string): TemplateResult =>
    value === '' ? html`<span class="faint">${strings.notSet}</span>` : html`<bdi>${value}</bdi>`;
  const again = change.why === 'again';
  return html`<tr class=${again ? 'again' : ''}>
    <th scope="row">${change.label}</th>
    ${creates ? nothing : html`<td>${text(change.before)}</td>`}
    <td>
      ${
        again && !creates
          ? html`<span class="faint">${strings.sentAgain}</span>`
          : html`${creates ? nothing : icon('arrow-right', { size: 14 })} ${text(change.after)}`
      }
    </td>
  </tr>`;
}
