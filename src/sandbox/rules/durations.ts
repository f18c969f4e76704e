/**
 * How long what takes time takes, in milliseconds at time scale 1. The documents give no durations. These keep a
 * demonstration lively and end well within the times that Terraform's provider waits (wire-facts 3.4): a new
 * connection has to reach Allocated within two minutes, everything else its state within five.
 */
export const durations = {
  review: 8_000,
  planning: 8_000,
  allocation: 12_000,
  connectionTermination: 20_000,
  routerTermination: 10_000,
  routerRecovery: 10_000,
  routerDeletion: 6_000,
  groupCreation: 4_000,
  groupChange: 4_000,
  groupDeletion: 4_000,
  peerCreation: 5_000,
  peerChange: 4_000,
  peerDeletion: 4_000,
  sessionEstablishment: 8_000,
  networkCreation: 3_000,
  networkDeletion: 3_000,
} as const;
