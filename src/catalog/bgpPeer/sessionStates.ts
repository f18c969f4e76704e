import type { Choice } from '../parameter';

/**
 * What the BGP session of a peer does (003 7.6, wire-facts 3.5); it may be empty (traps 62). The documents call Connect
 * "in use" where the protocol has it for a session on its way, so it keeps its name.
 */
export const sessionStates = [
  { value: 'creating', meaning: 'Creating' },
  { value: 'Idle', meaning: 'Idle' },
  { value: 'Connect', meaning: 'Connect' },
  { value: 'Active', meaning: 'Not established' },
  { value: 'Established', meaning: 'Established' },
  { value: 'Down', meaning: 'Down' },
  { value: 'modifying', meaning: 'Modifying' },
  { value: 'deleting', meaning: 'Deleting' },
  { value: 'deleted', meaning: 'Deleted' },
] as const satisfies readonly Choice[];
