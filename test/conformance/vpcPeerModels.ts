/**
 * Names and types of the VpcPeer models that the product uses, noted from the source of the official TypeScript SDK
 * (vpcpeer-20220101 2.0.5): no version of that package is on the npm registry, so its classes cannot be asked.
 */
interface NotedModel {
  readonly request: Readonly<Record<string, string>>;
  readonly response: Readonly<Record<string, string>>;
}

const answered = { RequestId: 'string' };
const legacy = { ResourceOwnerAccount: 'string' };
const tokenAndDryRun = { ClientToken: 'string', DryRun: 'boolean' };
const tag = { 'Tag.N.Key': 'string', 'Tag.N.Value': 'string' };

const connection: Readonly<Record<string, string>> = {
  AcceptingOwnerUid: 'number',
  AcceptingRegionId: 'string',
  'AcceptingVpc.Ipv4Cidrs': 'string',
  'AcceptingVpc.Ipv6Cidrs': 'string',
  'AcceptingVpc.VpcId': 'string',
  Bandwidth: 'number',
  BizStatus: 'string',
  Description: 'string',
  GmtCreate: 'string',
  GmtExpired: 'string',
  GmtModified: 'string',
  InstanceId: 'string',
  LinkType: 'string',
  ManagedService: 'string',
  Name: 'string',
  OwnerId: 'number',
  RegionId: 'string',
  ResourceGroupId: 'string',
  Status: 'string',
  'Tags.Key': 'string',
  'Tags.Value': 'string',
  'Vpc.Ipv4Cidrs': 'string',
  'Vpc.Ipv6Cidrs': 'string',
  'Vpc.VpcId': 'string',
};

export const vpcPeerModels: Readonly<Record<string, NotedModel>> = {
  CreateVpcPeerConnection: {
    request: {
      ...tag,
      ...tokenAndDryRun,
      AcceptingAliUid: 'number',
      AcceptingRegionId: 'string',
      AcceptingVpcId: 'string',
      Bandwidth: 'number',
      Description: 'string',
      LinkType: 'string',
      Name: 'string',
      RegionId: 'string',
      ResourceGroupId: 'string',
      VpcId: 'string',
    },
    response: { ...answered, InstanceId: 'string' },
  },
  GetVpcPeerConnectionAttribute: {
    request: { ...legacy, InstanceId: 'string' },
    response: { ...answered, ...connection },
  },
  ListVpcPeerConnections: {
    request: {
      InstanceId: 'string',
      MaxResults: 'number',
      Name: 'string',
      NextToken: 'string',
      RegionId: 'string',
      ResourceGroupId: 'string',
      'Tags.N.Key': 'string',
      'Tags.N.Value': 'string',
      'VpcId.N': 'string',
    },
    response: {
      ...answered,
      ...Object.fromEntries(Object.entries(connection).map(([name, type]) => [`VpcPeerConnects.${name}`, type])),
      MaxResults: 'number',
      NextToken: 'string',
      TotalCount: 'number',
    },
  },
  AcceptVpcPeerConnection: {
    request: { ...legacy, ...tag, ...tokenAndDryRun, InstanceId: 'string', ResourceGroupId: 'string' },
    response: answered,
  },
  RejectVpcPeerConnection: { request: { ...legacy, ...tokenAndDryRun, InstanceId: 'string' }, response: answered },
  ModifyVpcPeerConnection: {
    request: {
      ...tokenAndDryRun,
      Bandwidth: 'number',
      Description: 'string',
      InstanceId: 'string',
      LinkType: 'string',
      Name: 'string',
    },
    response: answered,
  },
  DeleteVpcPeerConnection: {
    request: { ...tokenAndDryRun, Force: 'boolean', InstanceId: 'string' },
    response: answered,
  },
};
