import type { JsonObject } from '../json';
import { everyObject, type Fields } from './declared';

/** Other names that document 002 prints for fields of an answer, in tables or samples, by operation (traps 33). */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DescribeVirtualBorderRouters: {
    VlanInterfaceId: 'VlanInterfacId',
    PhysicalConnectionOwnerUid: 'PhysicalConnectionOwnerId',
  },
  DescribeVirtualBorderRoutersForPhysicalConnection: { VbrOwnerUid: 'VbrOwnerId' },
  DescribeBgpNetworks: { VpcId: 'Vpclid' },
};

export function misspelt(action: string, fields: Fields, body: JsonObject): JsonObject {
  const names = Object.hasOwn(otherNames, action) ? otherNames[action] : undefined;
  if (names === undefined) return body;
  return everyObject(fields, body, (object) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [names[name] ?? name, value])),
  );
}
