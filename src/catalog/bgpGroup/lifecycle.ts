import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { bgpRefusals } from './refusals';

/** Deletes a BGP group without peers; with peers it is refused (traps section 11, inferred). */
export const deleteBgpGroup = operation({
  ...vpc,
  name: 'DeleteBgpGroup',
  kind: 'bgpGroup',
  effect: 'delete',
  label: 'Delete BGP Group',
  summary: 'Deletes the BGP group for good; its peers must be deleted first.',
  parameters: {
    ...region,
    BgpGroupId: { type: 'string', label: 'BGP group', required: true, refersTo: { kind: 'bgpGroup' } },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...bgpRefusals,
    ...refusals(400, 'InvalidBgpDiscription.Malformed'),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { BgpGroupId: 'BgpGroupId' },
  states: { from: ['Available', 'Active'], via: 'Deleting', to: ['gone', 'Deleted'], deadline: 300 },
  destructive: true,
  // Seen for a while after the last peer is gone from the list (wire-facts 3.4).
  retryable: ['DependencyViolation.BgpPeer'],
  documents: ['003 7.4', '002 6.5'],
});
