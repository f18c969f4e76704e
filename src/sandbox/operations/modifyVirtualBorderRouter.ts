import { invalidParameter, Refusal } from '../errors';
import type { Gateways, VirtualBorderRouter } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { changedAssociations } from '../rules/associations';
import { changeCodes, checkIpv4Gateways, checkIpv6Gateways, checkIpv6Known } from '../rules/gateways';
import { hostedOn } from '../rules/lines';
import { linksOf } from '../rules/links';
import { checkCircuitCode, checkDescription, checkName } from '../rules/naming';
import { routerBandwidth } from '../rules/routerBandwidth';
import { notInState, type SeenRouter, seenRouter } from '../rules/routers';
import { renegotiate, settleSessions } from '../rules/sessions';
import { checkVlan, malformedVlan } from '../rules/vlans';
import type { World } from '../world';

export const modifyVirtualBorderRouter: SandboxOperations = {
  ModifyVirtualBorderRouterAttribute: {
    required: ['RegionId', 'VbrId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, parameters } = call;
      const seen = seenRouter(call, parameters.required('VbrId'), 400);
      const { router } = seen;
      // The documents name no states. What is under way is left alone; a VBR nobody has confirmed can be (see below).
      if (router.status !== 'active' && router.status !== 'unconfirmed' && router.status !== 'terminated') {
        throw notInState(router);
      }
      checkOwnership(seen, parameters);
      const associations = changedAssociations(call, seen);
      const change = { ...lineSide(seen, parameters, world), ...routerSide(seen, parameters), associations };
      const before = agreedOn(router);
      world.virtualBorderRouters.update(router, change);
      // A hosted connection that was made from it has its VLAN (003 4.21).
      for (const { hosting } of hostedOn(world, router.physicalConnectionId)) {
        if (hosting?.fromRouterId === router.id) hosting.vlanId = router.vlanId;
      }
      confirm(router, seen, world);
      // The other end has to follow a change of VLAN or addresses before sessions come up again.
      if (before !== agreedOn(router)) {
        renegotiate(world, router, () => true);
        settleSessions(world, router);
      }
      return {};
    },
  },
};

/** What both ends of the links of a VBR have to know alike. */
function agreedOn(router: VirtualBorderRouter): string {
  return JSON.stringify(linksOf(router).map(({ vlanId, ipv4, ipv6, enableIpv6 }) => [vlanId, ipv4, ipv6, enableIpv6]));
}

const ownersOnly = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask', 'Name', 'Description'] as const;
const lineOwnersOnly = ['VlanId', 'CircuitCode'] as const;

/** VLAN and circuit code belong to the owner of the line, addresses and names to the owner of the VBR (traps 89). */
function checkOwnership({ isRouterOwner, isLineOwner }: SeenRouter, parameters: Parameters): void {
  const refused = [...(isLineOwner ? [] : lineOwnersOnly), ...(isRouterOwner ? [] : ownersOnly)];
  for (const name of refused) {
    if (parameters.text(name) === undefined) continue;
    throw new Refusal(403, `Forbidden.${name}NotAllowedByCaller`, `This account may not set ${name}.`);
  }
}

function lineSide({ router, line }: SeenRouter, parameters: Parameters, world: World): Partial<VirtualBorderRouter> {
  const vlanId = parameters.integer('VlanId', malformedVlan) ?? router.vlanId;
  if (vlanId !== router.vlanId) checkVlan(world, router.physicalConnectionId, vlanId, router.id);
  const circuitCode = parameters.text('CircuitCode');
  checkCircuitCode(circuitCode);
  const bandwidth = parameters.integer('Bandwidth');
  return {
    vlanId,
    circuitCode: circuitCode ?? router.circuitCode,
    bandwidthMbps:
      bandwidth === undefined || line === undefined ? router.bandwidthMbps : routerBandwidth(line, bandwidth),
  };
}

function routerSide({ router, isRouterOwner }: SeenRouter, parameters: Parameters): Partial<VirtualBorderRouter> {
  const name = parameters.text('Name');
  const description = parameters.text('Description');
  checkName(name, 'no dots');
  checkDescription(description);
  const ipv4 = gateways(router.ipv4, parameters, ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask']);
  checkIpv4Gateways(ipv4, changeCodes.ipv4);
  const ipv6Names = ['LocalIpv6GatewayIp', 'PeerIpv6GatewayIp', 'PeeringIpv6SubnetMask'] as const;
  const ipv6 = gateways(router.ipv6, parameters, ipv6Names);
  checkIpv6Gateways(ipv6, changeCodes.ipv6);
  // Documented with the default false, so leaving it out may switch IPv6 off (traps 48): here it does.
  const enableIpv6 = isRouterOwner ? (parameters.flag('EnableIpv6') ?? false) : router.enableIpv6;
  if (isRouterOwner) checkIpv6Known(ipv6, enableIpv6);
  return {
    name: name ?? router.name,
    description: description ?? router.description,
    ipv4,
    ipv6,
    enableIpv6,
    minTxInterval: within(parameters, 'MinTxInterval', 200, 1000) ?? router.minTxInterval,
    minRxInterval: within(parameters, 'MinRxInterval', 200, 1000) ?? router.minRxInterval,
    detectMultiplier: within(parameters, 'DetectMultiplier', 3, 10) ?? router.detectMultiplier,
    mtu: mtu(parameters) ?? router.mtu,
    sitelink: parameters.flag('SitelinkEnable') ?? router.sitelink,
  };
}

function gateways(
  now: Gateways,
  parameters: Parameters,
  [local, peer, mask]: readonly [string, string, string],
): Gateways {
  return {
    local: parameters.text(local) ?? now.local,
    peer: parameters.text(peer) ?? now.peer,
    mask: parameters.text(mask) ?? now.mask,
  };
}

/** BFD ranges (003 6.4). No code is documented for values outside. */
function within(parameters: Parameters, name: string, lowest: number, highest: number): number | undefined {
  const value = parameters.integer(name);
  if (value !== undefined && (value < lowest || value > highest)) throw invalidParameter(name);
  return value;
}

/** 1500 or 8500 (wire-facts 5). */
function mtu(parameters: Parameters): number | undefined {
  const value = parameters.integer('Mtu');
  if (value !== undefined && value !== 1500 && value !== 8500) throw invalidParameter('Mtu');
  return value;
}

/**
 * No operation confirms a VBR that was made for another account (traps section 10). Here it becomes active as soon as
 * its owner has given it addresses: without them it could not work.
 */
function confirm(router: VirtualBorderRouter, { isRouterOwner }: SeenRouter, world: World): void {
  const addressed = (of: Gateways) => of.local !== '' && of.peer !== '' && of.mask !== '';
  if (router.status !== 'unconfirmed' || !isRouterOwner) return;
  if (!addressed(router.ipv4) && !(router.enableIpv6 && addressed(router.ipv6))) return;
  router.status = 'active';
  router.activated = world.now();
}
