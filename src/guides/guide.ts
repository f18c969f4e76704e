import type { KindId } from '../catalog/kindId';
import type { Message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Resource } from '../estate/resource';
import type { Scope } from '../estate/scope';
import type { Standing } from './standing';

/** The things that take many calls and, most of them, several parties (traps section 11, order of lifecycle calls). */
export const guideIds = [
  'dedicatedLine',
  'hostedLinePartner',
  'hostedLineTenant',
  'virtualBorderRouterConversion',
  'routerInterfacePair',
] as const;

export type GuideId = (typeof guideIds)[number];

/** Whose doing a step is. Partner and tenant are the two sides of a hosted connection. */
export type Actor = 'you' | 'alibabaCloud' | 'carrier' | 'partner' | 'tenant' | 'otherAccount';

/** Everything that a guide is told. It asks for nothing itself. */
export interface Known {
  /** What the guide was opened on or has led to; absent as long as nothing has been started. */
  readonly on?: Resource;
  /** Rows of the lists that {@link Guide.reads} names. */
  readonly related: readonly Resource[];
  /** True for a step that the service tells nothing of, and that was done from here or called done by the person. */
  readonly isNoted: (step: string, about: Resource | undefined) => boolean;
}

/** A list to read while the guide is open; in the region of the guide unless it names another one. */
export type Read = Omit<Scope, 'region'> & { readonly region?: string };

export interface Step {
  readonly id: string;
  readonly title: Message;
  readonly by: Actor;
  readonly explanation: Message;
  /** Once the service has accepted it, the step counts as done, although no read tells so. */
  readonly notedBy?: Operation;
  /** Once the service has accepted one of these, what was noted of the step holds no more. */
  readonly undoneBy?: readonly Operation[];
  /** Where the step stands, whatever came before it; {@link progressOf} puts the steps in order. */
  readonly standing: (known: Known) => Standing;
}

/** One way through many calls, as data. */
export interface Guide {
  readonly id: GuideId;
  readonly title: Message;
  readonly intro: Message;
  /** The kind that one of these is, or begins with, for those who pick one from a list. */
  readonly kind: KindId;
  /** The kind below which one is looked for, where the list of the region does not name all of them. */
  readonly via?: KindId;
  /** True for resources that the guide tells something about. */
  readonly appliesTo: (resource: Resource) => boolean;
  /** Creations whose new resource the guide is about from then on, unless it is about one of this kind already. */
  readonly starts: readonly Operation[];
  /** The resource that the guide is about from now on instead of the one it was opened on. */
  readonly turnsTo?: (known: Known) => Resource | undefined;
  readonly reads: (on: Resource | undefined) => readonly Read[];
  /** Resources besides the one that the guide is about that a person wants to look at. */
  readonly relatives: (known: Known) => readonly Resource[];
  readonly steps: readonly Step[];
}
