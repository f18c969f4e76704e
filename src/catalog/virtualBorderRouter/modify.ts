import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { ipv4Link, ipv6Link } from '../rules/link';
import { vlanZeroExcludesOthers } from '../rules/vlan';
import { link, subject } from './parameters';

/**
 * Changes a VBR. `EnableIpv6` defaults to false on this operation, so that leaving it out may switch IPv6 off
 * (traps 48); the same holds for the newer `SitelinkEnable`. VLAN and circuit code belong to the owner of the physical
 * connection, everything else to the owner of the VBR (traps 89). An unconfirmed VBR is edited by the account that is
 * to confirm it.
 */
export const modifyVirtualBorderRouterAttribute = operation({
  ...vpc,
  name: 'ModifyVirtualBorderRouterAttribute',
  kind: 'virtualBorderRouter',
  effect: 'modify',
  label: 'Edit VBR',
  summary: 'Changes the VBR at once; new VLAN, gateway or IPv6 settings interrupt its traffic until both sides agree.',
  parameters: {
    ...region,
    ...subject,
    // Document 002 allows periods, 003 does not: a name that has them is kept, new names go without.
    Name: link.Name,
    Description: link.Description,
    VlanId: link.VlanId,
    LocalGatewayIp: link.LocalGatewayIp,
    PeerGatewayIp: link.PeerGatewayIp,
    PeeringSubnetMask: link.PeeringSubnetMask,
    EnableIpv6: { ...link.EnableIpv6, resetsWhenOmitted: true },
    LocalIpv6GatewayIp: link.LocalIpv6GatewayIp,
    PeerIpv6GatewayIp: link.PeerIpv6GatewayIp,
    PeeringIpv6SubnetMask: link.PeeringIpv6SubnetMask,
    Bandwidth: link.Bandwidth,
    MinTxInterval: {
      type: 'integer',
      declaredAs: 'long',
      label: 'BFD transmit interval',
      help: 'Time between two BFD packets that the VBR sends.',
      example: '300',
      min: 200,
      max: 1000,
      unit: 'ms',
    },
    MinRxInterval: {
      type: 'integer',
      declaredAs: 'long',
      label: 'BFD receive interval',
      help: 'Time between two BFD packets that the VBR expects.',
      example: '300',
      min: 200,
      max: 1000,
      unit: 'ms',
    },
    DetectMultiplier: {
      type: 'integer',
      declaredAs: 'long',
      label: 'BFD detection multiplier',
      help: 'BFD packets in a row that may be lost before the link counts as down.',
      example: '3',
      min: 3,
      max: 10,
    },
    CircuitCode: link.CircuitCode,
    AssociatedPhysicalConnections: {
      type: 'string',
      label: 'Associated physical connections',
      help: 'JSON list that describes the link on each further physical connection of the VBR.',
      example:
        '[{"PhysicalConnectionId":"pc-kojok19****","VlanId":"5","LocalGatewayIp":"192.168.0.17","PeerGatewayIp":"192.168.0.18","PeeringSubnetMask":"255.255.255.252"}]',
      rule: 'associatedPhysicalConnections',
      group: 'advanced',
      // The row has it as a list with more fields than the request takes.
      current: null,
    },
    Mtu: {
      type: 'integer',
      label: 'MTU',
      help: 'Only for a VBR that is attached to an ECR; applies to every VBR and VPC of that ECR.',
      unit: 'bytes',
      values: [
        { value: '1500', meaning: '1500 bytes' },
        { value: '8500', meaning: '8500 bytes' },
      ],
      newer: true,
      group: 'advanced',
    },
    SitelinkEnable: {
      type: 'boolean',
      label: 'Site-to-site traffic',
      help: 'Lets your data centers reach each other through the VBR.',
      default: 'false',
      values: [
        { value: 'true', meaning: 'Data centers may reach each other' },
        { value: 'false', meaning: 'Data centers may not reach each other' },
      ],
      resetsWhenOmitted: true,
      newer: true,
      group: 'advanced',
    },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...refusals(
      400,
      'IllegalParam.CidrBlock',
      // 400 here and 404 elsewhere (traps 67).
      'InvalidVbrId.NotFound',
      'InvalidVlanId.Used',
      'InvalidCircuitCode.Malformed',
      'InvalidVlanId.Malformed',
      'InvalidIp.Malformed',
      'InvalidPeeringSubnetMask.Malformed',
      'InvalidIp.NotSameSubnet',
      'OperationFailed.PconnTrafficNotEnable',
    ),
    ...refusals(
      403,
      'Forbidden.CircuitCodeNotAllowedByCaller',
      'Forbidden.LocalGatewayIpNotAllowedByCaller',
      'Forbidden.PeerGatewayIpNotAllowedByCaller',
      'Forbidden.PeeringSubnetMaskNotAllowedByCaller',
      'Forbidden.VlanIdNotAllowedByCaller',
      'Forbidden.NameNotAllowedByCaller',
      'Forbidden.DescriptionNotAllowedByCaller',
    ),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  // No state is documented as modifying; the change is done with the answer.
  states: { from: ['unconfirmed', 'active', 'terminated'], to: ['unconfirmed', 'active', 'terminated'] },
  together: [vlanZeroExcludesOthers('VlanId'), ipv4Link, ipv6Link],
  documents: ['003 6.4', '002 5.5'],
});
