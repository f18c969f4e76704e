import { page, wrapped } from '../listing';
import type { Call, SandboxOperations } from '../operation';
import { bgpGroupRow, bgpNetworkRow, bgpPeerRow } from './bgpRow';

/** True when a row belongs to the caller and the region, and every given parameter names the row's value. */
function asked({ caller, region, parameters }: Call) {
  return (row: { owner: string; region: string }, wanted: Readonly<Record<string, string>>) =>
    row.owner === caller.id &&
    row.region === region &&
    Object.entries(wanted).every(([name, value]) => (parameters.text(name) ?? value) === value) &&
    // Default groups exist on the service only; every group here was made by somebody.
    parameters.flag('IsDefault') !== true;
}

export const bgpLists: SandboxOperations = {
  DescribeBgpGroups: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const wanted = asked(call);
      const groups = call.world.bgpGroups.where((group) =>
        wanted(group, { RouterId: group.routerId, BgpGroupId: group.id }),
      );
      const { rows, counters } = page(groups, call.parameters);
      return { ...counters, ...wrapped('BgpGroups', 'BgpGroup', rows.map(bgpGroupRow)) };
    },
  },

  DescribeBgpPeers: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const wanted = asked(call);
      const peers = call.world.bgpPeers.all().flatMap((peer) => {
        const group = call.world.bgpGroups.get(peer.groupId);
        return group && wanted(peer, { RouterId: group.routerId, BgpGroupId: group.id, BgpPeerId: peer.id })
          ? [{ peer, group }]
          : [];
      });
      const { rows, counters } = page(peers, call.parameters);
      const answers = rows.map(({ peer, group }) => bgpPeerRow(peer, group));
      return { ...counters, ...wrapped('BgpPeers', 'BgpPeer', answers) };
    },
  },

  DescribeBgpNetworks: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const wanted = asked(call);
      const networks = call.world.bgpNetworks.where((network) => wanted(network, { RouterId: network.routerId }));
      const { rows, counters } = page(networks, call.parameters);
      return { ...counters, ...wrapped('BgpNetworks', 'BgpNetwork', rows.map(bgpNetworkRow)) };
    },
  },
};
