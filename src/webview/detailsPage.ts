import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ActionView, ChildrenState, ChildrenView, DetailsView, GroupView, RowView } from '../protocol/details';
import { button, errorNotice, icon, iconButton, stateBadge } from './small';
import type { Surroundings } from './surroundings';
import { attempt } from './surroundings';
import type { Revealed } from './values';
import { resourceLink, valueOf } from './values';

/** The details page of one resource. */
export function detailsPage(view: DetailsView, around: Surroundings, revealed: Revealed): TemplateResult {
  return html`<main class="page details" aria-busy=${view.freshness.status === 'loading'}>
    ${head(view, around)} ${freshness(view, around)}
    <div class="groups">
      ${repeat(
        view.groups,
        ({ title }) => title,
        (group) => groupSection(group, around, revealed),
      )}
    </div>
    ${childrenSection(view.children, around)} ${unavailable(view.actions, around)}
  </main>`;
}

function head(view: DetailsView, around: Surroundings): TemplateResult {
  const strings = around.strings();
  const loading = view.freshness.status === 'loading';
  return html`<header class="head">
    ${
      view.parents.length === 0
        ? nothing
        : html`<nav aria-label=${strings.parents} class="parents">
            ${view.parents.map((parent) => html`<span class="parent" title=${parent.kind}>${resourceLink(parent, around)}</span>`)}
          </nav>`
    }
    <div class="title">
      ${icon(view.icon, { size: 22 })}
      <h1><bdi>${view.title}</bdi></h1>
      ${view.state === undefined ? nothing : stateBadge(view.state)}
      <span class="tools">
        ${loading ? html`<span class="busy">${icon('loading', { spin: true })}<span class="sr-only">${strings.loading}</span></span>` : nothing}
        ${iconButton('refresh', strings.refresh, () => {
          retry(around);
        })}
        ${
          view.guided
            ? iconButton('compass', strings.openGuide, () => {
                attempt(around, async () => {
                  await around.host.ask('openGuide', { key: view.key });
                });
              })
            : nothing
        }
        ${iconButton('json', strings.viewJson, () => {
          attempt(around, async () => {
            await around.host.ask('viewJson', { key: view.key });
          });
        })}
      </span>
    </div>
    <p class="subtitle">
      <span>${view.kind}</span
      >${view.id === view.title ? nothing : html`<span class="mono"><bdi>${view.id}</bdi></span>`}<span
        >${view.place}</span
      >
    </p>
    ${actionButtons(view, around)}
  </header>`;
}

/** What the resource can do now; what ends something stands behind a separator and looks different. */
function actionButtons({ actions, key }: DetailsView, around: Surroundings): TemplateResult | typeof nothing {
  const possible = actions.filter((action) => action.unavailable === undefined);
  if (possible.length === 0) return nothing;
  const safe = possible.filter((action) => !action.destructive);
  const destructive = possible.filter((action) => action.destructive);
  return html`<div class="actions" role="group" aria-label=${around.strings().actions}>
    ${safe.map((action) => actionButton(action, key, around))}
    ${safe.length > 0 && destructive.length > 0 ? html`<span class="separator" aria-hidden="true"></span>` : nothing}
    ${destructive.map((action) => actionButton(action, key, around))}
  </div>`;
}

function actionButton(action: ActionView, key: string, around: Surroundings): TemplateResult {
  const run = (): void => {
    attempt(around, async () => {
      await around.host.ask('run', { key, operation: action.operation });
    });
  };
  const { primary, destructive: danger, summary: title } = action;
  return button(action.label, run, { primary, danger, title, icon: action.icon });
}

function unavailable(actions: readonly ActionView[], around: Surroundings): TemplateResult | typeof nothing {
  const impossible = actions.filter((action) => action.unavailable !== undefined);
  if (impossible.length === 0) return nothing;
  return html`<details class="unavailable">
    <summary>
      ${around.strings().unavailableActions}<vscode-badge variant="counter">${impossible.length}</vscode-badge>
    </summary>
    <dl class="rows">
      ${impossible.map(
        (action) =>
          html`<div class="row">
            <dt>${action.label}</dt>
            <dd>${action.unavailable}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

function freshness(view: DetailsView, around: Surroundings): TemplateResult | typeof nothing {
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

function groupSection(group: GroupView, around: Surroundings, revealed: Revealed): TemplateResult {
  return html`<section class="group">
    <h2>${group.title}</h2>
    <dl class="rows">
      ${repeat(
        group.rows,
        ({ path }) => path.join('/'),
        (row) => rowOf(row, around, revealed),
      )}
    </dl>
  </section>`;
}

function rowOf(row: RowView, around: Surroundings, revealed: Revealed): TemplateResult {
  const { strings } = around;
  return html`<div class=${row.value.type === 'table' ? 'row wide' : 'row'}>
    <dt>${row.label}</dt>
    <dd>
      <span class="value">${valueOf(row.value, row.path, row.label, around, revealed)}</span>
      ${
        row.copyable
          ? html`<span class="copy"
              >${iconButton(revealed.justCopied(row.path) ? 'check' : 'copy', `${strings().copy}: ${row.label}`, () => {
                revealed.copy(row.path);
              })}</span
            >`
          : nothing
      }
    </dd>
  </div>`;
}

function childrenSection(children: ChildrenState, around: Surroundings): TemplateResult | typeof nothing {
  if (children.status === 'none') return nothing;
  return html`<section class="group children" aria-busy=${children.status === 'loading'}>
    <h2>${around.strings().children}</h2>
    ${childrenOf(children, around)}
  </section>`;
}

function childrenOf(children: ChildrenState, around: Surroundings): TemplateResult {
  const strings = around.strings();
  switch (children.status) {
    case 'none':
    case 'loading':
      return html`<p class="faint">${icon('loading', { spin: true })} ${strings.loading}</p>`;
    case 'failed':
      return errorNotice(children.error, around, () => {
        retry(around);
      });
    case 'loaded':
      return children.groups.length === 0
        ? html`<p class="faint">${strings.noChildren}</p>`
        : html`${children.groups.map((group) => childGroup(group, around))}`;
  }
}

function childGroup(group: ChildrenView, around: Surroundings): TemplateResult {
  const more = group.count - group.links.length;
  if (group.error !== undefined) {
    const notice = errorNotice(group.error, around, () => {
      retry(around);
    });
    return html`<div class="child-group">
      <h3>${icon(group.icon)} ${group.title}</h3>
      ${notice}
    </div>`;
  }
  return html`<div class="child-group">
    <h3>${icon(group.icon)} ${group.title} <vscode-badge variant="counter">${group.count}</vscode-badge></h3>
    <ul class="plain links">
      ${repeat(
        group.links,
        ({ key }) => key,
        (link) => html`<li>${resourceLink(link, around)}</li>`,
      )}
      ${more > 0 ? html`<li class="faint">${around.strings().more.replace('{0}', String(more))}</li>` : nothing}
    </ul>
  </div>`;
}

function retry(around: Surroundings): void {
  attempt(around, async () => {
    await around.host.ask('retry', null);
  });
}
