import { invalidParameter } from '../errors';
import type { Labels, Tag } from '../model';
import type { Parameters } from '../parameters';

const most = 20;

/** Codes of a tag that breaks the rules; the documents of Vpc give none. */
export interface TagRefusals {
  readonly key: () => Error;
  readonly value: () => Error;
}

/**
 * `Tag.N` or `Tags.N` (wire-facts 2): up to 20, keys and values of up to 128 characters that neither begin with
 * `aliyun` or `acs:` nor hold an address (comments of today's SDK).
 */
export function readTags(
  parameters: Parameters,
  name: 'Tag' | 'Tags',
  refusals: TagRefusals = { key: () => invalidParameter(name), value: () => invalidParameter(name) },
): Tag[] {
  const tags = parameters.objects(name).map((group) => ({
    key: group.text('Key') ?? '',
    value: group.text('Value') ?? '',
  }));
  const keys = new Set(tags.map(({ key }) => key));
  if (tags.length > most || keys.size < tags.length) throw refusals.key();
  for (const { key, value } of tags) {
    if (key === '' || !isAllowed(key)) throw refusals.key();
    if (!isAllowed(value)) throw refusals.value();
  }
  return tags;
}

/** What an account notes about a resource. There are no resource groups here: any ID is kept. */
export function readLabels(parameters: Parameters, name: 'Tag' | 'Tags'): Required<Labels> {
  return { tags: readTags(parameters, name), resourceGroupId: parameters.text('ResourceGroupId') ?? '' };
}

/** Narrows a list by `Tags.N` and `ResourceGroupId` (wire-facts 5). */
export function labelFilter(parameters: Parameters): (row: Labels) => boolean {
  const wanted = readTags(parameters, 'Tags');
  const group = parameters.text('ResourceGroupId');
  return ({ tags = [], resourceGroupId = '' }) =>
    (group ?? resourceGroupId) === resourceGroupId && hasTags(tags, wanted);
}

/** True when a row has every tag that a list is narrowed by. */
export function hasTags(row: readonly Tag[], wanted: readonly Tag[]): boolean {
  return wanted.every(({ key, value }) => row.some((tag) => tag.key === key && (value === '' || tag.value === value)));
}

export function tagRows(tags: readonly Tag[]) {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

function isAllowed(text: string): boolean {
  return text.length <= 128 && !/^(?:aliyun|acs:)/i.test(text) && !/https?:\/\//i.test(text);
}
