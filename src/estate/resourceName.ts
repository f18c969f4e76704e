import type { Kind } from '../catalog/kind';
import type { Message } from '../catalog/message';
import type { Resource } from './resource';
import { identitySeparator } from './toResource';

/** The part of an identity that a person knows: of a BGP network its block, of everything else the ID. */
export function shortId({ id }: Pick<Resource, 'id'>): string {
  return id.split(identitySeparator).at(-1) ?? id;
}

/** What a person knows the resource by: the name it was given or, without one, its ID. */
export function nameOf(resource: Pick<Resource, 'id' | 'name'>): string {
  return resource.name === '' ? shortId(resource) : resource.name;
}

/** The state as a message: the kind's label, or what the service spelled; empty when the row has none. */
export function stateMessage(kind: Kind, { state, wireState = '' }: Pick<Resource, 'state' | 'wireState'>): Message {
  const known = state === undefined ? undefined : kind.states[state];
  return { text: known?.label ?? wireState };
}
