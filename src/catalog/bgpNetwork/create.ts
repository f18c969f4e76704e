import { bgpRefusals } from '../bgpGroup/refusals';
import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/** Advertises a network over BGP. The answer has no ID: VBR and CIDR block together identify it (traps 29). */
export const addBgpNetwork = operation({
  ...vpc,
  name: 'AddBgpNetwork',
  kind: 'bgpNetwork',
  effect: 'create',
  label: 'Add BGP Network',
  button: 'Add',
  summary: 'Advertises a network of the VPC to all BGP peers of the VBR.',
  parameters: {
    ...region,
    RouterId: {
      type: 'string',
      label: 'VBR',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'] },
    },
    DstCidrBlock: {
      type: 'string',
      label: 'Advertised CIDR block',
      help: 'CIDR block of the VPC or vSwitch that your data center should reach.',
      example: '10.0.0.0/24',
      required: true,
      rule: 'cidr',
    },
    VpcId: {
      type: 'string',
      label: 'VPC ID',
      help: 'The VPC that the block belongs to.',
      example: 'vpc-bp1qpo0kug3a2****',
    },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...bgpRefusals,
    ...refusals(400, 'InvalidBgpDiscription.Malformed'),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: { kind: 'virtualBorderRouter', parameters: { RouterId: 'VbrId' } },
  // The official client waits for Available, the sample shows Enabled (wire-facts 3.5).
  states: { via: 'Pending', to: ['Enabled', 'Available', 'Active'], deadline: 300 },
  documents: ['003 7.9', '002 6.9'],
});
