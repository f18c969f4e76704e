import {
  acceptVpcPeerConnection,
  deleteVpcPeerConnection,
  rejectVpcPeerConnection,
} from '../../src/catalog/vpcPeeringConnection/lifecycle';
import { modifyVpcPeerConnection } from '../../src/catalog/vpcPeeringConnection/modify';
import { partner } from '../../src/sandbox/demoAccounts';
import type { VpcPeeringConnection } from '../../src/sandbox/model';
import { vpcNamed } from '../../src/sandbox/vpcs';
import type { Effect, Refusal, WriteCase } from './case';
import { named } from './estate';
import { formCannotKnow, oneOf, requiredOfSubject, unknown, wrongState } from './rules';
import { all, changed } from './worlds';
import { betweenRegions, conflict, withoutDataTransfer } from './peeringRules';

function becomes(row: VpcPeeringConnection, more: Readonly<Record<string, string | number>>): Effect {
  return { shown: 'vpcPeeringConnection', row: { InstanceId: row.id, ...more } };
}

/** What every change of a connection refuses in the same words. */
const ofAnyPeering: readonly Refusal[] = [
  requiredOfSubject('InstanceId'),
  unknown('InstanceId', 'pcc-none', 400, 'ResourceNotFound.InstanceId'),
];

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
    const row = estate.vpcPeering(vpcNamed('plant'), vpcNamed('trading'), { name: 'deleted-peering', routes: 2 });
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

export const vpcPeeringConnectionLifecycleWrites: readonly WriteCase[] = [modify, accept, reject, remove];
