import {
  answered,
  dryRun,
  refusals,
  region,
  resourceDescription,
  resourceGroup,
  resourceName,
  tag,
  tagEntries,
  token,
  vpc,
} from '../common';
import { operation } from '../operation';
import { dedicatedOnly } from '../physicalConnection/values';
import { vlanZeroExcludesOthers } from '../rules/vlan';
import { vlanOfHosted } from './parameters';
import { hostedSpecs, orderModes } from './values';

const common = {
  ...vpc,
  kind: 'hostedConnection',
  effect: 'create',
  // The new ID, under a name that is a list elsewhere (traps 11, 22).
  response: { ...answered, VirtualPhysicalConnection: { type: 'string', label: 'Hosted connection ID' } },
  identityIn: { PhysicalConnectionId: 'VirtualPhysicalConnection' },
  idempotency: 'Token',
  paging: null,
  costs:
    'The hosted connection has to be paid for, by you or by the tenant as chosen here; its resource occupancy fee is ordered separately.',
  states: { to: ['UnConfirmed'] },
} as const;

/**
 * Creates a hosted connection for a tenant (003 4.18). Lengths and characters of name and description are those of
 * today's SDK, which are the usual ones; the document says nothing of them.
 */
export const createVirtualPhysicalConnection = operation({
  ...common,
  name: 'CreateVirtualPhysicalConnection',
  label: 'Create Hosted Connection',
  summary: 'Shares your physical connection with a tenant, who then has to accept the hosted connection.',
  parameters: {
    ...region,
    // The hosting connection (traps 12).
    PhysicalConnectionId: {
      type: 'string',
      label: 'Hosting physical connection',
      help: 'A dedicated connection of yours that is enabled.',
      example: 'pc-bp1ciz7ekd2grn1as****',
      required: true,
      refersTo: { kind: 'physicalConnection', states: ['Enabled'] },
    },
    VpconnAliUid: {
      type: 'long',
      label: 'Tenant account ID',
      help: 'Alibaba Cloud account that gets the hosted connection.',
      example: '253460731706911258',
      min: 1,
      required: true,
    },
    VlanId: { ...vlanOfHosted, example: '4', required: true },
    Spec: { type: 'string', label: 'Bandwidth', required: true, values: hostedSpecs },
    OrderMode: { type: 'string', label: 'Paid by', required: true, values: orderModes },
    Name: resourceName,
    Description: resourceDescription,
    ...resourceGroup,
    ...tag,
    'Tag.N.Key': { ...tag['Tag.N.Key'], maxLength: 64 },
    ...dryRun,
    ...token,
  },
  errors: refusals(
    400,
    'IllegalParam.Bandwidth',
    'ResourceNotFound.PhysicalConnectionId',
    'InvalidPhysicalConnectionId.NotFound',
    'MissingParameter',
    'InvalidPhysicalConnectionId.NotEnabled',
    'InvalidVlanId.Malformed',
  ),
  under: {
    kind: 'physicalConnection',
    parameters: { PhysicalConnectionId: 'PhysicalConnectionId' },
    appliesTo: dedicatedOnly,
  },
  lists: { Tag: tagEntries },
  dryRun: ['DRYRUN.SUCCESS'],
  together: [vlanZeroExcludesOthers('VlanId')],
  documents: ['003 4.18'],
});

/**
 * Turns a VBR that a tenant has on the partner's connection into a hosted connection (003 4.21). The tenant must have
 * opened outbound traffic before, whatever the order in the overview says (traps 79).
 */
export const createVpconnFromVbr = operation({
  ...common,
  name: 'CreateVpconnFromVbr',
  label: 'Create Hosted Connection from VBR',
  summary:
    'Turns the VBR that a tenant has on your physical connection into a hosted connection. The tenant accepts it, then you attach the VBR to it; its traffic is not interrupted.',
  parameters: {
    ...region,
    VbrId: {
      type: 'string',
      label: 'VBR',
      help: 'A VBR of another account on your physical connection. That account must have enabled outbound traffic.',
      example: 'vbr-bp136flp1mf8mlq6r****',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'] },
    },
    OrderMode: { type: 'string', label: 'Paid by', values: orderModes },
    ...dryRun,
    ...token,
  },
  errors: refusals(
    400,
    'OperationFailed.TargetUserPconnTrafficNotEnable',
    'IllegalParam.Bandwidth',
    'IncorrectStatus.VbrId',
    'ResourceNotFound.PhysicalConnectionId',
  ),
  under: {
    kind: 'virtualBorderRouter',
    parameters: { VbrId: 'VbrId' },
    appliesTo: { field: 'VbrOwnerUid', is: 'present' },
    via: 'physicalConnection',
  },
  dryRun: [],
  documents: ['003 4.21'],
});
