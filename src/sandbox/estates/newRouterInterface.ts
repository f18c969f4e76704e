import type { HealthCheck, OppositeSide, RouterInterface, VirtualBorderRouter } from '../model';
import type { Vpc } from '../vpcs';

/** What makes a router interface of an estate differ from an idle one without peer. */
export type InterfaceSketch = Partial<
  Omit<RouterInterface, 'id' | 'region' | 'owner' | 'routerType' | 'routerId' | 'opposite' | 'healthCheck'>
> & { readonly opposite?: Partial<OppositeSide>; readonly healthCheck?: Partial<HealthCheck> };

/** A router of an estate, with the access point of the line that a VBR is on. */
export type InterfaceRouter =
  { readonly vpc: Vpc } | { readonly router: VirtualBorderRouter; readonly accessPointId: string };

interface Made {
  readonly id: string;
  readonly created: number;
}

export function newRouterInterface(on: InterfaceRouter, sketch: InterfaceSketch, made: Made): RouterInterface {
  const { opposite, healthCheck, ...own } = sketch;
  const side = placeOf(on);
  return {
    role: side.routerType === 'VBR' ? 'InitiatingSide' : 'AcceptingSide',
    fastLink: false,
    status: 'Idle',
    businessStatus: 'Normal',
    spec: side.routerType === 'VBR' ? 'Large.1' : 'Negative',
    name: '',
    description: '',
    subscription: null,
    resourceGroupId: '',
    tags: [],
    created: made.created,
    modified: made.created,
    connected: null,
    ...own,
    ...side,
    id: made.id,
    opposite: {
      region: side.region,
      accessPointId: '',
      interfaceId: '',
      owner: side.owner,
      routerType: '',
      routerId: '',
      ...opposite,
    },
    healthCheck: { source: '', target: '', rate: 2, threshold: 8, ...healthCheck },
  };
}

function placeOf(on: InterfaceRouter) {
  if ('vpc' in on) {
    const { region, owner, routerId } = on.vpc;
    return { region, owner, routerId, routerType: 'VRouter', accessPointId: '' } as const;
  }
  const { region, owner, id } = on.router;
  return { region, owner, routerId: id, routerType: 'VBR', accessPointId: on.accessPointId } as const;
}

/** Tells both sides of each other, as ModifyRouterInterfaceAttribute does (003 5.7). */
export function introduce(one: RouterInterface, other: RouterInterface): void {
  for (const [to, of] of [
    [one, other],
    [other, one],
  ] as const) {
    to.opposite = {
      region: of.region,
      accessPointId: of.accessPointId,
      interfaceId: of.id,
      owner: of.owner,
      routerType: of.routerType,
      routerId: of.routerId,
    };
  }
}
