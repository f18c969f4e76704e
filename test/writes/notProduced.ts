import { createBgpGroup } from '../../src/catalog/bgpGroup/create';
import { deleteBgpGroup } from '../../src/catalog/bgpGroup/lifecycle';
import { modifyBgpGroupAttribute } from '../../src/catalog/bgpGroup/modify';
import { addBgpNetwork } from '../../src/catalog/bgpNetwork/create';
import { deleteBgpNetwork } from '../../src/catalog/bgpNetwork/lifecycle';
import { createBgpPeer } from '../../src/catalog/bgpPeer/create';
import { deleteBgpPeer } from '../../src/catalog/bgpPeer/lifecycle';
import { createPhysicalConnection } from '../../src/catalog/physicalConnection/create';
import { modifyPhysicalConnectionAttribute } from '../../src/catalog/physicalConnection/modify';
import { createRouteEntry } from '../../src/catalog/routeEntry/create';
import { deleteRouteEntry } from '../../src/catalog/routeEntry/lifecycle';
import { connectRouterInterface } from '../../src/catalog/routerInterface/lifecycle';
import { associatePhysicalConnectionToVirtualBorderRouter } from '../../src/catalog/virtualBorderRouter/association';
import { createVirtualBorderRouter } from '../../src/catalog/virtualBorderRouter/create';
import { deleteVirtualBorderRouter, recoverVirtualBorderRouter } from '../../src/catalog/virtualBorderRouter/lifecycle';
import { createVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/create';
import { modifyVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/modify';

type Reasons = Readonly<Record<string, string>>;

/** One reason for several codes. */
function because(reason: string, ...codes: readonly string[]): Reasons {
  return Object.fromEntries(codes.map((code) => [code, reason]));
}

const spelling = 'Listed in two spellings (traps 66); the sandbox answers with the other one.';
const copied = 'The table is copied from operations that have the parameter or the rule (traps 72).';
const older = 'Document 002 has the general code, document 003 the one of this operation (traps 70).';
const noProbes = 'Lines are probed by the health checks of router interfaces, which no BGP operation makes.';
const missingParameter = 'The gateway refuses a missing parameter first, with MissingParameter.';
const notTold = 'No document tells what the code is for.';

const bgp = {
  probes: because(noProbes, 'QuotaExceeded.Nqa'),
  missing: because(missingParameter, 'InvalidParams.NotNull'),
} as const;

/** What creating and editing a group never meet: networks, peers and their addresses. */
const aboutPeersAndNetworks = because(
  copied,
  'QuotaExceeded.BgpNetwork',
  'InvalidPeerIpAddress',
  'InvalidIP.Malformed',
  'InvalidParams.NotFound',
  'InvalidParams.AlreadyExists',
);

/** What an operation without texts never meets. */
const aboutTexts = because(
  copied,
  'InvalidBgpName.Malformed',
  'InvalidBgpAuthkey.Malformed',
  'InvalidPeerAsn.Malformed',
  'InvalidBgpDiscription.Malformed',
);

/** Documented codes with which the sandbox never answers, by operation and code, and why. */
export const notProduced: Readonly<Record<string, Reasons>> = {
  [createPhysicalConnection.name]: because(
    spelling,
    'InvalidType.Malformed',
    'InvalidPeerLocation.Malformed',
    'InvalidLineOperator.Malformed',
    'InvalidPortType.Malformed',
  ),
  [modifyPhysicalConnectionAttribute.name]: because(
    spelling,
    'InvalidLineOperator.Malformed',
    'InvalidPeerLocation.Malformed',
    'InvalidPortType.Malformed',
  ),
  [createVirtualBorderRouter.name]: {
    ...because('VLAN 0 is refused by the two codes that tell which side has it.', 'OperationFailed.PconnAllocateVlan0'),
    ...because('IPv6 is there in every region.', 'OperationUnsupported.VirtualBorderRouterEnableIPv6'),
    ...because('Both accounts are of one business entity.', 'CROSS_BID.FORBIDDEN'),
  },
  [associatePhysicalConnectionToVirtualBorderRouter.name]: because(
    copied,
    'InvalidOperation.RouterInterfaceNotDeleted',
    'InvalidOperation.OperationNotAllowedInState',
    'InvalidName.Malformed',
    'InvalidDescription.Malformed',
    'Forbidden.OperationNotAllowedByUser',
    'Forbidden.MultiVlanRi',
    'Forbidden.NoRiFound',
    'Forbidden.NameNotAllowedByCaller',
    'Forbidden.DescriptionNotAllowedByCaller',
    'InvalidInstanceId.NotFound',
    'InvalidVbrOwnerId.NotFound',
  ),
  [recoverVirtualBorderRouter.name]: because(older, 'Forbidden.OperationNotAllowedByUser'),
  [deleteVirtualBorderRouter.name]: {
    ...because(older, 'Forbidden.OperationNotAllowedByUser'),
    ...because('Every VBR of the sandbox has one VLAN interface.', 'Forbidden.MultiVlanRi', 'Forbidden.NoRiFound'),
  },
  [createBgpGroup.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutPeersAndNetworks,
    ...because(copied, 'InvalidBgpGroup'),
  },
  [modifyBgpGroupAttribute.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutPeersAndNetworks,
    ...because(copied, 'QuotaExceeded.Bgp', 'InvalidVbrNetwork'),
  },
  [deleteBgpGroup.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutPeersAndNetworks,
    ...aboutTexts,
    ...because(copied, 'QuotaExceeded.Bgp', 'InvalidVbrNetwork'),
  },
  [createBgpPeer.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutTexts,
    ...because(copied, 'QuotaExceeded.BgpNetwork', 'InvalidParams.NotFound', 'InvalidParams.AlreadyExists'),
    ...because('Every line ends on a device that is known.', 'InvalidAccessDeviceId.NotFound'),
    ...because('No document tells which feature hosted connections lack.', 'UnsupportedFeature.Vpconn'),
    ...because('IPv6 is there in every region.', 'OperationUnsupported.IPV6ForThisRegion'),
    ...because(
      'An address that another peer has is refused by the two codes that tell where.',
      'DuplicatedParam.PeerIpAddress',
    ),
  },
  [deleteBgpPeer.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutTexts,
    ...because(
      copied,
      'QuotaExceeded.Bgp',
      'QuotaExceeded.BgpNetwork',
      'InvalidPeerIpAddress',
      'InvalidVbrNetwork',
      'InvalidBgpGroup',
      'InvalidIP.Malformed',
      'InvalidParams.AlreadyExists',
    ),
  },
  [addBgpNetwork.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutTexts,
    ...because(copied, 'QuotaExceeded.Bgp', 'InvalidPeerIpAddress', 'InvalidBgpGroup'),
  },
  [deleteBgpNetwork.name]: {
    ...bgp.probes,
    ...bgp.missing,
    ...aboutTexts,
    ...because(
      copied,
      'QuotaExceeded.Bgp',
      'QuotaExceeded.BgpNetwork',
      'InvalidPeerIpAddress',
      'InvalidVbrNetwork',
      'InvalidBgpGroup',
      'InvalidParams.AlreadyExists',
    ),
  },
  [createRouteEntry.name]: {
    ...because(
      'VPCs and their routers are a fixed set here, always Available and found by their tables.',
      'IncorrectVpcStatus',
      'InvalidVRouter.NotFound',
      'InvalidVPC.NotFound',
      'INVALID_VPC_ID',
      'FORBIDDEN_USE_VPC_AS_INTERNET_GATEWAY',
    ),
    ...because(
      'There are no ECS instances, virtual IP addresses, network interfaces or transit routers to be in a wrong state.',
      'IncorrectInstanceStatus',
      'IncorrectHaVipStatus',
      'CountLimitExceed.HaVipRouteEntry',
      'OperationFailed.ActiveNetworkInterfaceNotFound',
      'InvalidNetworkInterface.NotFound',
      'OperationFailed.QueryAttachmentInfo',
      'IllegalParam.AttachmentId',
      'IncorrectStatus.Ipv6Address',
      'OperationUnsupported.Ipv6EntryOnPrimaryNetworkInterface',
      'OperationUnsupported.SpecifyIpOnIpv6Entry',
      'OperationUnsupported.MutipleIpv6Address',
    ),
    ...because(
      'There are no cloud boxes, and each VPC has one route table and one zone.',
      'OperationDenied.Ipv6EntryOnCustomTable',
      'OperationDenied.CloudBoxVbrEntryAllowedInCustomRouteTable',
      'OperationDenied.RouteTableAssociateNotCloudBoxVSwitch',
      'OperationDenied.VbrMisMatchCloudBox',
      'OperationDenied.RouterInterfaceToDifferentVpc',
      'OperationDenied.RouterInterfaceFromDifferentZones',
    ),
    ...because(
      'A table that is full is refused with QuotaExceeded.',
      'InvalidEntryRuleQuota.NotFound',
      'Forbidden.CheckEntryRuleQuota',
    ),
    ...because(notTold, 'InvalidParam', 'InvalidRouteEntry'),
  },
  [deleteRouteEntry.name]: because(
    'VPCs and their routers are a fixed set here, always Available and found by their tables.',
    'InvalidVRouter.NotFound',
    'IncorrectVpcStatus',
    'InvalidVpcId.NotFound',
  ),
  [connectRouterInterface.name]: because('Both accounts are of one business entity.', 'CROSS_BID.FORBIDDEN'),
  [createVpcPeerConnection.name]: {
    ...because(
      'VPCs have neither cloud boxes nor shared resources.',
      'OperationDenied.CloudBoxExistsInVpc',
      'OperationDenied.CloudBoxExistsInAcceptingVpc',
      'OperationDenied.OperateShareResource',
    ),
    ...because('Both accounts are of one business entity.', 'OperationFailed.CrossBusinessNotAllowed'),
    ...because(
      'The debts of the accepter are told by IncorrectBusinessStatus.AcceptUserVpcPeer.',
      'IncorrectBusinessStatus.AcceptVpcPeer',
    ),
    ...because(notTold, 'OperationFailed.ViolativeVpcPeer', 'OperationFailed.ChargeTypeNotSupported'),
  },
  [modifyVpcPeerConnection.name]: because(notTold, 'OperationFailed.ChargeTypeNotSupported'),
};
