import type { Hosting, Labels, PhysicalConnection } from '../model';
import type { World } from '../world';
import { specOf } from './ports';

/** What a hosted connection has of its own; the rest it has from the line under it. */
interface Share extends Pick<PhysicalConnection, 'owner' | 'name' | 'description' | 'bandwidthMbps'>, Labels {
  readonly vlanId: number;
  readonly orderMode: Hosting['orderMode'];
  readonly fromRouterId?: string;
}

/**
 * Adds a hosted connection, which waits for its tenant and its payment. Only UnConfirmed is known of its state; its port
 * is the partner's and there already, so it is Allocated.
 */
export function hostConnection(world: World, parent: PhysicalConnection, share: Share): PhysicalConnection {
  const { vlanId, orderMode, fromRouterId, ...own } = share;
  const line: PhysicalConnection = {
    ...parent,
    tags: [],
    resourceGroupId: '',
    ...own,
    id: world.newId('pc', parent.region),
    status: 'Allocated',
    businessStatus: 'Normal',
    loaStatus: '',
    circuitCode: '',
    redundantId: '',
    created: world.now(),
    enabled: null,
    ends: null,
    renewal: null,
    occupancyPaid: false,
    hosting: {
      parentId: parent.id,
      parentOwner: parent.owner,
      vlanId,
      orderMode,
      vpconnStatus: 'UnConfirmed',
      expectSpec: specOf(share.bandwidthMbps),
      ...(fromRouterId === undefined ? {} : { fromRouterId }),
    },
  };
  world.physicalConnections.add(line);
  return line;
}
