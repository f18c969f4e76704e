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
  connectionRecovery: 15_000,
  /** How long a deleted hosted connection is still listed as such. */
  hostedDeletion: 10_000,
  letterReview: 8_000,
  letterIssue: 6_000,
  constructionAcceptance: 10_000,
  automaticPayment: 3_000,
  /** Somebody has to find the order and pay it. */
  orderPayment: 30_000,
  // Over when a client that waits 2, 3 and 4.5 s between looks comes for the fourth time, instead of long before the fifth.
  routerTermination: 9_000,
  routerRecovery: 9_000,
  routerDeletion: 6_000,
  groupCreation: 4_000,
  groupChange: 4_000,
  groupDeletion: 4_000,
  peerCreation: 5_000,
  peerChange: 4_000,
  peerDeletion: 4_000,
  sessionEstablishment: 8_000,
  /** An unstable session fails once in each turn: how long after its beginning, and for how long. */
  sessionTurn: 600_000,
  sessionUp: { least: 90_000, most: 450_000 },
  sessionDown: { least: 5_000, most: 40_000 },
  networkCreation: 3_000,
  networkDeletion: 3_000,
  interfaceConnection: 6_000,
  interfaceChange: 4_000,
  interfaceDeletion: 4_000,
  interfacePayment: 10_000,
  peeringCreation: 4_000,
  peeringChange: 4_000,
  peeringDeletion: 4_000,
  routeCreation: 4_000,
  routeChange: 4_000,
  routeDeletion: 4_000,
  vbrHaGroupCreation: 6_000,
} as const;
