/** One way in which the catalogue differs from the official models on purpose. */
export interface Difference {
  /** `*` stands for every operation that has the name. */
  readonly operation: string;
  readonly where: 'request' | 'response';
  readonly name: string;
  /** Type in the official model and in the catalogue; null where there is no such name. */
  readonly official: string | null;
  readonly here: string | null;
  readonly reason: string;
}

const ofOld =
  'Account parameters of old that no document has; the service takes the account from the key (wire-facts 2)';
const beyond = 'Digits of an account ID, which may exceed 2^53: read as a 64-bit number (traps 37)';
const number = 'A number that the service quotes; 002 prints it bare (traps 39)';
const vlan = 'A VLAN ID, which the service quotes in this place alone; the samples print it bare (traps 40)';
const flag = 'True or false as a text, and a boolean in the sibling operation (traps 38, wire-facts 3.1)';

const group = 'BgpGroups.BgpGroup.';
const peer = 'BgpPeers.BgpPeer.';
const vbr = 'VirtualBorderRouterSet.VirtualBorderRouterType.';
const associated = `${vbr}AssociatedPhysicalConnections.AssociatedPhysicalConnection.`;

/** Every difference, explained. One that is no longer there has to go. */
export const differences: readonly Difference[] = [
  leftOut('OwnerId', 'number'),
  leftOut('OwnerAccount', 'string'),
  leftOut('ResourceOwnerId', 'number'),
  leftOut('ResourceOwnerAccount', 'string'),
  ...joined(),
  reads('ListVirtualPhysicalConnections', 'VirtualPhysicalConnections.AliUid', 'long', beyond),
  reads(
    'ListVirtualPhysicalConnections',
    'VirtualPhysicalConnections.ParentPhysicalConnectionAliUid',
    'long',
    `${beyond}; a number in DescribePhysicalConnections`,
  ),
  reads('DescribeVirtualBorderRouters', `${vbr}PhysicalConnectionOwnerUid`, 'long', beyond),
  reads('DescribeVirtualBorderRouters', `${vbr}EcrOwnerId`, 'long', beyond),
  reads('DescribeVirtualBorderRouters', `${associated}PhysicalConnectionOwnerUid`, 'long', beyond),
  reads('DescribeVirtualBorderRouters', `${associated}VlanId`, 'integer', vlan),
  reads(
    'DescribeVirtualBorderRoutersForPhysicalConnection',
    'VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType.Bandwidth',
    'integer',
    number,
  ),
  ...['PeerAsn', 'LocalAsn', 'Keepalive', 'Hold', 'RouteLimit'].flatMap((name) => [
    reads('DescribeBgpGroups', `${group}${name}`, 'integer', number),
    reads('DescribeBgpPeers', `${peer}${name}`, 'integer', number),
  ]),
  reads('DescribeBgpGroups', `${group}IsFake`, 'boolean', flag),
  reads('DescribeRouterInterfaceAttribute', 'FastLinkMode', 'boolean', flag),
  reads('DescribeRouterInterfaceAttribute', 'HasReservationData', 'boolean', flag),
  reads('DescribeRouterInterfaces', 'RouterInterfaceSet.RouterInterfaceType.HasReservationData', 'boolean', flag),
  reads(
    'DescribePhysicalConnections',
    'PhysicalConnectionSet.PhysicalConnectionType.HasReservationData',
    'boolean',
    flag,
  ),
];

function leftOut(name: string, official: string): Difference {
  return { operation: '*', where: 'request', name, official, here: null, reason: ofOld };
}

/** A text of the official model that the product reads by what it means. */
function reads(operation: string, name: string, here: string, reason: string): Difference {
  return { operation, where: 'response', name, official: 'string', here, reason };
}

function joined(): readonly Difference[] {
  const reason = 'A list in the model, which the official client joins by commas under the plain name (wire-facts 2)';
  const common = { operation: 'ListVpcPeerConnections', where: 'request', reason } as const;
  return [
    { ...common, name: 'VpcId.N', official: 'string', here: null },
    { ...common, name: 'VpcId', official: null, here: 'string' },
  ];
}
