import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Row } from '../drivers/driver';

/** A read that has to be refused. */
export interface ReadRefusal {
  readonly operation: string;
  readonly request: Row;
  /** HTTP status and code, and the chapter that has them. */
  readonly refusal: `${number} ${string}`;
}

const RegionId = 'cn-hangzhou';
const nowhere = { RegionId: 'cn-atlantis' };

/** A line of each account, so that one can be somebody else's. */
export function readEstate(now: number) {
  const estate = new EstateBuilder(now);
  const line = (owner: typeof partner) => estate.line({ owner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
  const lines = { own: line(partner).id, foreign: line(tenant).id };
  return { state: estate.build(), lines };
}

/** Every documented refusal of a read that the sandbox gives. The partner tries them. */
export function readRefusals(foreignLine: string): readonly ReadRefusal[] {
  const unknownFilter = { RegionId, Filter: [{ Key: 'Colour', Value: ['red'] }] };
  return [
    // 003 4.3
    { operation: 'DescribeAccessPoints', request: nowhere, refusal: '404 InvalidRegionId.NotSupport' },
    // 003 4.12
    {
      operation: 'DescribePhysicalConnections',
      request: unknownFilter,
      refusal: '404 InvalidFilterKey.ValueNotSupported',
    },
    // 003 4.19
    {
      operation: 'ListVirtualPhysicalConnections',
      request: { RegionId, PhysicalConnectionId: 'pc-none' },
      refusal: '400 ResourceNotFound.PhysicalConnectionId',
    },
    // 003 6.2
    {
      operation: 'DescribeVirtualBorderRouters',
      request: unknownFilter,
      refusal: '404 InvalidFilterKey.ValueNotSupported',
    },
    // 003 6.3: unknown is 400 and somebody else's 404 (traps 67)
    {
      operation: 'DescribeVirtualBorderRoutersForPhysicalConnection',
      request: { RegionId, PhysicalConnectionId: 'pc-none' },
      refusal: '400 InvalidPhysicalConnectionId.NotFound',
    },
    {
      operation: 'DescribeVirtualBorderRoutersForPhysicalConnection',
      request: { RegionId, PhysicalConnectionId: foreignLine },
      refusal: '404 InvalidPhysicalConnectionId.NotFound',
    },
    // 003 7.2, 7.6, 7.10
    { operation: 'DescribeBgpGroups', request: nowhere, refusal: '404 InvalidRegionId.NotFound' },
    { operation: 'DescribeBgpPeers', request: nowhere, refusal: '404 InvalidRegionId.NotFound' },
    { operation: 'DescribeBgpNetworks', request: nowhere, refusal: '404 InvalidRegionId.NotFound' },
    // 003 6.12
    { operation: 'DescribeVbrHa', request: { RegionId }, refusal: '400 MissingParam.VbrHaIdOrVbrId' },
    {
      operation: 'DescribeVbrHa',
      request: { RegionId, VbrHaId: 'vbrha-none' },
      refusal: '404 ResourceNotFound.VbrHa',
    },
    // 003 5.2, 5.3
    { operation: 'DescribeRouterInterfaceAttribute', request: { RegionId }, refusal: '400 InvalidParam.NotNull' },
    {
      operation: 'DescribeRouterInterfaces',
      request: unknownFilter,
      refusal: '404 InvalidFilterKey.ValueNotSupported',
    },
    {
      operation: 'DescribeRouterInterfaces',
      request: { RegionId, Filter: [{ Key: 'RouterType', Value: ['Hub'] }] },
      refusal: '400 Parameter.Illegal',
    },
    // wire-facts 3.4
    {
      operation: 'GetVpcPeerConnectionAttribute',
      request: { InstanceId: 'pcc-none' },
      refusal: '400 ResourceNotFound.InstanceId',
    },
  ];
}

const failure = 'The service’s own failure; a fault of the kind `refusal` answers it where a test wants one.';

/** Documented codes of reads with which the sandbox never answers, and why. Those of writes are in test/writes. */
export const readsNotProduced: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ListVirtualPhysicalConnections: {
    'IllegalParam.Bandwidth': 'The table is that of creating one (003 4.18); no parameter of the list is a bandwidth.',
  },
  DescribeBgpGroups: { InternalError: failure, InternalServerError: failure },
  DescribeBgpPeers: { InternalError: failure, InternalServerError: failure },
  DescribeBgpNetworks: { InternalError: failure, InternalServerError: failure },
  DescribeRouterInterfaces: {
    'InvalidParam.NotNull': 'The gateway refuses a missing parameter first, with MissingParameter.',
  },
  DescribeRouteEntryList: { 'OperationFailed.QueryCenEntry': 'There is no CEN whose routes could fail to be read.' },
};
