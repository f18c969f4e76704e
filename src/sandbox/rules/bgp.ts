import { invalidParameter, Refusal } from '../errors';
import type { BgpGroup, BgpPeer, VirtualBorderRouter } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { cloudAsn } from './limits';

/** The caller's own VBR, active: BGP is not changed on any other (InvalidStatus.CannotOperate is the generic refusal). */
export function activeRouter({ world, caller, region }: Call, id: string): VirtualBorderRouter {
  const router = world.virtualBorderRouters.get(id);
  if (router?.region !== region || router.owner !== caller.id) {
    throw new Refusal(400, 'InvalidVbrNetwork', `There is no VBR ${id} of yours in ${region}`);
  }
  if (router.status !== 'active') throw cannotOperate(`VBR ${id} is ${router.status}`);
  return router;
}

export function ownGroup({ world, caller, region }: Call, id: string): BgpGroup {
  const group = world.bgpGroups.get(id);
  if (group?.region !== region || group.owner !== caller.id) {
    throw new Refusal(400, 'InvalidBgpGroup', `There is no BGP group ${id} of yours in ${region}`);
  }
  return group;
}

export function ownPeer({ world, caller, region }: Call, id: string): BgpPeer {
  const peer = world.bgpPeers.get(id);
  if (peer?.region !== region || peer.owner !== caller.id) {
    throw new Refusal(400, 'InvalidParams.NotFound', `There is no BGP peer ${id} of yours in ${region}`);
  }
  return peer;
}

/** What is Pending, Modifying or Deleting cannot be touched. */
export function checkAvailable(of: { readonly id: string; readonly status: string }): void {
  if (of.status !== 'Available' && of.status !== 'Enabled') throw cannotOperate(`${of.id} is ${of.status}`);
}

export function cannotOperate(message: string): Refusal {
  return new Refusal(400, 'InvalidStatus.CannotOperate', message);
}

export function peersOn(world: World, routerId: string): BgpPeer[] {
  return world.bgpGroups.by('router', routerId).flatMap(({ id }) => world.bgpPeers.by('group', id));
}

/** A 2- or 4-byte ASN other than Alibaba Cloud's own (003 7.1). */
export function checkPeerAsn(asn: number): number {
  if (asn >= 1 && asn <= 4_294_967_295 && asn !== cloudAsn) return asn;
  throw invalidPeerAsn();
}

export function invalidPeerAsn(): Refusal {
  return new Refusal(400, 'InvalidPeerAsn.Malformed', `A peer ASN is 1 to 4294967295 and not ${cloudAsn}.`);
}

/** 45104 or a private ASN except 65025, as the SDK says; no code is documented. */
export function checkLocalAsn(asn: number | undefined): number | undefined {
  if (asn === undefined || asn === cloudAsn) return asn;
  const isPrivate = (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
  if (!isPrivate || asn === 65_025) throw invalidParameter('LocalAsn');
  return asn;
}

/** No rule is documented for keys, only that they can be wrong: up to 64 visible ASCII characters are taken. */
export function checkAuthKey(key: string | undefined): void {
  if (key !== undefined && !/^[\x21-\x7e]{1,64}$/.test(key)) {
    throw new Refusal(400, 'InvalidBgpAuthkey.Malformed', 'A key has up to 64 visible ASCII characters.');
  }
}
