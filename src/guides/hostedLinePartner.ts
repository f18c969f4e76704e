import { createVirtualPhysicalConnection } from '../catalog/hostedConnection/create';
import { message } from '../catalog/message';
import type { Resource } from '../estate/resource';
import { isHosted, isIn } from './connectionState';
import type { Guide, Known, Step } from './guide';
import { intoService, isWithdrawn, occupancyOrder, serviceStanding, tenantAcceptance } from './hostedLine';
import type { Standing } from './standing';
import { ahead, done, failed, on, possible } from './standing';

/** What the partner shares, once it does. The guide may also have been opened on the line to share. */
function hostedOf({ on: resource }: Known): Resource | undefined {
  return resource?.kind === 'hostedConnection' ? resource : undefined;
}

function ofHosted(standing: (hosted: Resource, known: Known) => Standing): Step['standing'] {
  return (known) => {
    const hosted = hostedOf(known);
    return hosted === undefined ? ahead : standing(hosted, known);
  };
}

const share: Step = {
  id: 'share',
  title: message('Share the line'),
  by: 'you',
  explanation: message(
    'Choose one of your lines that is in service, the account of the tenant, a free VLAN and the bandwidth, and who pays.',
  ),
  standing: ({ on: resource }) => {
    if (resource === undefined) return possible([{ operation: createVirtualPhysicalConnection }]);
    if (resource.kind !== 'hostedConnection') {
      if (isIn(resource, 'Enabled')) return possible([on(createVirtualPhysicalConnection, resource)]);
      return failed(
        message('Only a line in service can be shared.'),
        message('Bring the line into service first; the guide for the dedicated line shows how.'),
      );
    }
    if (!isWithdrawn(resource)) return done();
    return failed(message('The hosted connection was withdrawn.'), message('Share the line anew.'), [
      { operation: createVirtualPhysicalConnection },
    ]);
  },
};

const order = occupancyOrder(ofHosted, 'partner');

const acceptance = tenantAcceptance(
  ofHosted,
  message(
    'In their own account, the tenant enables outbound traffic, orders the occupancy if they are the one who pays, and confirms the connection. Tell them its ID.',
  ),
);

const service = intoService(
  message('The connection is in service'),
  message('Once it is accepted and paid for, Alibaba Cloud puts it into service. The tenant creates VBRs on it.'),
  ofHosted(serviceStanding),
);

/** A hosted connection as its partner sees it: shared with a tenant, who then has to act (003 overview). */
export const hostedLinePartner: Guide = {
  id: 'hostedLinePartner',
  title: message('Hosted line, as the partner'),
  intro: message('A share of one of your dedicated lines for a tenant, with a VLAN and a bandwidth of its own.'),
  kind: 'hostedConnection',
  appliesTo: (resource) =>
    resource.kind === 'hostedConnection' || (resource.kind === 'physicalConnection' && !isHosted(resource)),
  starts: [createVirtualPhysicalConnection],
  reads: () => [],
  relatives: () => [],
  steps: [share, order, acceptance, service],
};
