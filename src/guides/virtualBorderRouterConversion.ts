import { attachVbrToVpconn } from '../catalog/hostedConnection/attach';
import { meets } from '../catalog/catalogue';
import { createVpconnFromVbr } from '../catalog/hostedConnection/create';
import { message } from '../catalog/message';
import { recoverVirtualBorderRouter } from '../catalog/virtualBorderRouter/lifecycle';
import type { Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';
import type { Guide, Known, Read, Step } from './guide';
import { intoService, isWithdrawn, occupancyOrder, serviceStanding, tenantAcceptance } from './hostedLine';
import type { Standing } from './standing';
import { ahead, done, failed, on, possible, waiting } from './standing';

/** The VBR and the hosted connection made from it, as far as they are known. */
interface Pair {
  readonly router?: Resource;
  readonly hosted?: Resource;
}

/**
 * Nothing names the one on the other, but the hosted connection keeps line and VLAN of the VBR it was made from, and in
 * the end the VBR stands on it (003 4.21, 4.22).
 */
function pairOf({ on: resource, related }: Known): Pair {
  if (resource === undefined) return {};
  if (resource.kind === 'hostedConnection') {
    const router = related.find((other) => other.kind === 'virtualBorderRouter' && belong(other, resource));
    return { hosted: resource, ...(router === undefined ? {} : { router }) };
  }
  const candidates = related.filter((other) => other.kind === 'hostedConnection' && belong(resource, other));
  const hosted = candidates.find((candidate) => !isWithdrawn(candidate)) ?? candidates[0];
  return { router: resource, ...(hosted === undefined ? {} : { hosted }) };
}

function belong(router: Resource, hosted: Resource): boolean {
  if (router.parents.physicalConnection === hosted.id) return true;
  const sameLine = router.parents.physicalConnection === hosted.parents.physicalConnection;
  return sameLine && textOf(router.attributes.VlanId) === textOf(hosted.attributes.VlanId);
}

function hasMoved({ router, hosted }: Pair): boolean {
  return hosted !== undefined && router?.parents.physicalConnection === hosted.id;
}

function ofHosted(standing: (hosted: Resource, known: Known) => Standing): Step['standing'] {
  return (known) => {
    const pair = pairOf(known);
    if (hasMoved(pair)) return done();
    return pair.hosted === undefined ? ahead : standing(pair.hosted, known);
  };
}

const traffic: Step = {
  id: 'tenantTraffic',
  title: message('The tenant enables outbound traffic'),
  by: 'tenant',
  explanation: message(
    'The tenant does this in their own account and in this region, before anything else: the conversion is refused without it.',
  ),
  standing: (known) => {
    const { router, hosted } = pairOf(known);
    if (hosted !== undefined || known.isNoted('tenantTraffic', router)) return done();
    return waiting('tenant', { untold: router === undefined ? {} : { about: router } });
  },
};

const create: Step = {
  id: 'create',
  title: message('Create the hosted connection from the VBR'),
  by: 'you',
  explanation: message(
    'Choose the VBR that the tenant has on your line, and who pays. Its traffic is not interrupted.',
  ),
  standing: (known) => {
    const { router, hosted } = pairOf(known);
    if (hosted !== undefined && !isWithdrawn(hosted)) return done();
    if (router === undefined) return possible([{ operation: createVpconnFromVbr }]);
    switch (router.state) {
      case 'unconfirmed':
        return waiting('tenant', {
          fact: message('The tenant has not accepted the VBR yet; only an active one can be converted.'),
        });
      case 'terminated':
        return failed(
          message('The VBR was terminated; only an active one can be converted.'),
          message('Recover the VBR first. Its VLAN is reserved for seven days.'),
          [on(recoverVirtualBorderRouter, router)],
        );
      case 'deleting':
        return failed(
          message('The VBR is being deleted.'),
          message('Share the line with a new hosted connection instead.'),
        );
      case 'terminating':
      case 'recovering':
        return waiting('alibabaCloud', {
          fact: message('The VBR is being changed; only an active one can be converted.'),
        });
      default:
        return possible([on(createVpconnFromVbr, router)]);
    }
  },
};

const order = occupancyOrder(ofHosted, 'partner');

const acceptance = tenantAcceptance(
  ofHosted,
  message(
    'In their own account, the tenant orders the occupancy if they are the one who pays, and confirms the connection. Tell them its ID.',
  ),
);

const service = intoService(
  message('The hosted connection goes into service'),
  message('Once it is accepted and paid for, Alibaba Cloud puts it into service.'),
  // That it takes the VBR only then is told by today's SDK; the document asks for the tenant's acceptance alone.
  ofHosted(serviceStanding),
);

const attach: Step = {
  id: 'attach',
  title: message('Attach the VBR to the hosted connection'),
  by: 'you',
  explanation: message('The VBR moves from your line onto the hosted connection. That ends the conversion.'),
  standing: (known) => {
    const pair = pairOf(known);
    if (hasMoved(pair)) return done(message('The VBR runs on the hosted connection.'));
    if (pair.hosted === undefined) return ahead;
    if (pair.router === undefined) return done(message('No VBR with this VLAN is left on your line.'));
    return possible([on(attachVbrToVpconn, pair.hosted)]);
  },
};

/** A tenant's VBR on the partner's line becomes a hosted connection (003 overview and 4.21; order of steps: traps 79). */
export const virtualBorderRouterConversion: Guide = {
  id: 'virtualBorderRouterConversion',
  title: message('Conversion of a VBR into a hosted line'),
  intro: message(
    'A VBR that a tenant has on your line gets a hosted connection of its own. You, as the partner, and the tenant take turns.',
  ),
  kind: 'virtualBorderRouter',
  // Those of tenants stand below the line alone.
  via: 'physicalConnection',
  appliesTo: (resource) =>
    resource.kind === 'hostedConnection' ||
    (resource.kind === 'virtualBorderRouter' && meets(resource, createVpconnFromVbr.under.appliesTo)),
  starts: [],
  // In the end the VBR stands where only the tenant sees it.
  turnsTo: (known) => {
    const { hosted } = pairOf(known);
    return hosted === undefined || isWithdrawn(hosted) || hosted.key === known.on?.key ? undefined : hosted;
  },
  reads: (resource): readonly Read[] => {
    if (resource === undefined) return [];
    if (resource.kind === 'virtualBorderRouter') return [{ kind: 'hostedConnection' }];
    const lines = [resource.id, resource.parents.physicalConnection].filter((id) => id !== undefined && id !== '');
    return lines.map((id) => ({ kind: 'virtualBorderRouter', parent: { kind: 'physicalConnection', id: id ?? '' } }));
  },
  relatives: (known) => {
    const { router, hosted } = pairOf(known);
    return [router, hosted].filter((found) => found !== undefined).filter((found) => found.key !== known.on?.key);
  },
  steps: [traffic, create, order, acceptance, service, attach],
};
