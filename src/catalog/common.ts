import type { Field } from './field';
import type { ErrorCode, ListParameter } from './operation';
import type { Choice, Parameter } from './parameter';

/** Product and version of every Express Connect operation (traps 1). */
export const vpc = { product: 'Vpc', version: '2016-04-28' } as const;

/** Product and version of VPC peering, a product of its own with an endpoint of its own (traps 20). */
export const vpcPeer = { product: 'VpcPeer', version: '2022-01-01' } as const;

/** Request fragment: the region that the request is about; the product fills it in. */
export const region = {
  RegionId: { type: 'string', label: 'Region', required: true, provided: true },
} as const satisfies Record<string, Parameter>;

/** Request fragment: the idempotency token, at most 64 ASCII characters (traps 13). */
export const clientToken = {
  ClientToken: { type: 'string', label: 'Client token', maxLength: 64, provided: true },
} as const satisfies Record<string, Parameter>;

/** Request fragment: the idempotency token of the operations that call it Token (traps 13). */
export const token = { Token: clientToken.ClientToken } as const satisfies Record<string, Parameter>;

/** Request fragment: asks for a check instead of the change (traps 15); the product fills it in. */
export const dryRun = {
  DryRun: { type: 'boolean', label: 'Dry run', default: 'false', provided: true },
} as const satisfies Record<string, Parameter>;

/** Request fragment of page-style lists: pages count from 1, 10 rows unless told, at most 50 (traps 50). */
export const page = {
  PageNumber: { type: 'integer', label: 'Page number', default: '1', min: 1, provided: true },
  PageSize: { type: 'integer', label: 'Page size', default: '10', min: 1, max: 50, provided: true },
} as const satisfies Record<string, Parameter>;

/** Response fragment that every operation has. */
export const answered = {
  RequestId: { type: 'string' },
} as const satisfies Record<string, Field>;

/** Response fragment of page-style lists, request ID included; any of the numbers may be missing (traps 50). */
export const paged = {
  ...answered,
  PageNumber: { type: 'integer' },
  PageSize: { type: 'integer' },
  TotalCount: { type: 'integer' },
} as const satisfies Record<string, Field>;

/** A name of 2 to 128 characters without periods. */
export const resourceName = {
  type: 'string',
  label: 'Name',
  minLength: 2,
  maxLength: 128,
  rule: 'name',
} as const satisfies Parameter;

/** A name of 2 to 128 characters in which periods are allowed as well. */
export const resourceNameWithDots = { ...resourceName, rule: 'nameWithDots' } as const satisfies Parameter;

/** A description of 2 to 256 characters. */
export const resourceDescription = {
  type: 'string',
  label: 'Description',
  minLength: 2,
  maxLength: 256,
  rule: 'description',
} as const satisfies Parameter;

/** Request fragment: the resource group, which today's service takes and the documents lack (wire-facts 5). */
export const resourceGroup = {
  ResourceGroupId: { type: 'string', label: 'Resource group', newer: true, group: 'advanced' },
} as const satisfies Record<string, Parameter>;

const tagKey = {
  type: 'string',
  label: 'Tag key',
  minLength: 1,
  maxLength: 128,
  newer: true,
  group: 'advanced',
} as const;
const tagValue = { type: 'string', label: 'Tag value', maxLength: 128, newer: true, group: 'advanced' } as const;

/** Request fragment for operations that spell the list of tags in the singular (wire-facts 2). */
export const tag = {
  'Tag.N.Key': { ...tagKey, requiredWhen: { parameter: 'Tag.N.Value', is: 'present' } },
  'Tag.N.Value': tagValue,
} as const satisfies Record<string, Parameter>;

/** Request fragment for operations that spell the list of tags in the plural (wire-facts 2). */
export const tags = {
  'Tags.N.Key': { ...tagKey, requiredWhen: { parameter: 'Tags.N.Value', is: 'present' } },
  'Tags.N.Value': tagValue,
} as const satisfies Record<string, Parameter>;

/** How a form asks for the list of tags, `Tag` or `Tags`: up to 20 pairs (comments of today's SDK). */
export const tagEntries = { label: 'Tags', item: 'Tag', max: 20 } as const satisfies ListParameter;

/** How many values a filter key takes at most (traps 7). */
export const filterValues = 5;

/** Request fragment: filters by these keys, at most five. Keys are AND-ed and the values of a key OR-ed (traps 7). */
export function filter<const Keys extends readonly Choice[]>(keys: Keys) {
  return {
    'Filter.N.Key': {
      type: 'string',
      label: 'Filter key',
      requiredWhen: { parameter: 'Filter.N.Value.N', is: 'present' },
      values: keys,
      group: 'advanced',
    },
    'Filter.N.Value.N': { type: 'string', label: 'Filter value', group: 'advanced' },
  } as const satisfies Record<string, Parameter>;
}

/** Error codes that share an HTTP status. */
export function refusals(http: number, ...codes: readonly string[]): readonly ErrorCode[] {
  return codes.map((code) => ({ http, code }));
}
