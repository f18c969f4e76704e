import { catalogue } from '../../src/catalog';
import type { WorldState } from '../../src/sandbox';
import { EstateBuilder } from '../../src/sandbox/estates/builder';
import { bgpGroupWrites } from './bgpGroup';
import { bgpNetworkWrites } from './bgpNetwork';
import { bgpPeerWrites } from './bgpPeer';
import type { PreparedWrite, WriteCase } from './case';
import { openRegions } from './estate';
import { hostedConnectionWrites } from './hostedConnection';
import { letterOfAuthorizationWrites } from './letterOfAuthorization';
import { otherSubjectWrites } from './otherSubjects';
import { outboundTrafficWrites } from './outboundTraffic';
import { physicalConnectionWrites } from './physicalConnection';
import { physicalConnectionLifecycleWrites } from './physicalConnectionLifecycle';
import { routeEntryChangesWrites } from './routeEntryChanges';
import { routeEntryWrites } from './routeEntry';
import { routerInterfaceChangesWrites } from './routerInterfaceChanges';
import { routerInterfaceWrites } from './routerInterface';
import { routerInterfaceLifecycleWrites } from './routerInterfaceLifecycle';
import { vbrHaGroupWrites } from './vbrHaGroup';
import { virtualBorderRouterAssociationWrites } from './virtualBorderRouterAssociation';
import { virtualBorderRouterWrites } from './virtualBorderRouter';
import { virtualBorderRouterLifecycleWrites } from './virtualBorderRouterLifecycle';
import { vpcPeeringConnectionLifecycleWrites } from './vpcPeeringConnectionLifecycle';
import { vpcPeeringConnectionWrites } from './vpcPeeringConnection';

/** Every write of the catalogue, and once more for each second kind of subject that one has. */
export const writeCases: readonly WriteCase[] = [
  ...physicalConnectionWrites,
  ...physicalConnectionLifecycleWrites,
  ...letterOfAuthorizationWrites,
  ...hostedConnectionWrites,
  ...outboundTrafficWrites,
  ...virtualBorderRouterWrites,
  ...virtualBorderRouterAssociationWrites,
  ...virtualBorderRouterLifecycleWrites,
  ...bgpGroupWrites,
  ...bgpPeerWrites,
  ...bgpNetworkWrites,
  ...vbrHaGroupWrites,
  ...routeEntryWrites,
  ...routeEntryChangesWrites,
  ...routerInterfaceWrites,
  ...routerInterfaceChangesWrites,
  ...routerInterfaceLifecycleWrites,
  ...vpcPeeringConnectionWrites,
  ...vpcPeeringConnectionLifecycleWrites,
  ...otherSubjectWrites,
];

/** A case in the estate that it was prepared in. */
export interface ReadyWrite extends PreparedWrite {
  readonly operation: WriteCase['operation'];
}

/** True for a write on another kind than its own. */
export function isOtherSubject({ operation, target }: ReadyWrite): boolean {
  return operation.subject !== undefined && target !== undefined && target.kind !== operation.kind;
}

/** One estate with what every case needs, and the cases in it. `now` in milliseconds since 1970. */
export function prepareWrites(now: number): { readonly state: WorldState; readonly writes: readonly ReadyWrite[] } {
  const estate = new EstateBuilder(now);
  openRegions(estate);
  const writes = writeCases.map(({ operation, prepare }) => ({ operation, ...prepare(estate) }));
  return { state: structuredClone(estate.build()), writes };
}

/** Names of the writes that no case is for. */
export function writesWithoutCase(): readonly string[] {
  const known = new Set(writeCases.map(({ operation }) => operation.name));
  return catalogue.writes().flatMap(({ name }) => (known.has(name) ? [] : [name]));
}
