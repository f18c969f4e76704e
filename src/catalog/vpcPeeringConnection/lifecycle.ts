import { answered, refusals, resourceGroup, tag, tagEntries, vpcPeer } from '../common';
import { operation } from '../operation';
import { dryRunSuccess, stillUpdating, subject, tokenAndDryRun, underWay } from './parameters';

/** The accepter's consent to a connection between two accounts. Asynchronous. */
export const acceptVpcPeerConnection = operation({
  ...vpcPeer,
  name: 'AcceptVpcPeerConnection',
  kind: 'vpcPeeringConnection',
  effect: 'accept',
  label: 'Accept VPC Peering Connection',
  summary: 'Accepts the request of another account to connect its VPC with yours. Only the accepter may do this.',
  parameters: {
    ...subject,
    ResourceGroupId: { ...resourceGroup.ResourceGroupId, position: 'body' },
    ...tag,
    ...tokenAndDryRun,
  },
  response: answered,
  errors: refusals(
    400,
    'ResourceNotFound.InstanceId',
    'IncorrectStatus.VpcPeer',
    'OperationFailed.CdtNotOpened',
    'IncorrectBusinessStatus.VpcPeer',
    'OperationFailed.NotExist.ResourceGroup',
    'OperationFailed.CrossBorderCdtNotOpened',
    'Conflict.Operation',
  ),
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  lists: { Tag: tagEntries },
  states: { from: ['Accepting'], via: 'Updating', to: ['Activated'], deadline: 300 },
  retryable: underWay,
  dryRun: dryRunSuccess,
  documents: ['wire-facts 5'],
});

/** The accepter's refusal of a connection between two accounts. */
export const rejectVpcPeerConnection = operation({
  ...vpcPeer,
  name: 'RejectVpcPeerConnection',
  kind: 'vpcPeeringConnection',
  effect: 'reject',
  label: 'Reject VPC Peering Connection',
  summary: 'Refuses the request of another account to connect its VPC with yours. Only the accepter may do this.',
  parameters: { ...subject, ...tokenAndDryRun },
  response: answered,
  errors: refusals(400, 'ResourceNotFound.InstanceId', 'IncorrectStatus.VpcPeer', 'Conflict.Operation'),
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  states: { from: ['Accepting'], to: ['Rejected'], deadline: 300 },
  retryable: underWay,
  dryRun: dryRunSuccess,
  documents: ['wire-facts 5'],
});

/** Deletes a VPC peering connection. Asynchronous. Without `Force`, routes that lead to it make the service refuse. */
export const deleteVpcPeerConnection = operation({
  ...vpcPeer,
  name: 'DeleteVpcPeerConnection',
  kind: 'vpcPeeringConnection',
  effect: 'delete',
  label: 'Delete VPC Peering Connection',
  summary: 'Deletes the VPC peering connection for good; both VPCs can no longer reach each other through it.',
  parameters: {
    ...subject,
    Force: {
      type: 'boolean',
      label: 'Delete its routes as well',
      help: 'Without it, routes that lead to the connection have to be deleted first.',
      default: 'false',
      values: [
        { value: 'true', meaning: 'Routes that lead to the connection are deleted with it' },
        { value: 'false', meaning: 'The connection stays as long as a route leads to it' },
      ],
      position: 'body',
      newer: true,
    },
    ...tokenAndDryRun,
  },
  response: answered,
  errors: refusals(
    400,
    'ResourceNotFound.InstanceId',
    'IncorrectStatus.VpcPeer',
    'OperationDenied.RouteEntryExist',
    'OperationDenied.ServiceManagedInstance',
    'Conflict.Operation',
  ),
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  // No document tells the states; while the service works it refuses (IncorrectStatus.VpcPeer).
  states: {
    from: ['Accepting', 'Activated', 'Rejected', 'Expired'],
    via: 'Deleting',
    to: ['gone', 'Deleted'],
    deadline: 300,
  },
  destructive: true,
  // Routes that lead to it may just be going (wire-facts 3.4).
  retryable: [...stillUpdating, 'IncorrectStatus', 'OperationDenied.RouteEntryExist'],
  alreadyDone: ['ResourceNotFound.InstanceId'],
  dryRun: dryRunSuccess,
  documents: ['wire-facts 5'],
});
