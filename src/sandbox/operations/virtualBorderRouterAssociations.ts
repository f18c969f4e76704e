import { missingParameter, Refusal } from '../errors';
import type { Association, Gateways, PhysicalConnection, VirtualBorderRouter } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { peersOn } from '../rules/bgp';
import { checkIpv4Gateways, checkIpv6Gateways, checkIpv6Known } from '../rules/gateways';
import { limits } from '../rules/limits';
import { isAssociated, ownLine, routersOn } from '../rules/lines';
import { linkInNetworkOf, linksOf } from '../rules/links';
import { checkCircuitCode } from '../rules/naming';
import { isNextHop } from '../rules/routes';
import { seenRouter } from '../rules/routers';
import { dropSessions, loseSession, settleSessions } from '../rules/sessions';
import { checkVlan, malformedVlan } from '../rules/vlans';
import type { World } from '../world';

/**
 * Further physical connections of a VBR (003 6.7, 6.8). The error table of associating begins with those of deleting and
 * creating a VBR (traps 72); what it says about router interfaces and VLAN interfaces belongs to the former.
 */
export const virtualBorderRouterAssociations: SandboxOperations = {
  AssociatePhysicalConnectionToVirtualBorderRouter: {
    required: ['RegionId', 'VbrId', 'PhysicalConnectionId', 'VlanId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, region, parameters } = call;
      const { router, isRouterOwner } = seenRouter(call, parameters.required('VbrId'));
      checkActive(router);
      // Only the owner of a connection may say which VLAN runs over it, so nobody else can associate it.
      const line = ownLine(call, parameters.required('PhysicalConnectionId'), 400);
      checkUsable(line);
      if (linksOf(router).some((link) => link.physicalConnectionId === line.id)) throw notAllowed(router, line.id);
      if (router.associations.length >= limits.associationsPerRouter) {
        const message = `VBR ${router.id} runs over ${limits.associationsPerRouter} further physical connections`;
        throw new Refusal(400, 'EXCEED_ASSOCIATE_MAX_NUM', message);
      }
      if (routersOn(world, line.id).length >= limits.routersPerConnection) {
        const message = `There are too many VBRs on physical connection ${line.id}`;
        throw new Refusal(400, 'QuotaExceeded.vbrPerpConn', message);
      }
      const vlanId = parameters.integer('VlanId', malformedVlan) ?? 0;
      checkVlan(world, line.id, vlanId);
      const circuitCode = parameters.text('CircuitCode');
      checkCircuitCode(circuitCode);
      const addresses = isRouterOwner ? ownAddresses(parameters) : refuseAddresses(parameters);
      const further: Association = {
        physicalConnectionId: line.id,
        vlanId,
        vlanInterfaceId: world.newId('ri', region),
        circuitCode: circuitCode ?? '',
        ...addresses,
      };
      world.virtualBorderRouters.update(router, { associations: [...router.associations, further] });
      settleSessions(world, router);
      return {};
    },
  },

  UnassociatePhysicalConnectionFromVirtualBorderRouter: {
    // The gateway lets a request pass without these two: the operation has a code of its own for that.
    required: ['RegionId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, region, parameters } = call;
      const vbrId = parameters.text('VbrId');
      const lineId = parameters.text('PhysicalConnectionId');
      if (vbrId === undefined || lineId === undefined) {
        throw new Refusal(400, 'PARAMETER_MUST_NOT_NULL', 'VbrId and PhysicalConnectionId have to be given.');
      }
      const { router, isRouterOwner } = seenRouter(call, vbrId);
      const line = world.physicalConnections.get(lineId);
      // One code for both (traps 69). The owners of the VBR and of the connection may part them; no document names others.
      if (line?.region !== region || !(isRouterOwner || line.owner === call.caller.id)) {
        throw new Refusal(404, 'InvalidVbrId.NotFound', `There is no physical connection ${lineId} of yours`);
      }
      checkActive(router);
      if (router.physicalConnectionId === line.id) throw notAllowed(router, line.id);
      if (!isAssociated(router, line.id)) {
        throw new Refusal(400, 'PHYSICAL_NOT_ASSOCIATE_TO_VBR', `VBR ${router.id} does not run over ${line.id}`);
      }
      const leaving = router.associations.filter((further) => further.physicalConnectionId === line.id);
      if (leaving.some(({ vlanInterfaceId }) => isNextHop(world, vlanInterfaceId))) {
        const message = `Route entries lead to the VLAN interface of VBR ${router.id} on ${line.id}`;
        throw new Refusal(400, 'ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY', message);
      }
      closeSessionsOver(world, router, leaving);
      const staying = router.associations.filter((further) => !leaving.includes(further));
      world.virtualBorderRouters.update(router, { associations: staying });
      // Peers behind the links stay up only while one that is left works.
      dropSessions(world, router);
      return {};
    },
  },
};

/** The peers at the other end of a link lose it. */
function closeSessionsOver(world: World, router: VirtualBorderRouter, leaving: readonly Association[]): void {
  const interfaces = leaving.map(({ vlanInterfaceId }) => vlanInterfaceId);
  for (const peer of peersOn(world, router.id)) {
    const link = linkInNetworkOf(router, peer.address);
    if (peer.status === 'Available' && link !== undefined && interfaces.includes(link.vlanInterfaceId)) {
      loseSession(world, peer, 'Idle');
    }
  }
}

function checkActive(router: VirtualBorderRouter): void {
  if (router.status === 'active') return;
  throw new Refusal(400, 'InvalidStatus.NotAllowed', `VBR ${router.id} is ${router.status}`);
}

/** A connection in service and paid for. Two codes are listed for one that is not; each gets a case here. */
function checkUsable(line: PhysicalConnection): void {
  if (line.status !== 'Enabled') {
    const message = `Physical connection ${line.id} is ${line.status}, not Enabled`;
    throw new Refusal(400, 'InvalidPhysicalConnectionId.NotEnabled', message);
  }
  if (line.businessStatus !== 'Normal') {
    const message = `Physical connection ${line.id} is ${line.businessStatus}`;
    throw new Refusal(400, 'InvalidStatus.StatusNotEnabled', message);
  }
}

function notAllowed(router: VirtualBorderRouter, lineId: string): Refusal {
  return new Refusal(400, 'PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR', `VBR ${router.id} runs over ${lineId} already`);
}

const ipv4Names = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask'] as const;
const nowhere: Gateways = { local: '', peer: '', mask: '' };

type Addresses = Pick<Association, 'ipv4' | 'ipv6' | 'enableIpv6'>;

/** Addresses are for the owner of the VBR to set (traps 89). */
function refuseAddresses(parameters: Parameters): Addresses {
  for (const name of ipv4Names) {
    if (parameters.text(name) === undefined) continue;
    throw new Refusal(403, `Forbidden.${name}NotAllowedByCaller`, `${name} is for the owner of the VBR to set.`);
  }
  return { ipv4: nowhere, ipv6: nowhere, enableIpv6: false };
}

/** All three IPv4 values or none of the operation: the error table misses each, and the SDK says the same (traps 72). */
function ownAddresses(parameters: Parameters): Addresses {
  for (const name of ipv4Names) if (parameters.text(name) === undefined) throw missingParameter(name);
  const text = (name: string) => parameters.text(name) ?? '';
  const ipv4 = { local: text('LocalGatewayIp'), peer: text('PeerGatewayIp'), mask: text('PeeringSubnetMask') };
  const ipv6 = {
    local: text('LocalIpv6GatewayIp'),
    peer: text('PeerIpv6GatewayIp'),
    mask: text('PeeringIpv6SubnetMask'),
  };
  checkIpv4Gateways(ipv4, { local: 'InvalidLocalGatewayIp.Malformed', peer: 'InvalidPeerGatewayIp.Malformed' });
  checkIpv6Gateways(ipv6, { address: 'InvalidIP.Malformed', prefix: 'InvalidIP.Malformed' });
  const enableIpv6 = parameters.flag('EnableIpv6') ?? false;
  checkIpv6Known(ipv6, enableIpv6);
  return { ipv4, ipv6, enableIpv6 };
}
