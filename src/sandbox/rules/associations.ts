import { invalidParameter, Refusal } from '../errors';
import type { Association, Gateways } from '../model';
import type { Call } from '../operation';
import { Parameters } from '../parameters';
import { changeCodes, checkIpv4Gateways, checkIpv6Gateways, checkIpv6Known } from './gateways';
import { checkCircuitCode } from './naming';
import type { SeenRouter } from './routers';
import { checkVlan, malformedVlan } from './vlans';

const parameter = 'AssociatedPhysicalConnections';
const addresses = ['LocalGatewayIp', 'PeerGatewayIp', 'PeeringSubnetMask'] as const;

/**
 * The associations of a VBR as `AssociatedPhysicalConnections` changes them: a JSON list that describes the link on each
 * further connection it names (003 6.4). Connections that it does not name stay as they are, and so do values it leaves
 * out. No code is documented for what is no such list.
 */
export function changedAssociations(call: Call, seen: SeenRouter): readonly Association[] {
  const { router } = seen;
  const text = call.parameters.text(parameter);
  if (text === undefined) return router.associations;
  const changes = new Map(readList(text).map((entry) => [entry.required('PhysicalConnectionId'), entry]));
  for (const id of changes.keys()) {
    if (router.associations.some((further) => further.physicalConnectionId === id)) continue;
    throw new Refusal(
      400,
      'PHYSICAL_NOT_ASSOCIATE_TO_VBR',
      `VBR ${router.id} does not run over ${id} as a further one`,
    );
  }
  return router.associations.map((further) => {
    const entry = changes.get(further.physicalConnectionId);
    return entry === undefined ? further : changed(call, seen, further, entry);
  });
}

function changed({ world, caller }: Call, seen: SeenRouter, of: Association, entry: Parameters): Association {
  const lineOwner = world.physicalConnections.get(of.physicalConnectionId)?.owner === caller.id;
  const refused = [
    ...(lineOwner ? [] : (['VlanId', 'CircuitCode'] as const)),
    ...(seen.isRouterOwner ? [] : addresses),
  ];
  for (const name of refused) {
    if (entry.text(name) === undefined) continue;
    throw new Refusal(403, `Forbidden.${name}NotAllowedByCaller`, `This account may not set ${name}.`);
  }
  const vlanId = entry.integer('VlanId', malformedVlan) ?? of.vlanId;
  if (vlanId !== of.vlanId) checkVlan(world, of.physicalConnectionId, vlanId, seen.router.id);
  checkCircuitCode(entry.text('CircuitCode'));
  const ipv4 = merged(of.ipv4, entry, addresses);
  checkIpv4Gateways(ipv4, changeCodes.ipv4);
  const ipv6 = merged(of.ipv6, entry, ['LocalIpv6GatewayIp', 'PeerIpv6GatewayIp', 'PeeringIpv6SubnetMask']);
  checkIpv6Gateways(ipv6, changeCodes.ipv6);
  // The switch is called otherwise inside this list (SDK).
  const enableIpv6 = entry.flag('ipv6Enable') ?? of.enableIpv6;
  if (entry.flag('ipv6Enable') === true) checkIpv6Known(ipv6, true);
  return {
    ...of,
    vlanId,
    circuitCode: entry.text('CircuitCode') ?? of.circuitCode,
    ipv4,
    ipv6,
    enableIpv6,
  };
}

function merged(now: Gateways, entry: Parameters, [local, peer, mask]: readonly [string, string, string]): Gateways {
  return {
    local: entry.text(local) ?? now.local,
    peer: entry.text(peer) ?? now.peer,
    mask: entry.text(mask) ?? now.mask,
  };
}

function readList(text: string): Parameters[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidParameter(parameter);
  }
  if (!Array.isArray(value)) throw invalidParameter(parameter);
  return value.map(readEntry);
}

function readEntry(entry: unknown): Parameters {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw invalidParameter(parameter);
  const fields = Object.entries(entry).map(([name, value]: [string, unknown]): [string, string] => {
    if (typeof value === 'string') return [name, value];
    if (typeof value === 'number' || typeof value === 'boolean') return [name, String(value)];
    throw invalidParameter(parameter);
  });
  return new Parameters(new Map(fields));
}
