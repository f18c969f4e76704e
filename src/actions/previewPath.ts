import { shortText } from '../estate/plainText';
import type { Change } from './change';

/**
 * Path of the document that previews a change; its last part is the title. Forms of one operation on several resources,
 * or in several places, have one each.
 */
export function previewPath({ operation, account, region, target }: Change): string {
  const name = target === undefined ? operation.name : `${operation.name} ${target.id}`;
  return `/${[account, region, name].map(fileTitle).join('/')}.http`;
}

/** What a document is called that shows something of this name: one part of a path, whatever the name holds. */
export function fileTitle(name: string): string {
  return shortText(name, 200).replace(/[/\\]/g, '_');
}
