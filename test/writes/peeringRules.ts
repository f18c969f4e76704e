import type { VpcPeeringConnection } from '../../src/sandbox/model';
import type { Refusal } from './case';
import { formCannotKnow, oneOf } from './rules';
import { changed } from './worlds';

/** Nobody, or one account in one of its two ways, has Cloud Data Transfer (004). */
export function withoutDataTransfer(...without: readonly string[]): Pick<Refusal, 'world' | 'form'> {
  return {
    world: (state) => ({ ...state, dataTransfer: state.dataTransfer.filter((open) => !without.includes(open)) }),
    form: formCannotKnow.account,
  };
}

/** Bandwidth and quality of a connection between two regions (comments of today's SDK). */
export const betweenRegions: readonly Refusal[] = [
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

/** One change at a time on each VPC. */
export const conflict = (busy: VpcPeeringConnection): Refusal => ({
  rule: 'nothing else is under way on both VPCs',
  world: changed('vpcPeeringConnections', busy.id, { status: 'Updating' }),
  form: formCannotKnow.neighbours,
  service: [400, 'Conflict.Operation'],
});
