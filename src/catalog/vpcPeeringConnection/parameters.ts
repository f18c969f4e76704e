import type { Choice, Parameter } from '../parameter';

/** Error code by which a dry run says that the request would succeed (wire-facts 3.3). */
export const dryRunSuccess = ['DryRunOperation'] as const;

/** Seen while another change to one of both VPCs is under way; the same request succeeds later. */
export const underWay = ['Conflict.Operation'] as const;

/** Refusals of a connection that is still being changed; the same request succeeds later (wire-facts 3.4). */
export const stillUpdating = [...underWay, 'IncorrectStatus.VpcPeer'] as const;

/** Request fragment: what the product fills in. Unlike those of Vpc, these parameters travel in the body (wire-facts 2). */
export const tokenAndDryRun = {
  ClientToken: { type: 'string', label: 'Client token', maxLength: 64, provided: true, position: 'body' },
  DryRun: { type: 'boolean', label: 'Dry run', default: 'false', provided: true, position: 'body' },
} as const satisfies Record<string, Parameter>;

/** Request fragment: the VPC peering connection that a change is about. */
export const subject = {
  InstanceId: {
    type: 'string',
    label: 'VPC peering connection',
    required: true,
    refersTo: { kind: 'vpcPeeringConnection' },
    position: 'body',
    newer: true,
  },
} as const satisfies Record<string, Parameter>;

/** Link types between regions. Silver is known to other official clients only (wire-facts 5). */
const linkTypes = [
  { value: 'Platinum', meaning: 'Best quality' },
  { value: 'Gold', meaning: 'Standard quality' },
  { value: 'Silver', meaning: 'Lower quality; not in every account' },
] as const satisfies readonly Choice[];

/** Request fragment: what only connections between two regions have; today's service has it and document 004 lacks it. */
export const betweenRegions = {
  Bandwidth: {
    type: 'integer',
    label: 'Bandwidth',
    help: 'For connections between two regions only; within a region there is no limit.',
    example: '1024',
    min: 1,
    unit: 'Mbps',
    position: 'body',
    newer: true,
  },
  // In the query, where nearly everything else of the product travels in the body.
  LinkType: {
    type: 'string',
    label: 'Link type',
    help: 'For connections between two regions only; the price of their traffic depends on it.',
    default: 'Gold',
    values: linkTypes,
    newer: true,
  },
} as const satisfies Record<string, Parameter>;
