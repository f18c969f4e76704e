import { answered, refusals, region, resourceGroup, tagEntries, tags, vpcPeer } from '../common';
import { operation } from '../operation';
import { vpcPeeringConnectionRow } from './fields';
import { subject } from './parameters';

/** The VPC peering connections that begin or end in a region. Pages are told by tokens (wire-facts 3.1). */
export const listVpcPeerConnections = operation({
  ...vpcPeer,
  name: 'ListVpcPeerConnections',
  kind: 'vpcPeeringConnection',
  effect: 'list',
  label: 'List VPC Peering Connections',
  summary: 'Lists the VPC peering connections of a region.',
  parameters: {
    RegionId: { ...region.RegionId, position: 'body', newer: true },
    MaxResults: {
      type: 'integer',
      label: 'Page size',
      default: '20',
      min: 1,
      max: 100,
      provided: true,
      position: 'body',
      newer: true,
    },
    NextToken: { type: 'string', label: 'Next page', provided: true, position: 'body', newer: true },
    InstanceId: {
      type: 'string',
      label: 'VPC peering connection',
      refersTo: { kind: 'vpcPeeringConnection' },
      position: 'body',
      newer: true,
    },
    // A list in the SDK's model, joined by commas on the wire (wire-facts 2).
    VpcId: {
      type: 'string',
      label: 'VPC ID',
      help: 'The VPC on either side; several are separated by commas.',
      example: 'vpc-bp1gsk7h12ew7oegk****',
      position: 'body',
      newer: true,
    },
    Name: { type: 'string', label: 'Name', position: 'body', newer: true },
    ...resourceGroup,
    ...tags,
  },
  response: {
    ...answered,
    MaxResults: { type: 'integer', newer: true },
    NextToken: { type: 'string', newer: true },
    TotalCount: { type: 'integer', newer: true },
    VpcPeerConnects: { type: 'list', item: null, of: vpcPeeringConnectionRow, newer: true },
  },
  errors: [],
  idempotency: null,
  paging: 'token',
  lists: { Tags: tagEntries },
  documents: ['wire-facts 5'],
});

/** One VPC peering connection: what document 004 asks to poll after a creation. */
export const getVpcPeerConnectionAttribute = operation({
  ...vpcPeer,
  name: 'GetVpcPeerConnectionAttribute',
  kind: 'vpcPeeringConnection',
  effect: 'get',
  label: 'Show VPC Peering Connection',
  summary: 'Reads one VPC peering connection.',
  parameters: { ...subject },
  response: { ...answered, ...vpcPeeringConnectionRow },
  errors: refusals(400, 'ResourceNotFound.InstanceId'),
  idempotency: null,
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  documents: ['wire-facts 5'],
});
