import { invalidParameter, Refusal } from '../errors';
import type { BgpGroup } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import {
  activeRouter,
  cannotOperate,
  checkAuthKey,
  checkAvailable,
  checkLocalAsn,
  checkPeerAsn,
  invalidPeerAsn,
  ownGroup,
} from '../rules/bgp';
import { checkNoGroupChanges } from '../rules/conflicts';
import { durations } from '../rules/durations';
import { bgpTimers, cloudAsn, limits } from '../rules/limits';
import { checkDescription, checkName } from '../rules/naming';
import { applyRouteLimit, renegotiate } from '../rules/sessions';

export const bgpGroupOperations: SandboxOperations = {
  CreateBgpGroup: {
    required: ['RegionId', 'RouterId', 'PeerAsn'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, region, parameters } = call;
      const router = activeRouter(call, parameters.required('RouterId'));
      // Only here is the word spelled as one expects (traps 66).
      const texts = readTexts(parameters, 'InvalidBgpDescription.Malformed');
      const peerAsn = checkPeerAsn(parameters.integer('PeerAsn', invalidPeerAsn) ?? 0);
      const localAsn = checkLocalAsn(parameters.integer('LocalAsn')) ?? cloudAsn;
      const routeLimit = readRouteQuota(parameters) ?? bgpTimers.routeLimit;
      const fakeAsn = parameters.flag('IsFakeAsn') ?? false;
      const ipVersion = readIpVersion(parameters);
      if (ipVersion === 'IPv6' && !router.enableIpv6) throw cannotOperate(`VBR ${router.id} has no IPv6`);
      if (world.bgpGroups.by('router', router.id).length >= limits.groupsPerRouter) {
        throw new Refusal(
          400,
          'QuotaExceeded.Bgp',
          `VBR ${router.id} has ${limits.groupsPerRouter} BGP groups already`,
        );
      }
      checkNoGroupChanges(world, router.id);
      const id = world.newId('bgpg', region);
      world.bgpGroups.add({
        id,
        region,
        owner: router.owner,
        routerId: router.id,
        status: 'Pending',
        name: texts.name ?? '',
        description: texts.description ?? '',
        peerAsn,
        localAsn,
        authKey: texts.authKey ?? '',
        fakeAsn,
        ipVersion,
        routeLimit,
      });
      world.schedule('bgpGroup.available', id, durations.groupCreation);
      return { BgpGroupId: id };
    },
  },

  ModifyBgpGroupAttribute: {
    required: ['RegionId', 'BgpGroupId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, parameters } = call;
      const group = ownGroup(call, parameters.required('BgpGroupId'));
      checkAvailable(group);
      const texts = readTexts(parameters, 'InvalidBgpDiscription.Malformed');
      const peerAsn = parameters.integer('PeerAsn', invalidPeerAsn);
      const before = { session: sessionOf(group), routeLimit: group.routeLimit };
      // Everything is read and checked before anything is changed.
      const change = {
        peerAsn: peerAsn === undefined ? group.peerAsn : checkPeerAsn(peerAsn),
        localAsn: checkLocalAsn(parameters.integer('LocalAsn')) ?? group.localAsn,
        name: texts.name ?? group.name,
        description: texts.description ?? group.description,
        authKey: parameters.flag('ClearAuthKey') === true ? '' : (texts.authKey ?? group.authKey),
        // Documented with the default false, so leaving it out may reset it (traps 48): here it does.
        fakeAsn: parameters.flag('IsFakeAsn') ?? false,
        routeLimit: readRouteQuota(parameters) ?? group.routeLimit,
      };
      Object.assign(group, change);
      group.status = 'Modifying';
      world.schedule('bgpGroup.available', group.id, durations.groupChange);
      applyRouteLimit(world, group, before.routeLimit);
      const router = world.virtualBorderRouters.get(group.routerId);
      // Both ends negotiate anew when ASN or key change.
      if (router !== undefined && before.session !== sessionOf(group)) {
        renegotiate(world, router, ({ groupId }) => groupId === group.id);
      }
      return {};
    },
  },

  DeleteBgpGroup: {
    required: ['RegionId', 'BgpGroupId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, parameters } = call;
      const group = ownGroup(call, parameters.required('BgpGroupId'));
      checkAvailable(group);
      // Not documented; Terraform's provider retries on this code (wire-facts 3.4).
      if (world.bgpPeers.by('group', group.id).length > 0) {
        throw new Refusal(400, 'DependencyViolation.BgpPeer', `There are BGP peers in group ${group.id}`);
      }
      group.status = 'Deleting';
      world.schedule('bgpGroup.deleted', group.id, durations.groupDeletion);
      return {};
    },
  },
};

/** What both ends of a session have agreed on. */
function sessionOf({ peerAsn, localAsn, authKey }: BgpGroup): string {
  return JSON.stringify([peerAsn, localAsn, authKey]);
}

function readTexts(parameters: Parameters, descriptionCode: string) {
  const name = parameters.text('Name');
  const description = parameters.text('Description');
  const authKey = parameters.text('AuthKey');
  checkName(name, 'dots', 'InvalidBgpName.Malformed');
  checkDescription(description, descriptionCode);
  checkAuthKey(authKey);
  return { name, description, authKey };
}

/** How many routes each peer may announce (SDK): one at least. No code is documented for values outside. */
function readRouteQuota(parameters: Parameters): number | undefined {
  const quota = parameters.integer('RouteQuota');
  if (quota !== undefined && quota < 1) throw invalidParameter('RouteQuota');
  return quota;
}

/** `IPv4` and `ipv4` are both in use (traps 44). */
export function readIpVersion(parameters: Parameters): 'IPv4' | 'IPv6' {
  const given = (parameters.text('IpVersion') ?? 'IPv4').toLowerCase();
  if (given === 'ipv4') return 'IPv4';
  if (given === 'ipv6') return 'IPv6';
  throw invalidParameter('IpVersion');
}
