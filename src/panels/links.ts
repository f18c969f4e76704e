import type { Catalogue } from '../catalog/catalogue';
import type { KindId } from '../catalog/kindId';
import { shortText } from '../estate/plainText';
import type { Resource, ResourceKey } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import { nameOf, shortId } from '../estate/resourceName';
import type { LinkView } from '../protocol/details';
import type { Translate } from './ports';
import { stateView } from './stateView';

/** What links are made with. */
export interface LinkContext {
  readonly catalogue: Catalogue;
  readonly translate: Translate;
  /** A resource that was read before; its name and state make the link more telling than an ID. */
  readonly known: (key: ResourceKey) => Resource | undefined;
}

/** What a person calls the resource, with nothing in it that cannot be seen. */
export function titleOf(resource: Pick<Resource, 'name' | 'id'>): string {
  return shortText(nameOf(resource), 300);
}

export function linkTo(resource: Resource, { catalogue, translate }: LinkContext): LinkView {
  const kind = catalogue.kind(resource.kind);
  const state = stateView(kind, resource, translate);
  return {
    key: resource.key,
    label: titleOf(resource),
    kind: translate({ text: kind.label }),
    icon: kind.icon,
    ...(state === undefined ? {} : { state }),
  };
}

/** A link to a resource beside `from`, of which only kind and ID are known. */
export function linkById(from: Resource, kindId: KindId, id: string, context: LinkContext): LinkView {
  const key = resourceKey({ account: from.account, region: from.region, kind: kindId, id });
  const resource = context.known(key);
  if (resource !== undefined) return linkTo(resource, context);
  const kind = context.catalogue.kind(kindId);
  return {
    key,
    label: shortText(shortId({ id }), 300),
    kind: context.translate({ text: kind.label }),
    icon: kind.icon,
  };
}

/** Links to every parent that the row names and the catalogue can open. */
export function parentLinks(resource: Resource, context: LinkContext): LinkView[] {
  const { parents } = context.catalogue.kind(resource.kind);
  return parents.flatMap(({ kind }) => {
    const id = resource.parents[kind];
    return id === undefined || kind === 'region' ? [] : [linkById(resource, kind, id, context)];
  });
}
