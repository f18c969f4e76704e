import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { createVpcPeerConnection } from '../../../src/catalog/vpcPeeringConnection/create';
import { getVpcPeerConnectionAttribute } from '../../../src/catalog/vpcPeeringConnection/describe';
import { vpcPeeringConnectionRow } from '../../../src/catalog/vpcPeeringConnection/fields';
import { vpcPeeringConnection } from '../../../src/catalog/vpcPeeringConnection/kind';
import {
  acceptVpcPeerConnection,
  deleteVpcPeerConnection,
  rejectVpcPeerConnection,
} from '../../../src/catalog/vpcPeeringConnection/lifecycle';
import { modifyVpcPeerConnection } from '../../../src/catalog/vpcPeeringConnection/modify';

/**
 * Names and places of the request parameters in the official SDK's source (vpcpeer-20220101 2.0.5, which no registry
 * has); the legacy ResourceOwnerAccount is left out.
 */
const official: Readonly<Record<string, { readonly body: readonly string[]; readonly query: readonly string[] }>> = {
  CreateVpcPeerConnection: {
    body: [
      'AcceptingAliUid',
      'AcceptingRegionId',
      'AcceptingVpcId',
      'Bandwidth',
      'ClientToken',
      'Description',
      'DryRun',
      'Name',
      'RegionId',
      'ResourceGroupId',
      'VpcId',
    ],
    query: ['LinkType', 'Tag.N.Key', 'Tag.N.Value'],
  },
  GetVpcPeerConnectionAttribute: { body: ['InstanceId'], query: [] },
  ListVpcPeerConnections: {
    body: ['InstanceId', 'MaxResults', 'Name', 'NextToken', 'RegionId', 'VpcId'],
    query: ['ResourceGroupId', 'Tags.N.Key', 'Tags.N.Value'],
  },
  AcceptVpcPeerConnection: {
    body: ['ClientToken', 'DryRun', 'InstanceId', 'ResourceGroupId'],
    query: ['Tag.N.Key', 'Tag.N.Value'],
  },
  RejectVpcPeerConnection: { body: ['ClientToken', 'DryRun', 'InstanceId'], query: [] },
  ModifyVpcPeerConnection: {
    body: ['Bandwidth', 'ClientToken', 'Description', 'DryRun', 'InstanceId', 'Name'],
    query: ['LinkType'],
  },
  DeleteVpcPeerConnection: { body: ['ClientToken', 'DryRun', 'Force', 'InstanceId'], query: [] },
};

/** Fields of a connection in the SDK's models, alike in list and single read. */
const officialFields = [
  'AcceptingOwnerUid',
  'AcceptingRegionId',
  'AcceptingVpc',
  'Bandwidth',
  'BizStatus',
  'Description',
  'GmtCreate',
  'GmtExpired',
  'GmtModified',
  'InstanceId',
  'LinkType',
  'ManagedService',
  'Name',
  'OwnerId',
  'RegionId',
  'ResourceGroupId',
  'Status',
  'Tags',
  'Vpc',
];

const request: Values = {
  VpcId: 'vpc-1',
  AcceptingAliUid: '1210123456123456',
  AcceptingRegionId: 'cn-hangzhou',
  AcceptingVpcId: 'vpc-2',
};

function wrong(operation: Operation, values: Values): string[] {
  return check(operation, values).map(({ parameter }) => parameter);
}

const changes: readonly Operation[] = [
  createVpcPeerConnection,
  modifyVpcPeerConnection,
  acceptVpcPeerConnection,
  rejectVpcPeerConnection,
  deleteVpcPeerConnection,
];

describe('VPC peering', () => {
  for (const [name, { body, query }] of Object.entries(official)) {
    it(`sends the parameters of ${name} under the official names, in body and query as the official client`, () => {
      const operation = catalogue.operation(name) ?? assert.fail(name);
      const parameters = Object.entries(operation.parameters);
      const names = (inBody: boolean): string[] =>
        parameters.filter(([, { position }]) => (position === 'body') === inBody).map(([parameter]) => parameter);
      assert.deepEqual(names(true).sort(), body);
      assert.deepEqual(names(false).sort(), query);
    });
  }

  it('reads every field of the official models, from the list and from the single read', () => {
    assert.deepEqual(Object.keys(vpcPeeringConnectionRow).sort(), officialFields);
    assert.deepEqual(
      Object.keys(getVpcPeerConnectionAttribute.response).sort(),
      [...officialFields, 'RequestId'].sort(),
    );
  });

  it('is asked of its own product and version, and of nothing else (traps 20)', () => {
    const operations = catalogue.operations().filter(({ kind }) => kind === 'vpcPeeringConnection');
    assert.equal(operations.length, 7);
    for (const { product, version } of operations) assert.deepEqual([product, version], ['VpcPeer', '2022-01-01']);
  });

  it('keeps account IDs whole, of which those in the samples are beyond 2^53 (traps 37)', () => {
    assert.equal(vpcPeeringConnectionRow.OwnerId.type, 'long');
    assert.equal(vpcPeeringConnectionRow.AcceptingOwnerUid.type, 'long');
    assert.deepEqual(wrong(createVpcPeerConnection, { ...request, AcceptingAliUid: '253460731706911258' }), []);
  });

  it('is created with what document 004 requires and nothing more', () => {
    assert.deepEqual(wrong(createVpcPeerConnection, request), []);
    for (const name of Object.keys(request)) {
      assert.deepEqual(wrong(createVpcPeerConnection, { ...request, [name]: '' }), [name]);
    }
  });

  it('takes names as document 004 has them when created, and nearly any name later', () => {
    const named = (Name: string): string[] => wrong(createVpcPeerConnection, { ...request, Name });
    assert.deepEqual(named('vpc-peer_1'), []);
    for (const bad of ['a', '1peer', 'https://peer', 'a'.repeat(129)]) assert.deepEqual(named(bad), ['Name'], bad);
    const renamed = (Name: string): string[] => wrong(modifyVpcPeerConnection, { InstanceId: 'pcc-1', Name });
    for (const good of ['1', '1 peer!', 'a'.repeat(128), 'see http://']) assert.deepEqual(renamed(good), [], good);
    for (const bad of ['http://peer', 'https://peer', 'a'.repeat(129)]) assert.deepEqual(renamed(bad), ['Name'], bad);
    const described = (Description: string): string[] =>
      wrong(modifyVpcPeerConnection, { InstanceId: 'pcc-1', Description });
    assert.deepEqual(described('a'.repeat(256)), []);
    assert.deepEqual(described('a'.repeat(257)), ['Description']);
  });

  it('has a bandwidth greater than 0', () => {
    for (const operation of [createVpcPeerConnection, modifyVpcPeerConnection]) {
      const values = { ...request, InstanceId: 'pcc-1' };
      assert.deepEqual(wrong(operation, { ...values, Bandwidth: '1' }), []);
      assert.deepEqual(wrong(operation, { ...values, Bandwidth: '0' }), ['Bandwidth']);
    }
  });

  it('can be checked without being carried out, in every change (wire-facts 3.3)', () => {
    for (const { name, dryRun, parameters } of changes) {
      assert.deepEqual(dryRun, ['DryRunOperation'], name);
      assert.equal(parameters.DryRun?.provided, true, name);
    }
  });

  it('is answered by the accepter while it waits, and deleted in any state at rest', () => {
    const states = Object.keys(vpcPeeringConnection.states);
    const allowed = (operation: Operation): string[] => states.filter((state) => allowedIn(operation, state));
    assert.deepEqual(allowed(acceptVpcPeerConnection), ['Accepting']);
    assert.deepEqual(allowed(rejectVpcPeerConnection), ['Accepting']);
    assert.deepEqual(allowed(modifyVpcPeerConnection), ['Activated']);
    assert.deepEqual(allowed(deleteVpcPeerConnection), ['Accepting', 'Activated', 'Rejected', 'Expired']);
    assert.equal(deleteVpcPeerConnection.destructive, true);
  });

  it('ends the wait of its creation in both cases, with one account and with two (004)', () => {
    assert.deepEqual(createVpcPeerConnection.states.to, ['Activated', 'Accepting']);
    assert.equal(createVpcPeerConnection.states.via, 'Creating');
  });

  it('lists the documented refusals (004)', () => {
    const codes = createVpcPeerConnection.errors.map(({ http, code }) => `${http} ${code}`);
    for (const code of [
      'OperationFailed.CdtNotOpened',
      'ResourceAlreadyExist.RouterInterface',
      'ResourceAlreadyExist.VpcPeer',
      'UnsupportedRegion',
      'OperationFailed.NotExist.ResourceGroup',
      'OperationFailed.AcceptUserCdtNotOpened',
      'OperationFailed.AcceptUserCrossBorderCdtNotOpened',
      'IncorrectBusinessStatus.AcceptUserVpcPeer',
    ]) {
      assert.ok(codes.includes(`400 ${code}`), code);
    }
  });
});
