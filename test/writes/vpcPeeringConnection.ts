import { createVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/create';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { VpcPeeringConnection } from '../../src/sandbox/model';
import { vpcNamed } from '../../src/sandbox/vpcs';
import type { WriteCase } from './case';
import { descriptionRules, formCannotKnow, nameRules, required } from './rules';
import { all, changed, copied } from './worlds';
import { betweenRegions, conflict, withoutDataTransfer } from './peeringRules';

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

export const vpcPeeringConnectionWrites: readonly WriteCase[] = [create];
