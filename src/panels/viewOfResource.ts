import type { Field } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { message } from '../catalog/message';
import { plainText, shortText } from '../estate/plainText';
import type { Resource } from '../estate/resource';
import { shortId } from '../estate/resourceName';
import { guidesFor } from '../guides/index';
import type { ChildrenState, ChildrenView, DetailsView, Freshness, GroupView, RowView } from '../protocol/details';
import { actionViews } from './actionViews';
import type { ErrorView } from '../protocol/error';
import type { LinkContext } from './links';
import { linkById, linkTo, parentLinks, titleOf } from './links';
import type { ChildGroup } from './ports';
import { stateView } from './stateView';
import type { ValueContext } from './valueView';
import { inWords, labelOf, rowsOf } from './valueView';

/** What a resource is put into words with. */
export interface DetailsContext extends LinkContext, ValueContext {
  readonly language: string;
  readonly accountName: (account: string) => string;
}

/** Everything the details page shows of a resource. */
export function viewOfResource(
  resource: Resource,
  { children, freshness }: { readonly children: ChildrenState; readonly freshness: Freshness },
  context: DetailsContext,
): DetailsView {
  const kind = context.catalogue.kind(resource.kind);
  const state = stateView(kind, resource, context.translate);
  return {
    key: resource.key,
    title: titleOf(resource),
    id: shortText(shortId(resource), 300),
    kind: context.translate({ text: kind.label }),
    icon: kind.icon,
    place: `${plainText(context.accountName(resource.account))} \u00b7 ${plainText(resource.region)}`,
    ...(state === undefined ? {} : { state }),
    parents: parentLinks(resource, context),
    groups: groupsOf(resource, kind, context),
    children,
    actions: freshness.status === 'gone' ? [] : actionViews(resource, kind, context),
    guided: freshness.status !== 'gone' && guidesFor(resource).length > 0,
    freshness,
  };
}

/** Resources below another one, by kind. Kinds without resources are left out, those that could not be read are not. */
export function childrenViews(
  groups: readonly ChildGroup[],
  context: LinkContext,
  viewOf: (error: unknown) => ErrorView,
): ChildrenView[] {
  return groups
    .filter((group) => group.total > 0 || group.failure !== undefined)
    .map((group) => {
      const kind = context.catalogue.kind(group.kind);
      return {
        title: context.translate({ text: kind.plural }),
        icon: kind.icon,
        count: group.total,
        links: group.resources.map((child) => linkTo(child, context)),
        ...(group.failure === undefined ? {} : { error: viewOf(group.failure) }),
      };
    });
}

/** Declared fields in the catalogue's groups; what the catalogue does not know follows, so that nothing is lost. */
function groupsOf(resource: Resource, kind: Kind, context: DetailsContext): GroupView[] {
  const fields = fieldsOf(kind);
  const grouped = new Set(kind.details.flatMap((group) => group.fields));
  const groups = kind.details.map((group) => ({
    title: context.translate({ text: group.title }),
    rows: group.fields.flatMap((name) => rowsOfField(resource, kind, name, fields[name], context)),
  }));
  const others = Object.keys(resource.attributes).filter(
    (name) => !grouped.has(name) && (fields[name] === undefined || fields[name].label !== undefined),
  );
  groups.push({
    title: context.translate(message('Other fields')),
    rows: others.flatMap((name) => rowsOfField(resource, kind, name, fields[name], context)),
  });
  return groups.filter((group) => group.rows.length > 0);
}

function rowsOfField(
  resource: Resource,
  kind: Kind,
  name: string,
  field: Field | undefined,
  context: DetailsContext,
): RowView[] {
  const value = resource.attributes[name];
  const rows = rowsOf([name], labelOf(name, field, context), value, field, context);
  const state = name === kind.stateField ? stateView(kind, resource, context.translate) : undefined;
  if (state !== undefined) {
    const sent = resource.wireState ?? '';
    return rows.map((row) => ({ ...row, value: inWords(state.label, sent) }));
  }
  const parent = kind.parents.find(
    (candidate) => candidate.field === name && resource.parents[candidate.kind] === value,
  );
  if (parent === undefined || parent.kind === 'region' || typeof value !== 'string' || value === '') return rows;
  return rows.map((row) => ({
    ...row,
    value: { type: 'link', link: linkById(resource, parent.kind, value, context) },
  }));
}
