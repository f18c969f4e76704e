import type { JsonObject } from '../json';
import { wrapped } from '../listing';
import type { NextHop } from '../model';
import { cidrParts } from '../rules/addresses';
import { linksOf } from '../rules/links';
import type { RouteTable } from '../rules/routeTables';
import type { ShownEntry } from '../rules/shownEntries';
import { minute } from '../wireTime';
import type { World } from '../world';

/** A row of DescribeRouteEntryList (003 6.15). */
export function routeEntryRow(of: ShownEntry, table: RouteTable, world: World): JsonObject {
  return {
    RouteTableId: table.id,
    RouteEntryId: of.id,
    DestinationCidrBlock: of.cidr,
    Type: of.type,
    Status: of.status,
    IpVersion: ipVersionOf(of),
    RouteEntryName: of.name,
    Description: of.description,
    GmtModified: minute(of.modified),
    ...wrapped(
      'NextHops',
      'NextHop',
      of.nextHops.map((hop) => nextHop(hop, table, world)),
    ),
  };
}

export function ipVersionOf({ cidr }: ShownEntry): 'IPv4' | 'IPv6' {
  return cidrParts(cidr)?.version === 6 ? 'IPv6' : 'IPv4';
}

function nextHop({ id, type, weight }: NextHop, table: RouteTable, world: World): JsonObject {
  const { usable, behind } = behindHop(id, table, world);
  return {
    NextHopId: id,
    NextHopType: type,
    NextHopRegionId: table.region,
    Weight: weight,
    // A number, and 0 is a value (traps 40).
    Enabled: usable ? 1 : 0,
    NextHopRelatedInfo: behind,
  };
}

interface Behind {
  readonly usable: boolean;
  readonly behind: JsonObject | undefined;
}

/** Where a next hop leads to, and whether anything gets there now. */
function behindHop(id: string, { router, region }: RouteTable, world: World): Behind {
  const link = router && linksOf(router).find(({ vlanInterfaceId }) => vlanInterfaceId === id);
  if (router !== undefined && link !== undefined) {
    const line = world.physicalConnections.get(link.physicalConnectionId);
    return {
      usable: router.status === 'active' && line?.status === 'Enabled' && line.businessStatus === 'Normal',
      behind: { InstanceId: link.physicalConnectionId, InstanceType: 'PCONN', RegionId: region },
    };
  }
  const known = world.routerInterfaces.get(id);
  if (known === undefined) return { usable: true, behind: undefined };
  const { routerId, region: oppositeRegion } = known.opposite;
  const vpc = world.vpcOfRouter(routerId);
  return {
    usable: known.status === 'Active',
    behind: {
      InstanceId: vpc?.id ?? routerId,
      InstanceType: vpc === undefined ? 'VBR' : 'VPC',
      RegionId: oppositeRegion,
    },
  };
}
