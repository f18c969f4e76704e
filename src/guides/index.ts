import type { Resource } from '../estate/resource';
import { dedicatedLine } from './dedicatedLine';
import type { Guide } from './guide';
import { hostedLinePartner } from './hostedLinePartner';
import { hostedLineTenant } from './hostedLineTenant';
import { routerInterfacePair } from './routerInterfacePair';
import { virtualBorderRouterConversion } from './virtualBorderRouterConversion';

/** Every guide, in the order in which they are offered. */
export const guides: readonly Guide[] = [
  dedicatedLine,
  hostedLinePartner,
  hostedLineTenant,
  virtualBorderRouterConversion,
  routerInterfacePair,
];

/** The guides that tell something about a resource. */
export function guidesFor(resource: Resource): readonly Guide[] {
  return guides.filter((guide) => guide.appliesTo(resource));
}

export function guideOf(id: string): Guide | undefined {
  return guides.find((guide) => guide.id === id);
}
