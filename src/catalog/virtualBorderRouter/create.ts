import { answered, clientToken, refusals, region, resourceGroup, tagEntries, tags, vpc } from '../common';
import { operation } from '../operation';
import type { Condition } from '../parameter';
import { ipv4Link, ipv6Link, otherAccountSetsItsOwnLink } from '../rules/link';
import { vlanZeroExcludesOthers } from '../rules/vlan';
import { link } from './parameters';

const ownAccount: Condition = { parameter: 'VbrOwnerId', is: 'absent' };

/**
 * Creates a VBR on an enabled physical connection. Document 003 requires the gateways always, document 002 only for
 * the own account and forbids them for another one; the careful reading of both is taken (traps section 4, traps 89). A VBR
 * of the own account becomes active at once, one for another account waits unconfirmed (002 5.1).
 */
export const createVirtualBorderRouter = operation({
  ...vpc,
  name: 'CreateVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'create',
  label: 'Create VBR',
  summary:
    'Creates a VBR on a physical connection; a VBR for another account stays unconfirmed until that account confirms it.',
  parameters: {
    ...region,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      help: 'A dedicated or hosted connection that is enabled.',
      example: 'pc-2zextbehcx****',
      required: true,
      refersTo: { kind: 'physicalConnection', states: ['Enabled'] },
    },
    Name: { ...link.Name, shownWhen: ownAccount },
    Description: { ...link.Description, shownWhen: ownAccount },
    VlanId: { ...link.VlanId, required: true },
    LocalGatewayIp: { ...link.LocalGatewayIp, requiredWhen: ownAccount, shownWhen: ownAccount },
    PeerGatewayIp: { ...link.PeerGatewayIp, requiredWhen: ownAccount, shownWhen: ownAccount },
    PeeringSubnetMask: { ...link.PeeringSubnetMask, requiredWhen: ownAccount, shownWhen: ownAccount },
    EnableIpv6: { ...link.EnableIpv6, shownWhen: ownAccount },
    LocalIpv6GatewayIp: link.LocalIpv6GatewayIp,
    PeerIpv6GatewayIp: link.PeerIpv6GatewayIp,
    PeeringIpv6SubnetMask: link.PeeringIpv6SubnetMask,
    Bandwidth: {
      ...link.Bandwidth,
      declaredAs: 'long',
      help: 'For VBRs on dedicated connections. On a hosted connection leave it empty: the bandwidth of the connection applies.',
      values: [
        { value: '50', meaning: '50 Mbps' },
        { value: '100', meaning: '100 Mbps' },
        { value: '200', meaning: '200 Mbps' },
        { value: '300', meaning: '300 Mbps' },
        { value: '400', meaning: '400 Mbps' },
        { value: '500', meaning: '500 Mbps' },
        { value: '1000', meaning: '1 Gbps' },
        { value: '2048', meaning: '2 Gbps' },
        { value: '5120', meaning: '5 Gbps' },
        { value: '8192', meaning: '8 Gbps' },
        { value: '10240', meaning: '10 Gbps' },
        { value: '20480', meaning: '20 Gbps' },
        { value: '40960', meaning: '40 Gbps' },
        // Printed so in every source, although 51200 would be the round number (traps 42).
        { value: '50120', meaning: '50 Gbps' },
        { value: '61440', meaning: '60 Gbps' },
        { value: '102400', meaning: '100 Gbps' },
      ],
    },
    VbrOwnerId: {
      type: 'long',
      label: 'VBR owner account ID',
      help: 'Leave it empty for your own account. The other account sets name, gateways and IPv6 itself.',
      min: 1,
      group: 'advanced',
    },
    CircuitCode: link.CircuitCode,
    ...resourceGroup,
    ...tags,
    ...clientToken,
  },
  response: { ...answered, VbrId: { type: 'string' } },
  errors: [
    ...refusals(
      400,
      'OperationFailed.PconnAllocateVlan0',
      'InvalidPhysicalConnectionId.NotFound',
      'InvalidVlanId.Used',
      'MissingParameter',
      'InvalidPhysicalConnectionId.NotEnabled',
      'InvalidVlanId.Malformed',
      'InvalidCircuitCode.Malformed',
      'InvalidLocalGatewayIp.Malformed',
      'InvalidPeeringSubnetMask.Malformed',
      'InvalidName.Malformed',
      'InvalidDescription.Malformed',
      'QuotaExceeded.vbrPerpConn',
      'QuotaExceeded.freevbr',
      'InvalidIp.NotSameSubnet',
      'OperationFailed.PconnExistVlan0Vbr',
      'OperationFailed.Vlan0VbrUnSharePconn',
      'OperationFailed.PconnTrafficNotEnable',
      'ResourceNotEnough.Bandwidth',
      'OperationUnsupported.VirtualBorderRouterEnableIPv6',
    ),
    ...refusals(
      403,
      'Forbidden.LocalGatewayIpNotAllowedByCaller',
      'Forbidden.PeerGatewayIpNotAllowedByCaller',
      'Forbidden.PeeringSubnetMaskNotAllowedByCaller',
      'Forbidden.NameNotAllowedByCaller',
      'Forbidden.DescriptionNotAllowedByCaller',
    ),
    ...refusals(404, 'InvalidRegionId.NotFound', 'InvalidVbrOwnerId.NotFound', 'CROSS_BID.FORBIDDEN'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: { kind: 'physicalConnection', parameters: { PhysicalConnectionId: 'PhysicalConnectionId' } },
  lists: { Tags: tagEntries },
  states: { to: ['active', 'unconfirmed'], deadline: 300 },
  costs: 'The VBR and the traffic through it may be billed to the account that owns it.',
  retryable: ['TaskConflict'],
  together: [vlanZeroExcludesOthers('VlanId'), ipv4Link, ipv6Link, otherAccountSetsItsOwnLink],
  documents: ['003 6.1', '002 5.1'],
});
