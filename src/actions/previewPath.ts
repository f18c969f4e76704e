import type { Change } from './change';

/**
 * Path of the document that previews a change; its last part is the title. Forms of one operation on several resources,
 * or in several places, have one each.
 */
export function previewPath({ operation, account, region, target }: Change): string {
  const name = target === undefined ? operation.name : `${operation.name} ${target.id}`;
  return `/${[account, region, `${name}.http`].map((part) => part.replaceAll('/', '_')).join('/')}`;
}
