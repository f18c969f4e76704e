import { Refusal } from '../errors';
import type { World } from '../world';
import { vlansInUse } from './lines';
import { limits } from './limits';

export function malformedVlan(): Refusal {
  return new Refusal(400, 'InvalidVlanId.Malformed', `A VLAN ID is a number from 0 to ${limits.highestVlan}.`);
}

/**
 * A VLAN ID is 0-2999 and unique on its connection; VLAN 0, untagged, does not share the connection with any other
 * (003 6.1). `router` is the VBR whose own VLAN does not count.
 */
export function checkVlan(world: World, lineId: string, vlanId: number, router?: string): void {
  if (vlanId < limits.lowestVlan || vlanId > limits.highestVlan) throw malformedVlan();
  const used = vlansInUse(world, lineId, router);
  if (used.has(vlanId)) {
    throw new Refusal(400, 'InvalidVlanId.Used', `VLAN ${vlanId} is in use on physical connection ${lineId}`);
  }
  if (used.has(0)) {
    throw new Refusal(400, 'OperationFailed.PconnExistVlan0Vbr', `A VBR with VLAN 0 has ${lineId} to itself`);
  }
  if (vlanId === 0 && used.size > 0) {
    throw new Refusal(400, 'OperationFailed.Vlan0VbrUnSharePconn', `Other VBRs run on physical connection ${lineId}`);
  }
}
