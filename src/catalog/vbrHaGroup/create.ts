import { answered, clientToken, dryRun, refusals, region, resourceDescription, vpc } from '../common';
import { operation } from '../operation';
import { twoDifferentVbrs } from '../rules/haPair';

/**
 * Joins two VBRs into a group that switches over quickly. No document says in which state they have to be; that a VBR
 * out of service is refused is inferred from the CEN and the BFD that it needs (003 6.11, traps section 11).
 */
export const createVbrHa = operation({
  ...vpc,
  name: 'CreateVbrHa',
  kind: 'vbrHaGroup',
  effect: 'create',
  label: 'Create VBR HA Group',
  summary:
    'Joins two VBRs into a failover group. Both belong to one account and one CEN, end on different devices, run BFD and are in no other group.',
  parameters: {
    ...region,
    VbrId: {
      type: 'string',
      label: 'VBR',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'] },
    },
    PeerVbrId: {
      type: 'string',
      label: 'Other VBR',
      help: 'The VBR that takes over. It is attached to the same CEN and ends on another device.',
      example: 'vbr-bp12mw1f8k3jgygk9****',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'] },
    },
    // No rule is documented for the name of a group.
    Name: { type: 'string', label: 'Name' },
    Description: resourceDescription,
    ...clientToken,
    ...dryRun,
  },
  response: { ...answered, VbrHaId: { type: 'string' } },
  errors: [
    ...refusals(
      400,
      'OperationFailed.VbrCenNotConsistent',
      'OperationFailed.VbrAliUidNotConsistent',
      'OperationFailed.VbrAccessDeviceSame',
      'OperationFailed.VbrBandWidthExceed',
      'OperationFailed.VbrInUsedByOtherHa',
      'OperationFailed.VbrBgpPeerNotEnableBfd',
      'OperationFailed.VbrCenNotRelation',
    ),
    ...refusals(404, 'ResourceNotFound.Vbr'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: { kind: 'virtualBorderRouter', parameters: { VbrId: 'VbrId' } },
  states: { via: 'Creating', to: ['Active'], deadline: 480 },
  dryRun: ['DRYRUN.SUCCESS'],
  together: [twoDifferentVbrs],
  documents: ['003 6.11'],
});
