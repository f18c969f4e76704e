import { Refusal } from '../errors';
import { networkId } from '../ids';
import type { SandboxOperations } from '../operation';
import { normalCidr } from '../rules/addresses';
import { activeRouter, checkAvailable } from '../rules/bgp';
import { durations } from '../rules/durations';
import { limits } from '../rules/limits';

export const bgpNetworkOperations: SandboxOperations = {
  AddBgpNetwork: {
    required: ['RegionId', 'RouterId', 'DstCidrBlock'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, region, parameters } = call;
      const router = activeRouter(call, parameters.required('RouterId'));
      const cidr = readCidr(parameters.required('DstCidrBlock'));
      const vpcId = parameters.text('VpcId') ?? '';
      const vpc = world.vpcs.get(vpcId);
      if (vpcId !== '' && (vpc?.region !== region || vpc.owner !== router.owner)) {
        throw new Refusal(400, 'InvalidParams.NotFound', `There is no VPC ${vpcId} of yours in ${region}`);
      }
      const id = networkId(router.id, cidr);
      if (world.bgpNetworks.get(id) !== undefined) {
        throw new Refusal(400, 'InvalidParams.AlreadyExists', `VBR ${router.id} announces ${cidr} already`);
      }
      if (world.bgpNetworks.by('router', router.id).length >= limits.networksPerRouter) {
        const message = `VBR ${router.id} announces ${limits.networksPerRouter} networks already`;
        throw new Refusal(400, 'QuotaExceeded.BgpNetwork', message);
      }
      world.bgpNetworks.add({ id, region, owner: router.owner, routerId: router.id, cidr, vpcId, status: 'Pending' });
      world.schedule('bgpNetwork.available', id, durations.networkCreation);
      // The answer names nothing: router and prefix are the network's identity (traps 29).
      return {};
    },
  },

  DeleteBgpNetwork: {
    required: ['RegionId', 'RouterId', 'DstCidrBlock'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const routerId = parameters.required('RouterId');
      const cidr = readCidr(parameters.required('DstCidrBlock'));
      const network = world.bgpNetworks.get(networkId(routerId, cidr));
      if (network?.region !== region || network.owner !== caller.id) {
        throw new Refusal(400, 'InvalidParams.NotFound', `VBR ${routerId} announces no ${cidr}`);
      }
      checkAvailable(network);
      network.status = 'Deleting';
      world.schedule('bgpNetwork.deleted', network.id, durations.networkDeletion);
      return {};
    },
  },
};

function readCidr(text: string): string {
  const cidr = normalCidr(text);
  if (cidr === undefined) throw new Refusal(400, 'InvalidIP.Malformed', `Not an IP prefix: ${text}`);
  return cidr;
}
