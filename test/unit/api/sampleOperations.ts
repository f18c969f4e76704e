import { operation } from '../../../src/catalog/operation';

const common = { product: 'Vpc', version: '2016-04-28', summary: '', errors: [], documents: [] } as const;
const region = { type: 'string', label: 'Region', required: true, provided: true } as const;
const text = { type: 'string', label: 'Text' } as const;

/** A page-style list with filters. */
export const listThings = operation({
  ...common,
  name: 'DescribeBgpPeers',
  kind: 'bgpPeer',
  effect: 'list',
  label: 'List',
  parameters: {
    RegionId: region,
    PageNumber: { type: 'integer', label: 'Page', provided: true },
    PageSize: { type: 'integer', label: 'Size', provided: true },
    BgpGroupId: text,
    'Filter.N.Key': text,
    'Filter.N.Value.N': text,
  },
  response: {
    RequestId: { type: 'string' },
    TotalCount: { type: 'integer' },
    BgpPeers: {
      type: 'list',
      item: 'BgpPeer',
      of: { BgpPeerId: { type: 'string' }, Name: { type: 'string' }, VlanId: { type: 'integer' } },
    },
  },
  idempotency: null,
  paging: 'page',
});

/** A token-style list. */
export const listByToken = operation({
  ...common,
  name: 'DescribeRouteEntryList',
  kind: 'bgpNetwork',
  effect: 'list',
  label: 'List',
  parameters: {
    RegionId: region,
    MaxResult: { type: 'integer', label: 'Size', provided: true },
    NextToken: { type: 'string', label: 'Token', provided: true },
  },
  response: {
    NextToken: { type: 'string' },
    RouteEntrys: { type: 'list', item: 'RouteEntry', of: { RouteEntryId: { type: 'string' } } },
  },
  idempotency: null,
  paging: 'token',
});

/** A change with an idempotency token and a secret. */
export const createWithToken = operation({
  ...common,
  name: 'CreateBgpGroup',
  kind: 'bgpGroup',
  effect: 'create',
  label: 'Create',
  parameters: {
    RegionId: region,
    RouterId: { type: 'string', label: 'VBR', required: true },
    Name: text,
    AuthKey: { type: 'string', label: 'Key', secret: true },
    ClientToken: { type: 'string', label: 'Token', provided: true },
  },
  response: { BgpGroupId: { type: 'string' } },
  idempotency: 'ClientToken',
  paging: null,
  retryable: ['OperationConflict.Bgp'],
});

/** A change on a subject with an idempotency token. */
export const deleteWithToken = operation({
  ...common,
  name: 'DeleteBgpPeer',
  kind: 'bgpPeer',
  effect: 'delete',
  label: 'Delete',
  parameters: {
    RegionId: region,
    BgpPeerId: { type: 'string', label: 'Peer', required: true },
    ClientToken: { type: 'string', label: 'Token', provided: true },
  },
  response: {},
  idempotency: 'ClientToken',
  paging: null,
  subject: { BgpPeerId: 'BgpPeerId' },
});

/** A change without any idempotency parameter (traps 13). */
export const modifyWithoutToken = operation({
  ...common,
  name: 'ModifyRouterInterfaceAttribute',
  kind: 'virtualBorderRouter',
  effect: 'modify',
  label: 'Modify',
  parameters: { RegionId: region, RouterInterfaceId: { type: 'string', label: 'Interface', required: true } },
  response: {},
  idempotency: null,
  paging: null,
  retryable: ['IncorrectStatus.OfTheTable', 'UnknownError'],
});

/** A change without idempotency parameter that the service can try out. */
export const checkWithoutToken = operation({
  ...common,
  name: 'ModifyRouteEntry',
  kind: 'routeEntry',
  effect: 'modify',
  label: 'Modify',
  parameters: { RegionId: region, RouteEntryId: text, DryRun: { type: 'boolean', label: 'Dry run', provided: true } },
  response: {},
  idempotency: null,
  paging: null,
  dryRun: ['DryRunOperation'],
});

/** A deletion of which one code says that nothing is left to delete. */
export const deleteThing = operation({
  ...common,
  name: 'DeleteRouteEntry',
  kind: 'routeEntry',
  effect: 'delete',
  label: 'Delete',
  parameters: {
    RegionId: region,
    ThingId: { type: 'string', label: 'Thing', required: true },
    DryRun: { type: 'boolean', label: 'Dry run', provided: true },
    ClientToken: { type: 'string', label: 'Token', provided: true },
  },
  response: {},
  idempotency: 'ClientToken',
  paging: null,
  subject: { ThingId: 'ThingId' },
  alreadyDone: ['InvalidThing.NotFound'],
});
