import type { VirtualBorderRouter } from '../../../../src/sandbox/model';
import { byId, grouped, isAt, type Lookup, type Problems, repeated } from './lookup';

/** Two VBRs of one owner on different devices, in one CEN, with BFD, each in one group (003 6.11). */
export function* haProblems({ estate, routers }: Lookup): Problems {
  const groups = byId(estate.bgpGroups);
  const peers = grouped(estate.bgpPeers, ({ groupId }) => groups.get(groupId)?.routerId ?? '');
  for (const group of estate.vbrHaGroups) {
    const what = `HA group ${group.id} (${group.name})`;
    const one = routers.get(group.routerId);
    const other = routers.get(group.peerRouterId);
    if (one === undefined || other === undefined || !isAt(one, group) || !isAt(other, group)) {
      yield `${what} has members that are not two VBRs of its owner`;
      continue;
    }
    const lines = new Set(linesOf(one));
    if (linesOf(other).some((id) => lines.has(id))) yield `${what} is on one device`;
    if (cenOf(one) === undefined || cenOf(one) !== cenOf(other)) yield `${what} is not in one CEN`;
    for (const { id } of [one, other]) {
      const of = peers.get(id) ?? [];
      if (of.length === 0 || of.some(({ bfd }) => !bfd)) yield `${what} has a member ${id} without BFD`;
    }
  }
  const members = estate.vbrHaGroups.flatMap(({ routerId, peerRouterId }) => [routerId, peerRouterId]);
  for (const id of repeated(members)) yield `VBR ${id} is in two HA groups`;
}

function linesOf({ physicalConnectionId, associations }: VirtualBorderRouter): readonly string[] {
  return [physicalConnectionId, ...associations.map((further) => further.physicalConnectionId)];
}

function cenOf({ cens }: VirtualBorderRouter): string | undefined {
  return cens.find(({ status }) => status === 'Attached')?.cenId;
}
