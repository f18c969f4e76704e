import { partner, tenant } from '../../demoAccounts';
import type { Hosting, PhysicalConnection } from '../../model';
import { specOf } from '../../rules/ports';
import type { LineSketch } from '../builder';

/** A share of a line of the carrier for the bank, in service: what it does not have of its own it has from the line. */
export function share(
  { id, accessPointId, lineOperator, peerLocation, portType, portNumber, location }: PhysicalConnection,
  own: Pick<LineSketch, 'name' | 'description'> & { readonly vlanId: number; readonly bandwidthMbps: number },
  payer: Hosting['orderMode'] = 'PayByVirtualPhysicalConnectionOwner',
): LineSketch & { readonly hosting: Hosting } {
  const { vlanId, ...texts } = own;
  return {
    ...{ accessPointId, lineOperator, peerLocation, portType, portNumber, location },
    ...texts,
    owner: tenant,
    circuitCode: '',
    loaStatus: '',
    hosting: {
      parentId: id,
      parentOwner: partner.id,
      vlanId,
      orderMode: payer,
      vpconnStatus: 'Confirmed',
      expectSpec: specOf(own.bandwidthMbps),
    },
  };
}
