import { page, wrapped } from '../listing';
import type { Call, SandboxOperations } from '../operation';
import { peersOn } from '../rules/bgp';
import { placeKey } from '../tableIndexes';
import { bgpGroupRow, bgpNetworkRow, bgpPeerRow } from './bgpRow';

interface Placed {
  readonly id: string;
  readonly owner: string;
  readonly region: string;
}

/** Where rows of a list are found by a parameter that narrows it. */
type Lookups<Row> = Readonly<Record<string, (value: string) => readonly (Row | undefined)[]>>;

/** The caller's rows in the region that every given parameter finds, in the order of `all`. */
function asked<Row extends Placed>({ caller, region, parameters }: Call, all: readonly Row[], lookups: Lookups<Row>) {
  // Default groups exist on the service only; every group here was made by somebody.
  if (parameters.flag('IsDefault') === true) return [];
  const found = Object.entries(lookups).flatMap(([name, find]) => {
    const value = parameters.text(name);
    return value === undefined ? [] : [find(value)];
  });
  const [first, ...others] = found;
  if (first === undefined) return all;
  return first
    .filter((row) => row !== undefined)
    .filter((row) => row.owner === caller.id && row.region === region && others.every((rows) => rows.includes(row)));
}

function placeOf({ caller, region }: Call): string {
  return placeKey(caller.id, region);
}

export const bgpLists: SandboxOperations = {
  DescribeBgpGroups: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const { bgpGroups } = call.world;
      const groups = asked(call, bgpGroups.by('place', placeOf(call)), {
        RouterId: (id) => bgpGroups.by('router', id),
        BgpGroupId: (id) => [bgpGroups.get(id)],
      });
      const { rows, counters } = page(groups, call.parameters);
      return { ...counters, ...wrapped('BgpGroups', 'BgpGroup', rows.map(bgpGroupRow)) };
    },
  },

  DescribeBgpPeers: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const { bgpGroups, bgpPeers } = call.world;
      const peers = asked(call, bgpPeers.by('place', placeOf(call)), {
        RouterId: (id) => peersOn(call.world, id),
        BgpGroupId: (id) => bgpPeers.by('group', id),
        BgpPeerId: (id) => [bgpPeers.get(id)],
      });
      const { rows, counters } = page(peers, call.parameters);
      const answers = rows.flatMap((peer) => {
        const group = bgpGroups.get(peer.groupId);
        return group === undefined ? [] : [bgpPeerRow(peer, group)];
      });
      return { ...counters, ...wrapped('BgpPeers', 'BgpPeer', answers) };
    },
  },

  DescribeBgpNetworks: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const { bgpNetworks } = call.world;
      const networks = asked(call, bgpNetworks.by('place', placeOf(call)), {
        RouterId: (id) => bgpNetworks.by('router', id),
      });
      const { rows, counters } = page(networks, call.parameters);
      return { ...counters, ...wrapped('BgpNetworks', 'BgpNetwork', rows.map(bgpNetworkRow)) };
    },
  },
};
