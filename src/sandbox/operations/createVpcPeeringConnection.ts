import { accessKeys } from '../demoAccounts';
import { Refusal } from '../errors';
import { isRegion } from '../geography';
import type { VpcPeeringConnection } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { limits, peeringDefaults } from '../rules/limits';
import { checkDescription, checkName } from '../rules/naming';
import { readLinkType, readPeeringBandwidth } from '../rules/peeringLinks';
import { checkConflict, checkDataTransfer, illegalParam, readLabels } from '../rules/peerings';
import { interfacesBetween, isConnected } from '../rules/routerInterfaces';
import { placeKey } from '../tableIndexes';
import type { Vpc } from '../vpcs';
import type { World } from '../world';

/** The code tells that there are such regions, and no document which: two local ones stand for them. */
const withoutPeering: ReadonlySet<string> = new Set(['cn-nanjing', 'cn-fuzhou']);

export const createVpcPeeringConnection: SandboxOperations = {
  CreateVpcPeerConnection: {
    required: ['RegionId', 'VpcId', 'AcceptingAliUid', 'AcceptingRegionId', 'AcceptingVpcId'],
    version: '2022-01-01',
    unknownRegion: { http: 400, code: 'UnsupportedRegion' },
    idempotency: 'ClientToken',
    dryRun: 'DryRunOperation',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const acceptingRegion = parameters.required('AcceptingRegionId');
      checkRegions(region, acceptingRegion);
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      checkName(name, 'no dots', 'IllegalParam.Name');
      checkDescription(description, 'IllegalParam.Description');
      const [from, to] = readVpcs(call, acceptingRegion);
      const ends = [region, acceptingRegion] as const;
      const refused = () => illegalParam('Bandwidth');
      const bandwidth = readPeeringBandwidth(parameters, ends, { within: refused, beyond: refused });
      const linkType = readLinkType(parameters, ends);
      const labels = readLabels(parameters);
      checkDataTransfer(world, caller.id, ends, 'caller');
      if (to.owner !== caller.id) checkDataTransfer(world, to.owner, ends, 'accepter');
      checkBills(call, to);
      checkFirst(world, from, to);
      checkRoom(world, from, to);
      checkConflict(world, [from.id, to.id]);
      call.unlessDryRun();

      const within = region === acceptingRegion;
      const row: VpcPeeringConnection = {
        id: world.newId('pcc', region),
        region,
        owner: caller.id,
        vpcId: from.id,
        acceptingRegion,
        acceptingOwner: to.owner,
        acceptingVpcId: to.id,
        status: 'Creating',
        bizStatus: 'Normal',
        name: name ?? '',
        description: description ?? '',
        bandwidthMbps:
          bandwidth ?? (within ? peeringDefaults.bandwidthWithinRegion : peeringDefaults.bandwidthBetweenRegionsMbps),
        linkType: linkType ?? (within ? '' : peeringDefaults.linkType),
        managedService: '',
        labels,
        acceptingLabels: { resourceGroupId: '', tags: [] },
        routes: 0,
        created: world.now(),
        modified: world.now(),
        expires: world.now() + peeringDefaults.acceptanceMs,
      };
      world.vpcPeeringConnections.add(row);
      world.schedule('vpcPeering.created', row.id, durations.peeringCreation);
      return { InstanceId: row.id };
    },
  },
};

function checkRegions(...regions: readonly string[]): void {
  for (const region of regions) {
    if (isRegion(region) && !withoutPeering.has(region)) continue;
    const message = `The feature of VpcPeer is not supported in the region of ${region}.`;
    throw new Refusal(400, 'UnsupportedRegion', message);
  }
}

/** Two different VPCs that exist. A VPC that does not is refused as one in the wrong state: no other code is listed. */
function readVpcs({ world, caller, region, parameters }: Call, acceptingRegion: string): readonly [Vpc, Vpc] {
  const account = parameters.required('AcceptingAliUid');
  if (!accessKeys.some((key) => key.account.id === account)) throw illegalParam('AcceptingAliUid');
  const from = findVpc(world, parameters.required('VpcId'), region, caller.id, 'IncorrectStatus.Vpc');
  const id = parameters.required('AcceptingVpcId');
  if (id === from.id) throw illegalParam('AcceptingVpcId');
  return [from, findVpc(world, id, acceptingRegion, account, 'IncorrectStatus.AcceptingVpc')];
}

function findVpc(world: World, id: string, region: string, owner: string, code: string): Vpc {
  const vpc = world.vpcs.get(id);
  if (vpc?.region === region && vpc.owner === owner) return vpc;
  throw new Refusal(400, code, `Account ${owner} has no VPC ${id} in ${region}.`);
}

/** Who owes for a connection in a region gets no other one there; both sides have a code (004). */
function checkBills({ world, caller, region }: Call, to: Vpc): void {
  const owes = (account: string, place: string) =>
    world.vpcPeeringConnections
      .by('place', placeKey(account, place))
      .some(({ bizStatus }) => bizStatus === 'FinancialLocked');
  const incorrect = (code: string, account: string) =>
    new Refusal(400, `IncorrectBusinessStatus.${code}`, `The business status of ${account} is incorrect.`);
  if (owes(caller.id, region)) throw incorrect('VpcPeer', caller.id);
  if (to.owner !== caller.id && owes(to.owner, to.region)) throw incorrect('AcceptUserVpcPeer', to.owner);
}

/** Two VPCs are connected once, in one way (004). What was rejected or has expired is no connection. */
function checkFirst(world: World, from: Vpc, to: Vpc): void {
  const pair = [from.id, to.id];
  const peering = world.vpcPeeringConnections
    .by('vpc', from.id)
    .some(
      ({ vpcId, acceptingVpcId, status }) =>
        pair.includes(vpcId) && pair.includes(acceptingVpcId) && status !== 'Rejected' && status !== 'Expired',
    );
  if (peering) throw exists('VpcPeer', pair);
  if (interfacesBetween(world, from.routerId, to.routerId).some(isConnected)) throw exists('RouterInterface', pair);
}

function exists(what: string, pair: readonly string[]): Refusal {
  const message = `The specified resource of ${pair.join(' and ')} already exists.`;
  return new Refusal(400, `ResourceAlreadyExist.${what}`, message);
}

function checkRoom(world: World, from: Vpc, to: Vpc): void {
  const within = from.region === to.region;
  for (const { id } of [from, to]) {
    const of = world.vpcPeeringConnections.by('vpc', id);
    if (of.length >= limits.peeringsPerVpc) throw exceeded('VpcPeerCountPerVpc', id);
    const alike = of.filter((row) => (row.region === row.acceptingRegion) === within).length;
    if (within && alike >= limits.peeringsPerVpcWithinRegion) throw exceeded('IntraRegionVpcPeerCountPerVpc', id);
    if (!within && alike >= limits.peeringsPerVpcBetweenRegions) throw exceeded('CrossRegionVpcPeerCountPerVpc', id);
  }
  const own = world.vpcPeeringConnections.by('place', placeKey(from.owner, from.region));
  if (own.length >= limits.peeringsPerAccountAndRegion) throw exceeded('VpcPeerCountPerUserPerRegion', from.region);
}

function exceeded(code: string, where: string): Refusal {
  return new Refusal(400, `QuotaExceeded.${code}`, `There are too many VPC peering connections: ${where}.`);
}
