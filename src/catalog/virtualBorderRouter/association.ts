import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { ipv4Link, ipv4LinkComplete, ipv6Link } from '../rules/link';
import { vlanRange, vlanZeroExcludesOthers } from '../rules/vlan';
import { link, subject } from './parameters';

/**
 * Leads a VBR over a further physical connection. VLAN and IPv6 switch travel as text here (traps 38, 40). The tables
 * call the IPv4 addresses optional, the error table misses each of them, and today's service wants all three or none
 * (traps 72): a connection of another account is associated without them, because its owner may not set them (traps 89).
 */
export const associatePhysicalConnectionToVirtualBorderRouter = operation({
  ...vpc,
  name: 'AssociatePhysicalConnectionToVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'attach',
  label: 'Associate Physical Connection',
  summary: 'Leads the VBR over a further physical connection, so that it stays reachable when one of them fails.',
  parameters: {
    ...region,
    ...subject,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      help: 'An enabled connection besides those that the VBR uses already.',
      example: 'pc-bp1qrb3044eqixog****',
      required: true,
      refersTo: { kind: 'physicalConnection', states: ['Enabled'] },
    },
    VlanId: {
      type: 'string',
      label: 'VLAN ID',
      help: link.VlanId.help,
      example: '123',
      required: true,
      ...vlanRange,
      rule: 'vlan',
    },
    LocalGatewayIp: link.LocalGatewayIp,
    PeerGatewayIp: link.PeerGatewayIp,
    PeeringSubnetMask: link.PeeringSubnetMask,
    EnableIpv6: { ...link.EnableIpv6, type: 'string' },
    LocalIpv6GatewayIp: link.LocalIpv6GatewayIp,
    PeerIpv6GatewayIp: link.PeerIpv6GatewayIp,
    PeeringIpv6SubnetMask: link.PeeringIpv6SubnetMask,
    CircuitCode: link.CircuitCode,
    ...clientToken,
  },
  response: answered,
  errors: [
    ...refusals(
      400,
      'InvalidOperation.RouterInterfaceNotDeleted',
      'InvalidOperation.OperationNotAllowedInState',
      'InvalidStatus.NotAllowed',
      'InvalidPhysicalConnectionId.NotFound',
      'InvalidVlanId.Used',
      'MissingParameter',
      'InvalidPhysicalConnectionId.NotEnabled',
      'InvalidVlanId.Malformed',
      'InvalidCircuitCode.Malformed',
      'InvalidLocalGatewayIp.Malformed',
      'InvalidPeerGatewayIp.Malformed',
      'InvalidPeeringSubnetMask.Malformed',
      // Name, description and owner are no parameters of this operation: its table is copied (traps 72).
      'InvalidName.Malformed',
      'InvalidDescription.Malformed',
      'QuotaExceeded.vbrPerpConn',
      'EXCEED_ASSOCIATE_MAX_NUM',
      'InvalidIP.Malformed',
      'InvalidIp.NotSameSubnet',
      'InvalidStatus.StatusNotEnabled',
      'PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR',
      'OperationFailed.PconnTrafficNotEnable',
    ),
    ...refusals(
      403,
      'Forbidden.OperationNotAllowedByUser',
      'Forbidden.MultiVlanRi',
      'Forbidden.NoRiFound',
      'Forbidden.LocalGatewayIpNotAllowedByCaller',
      'Forbidden.PeerGatewayIpNotAllowedByCaller',
      'Forbidden.PeeringSubnetMaskNotAllowedByCaller',
      'Forbidden.NameNotAllowedByCaller',
      'Forbidden.DescriptionNotAllowedByCaller',
    ),
    ...refusals(
      404,
      'InvalidInstanceId.NotFound',
      'InvalidVbrId.NotFound',
      'InvalidRegionId.NotFound',
      'InvalidVbrOwnerId.NotFound',
    ),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  // The VBR itself stays active; the association shows in its row.
  states: { from: ['active'], to: ['active'] },
  together: [vlanZeroExcludesOthers('VlanId'), ipv4LinkComplete, ipv4Link, ipv6Link],
  documents: ['003 6.7', '002 5.8'],
});

/**
 * Takes a further physical connection off a VBR. Both documents describe the token as the circuit code (traps 14);
 * document 002 also describes the VBR as a VLAN range (traps 80).
 */
export const unassociatePhysicalConnectionFromVirtualBorderRouter = operation({
  ...vpc,
  name: 'UnassociatePhysicalConnectionFromVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'detach',
  label: 'Unassociate Physical Connection',
  summary:
    'Takes the further physical connection off the VBR; traffic over it stops. Routes that use its VLAN interface must be deleted first.',
  parameters: {
    ...region,
    ...subject,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      help: 'One of the further connections of the VBR; the connection that it was created on cannot be taken off.',
      required: true,
      refersTo: { kind: 'physicalConnection', listedIn: 'AssociatedPhysicalConnections' },
    },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...refusals(
      400,
      'PARAMETER_MUST_NOT_NULL',
      'PHYSICAL_NOT_ASSOCIATE_TO_VBR',
      'ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY',
      'InvalidStatus.NotAllowed',
      'PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR',
    ),
    // Said of the VBR and of the connection alike (traps 69).
    ...refusals(404, 'InvalidVbrId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  appliesTo: { field: 'AssociatedPhysicalConnections', is: 'present' },
  states: { from: ['active'], to: ['active'] },
  destructive: true,
  documents: ['003 6.8', '002 5.9'],
});
