import { Refusal } from '../errors';
import type { VpcPeeringConnection, VpcPeeringStatus } from '../model';
import type { Call } from '../operation';
import type { Parameters } from '../parameters';
import type { World } from '../world';
import { crossesBorder } from './borders';
import { readTags } from './tags';

/** `IllegalParam.Name` and the like: the product has one code per parameter (004, list of its error codes). */
export function illegalParam(name: string): Refusal {
  return new Refusal(400, `IllegalParam.${name}`, `The param of ${name} is illegal.`);
}

/** The connection of that ID that the caller is a side of. Nobody else gets to know that it exists. */
export function seenPeering({ world, caller, parameters }: Call): VpcPeeringConnection {
  const id = parameters.required('InstanceId');
  const row = world.vpcPeeringConnections.get(id);
  if (row === undefined || (row.owner !== caller.id && row.acceptingOwner !== caller.id)) throw unknownPeering(id);
  return row;
}

export function unknownPeering(id: string): Refusal {
  return new Refusal(400, 'ResourceNotFound.InstanceId', `The specified resource of ${id} is not found.`);
}

export function checkPeeringStatus(row: VpcPeeringConnection, ...allowed: readonly VpcPeeringStatus[]): void {
  if (allowed.includes(row.status)) return;
  throw new Refusal(400, 'IncorrectStatus.VpcPeer', `The status of ${row.id} [${row.status}] is incorrect.`);
}

export function checkPeeringBills(row: VpcPeeringConnection): void {
  if (row.bizStatus === 'Normal') return;
  throw new Refusal(
    400,
    'IncorrectBusinessStatus.VpcPeer',
    `The business status of ${row.id} [${row.bizStatus}] is incorrect.`,
  );
}

const underWay: ReadonlySet<VpcPeeringStatus> = new Set(['Creating', 'Updating', 'Deleting']);

/** One change at a time on each VPC; `self` is the connection that is to change. */
export function checkConflict(world: World, vpcIds: readonly string[], self?: string): void {
  const busy = vpcIds.some((id) =>
    world.vpcPeeringConnections.by('vpc', id).some((row) => row.id !== self && underWay.has(row.status)),
  );
  if (!busy) return;
  const message = 'There are other peering operations on the requester VPC or accepter VPC, try again later.';
  throw new Refusal(400, 'Conflict.Operation', message);
}

/** Cloud Data Transfer bills the traffic: each side has to have activated it, across the border separately (004). */
export function checkDataTransfer(
  world: World,
  account: string,
  [one, other]: readonly [string, string],
  side: 'caller' | 'accepter',
): void {
  const accepter = side === 'accepter' ? 'AcceptUser' : '';
  if (!world.hasDataTransfer(account, false)) {
    throw new Refusal(400, `OperationFailed.${accepter}CdtNotOpened`, `${account} has not activated CDT.`);
  }
  if (!crossesBorder(one, other) || world.hasDataTransfer(account, true)) return;
  const message = `${account} has not activated CDT across the border.`;
  throw new Refusal(400, `OperationFailed.${accepter}CrossBorderCdtNotOpened`, message);
}

/** What an account notes about its side. There are no resource groups here: any ID that looks like one will do. */
export function readLabels(parameters: Parameters) {
  const resourceGroupId = parameters.text('ResourceGroupId') ?? '';
  if (resourceGroupId !== '' && !/^rg-[a-z0-9]+$/.test(resourceGroupId)) {
    const message = 'The operation failed because the resource group does not exist.';
    throw new Refusal(400, 'OperationFailed.NotExist.ResourceGroup', message);
  }
  const tags = readTags(parameters, 'Tag', {
    key: () => illegalParam('TagKey'),
    value: () => illegalParam('TagValue'),
  });
  return { resourceGroupId, tags };
}
