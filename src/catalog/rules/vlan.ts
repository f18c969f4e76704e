import { type Message, message } from '../message';
import { type CrossRule, described } from './described';

/** VLAN IDs that the service takes (traps §4: 003 allows 0). */
export const vlanRange = { min: 0, max: 2999 } as const;

/** A VLAN ID as text, 0 to 2999 (traps §4: 003 allows 0), for parameters that travel as strings (traps 40). */
export function vlan(value: string): Message | undefined {
  const valid = /^(0|[1-9]\d{0,3})$/.test(value) && Number(value) <= vlanRange.max;
  return valid ? undefined : message('VLAN ID must be 0 to 2999');
}

/** Cross rule: VLAN 0 is legal and makes the port a routed one, which excludes every other VBR (traps §4, 40). */
export function vlanZeroExcludesOthers(parameter: string): CrossRule {
  return described(
    `${parameter} 0 uses the whole port: no other VBR fits on the physical connection (a warning).`,
    (values) =>
      values[parameter] === '0'
        ? [
            {
              parameter,
              severity: 'warning',
              message: message(
                'VLAN ID 0 uses the whole port without VLANs: no other VBR fits on this physical connection',
              ),
            },
          ]
        : [],
  );
}
