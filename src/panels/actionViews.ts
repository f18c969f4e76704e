import { meets } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import { message } from '../catalog/message';
import type { Effect, Operation } from '../catalog/operation';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import type { ActionView } from '../protocol/details';
import type { LinkContext } from './links';

const icons: Readonly<Record<Effect, string>> = {
  list: 'list-unordered',
  get: 'search',
  create: 'add',
  modify: 'edit',
  order: 'credit-card',
  apply: 'mail',
  confirm: 'check',
  enable: 'play',
  recover: 'discard',
  connect: 'plug',
  attach: 'link',
  accept: 'check',
  reject: 'close',
  detach: 'debug-disconnect',
  deactivate: 'debug-pause',
  cancel: 'circle-slash',
  terminate: 'debug-stop',
  delete: 'trash',
};

const ending: readonly Effect[] = ['reject', 'detach', 'deactivate', 'cancel', 'terminate', 'delete'];

interface ActionContext extends LinkContext {
  readonly language: string;
}

/** Changes of the resource first, then what can be created under it; what ends something comes last. */
export function actionViews(resource: Resource, kind: Kind, context: ActionContext): ActionView[] {
  const { catalogue } = context;
  const operations = [
    ...catalogue.changesOf(kind.id).filter(({ appliesTo }) => meets(resource, appliesTo)),
    ...catalogue.createdUnder(kind.id).filter(({ under }) => meets(resource, under?.appliesTo)),
  ];
  const views = operations.map((operation) => actionView(operation, resource, kind, context));
  const harmless = views.filter((view) => !view.destructive);
  return [
    ...harmless.filter((view) => view.primary),
    ...harmless.filter((view) => !view.primary),
    ...views.filter((view) => view.destructive),
  ];
}

function actionView(
  operation: Operation,
  resource: Resource,
  kind: Kind,
  { catalogue, translate, language }: ActionContext,
): ActionView {
  const view: ActionView = {
    operation: operation.name,
    label: translate({ text: operation.label }),
    icon: icons[operation.effect],
    summary: translate({ text: operation.summary }),
    // An edit asks before it interrupts anything; standing among the deletions would only hide it.
    destructive: operation.effect !== 'modify' && (operation.destructive === true || ending.includes(operation.effect)),
    primary: catalogue.isEdit(operation),
  };
  // On its subject or, when it creates, on the parent.
  const from = (operation.subject === undefined ? catalogue.onParent(operation) : operation).states?.from;
  if (from === undefined || resource.state === undefined || from.includes(resource.state)) return view;
  const labels = from.map((id) => translate(stateMessage(kind, { state: id, wireState: id })));
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(labels);
  return { ...view, unavailable: translate(message('Possible in state {0}', list)) };
}
