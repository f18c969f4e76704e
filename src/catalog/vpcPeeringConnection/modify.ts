import { answered, refusals, vpcPeer } from '../common';
import { operation } from '../operation';
import { betweenRegions, dryRunSuccess, stillUpdating, subject, tokenAndDryRun } from './parameters';

/**
 * Changes a VPC peering connection. Names and descriptions are freer than at the creation: nothing but a URL at their
 * beginning is refused. `LinkType` is sent only when it changes: its default stands in the text of the creation too, and
 * a connection within one region is refused with any value. Asynchronous.
 */
export const modifyVpcPeerConnection = operation({
  ...vpcPeer,
  name: 'ModifyVpcPeerConnection',
  kind: 'vpcPeeringConnection',
  effect: 'modify',
  label: 'Edit VPC Peering Connection',
  summary: 'Changes name, description, bandwidth or link type of the VPC peering connection.',
  parameters: {
    ...subject,
    Name: {
      type: 'string',
      label: 'Name',
      minLength: 1,
      maxLength: 128,
      rule: 'noUrl',
      position: 'body',
      newer: true,
    },
    Description: {
      type: 'string',
      label: 'Description',
      minLength: 1,
      maxLength: 256,
      rule: 'noUrl',
      position: 'body',
      newer: true,
    },
    ...betweenRegions,
    ...tokenAndDryRun,
  },
  response: answered,
  errors: refusals(
    400,
    'ResourceNotFound.InstanceId',
    'IncorrectStatus.VpcPeer',
    'IncorrectBusinessStatus.VpcPeer',
    'OperationFailed.BandwidthCannotBeChangedInSameRegion',
    'QuotaExceeded.Bandwidth',
    'OperationFailed.InterRegionLinkTypeNotSupported',
    'OperationFailed.RegionIdNotSupportLinkType',
    'OperationFailed.SpecificLinkTypeNotSupported',
    'OperationDenied.ServiceManagedInstance',
    'OperationFailed.ChargeTypeNotSupported',
    'Conflict.Operation',
  ),
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  states: { from: ['Activated'], via: 'Updating', to: ['Activated'], deadline: 300 },
  retryable: stillUpdating,
  dryRun: dryRunSuccess,
  documents: ['wire-facts 5'],
});
