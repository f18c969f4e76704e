import { grouped, isAt, type Lookup, type Problems, repeated } from './lookup';

/** Only codes tell that there are limits (traps 9): the sandbox's figures. */
const perVpc = 25;
const perVpcWithinRegion = 10;
const perVpcBetweenRegions = 20;
const perAccountAndRegion = 40;

/** VPC peerings are between two VPCs that are connected in this way only (004). */
export function* peeringProblems(lookup: Lookup): Problems {
  const { estate, vpcs, vpcsByRouter } = lookup;
  const pairs: string[] = [];
  for (const row of estate.vpcPeeringConnections) {
    const what = `VPC peering ${row.id} (${row.name})`;
    const from = vpcs.get(row.vpcId);
    const to = vpcs.get(row.acceptingVpcId);
    const accepting = { region: row.acceptingRegion, owner: row.acceptingOwner };
    if (from === to) yield `${what} leads back to its VPC`;
    if (!isAt(from, row) || !isAt(to, accepting)) yield `${what} is not between VPCs of its accounts`;
    if ((row.region === row.acceptingRegion) !== (row.linkType === ''))
      yield `${what} has the link type ${row.linkType}`;
    if (row.status !== 'Rejected' && row.status !== 'Expired') pairs.push(pair(row.vpcId, row.acceptingVpcId));
  }
  for (const { status, routerType, role, routerId, opposite } of estate.routerInterfaces) {
    const [one, other] = [vpcsByRouter.get(routerId), vpcsByRouter.get(opposite.routerId)];
    const isLink = routerType === 'VRouter' && role === 'InitiatingSide' && status !== 'Idle';
    if (isLink && one !== undefined && other !== undefined) pairs.push(pair(one.id, other.id));
  }
  for (const both of repeated(pairs)) yield `VPCs ${both} are connected twice`;
  yield* quotas(lookup);
}

function* quotas({ estate }: Lookup): Problems {
  const ends = estate.vpcPeeringConnections.flatMap(({ vpcId, acceptingVpcId, region, acceptingRegion }) =>
    [vpcId, acceptingVpcId].map((id) => ({ id, isWithin: region === acceptingRegion })),
  );
  for (const [id, of] of grouped(ends, (end) => end.id)) {
    const within = of.filter(({ isWithin }) => isWithin).length;
    if (of.length > perVpc || within > perVpcWithinRegion || of.length - within > perVpcBetweenRegions) {
      yield `VPC ${id} has ${of.length} peerings, ${within} of them within its region`;
    }
  }
  for (const [place, of] of grouped(estate.vpcPeeringConnections, ({ owner, region }) => `${owner} in ${region}`)) {
    if (of.length > perAccountAndRegion) yield `${place} has ${of.length} peerings`;
  }
}

function pair(one: string, other: string): string {
  return [one, other].sort().join(' and ');
}
