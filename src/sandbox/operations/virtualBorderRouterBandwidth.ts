import { missingParameter, Refusal } from '../errors';
import type { SandboxOperations } from '../operation';
import { routerBandwidth } from '../rules/routerBandwidth';
import { notInState, seenRouter } from '../rules/routers';

export const virtualBorderRouterBandwidth: SandboxOperations = {
  UpdateVirtualBorderBandwidth: {
    // The VBR has a name of its own here (traps 11).
    required: ['RegionId', 'VirtualBorderRouterId', 'Bandwidth'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    // Outbound traffic is the only refusal that the document lists (003 6.5). The others are those of creating and
    // changing a VBR, as is the list of bandwidths: the sample's 2 Mbit/s is not in it (traps 53).
    handle: (call) => {
      const { parameters } = call;
      const { router, line } = seenRouter(call, parameters.required('VirtualBorderRouterId'));
      if (router.status !== 'active' && router.status !== 'unconfirmed' && router.status !== 'terminated') {
        throw notInState(router);
      }
      const asked = parameters.integer('Bandwidth', illegalBandwidth);
      if (asked === undefined) throw missingParameter('Bandwidth');
      // A VBR on a hosted connection has the bandwidth of that connection (003 6.1).
      if (line?.hosting !== undefined && line.hosting !== null && asked !== line.bandwidthMbps)
        throw illegalBandwidth();
      router.bandwidthMbps = line === undefined ? asked : routerBandwidth(line, asked);
      // The answer tells of success in its body (traps 24).
      return { Code: '200', HttpStatusCode: 200, Message: 'successful', Success: true };
    },
  },
};

function illegalBandwidth(): Refusal {
  return new Refusal(400, 'IllegalParam.Bandwidth', 'The VBR is not given that bandwidth.');
}
