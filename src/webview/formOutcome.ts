import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConflictRow, SubmitView } from '../protocol/form';
import type { FormController } from './formController';
import { button, errorNotice, icon } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';

/** How the last attempt to save ended. */
export function outcomeOf(
  outcome: SubmitView,
  form: FormController,
  around: Surroundings,
): TemplateResult | typeof nothing {
  switch (outcome.kind) {
    case 'done':
      return done(outcome, form, around);
    case 'conflict':
      return conflict(outcome.rows, form, around);
    case 'failed':
      return errorNotice(outcome.error, around, () => {
        form.submit();
      });
    case 'checked':
    case 'cancelled':
      return html`<section
        class=${outcome.kind === 'checked' ? 'notice notice-good' : 'notice notice-info'}
        role="status"
      >
        ${icon(outcome.kind === 'checked' ? 'pass' : 'info')}
        <div class="notice-text"><p class="notice-title">${outcome.message}</p></div>
      </section>`;
    case 'invalid':
      return nothing;
  }
}

function done(
  { message, requestId, key }: Extract<SubmitView, { kind: 'done' }>,
  form: FormController,
  around: Surroundings,
): TemplateResult {
  const strings = around.strings();
  return html`<section class="notice notice-good" role="status">
    ${icon('pass-filled')}
    <div class="notice-text">
      <p class="notice-title">${message}</p>
      ${
        requestId === undefined
          ? nothing
          : html`<dl class="facts">
              <div>
                <dt>${strings.requestId}</dt>
                <dd><code>${requestId}</code></dd>
              </div>
            </dl>`
      }
      <div class="buttons">
        ${button(
          strings.close,
          () => {
            form.close();
          },
          { primary: form.form.mode !== 'edit' },
        )}
        ${
          key === undefined
            ? nothing
            : button(strings.show, () => {
                attempt(around, async () => {
                  await around.host.ask('open', { key });
                });
              })
        }
        ${
          requestId === undefined
            ? nothing
            : button(
                strings.copyRequestId,
                () => {
                  attempt(around, async () => {
                    await around.host.ask('copyRequestId', { requestId });
                    around.announce(strings.copied);
                  });
                },
                { icon: 'copy' },
              )
        }
      </div>
    </div>
  </section>`;
}

function conflict(rows: readonly ConflictRow[], form: FormController, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const cell = (text: string): TemplateResult =>
    text === '' ? html`<span class="faint">${strings.notSet}</span>` : html`<bdi>${text}</bdi>`;
  return html`<section class="notice notice-warning" role="alert">
    ${icon('git-compare')}
    <div class="notice-text">
      <p class="notice-title">${strings.conflictTitle}</p>
      <p>${strings.conflictText}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${strings.field}</th>
            <th scope="col">${strings.conflictBase}</th>
            <th scope="col">${strings.conflictTheirs}</th>
            <th scope="col">${strings.conflictMine}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.label}</th>
                <td>${cell(row.base)}</td>
                <td>${cell(row.theirs)}</td>
                <td>${cell(row.mine)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="buttons">
        ${button(
          strings.keepMine,
          () => {
            form.submit();
          },
          { primary: true },
        )}
        ${button(strings.takeTheirs, () => {
          form.takeTheirs(rows.map(({ name }) => name));
        })}
      </div>
    </div>
  </section>`;
}
