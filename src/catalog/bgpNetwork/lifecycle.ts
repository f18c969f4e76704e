import { bgpRefusals } from '../bgpGroup/refusals';
import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/**
 * Stops advertising a network. The table of document 002 prints `dstCidrBlock` and `routeld`; the names of its own
 * sample are the right ones (traps 9).
 */
export const deleteBgpNetwork = operation({
  ...vpc,
  name: 'DeleteBgpNetwork',
  kind: 'bgpNetwork',
  effect: 'delete',
  label: 'Delete BGP Network',
  summary: 'Stops advertising the network; your data center can no longer reach it over this VBR.',
  parameters: {
    ...region,
    RouterId: { type: 'string', label: 'VBR', required: true, refersTo: { kind: 'virtualBorderRouter' } },
    // Sent as the row has it, so that a block which the service accepted can always be withdrawn.
    DstCidrBlock: { type: 'string', label: 'Advertised CIDR block', required: true },
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
  subject: { RouterId: 'RouterId', DstCidrBlock: 'DstCidrBlock' },
  states: { from: ['Enabled', 'Available', 'Active'], via: 'Deleting', to: ['gone', 'Deleted'], deadline: 300 },
  destructive: true,
  documents: ['003 7.11', '002 6.10'],
});
