/** Names under which the documents print a field of the service besides its real one (traps 33). */
export const alternativeSpellings: ReadonlyMap<string, readonly string[]> = new Map([
  ['VlanInterfaceId', ['VlanInterfacId']],
  ['VpcId', ['Vpclid']],
  ['PhysicalConnectionOwnerUid', ['PhysicalConnectionOwnerId']],
  ['VbrOwnerUid', ['VbrOwnerId']],
]);
