import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog/index';

/** The operations that the documents give a chapter, by the newest document that has the whole of it. */
const chapters: Readonly<Record<string, string>> = {
  '003 4.1': 'OpenPhysicalConnectionService',
  '003 4.2': 'GetPhysicalConnectionServiceStatus',
  '003 4.3': 'DescribeAccessPoints',
  '003 4.4': 'CreatePhysicalConnection',
  '003 4.5': 'ApplyPhysicalConnectionLOA',
  '003 4.6': 'DescribePhysicalConnectionLOA',
  '003 4.7': 'CompletePhysicalConnectionLOA',
  '003 4.8': 'CreatePhysicalConnectionOccupancyOrder',
  '003 4.9': 'CreatePhysicalConnectionSetupOrder',
  '003 4.10': 'ConfirmPhysicalConnection',
  '003 4.11': 'EnablePhysicalConnection',
  '003 4.12': 'DescribePhysicalConnections',
  '003 4.13': 'ModifyPhysicalConnectionAttribute',
  '003 4.14': 'CancelPhysicalConnection',
  '003 4.15': 'TerminatePhysicalConnection',
  '003 4.16': 'RecoverPhysicalConnection',
  '003 4.17': 'DeletePhysicalConnection',
  '003 4.18': 'CreateVirtualPhysicalConnection',
  '003 4.19': 'ListVirtualPhysicalConnections',
  '003 4.20': 'UpdateVirtualPhysicalConnection',
  '003 4.21': 'CreateVpconnFromVbr',
  '003 4.22': 'AttachVbrToVpconn',
  '003 5.1': 'CreateRouterInterface',
  '003 5.2': 'DescribeRouterInterfaceAttribute',
  '003 5.3': 'DescribeRouterInterfaces',
  '003 5.4': 'ConnectRouterInterface',
  '003 5.5': 'ActivateRouterInterface',
  '003 5.6': 'ModifyRouterInterfaceSpec',
  '003 5.7': 'ModifyRouterInterfaceAttribute',
  '003 5.8': 'DeactivateRouterInterface',
  '003 5.9': 'DeleteRouterInterface',
  '003 6.1': 'CreateVirtualBorderRouter',
  '003 6.2': 'DescribeVirtualBorderRouters',
  '003 6.3': 'DescribeVirtualBorderRoutersForPhysicalConnection',
  '003 6.4': 'ModifyVirtualBorderRouterAttribute',
  '003 6.5': 'UpdateVirtualBorderBandwidth',
  '003 6.6': 'DeleteVirtualBorderRouter',
  '003 6.7': 'AssociatePhysicalConnectionToVirtualBorderRouter',
  // The chapter has lost its title (traps 83).
  '003 6.8': 'UnassociatePhysicalConnectionFromVirtualBorderRouter',
  '003 6.9': 'TerminateVirtualBorderRouter',
  '003 6.10': 'RecoverVirtualBorderRouter',
  '003 6.11': 'CreateVbrHa',
  '003 6.12': 'DescribeVbrHa',
  '003 6.13': 'DeleteVbrHa',
  '003 6.14': 'CreateRouteEntry',
  '003 6.15': 'DescribeRouteEntryList',
  '003 6.16': 'DeleteRouteEntry',
  '003 6.17': 'ModifyRouteEntry',
  '003 7.1': 'CreateBgpGroup',
  '003 7.2': 'DescribeBgpGroups',
  '003 7.3': 'ModifyBgpGroupAttribute',
  '003 7.4': 'DeleteBgpGroup',
  '003 7.5': 'CreateBgpPeer',
  '003 7.6': 'DescribeBgpPeers',
  '003 7.7': 'ModifyBgpPeerAttribute',
  '003 7.8': 'DeleteBgpPeer',
  '003 7.9': 'AddBgpNetwork',
  '003 7.10': 'DescribeBgpNetworks',
  '003 7.11': 'DeleteBgpNetwork',
  '004': 'CreateVpcPeerConnection',
};

/** Operations without a chapter that those with one need: where the documents refer to them, or whose life they end. */
const needed: Readonly<Record<string, string>> = {
  DescribeRegions: 'named by every chapter for the values of RegionId (traps 17)',
  GetVpcPeerConnectionAttribute: 'named by 004 for waiting until the connection is up',
  ListVpcPeerConnections: 'the rest of the life of what 004 creates (traps 20)',
  AcceptVpcPeerConnection: 'the rest of the life of what 004 creates (traps 20)',
  RejectVpcPeerConnection: 'the rest of the life of what 004 creates (traps 20)',
  ModifyVpcPeerConnection: 'the rest of the life of what 004 creates (traps 20)',
  DeleteVpcPeerConnection: 'the rest of the life of what 004 creates (traps 20)',
};

describe('the documented operations', () => {
  it('are counted as the documents have them: 59 chapters of 003, the one of 004, and 7 that they need', () => {
    assert.equal(new Set(Object.values(chapters)).size, 60);
    assert.equal(Object.keys(needed).length, 7);
  });

  it('are all in the catalogue and nothing else is, or an engineer cannot do what the service can', () => {
    const known = catalogue.operations().map(({ name }) => name);
    assert.deepEqual([...known].sort(), [...Object.values(chapters), ...Object.keys(needed)].sort());
  });

  it('name the chapter they were read from, or nobody can check them against it', () => {
    for (const [chapter, name] of Object.entries(chapters)) {
      const documents: readonly string[] = catalogue.operation(name)?.documents ?? [];
      assert.ok(documents.includes(chapter), `${name} does not cite ${chapter}`);
    }
  });
});
