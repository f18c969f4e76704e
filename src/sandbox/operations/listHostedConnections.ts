import { invalidParameter } from '../errors';
import type { JsonObject } from '../json';
import type { Hosting, PhysicalConnection } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { ownLine } from '../rules/lines';
import { specOf } from '../rules/ports';
import { labelFilter, tagRows } from '../rules/tags';
import { placeKey } from '../tableIndexes';
import { tokenPage } from '../tokenListing';
import { instant, minute, zoneless } from '../wireTime';

/** Each of the lists that select takes up to 20 entries (003 4.19). */
const mostEntries = 20;

type Hosted = PhysicalConnection & { readonly hosting: Hosting };

export const hostedConnectionLists: SandboxOperations = {
  ListVirtualPhysicalConnections: {
    required: ['RegionId'],
    idempotency: null,
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      // The hosting line, while the rows name the hosted one so (traps 12).
      const parentId = parameters.text('PhysicalConnectionId');
      if (parentId !== undefined) ownLine(call, parentId, 400, 'ResourceNotFound.PhysicalConnectionId');
      const visible = world.physicalConnections.by('hostedPlace', placeKey(caller.id, region));
      const selected = selection(parameters);
      const isLabelled = labelFilter(parameters);
      const hosted = visible
        .filter(isHosted)
        .filter(
          (line) =>
            (parentId === undefined || line.hosting.parentId === parentId) && selected(line) && isLabelled(line),
        );
      const { rows, nextToken, total } = tokenPage(hosted, parameters, {
        size: 'MaxResults',
        byDefault: 20,
        largest: 100,
      });
      return {
        // A bare list (wire-facts 3.1).
        VirtualPhysicalConnections: rows.map(hostedConnectionRow),
        NextToken: nextToken,
        TotalCount: total,
        Count: rows.length,
      };
    },
  },
};

function isHosted(line: PhysicalConnection): line is Hosted {
  return line.hosting !== null;
}

/** Values of one parameter are alternatives, different parameters must all match. */
function selection(parameters: Parameters): (line: Hosted) => boolean {
  const business = parameters.text('VirtualPhysicalConnectionBusinessStatus');
  const confirmed = parameters.flag('IsConfirmed');
  const lists: readonly (readonly [string, (line: Hosted) => string])[] = [
    ['VirtualPhysicalConnectionIds', (line) => line.id],
    ['VirtualPhysicalConnectionStatuses', (line) => line.hosting.vpconnStatus],
    ['VirtualPhysicalConnectionAliUids', (line) => line.owner],
    ['VlanIds', (line) => String(line.hosting.vlanId)],
  ];
  const tests = lists.map(([name, read]) => {
    const values = parameters.texts(name);
    if (values.length > mostEntries) throw invalidParameter(name);
    return (line: Hosted) => values.length === 0 || values.includes(read(line));
  });
  return (line) =>
    (business === undefined || line.businessStatus === business) &&
    (confirmed === undefined || (line.hosting.vpconnStatus === 'Confirmed') === confirmed) &&
    tests.every((test) => test(line));
}

/** A row with the names of this list, which DescribePhysicalConnections shares in part (traps 33), and its three forms of time. */
function hostedConnectionRow(of: Hosted): JsonObject {
  const { hosting } = of;
  return {
    PhysicalConnectionId: of.id,
    Name: of.name,
    Description: of.description,
    Status: of.status,
    BusinessStatus: of.businessStatus,
    LoaStatus: of.loaStatus,
    Type: 'VPC',
    ProductType: 'VirtualPhysicalConnection',
    VirtualPhysicalConnectionStatus: hosting.vpconnStatus,
    AliUid: of.owner,
    ParentPhysicalConnectionId: hosting.parentId,
    // A text here and a number in the other list (traps 37).
    ParentPhysicalConnectionAliUid: hosting.parentOwner,
    OrderMode: hosting.orderMode,
    VlanId: String(hosting.vlanId),
    Spec: specOf(of.bandwidthMbps),
    ExpectSpec: hosting.expectSpec,
    // In Mbit/s, in the other list in Gbit/s (traps 41).
    Bandwidth: of.bandwidthMbps,
    AccessPointId: of.accessPointId,
    AdLocation: of.location,
    PortType: of.portType,
    PortNumber: of.portNumber,
    LineOperator: of.lineOperator,
    CircuitCode: of.circuitCode,
    PeerLocation: of.peerLocation,
    RedundantPhysicalConnectionId: of.redundantId,
    ChargeType: 'Prepaid',
    CreationTime: zoneless(of.created),
    EnabledTime: minute(of.enabled),
    EndTime: instant(of.ends),
    ResourceGroupId: of.resourceGroupId ?? '',
    // A bare list (wire-facts 3.1).
    Tags: tagRows(of.tags ?? []),
  };
}
