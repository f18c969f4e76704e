import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageStrings } from '../protocol';
import type { GuideView, StepView } from '../protocol/guide';
import { button, errorNotice, icon, iconButton } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';
import { resourceLink } from './values';

/** The page of a guide: its steps in order, the current one open. */
export function guidePage(view: GuideView, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const loading = view.freshness.status === 'loading';
  return html`<main class="page guide" aria-busy=${loading}>
    <header class="head">
      <div class="title">
        ${icon('compass', { size: 22 })}
        <h1>${view.title}</h1>
        <span class="tools">
          ${loading ? html`<span class="busy">${icon('loading', { spin: true })}<span class="sr-only">${strings.loading}</span></span>` : nothing}
          ${iconButton('refresh', strings.refresh, () => {
            retry(around);
          })}
        </span>
      </div>
      <p class="subtitle"><span>${view.place}</span></p>
      <p>${view.intro}</p>
      ${
        view.links.length === 0
          ? nothing
          : html`<ul class="plain links">
              ${view.links.map((link) => html`<li><span class="faint">${link.kind}</span> ${resourceLink(link, around)}</li>`)}
            </ul>`
      }
      <p class="summary" role="status">${view.summary}</p>
    </header>
    ${freshness(view, around)}
    <ol class="steps" aria-label=${strings.steps}>
      ${repeat(
        view.steps,
        ({ id }) => id,
        (step) => stepItem(step, view, around),
      )}
    </ol>
  </main>`;
}

function stepItem(step: StepView, view: GuideView, around: Surroundings): TemplateResult {
  return html`<li class="step step-${step.status}" aria-current=${step.current ? 'step' : nothing}>
    <span class="marker">${icon(step.icon, { size: 20 })}</span>
    <div class="step-text">
      <h2>
        ${step.title}
        <span class="step-label">${step.status === 'ahead' ? `${step.label} · ${step.by}` : step.label}</span>
      </h2>
      ${step.current ? openStep(step, view, around) : closedStep(step)}
    </div>
  </li>`;
}

function closedStep(step: StepView): TemplateResult | typeof nothing {
  return step.fact === undefined ? nothing : html`<p class="faint">${step.fact}</p>`;
}

function openStep(step: StepView, view: GuideView, around: Surroundings): TemplateResult {
  const strings = around.strings();
  return html`${step.fact === undefined ? nothing : html`<p class="fact">${step.fact}</p>`}
    <p>${step.explanation}</p>
    ${facts(step, strings)} ${step.untold === undefined ? nothing : html`<p class="faint">${step.untold}</p>`}
    ${
      step.actions.length === 0 && step.untold === undefined
        ? nothing
        : html`<div class="buttons">
            ${step.actions.map(({ operation, label }, index) =>
              button(
                label,
                () => {
                  attempt(around, async () => {
                    await around.host.ask('runStep', { subject: view.subject, step: step.id, operation });
                  });
                },
                { primary: index === 0 },
              ),
            )}
            ${
              step.untold === undefined
                ? nothing
                : button(
                    strings.alreadyDone,
                    () => {
                      attempt(around, async () => {
                        await around.host.ask('noteStep', { subject: view.subject, step: step.id });
                      });
                    },
                    { icon: 'check' },
                  )
            }
          </div>`
    }`;
}

/** What to do, whose doing it is and what it costs; who acts does not matter any more once a step is done. */
function facts(step: StepView, strings: PageStrings): TemplateResult | typeof nothing {
  const rows = [
    [strings.wayOut, step.wayOut],
    [strings.whoActs, step.status === 'done' || step.status === 'notNeeded' ? undefined : step.by],
    [strings.costs, step.costs],
  ] as const;
  const told = rows.filter(([, text]) => text !== undefined);
  if (told.length === 0) return nothing;
  return html`<dl class="step-facts">
    ${told.map(
      ([label, text]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

function freshness(view: GuideView, around: Surroundings): TemplateResult | typeof nothing {
  switch (view.freshness.status) {
    case 'gone':
      return html`<section class="notice notice-warning" role="alert">
        ${icon('warning')}
        <div class="notice-text"><p class="notice-title">${view.freshness.text}</p></div>
      </section>`;
    case 'stale':
      return html`<p class="faint stale">${icon('history', { size: 14 })} ${around.strings().stale}</p>
        ${errorNotice(view.freshness.error, around, () => {
          retry(around);
        })}`;
    case 'fresh':
    case 'loading':
      return nothing;
  }
}

function retry(around: Surroundings): void {
  attempt(around, async () => {
    await around.host.ask('retry', null);
  });
}
