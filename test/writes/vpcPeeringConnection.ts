import { createVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/create';
import {
  acceptVpcPeerConnection,
  deleteVpcPeerConnection,
  rejectVpcPeerConnection,
} from '../../src/catalog/vpcPeeringConnection/lifecycle';
import { modifyVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/modify';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { VpcPeeringConnection } from '../../src/sandbox/model';
import { vpcNamed } from '../../src/sandbox/vpcs';
import type { Effect, Refusal, WriteCase } from './case';
import { named } from './estate';
import {
  descriptionRules,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  requiredOfSubject,
  unknown,
  wrongState,
} from './rules';
import { all, changed, copied } from './worlds';

function becomes(row: VpcPeeringConnection, more: Readonly<Record<string, string | number>>): Effect {
  return { shown: 'vpcPeeringConnection', row: { InstanceId: row.id, ...more } };
}

/** Nobody, or one account in one of its two ways, has Cloud Data Transfer (004). */
function withoutDataTransfer(...without: readonly string[]): Pick<Refusal, 'world' | 'form'> {
  return {
    world: (state) => ({ ...state, dataTransfer: state.dataTransfer.filter((open) => !without.includes(open)) }),
    form: formCannotKnow.account,
  };
}

/** Bandwidth and quality of a connection between two regions (comments of today's SDK). */
const betweenRegions: readonly Refusal[] = [
  {
    rule: 'the bandwidth is 1 Mbps at least',
    change: { Bandwidth: '0' },
    form: /at least 1/,
    service: [400, 'IllegalParam.Bandwidth'],
  },
  {
    rule: 'the bandwidth is a number',
    change: { Bandwidth: 'fast' },
    form: /whole number/,
    service: [400, 'IllegalParam.Bandwidth'],
  },
  oneOf('LinkType', 'Bronze', 'IllegalParam.LinkType'),
  {
    rule: 'Silver is not for every account',
    change: { LinkType: 'Silver' },
    form: formCannotKnow.account,
    service: [400, 'OperationFailed.SpecificLinkTypeNotSupported'],
  },
];

const conflict = (busy: VpcPeeringConnection): Refusal => ({
  rule: 'nothing else is under way on both VPCs',
  world: changed('vpcPeeringConnections', busy.id, { status: 'Updating' }),
  form: formCannotKnow.neighbours,
  service: [400, 'Conflict.Operation'],
});

/** What every change of a connection refuses in the same words. */
const ofAnyPeering: readonly Refusal[] = [
  requiredOfSubject('InstanceId'),
  unknown('InstanceId', 'pcc-none', 400, 'ResourceNotFound.InstanceId'),
];

const create: WriteCase = {
  operation: createVpcPeerConnection,
  prepare: (estate) => {
    const from = vpcNamed('warehouse');
    const to = vpcNamed('laboratory');
    const bank = vpcNamed('treasury');
    const existing = estate.vpcPeering(from, vpcNamed('disasterrecovery'), { name: 'warehouse-to-recovery' });
    const abroad = vpcNamed('plant');
    const across = { AcceptingRegionId: abroad.region, AcceptingVpcId: abroad.id };
    const toBank = { AcceptingAliUid: tenant.id, AcceptingRegionId: bank.region, AcceptingVpcId: bank.id };
    const within = {
      VpcId: vpcNamed('headquarters').id,
      AcceptingRegionId: 'cn-hangzhou',
      AcceptingVpcId: vpcNamed('analytics').id,
    };
    const copies = (count: number, difference: Partial<VpcPeeringConnection> = {}) =>
      copied('vpcPeeringConnections', existing.id, count, difference);
    return {
      region: from.region,
      values: {
        VpcId: from.id,
        AcceptingAliUid: partner.id,
        AcceptingRegionId: to.region,
        AcceptingVpcId: to.id,
        Name: 'new-peering',
        Description: 'Stock figures',
        Bandwidth: '100',
        LinkType: 'Platinum',
        ResourceGroupId: 'rg-acfmxazb4ph6aiy',
        'Tag.1.Key': 'team',
        'Tag.1.Value': 'data',
      },
      effect: {
        shown: 'vpcPeeringConnection',
        row: { Name: 'new-peering', Status: 'Activated', Bandwidth: 100, LinkType: 'Platinum' },
      },
      refusals: [
        required('VpcId', 'Requester VPC'),
        required('AcceptingAliUid', 'Accepter account ID'),
        required('AcceptingRegionId', 'Accepter region'),
        required('AcceptingVpcId', 'Accepter VPC'),
        ...nameRules('IllegalParam.Name', 'no dots'),
        ...descriptionRules('IllegalParam.Description'),
        ...betweenRegions,
        {
          rule: 'Platinum is not for every region',
          change: { ...toBank, AcceptingRegionId: 'cn-hongkong', AcceptingVpcId: vpcNamed('trading').id },
          form: formCannotKnow.account,
          service: [400, 'OperationFailed.RegionIdNotSupportLinkType'],
        },
        {
          rule: 'a region has no bandwidth within it',
          region: 'cn-hangzhou',
          change: { ...within, LinkType: undefined },
          form: formCannotKnow.neighbours,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'a region has no link types within it',
          region: 'cn-hangzhou',
          change: { ...within, Bandwidth: undefined },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.InterRegionLinkTypeNotSupported'],
        },
        {
          rule: 'the bandwidth is what the quota allows',
          change: { Bandwidth: '10241' },
          form: formCannotKnow.count,
          service: [400, 'IllegalParam.Bandwidth'],
        },
        {
          rule: 'the region has peering',
          region: 'cn-nanjing',
          form: formCannotKnow.region,
          service: [400, 'UnsupportedRegion'],
        },
        {
          rule: 'the region of the accepter has peering',
          change: { AcceptingRegionId: 'cn-fuzhou' },
          form: formCannotKnow.typedId,
          service: [400, 'UnsupportedRegion'],
        },
        {
          rule: 'the requesting VPC is the caller’s',
          change: { VpcId: 'vpc-none' },
          form: formCannotKnow.typedId,
          service: [400, 'IncorrectStatus.Vpc'],
        },
        {
          rule: 'the accepting VPC is the accepter’s',
          change: { AcceptingVpcId: 'vpc-none' },
          form: formCannotKnow.typedId,
          service: [400, 'IncorrectStatus.AcceptingVpc'],
        },
        {
          rule: 'the accepter is an account',
          change: { AcceptingAliUid: '1' },
          form: formCannotKnow.typedId,
          service: [400, 'IllegalParam.AcceptingAliUid'],
        },
        {
          rule: 'the accepter is named by an account ID',
          change: { AcceptingAliUid: 'the-bank' },
          form: /whole number/,
          service: [400, 'IllegalParam.AcceptingAliUid'],
        },
        {
          rule: 'both VPCs differ',
          change: { AcceptingRegionId: from.region, AcceptingVpcId: from.id },
          form: formCannotKnow.typedId,
          service: [400, 'IllegalParam.AcceptingVpcId'],
        },
        {
          rule: 'the resource group exists',
          change: { ResourceGroupId: 'nowhere' },
          form: formCannotKnow.typedId,
          service: [400, 'OperationFailed.NotExist.ResourceGroup'],
        },
        {
          rule: 'a tag has a key',
          change: { 'Tag.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'IllegalParam.TagKey'],
        },
        {
          rule: 'the caller has activated Cloud Data Transfer',
          ...withoutDataTransfer(partner.id),
          service: [400, 'OperationFailed.CdtNotOpened'],
        },
        {
          rule: 'the caller has activated Cloud Data Transfer across the border',
          change: across,
          ...withoutDataTransfer(`${partner.id}/cross-border`),
          service: [400, 'OperationFailed.CrossBorderCdtNotOpened'],
        },
        {
          rule: 'the accepter has activated Cloud Data Transfer',
          change: toBank,
          ...withoutDataTransfer(tenant.id),
          service: [400, 'OperationFailed.AcceptUserCdtNotOpened'],
        },
        {
          rule: 'the accepter has activated Cloud Data Transfer across the border',
          change: toBank,
          ...withoutDataTransfer(`${tenant.id}/cross-border`),
          service: [400, 'OperationFailed.AcceptUserCrossBorderCdtNotOpened'],
        },
        {
          rule: 'the caller owes nothing in the region',
          world: changed('vpcPeeringConnections', existing.id, { bizStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'IncorrectBusinessStatus.VpcPeer'],
        },
        {
          rule: 'the accepter owes nothing in its region',
          change: toBank,
          world: all(
            copied('vpcPeeringConnections', existing.id, 1, {
              owner: tenant.id,
              region: bank.region,
              bizStatus: 'FinancialLocked',
            }),
            (state) => ({ ...state, dataTransfer: [...state.dataTransfer, `${tenant.id}/cross-border`] }),
          ),
          form: formCannotKnow.account,
          service: [400, 'IncorrectBusinessStatus.AcceptUserVpcPeer'],
        },
        {
          rule: 'two VPCs have one peering connection',
          change: { AcceptingVpcId: vpcNamed('disasterrecovery').id },
          form: formCannotKnow.neighbours,
          service: [400, 'ResourceAlreadyExist.VpcPeer'],
        },
        {
          rule: 'two VPCs are not connected by router interfaces',
          world: (state) => {
            const [row] = state.routerInterfaces;
            if (row === undefined) return state;
            const { routerId, region, owner } = from;
            const opposite = { ...row.opposite, interfaceId: '', routerId: to.routerId };
            const between = { ...row, id: 'ri-between', region, owner, routerId, status: 'Active' as const, opposite };
            return { ...state, routerInterfaces: [...state.routerInterfaces, between] };
          },
          form: formCannotKnow.neighbours,
          service: [400, 'ResourceAlreadyExist.RouterInterface'],
        },
        {
          rule: 'a VPC has a number of connections',
          world: all(copies(18), copied('vpcPeeringConnections', existing.id, 9, { acceptingRegion: from.region })),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.VpcPeerCountPerVpc'],
        },
        {
          rule: 'a VPC has a number of connections to other regions',
          world: copies(19),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.CrossRegionVpcPeerCountPerVpc'],
        },
        {
          rule: 'a VPC has a number of connections within its region',
          region: 'cn-hangzhou',
          change: { ...within, Bandwidth: undefined, LinkType: undefined },
          world: copies(10, {
            region: 'cn-hangzhou',
            acceptingRegion: 'cn-hangzhou',
            vpcId: within.VpcId,
            acceptingVpcId: 'vpc-other',
          }),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.IntraRegionVpcPeerCountPerVpc'],
        },
        {
          rule: 'an account has a number of connections in a region',
          world: copies(40, { vpcId: 'vpc-one', acceptingVpcId: 'vpc-other' }),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.VpcPeerCountPerUserPerRegion'],
        },
        conflict(existing),
      ],
    };
  },
};

const modify: WriteCase = {
  operation: modifyVpcPeerConnection,
  prepare: (estate) => {
    const row = estate.vpcPeering(vpcNamed('wholesale'), vpcNamed('analytics'), { name: 'edited-peering' });
    const beside = estate.vpcPeering(vpcNamed('wholesale'), vpcNamed('clearing'), { name: 'beside-edited-peering' });
    const accepting = estate.vpcPeering(vpcNamed('wholesale'), vpcNamed('branches'), {
      name: 'edited-too-early',
      status: 'Accepting',
    });
    const within = estate.vpcPeering(vpcNamed('headquarters'), vpcNamed('branches'), { name: 'within-a-region' });
    const { region } = row;
    const text = (parameter: string, rule: string, value: string, form: RegExp): Refusal => ({
      rule: `${parameter} ${rule}`,
      change: { [parameter]: value },
      form,
      service: [400, `IllegalParam.${parameter}`],
    });
    return {
      region,
      target: named('vpcPeeringConnection', row),
      values: { Name: '1st peering', Description: 'Stock figures', Bandwidth: '200', LinkType: 'Platinum' },
      effect: becomes(row, {
        Name: '1st peering',
        Description: 'Stock figures',
        Bandwidth: 200,
        LinkType: 'Platinum',
        Status: 'Activated',
      }),
      refusals: [
        ...ofAnyPeering,
        text('Name', 'is no address', 'http://example.com', /must not start with http/),
        text('Name', 'has 128 characters at most', 'x'.repeat(129), /1 to 128 characters/),
        text('Description', 'is no address', 'https://example.com', /must not start with http/),
        text('Description', 'has 256 characters at most', 'x'.repeat(257), /1 to 256 characters/),
        ...betweenRegions,
        {
          rule: 'the bandwidth is what the quota allows',
          change: { Bandwidth: '10241' },
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.Bandwidth'],
        },
        {
          rule: 'a region has no bandwidth within it',
          on: named('vpcPeeringConnection', within),
          region: within.region,
          values: { Bandwidth: '200' },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.BandwidthCannotBeChangedInSameRegion'],
        },
        {
          rule: 'a region has no link types within it',
          on: named('vpcPeeringConnection', within),
          region: within.region,
          values: { LinkType: 'Platinum' },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.InterRegionLinkTypeNotSupported'],
        },
        {
          rule: 'Platinum is not for every region',
          world: changed('vpcPeeringConnections', row.id, { acceptingRegion: 'cn-hongkong' }),
          form: formCannotKnow.account,
          service: [400, 'OperationFailed.RegionIdNotSupportLinkType'],
        },
        {
          rule: 'the connection is not overdue',
          world: changed('vpcPeeringConnections', row.id, { bizStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'IncorrectBusinessStatus.VpcPeer'],
        },
        {
          rule: 'no service of the cloud manages the connection',
          world: changed('vpcPeeringConnections', row.id, { managedService: 'SWAS' }),
          form: formCannotKnow.account,
          service: [400, 'OperationDenied.ServiceManagedInstance'],
        },
        wrongState(named('vpcPeeringConnection', accepting), 'Activated', 400, 'IncorrectStatus.VpcPeer'),
        conflict(beside),
      ],
    };
  },
};

const accept: WriteCase = {
  operation: acceptVpcPeerConnection,
  prepare: (estate) => {
    const row = estate.vpcPeering(vpcNamed('payments'), vpcNamed('headquarters'), {
      name: 'accepted-peering',
      status: 'Accepting',
    });
    const beside = estate.vpcPeering(vpcNamed('payments'), vpcNamed('branches'), { name: 'beside-accepted-peering' });
    const activated = estate.vpcPeering(vpcNamed('payments'), vpcNamed('analytics'), { name: 'accepted-already' });
    const { region } = row;
    return {
      region,
      target: named('vpcPeeringConnection', row),
      values: { ResourceGroupId: 'rg-acfmxazb4ph6aiy', 'Tag.1.Key': 'team', 'Tag.1.Value': 'data' },
      effect: becomes(row, { Status: 'Activated' }),
      refusals: [
        ...ofAnyPeering,
        {
          rule: 'only the accepter accepts',
          by: 'tenant',
          form: formCannotKnow.account,
          service: [400, 'ResourceNotFound.InstanceId'],
        },
        wrongState(named('vpcPeeringConnection', activated), 'Accepting', 400, 'IncorrectStatus.VpcPeer'),
        {
          rule: 'the resource group exists',
          change: { ResourceGroupId: 'nowhere' },
          form: formCannotKnow.typedId,
          service: [400, 'OperationFailed.NotExist.ResourceGroup'],
        },
        {
          rule: 'a tag has a key',
          change: { 'Tag.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'IllegalParam.TagKey'],
        },
        {
          rule: 'the connection is not overdue',
          world: changed('vpcPeeringConnections', row.id, { bizStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'IncorrectBusinessStatus.VpcPeer'],
        },
        {
          rule: 'the accepter has activated Cloud Data Transfer',
          ...withoutDataTransfer(partner.id),
          service: [400, 'OperationFailed.CdtNotOpened'],
        },
        {
          rule: 'the accepter has activated Cloud Data Transfer across the border',
          world: all(changed('vpcPeeringConnections', row.id, { region: 'eu-central-1' }), (state) => ({
            ...state,
            dataTransfer: state.dataTransfer.filter((open) => !open.endsWith('/cross-border')),
          })),
          form: formCannotKnow.account,
          service: [400, 'OperationFailed.CrossBorderCdtNotOpened'],
        },
        conflict(beside),
      ],
    };
  },
};

const reject: WriteCase = {
  operation: rejectVpcPeerConnection,
  prepare: (estate) => {
    const row = estate.vpcPeering(vpcNamed('clearing'), vpcNamed('warehouse'), {
      name: 'rejected-peering',
      status: 'Accepting',
    });
    const beside = estate.vpcPeering(vpcNamed('clearing'), vpcNamed('payments'), { name: 'beside-rejected-peering' });
    const activated = estate.vpcPeering(vpcNamed('clearing'), vpcNamed('disasterrecovery'), {
      name: 'rejected-too-late',
    });
    const { region } = row;
    return {
      region,
      target: named('vpcPeeringConnection', row),
      values: {},
      effect: becomes(row, { Status: 'Rejected' }),
      refusals: [
        ...ofAnyPeering,
        {
          rule: 'only the accepter rejects',
          by: 'tenant',
          form: formCannotKnow.account,
          service: [400, 'ResourceNotFound.InstanceId'],
        },
        {
          ...wrongState(named('vpcPeeringConnection', activated), 'Accepting', 400, ''),
          service: [400, 'IncorrectStatus.VpcPeer'],
        },
        conflict(beside),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteVpcPeerConnection,
  prepare: (estate) => {
    const row = estate.vpcPeering(vpcNamed('plant'), vpcNamed('headquarters'), { name: 'deleted-peering', routes: 2 });
    const beside = estate.vpcPeering(vpcNamed('plant'), vpcNamed('laboratory'), { name: 'beside-deleted-peering' });
    const { region } = row;
    return {
      region,
      target: named('vpcPeeringConnection', row),
      values: { Force: 'true' },
      effect: { gone: named('vpcPeeringConnection', row) },
      refusals: [
        ...ofAnyPeering,
        oneOf('Force', 'maybe', 'InvalidParameter'),
        {
          rule: 'no route leads to the connection',
          change: { Force: 'false' },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationDenied.RouteEntryExist'],
        },
        {
          rule: 'no service of the cloud manages the connection',
          world: changed('vpcPeeringConnections', row.id, { managedService: 'SWAS' }),
          form: formCannotKnow.account,
          service: [400, 'OperationDenied.ServiceManagedInstance'],
        },
        {
          ...wrongState(
            named('vpcPeeringConnection', row),
            'Accepting, Activated, Rejected, and Expired',
            400,
            'IncorrectStatus.VpcPeer',
          ),
          world: changed('vpcPeeringConnections', row.id, { status: 'Deleting' }),
        },
        conflict(beside),
      ],
    };
  },
};

export const vpcPeeringConnectionWrites: readonly WriteCase[] = [create, modify, accept, reject, remove];
