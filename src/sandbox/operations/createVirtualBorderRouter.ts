import { accessKeys } from '../demoAccounts';
import { missingParameter, Refusal } from '../errors';
import type { Gateways } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { checkNoRouterChanges } from '../rules/conflicts';
import { checkIpv4Gateways, checkIpv6Gateways, checkIpv6Known } from '../rules/gateways';
import { limits } from '../rules/limits';
import { ownLine, routersOn } from '../rules/lines';
import { checkCircuitCode, checkDescription, checkName } from '../rules/naming';
import { routerBandwidth } from '../rules/routerBandwidth';
import { readLabels } from '../rules/tags';
import { checkVlan, malformedVlan } from '../rules/vlans';
import type { Parameters } from '../parameters';

const ipv4Names = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask'] as const;
const ownersOnly = [...ipv4Names, 'Name', 'Description'] as const;
const nowhere: Gateways = { local: '', peer: '', mask: '' };

export const createVirtualBorderRouter: SandboxOperations = {
  CreateVirtualBorderRouter: {
    required: ['RegionId', 'PhysicalConnectionId', 'VlanId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const line = ownLine(call, parameters.required('PhysicalConnectionId'), 400);
      if (line.status !== 'Enabled') {
        const message = `Physical connection ${line.id} is ${line.status}, not Enabled`;
        throw new Refusal(400, 'InvalidPhysicalConnectionId.NotEnabled', message);
      }
      const vlanId = parameters.integer('VlanId', malformedVlan) ?? 0;
      checkVlan(world, line.id, vlanId);
      const circuitCode = parameters.text('CircuitCode');
      checkCircuitCode(circuitCode);
      const owner = ownerOf(call);
      const foreign = owner !== caller.id;
      const gateways = foreign ? refuseOwnersOnly(parameters) : ownGateways(parameters);
      checkName(parameters.text('Name'), 'no dots');
      checkDescription(parameters.text('Description'));
      const others = routersOn(world, line.id);
      const unconfirmed = others.filter(({ status }) => status === 'unconfirmed').length;
      if (foreign && unconfirmed >= limits.unconfirmedRoutersPerConnection) {
        const message = `${unconfirmed} VBRs on physical connection ${line.id} wait for their owners already`;
        throw new Refusal(400, 'QuotaExceeded.freevbr', message);
      }
      if (others.length >= limits.routersPerConnection) {
        throw new Refusal(
          400,
          'QuotaExceeded.vbrPerpConn',
          `There are too many VBRs on physical connection ${line.id}`,
        );
      }
      const bandwidthMbps = routerBandwidth(line, parameters.integer('Bandwidth'));
      const labels = readLabels(parameters, 'Tags');
      checkNoRouterChanges(world, line);

      const id = world.newId('vbr', region);
      world.virtualBorderRouters.add({
        id,
        region,
        owner,
        physicalConnectionId: line.id,
        // Terraform's provider takes either for the end of the creation (wire-facts 3.4).
        status: foreign ? 'unconfirmed' : 'active',
        name: parameters.text('Name') ?? '',
        description: parameters.text('Description') ?? '',
        vlanId,
        circuitCode: circuitCode ?? '',
        ...gateways,
        bandwidthMbps,
        ...labels,
        minTxInterval: 1000,
        minRxInterval: 1000,
        detectMultiplier: 3,
        mtu: 1500,
        sitelink: false,
        vlanInterfaceId: world.newId('ri', region),
        routeTableId: world.newId('vtb', region),
        eccId: '',
        created: world.now(),
        activated: foreign ? null : world.now(),
        terminated: null,
        recovered: null,
        expires: null,
        associations: [],
        cens: [],
      });
      return { VbrId: id };
    },
  },
};

/** The account that will own the VBR: the caller, or the one named (002 5.1). */
function ownerOf({ caller, parameters }: Call): string {
  const id = parameters.text('VbrOwnerId') ?? caller.id;
  if (!accessKeys.some(({ account }) => account.id === id)) {
    throw new Refusal(404, 'InvalidVbrOwnerId.NotFound', `There is no account ${id}`);
  }
  return id;
}

/** What only the owner of a VBR may say stays unsaid when the VBR is made for another account (traps 89). */
function refuseOwnersOnly(parameters: Parameters) {
  for (const name of ownersOnly) {
    if (parameters.text(name) === undefined) continue;
    throw new Refusal(403, `Forbidden.${name}NotAllowedByCaller`, `${name} is for the owner of the VBR to set.`);
  }
  return { ipv4: nowhere, ipv6: nowhere, enableIpv6: false };
}

/** IPv4 gateways are required unless the VBR has IPv6 ones (wire-facts 5). */
function ownGateways(parameters: Parameters) {
  const text = (name: string) => parameters.text(name) ?? '';
  const enableIpv6 = parameters.flag('EnableIpv6') ?? false;
  const ipv6 = {
    local: text('LocalIpv6GatewayIp'),
    peer: text('PeerIpv6GatewayIp'),
    mask: text('PeeringIpv6SubnetMask'),
  };
  const hasIpv6 = enableIpv6 && Object.values(ipv6).every((value) => value !== '');
  const missing = ipv4Names.filter((name) => parameters.text(name) === undefined);
  if (missing[0] !== undefined && !(hasIpv6 && missing.length === ipv4Names.length)) throw missingParameter(missing[0]);
  const ipv4 = { local: text('LocalGatewayIp'), peer: text('PeerGatewayIp'), mask: text('PeeringSubnetMask') };
  checkIpv4Gateways(ipv4, { local: 'InvalidLocalGatewayIp.Malformed', peer: 'InvalidPeerGatewayIp.Malformed' });
  checkIpv6Gateways(ipv6);
  checkIpv6Known(ipv6, enableIpv6);
  return { ipv4, ipv6, enableIpv6 };
}
