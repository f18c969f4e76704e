import type { Attribute, Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';
import type { Known } from './guide';

/** The two ends of a connection, as far as this account can see them. */
export interface InterfacePair {
  readonly initiating?: Resource;
  readonly accepting?: Resource;
}

/** The end that the guide was opened on, and the other one if it is among the interfaces that were read. */
export function interfacePairOf({ on, related }: Known): InterfacePair {
  if (on?.kind !== 'routerInterface') return {};
  const others = related.filter(({ kind, key }) => kind === 'routerInterface' && key !== on.key);
  const other = others.find((candidate) => name(on, candidate)) ?? others.find((candidate) => face(on, candidate));
  const pair = isAccepting(on) ? { accepting: on, initiating: other } : { initiating: on, accepting: other };
  return {
    ...(pair.initiating === undefined ? {} : { initiating: pair.initiating }),
    ...(pair.accepting === undefined ? {} : { accepting: pair.accepting }),
  };
}

/** What an interface says of its peer; empty when it says nothing. */
export function peerOf(end: Resource): string {
  return text(end, 'OppositeInterfaceId');
}

export function text(end: Resource, field: string): string {
  return textOf(end.attributes[field]) ?? '';
}

/** True when a route leads to the interface. */
export function leadsTo(route: Resource, end: Resource): boolean {
  const hops = route.attributes.NextHops;
  return Array.isArray(hops) && hops.some((hop: Attribute) => nextHopOf(hop) === end.id);
}

function nextHopOf(hop: Attribute): Attribute | undefined {
  return typeof hop === 'object' && hop !== null && 'NextHopId' in hop ? hop.NextHopId : undefined;
}

function isAccepting(end: Resource): boolean {
  return end.attributes.Role === 'AcceptingSide';
}

/** One names the other as its peer. */
function name(one: Resource, other: Resource): boolean {
  return peerOf(one) === other.id || peerOf(other) === one.id;
}

/** Neither names a peer yet, but their routers are each other's, as far as they say. */
function face(one: Resource, other: Resource): boolean {
  if (isAccepting(one) === isAccepting(other) || peerOf(one) !== '' || peerOf(other) !== '') return false;
  const [oneWants, otherWants] = [text(one, 'OppositeRouterId'), text(other, 'OppositeRouterId')];
  const fits = (wanted: string, router: string): boolean => wanted === '' || wanted === router;
  return (
    (oneWants !== '' || otherWants !== '') &&
    fits(oneWants, text(other, 'RouterId')) &&
    fits(otherWants, text(one, 'RouterId'))
  );
}
