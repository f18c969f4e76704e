/** Limits that the documents state (traps 9), and some that they only hint at by an error code. */
export const limits = {
  /** Stated for an account (003 4.4); the codes count per access point, and so does the sandbox. */
  connectionsNotEnabledPerAccessPoint: 5,
  /** Only QuotaExceeded.pConnPerAP tells that there is a limit. */
  connectionsPerAccessPoint: 40,
  /** Only QuotaExceeded.vbrPerpConn tells that there is a limit. */
  routersPerConnection: 400,
  /** Only QuotaExceeded.freevbr tells that there is a limit: like lines that are not Enabled, VBRs nobody confirmed. */
  unconfirmedRoutersPerConnection: 20,
  /** Stated: eight peers per VBR (003 7.1). */
  peersPerRouter: 8,
  /** Only QuotaExceeded.BfdSession tells that there is a limit, of an account or of the device that ends a line (001). */
  bfdSessionsPerConnection: 64,
  /** Only QuotaExceeded.Bgp tells that there is a limit: as many groups as can have a peer. */
  groupsPerRouter: 8,
  /** Only QuotaExceeded.BgpNetwork tells that there is a limit. */
  networksPerRouter: 50,
  /** Only EXCEED_ASSOCIATE_MAX_NUM tells that there is a limit of further connections (003 6.7). */
  associationsPerRouter: 3,
  /** Only OperationFailed.VbrBandWidthExceed tells that there is a limit for VBRs of an HA group (003 6.11). */
  bandwidthInHaGroupMbps: 20_480,
  /** Stated: custom entries in one route table (003 6.14). */
  customRoutesPerTable: 200,
  /** Stated: router interfaces on one router (003 5.1). */
  interfacesPerRouter: 5,
  /** Only codes tell that there are limits of VPC peering connections, and which (004). */
  peeringsPerVpcWithinRegion: 10,
  peeringsPerVpcBetweenRegions: 20,
  peeringsPerVpc: 25,
  peeringsPerAccountAndRegion: 40,
  /** Only QuotaExceeded.Bandwidth tells that there is a limit. */
  peeringBandwidthMbps: 10_240,
  /** VLAN IDs 0-2999, unique per physical connection (003 6.1). */
  lowestVlan: 0,
  highestVlan: 2999,
} as const;

/** Alibaba Cloud's own AS number, which a peer must not have (003 7.1). */
export const cloudAsn = 45104;

export const bgpTimers = { holdSeconds: 30, keepaliveSeconds: 10, routeLimit: 110 } as const;

/** What today's SDK says of VPC peering connections; -1 is no limit. The samples expire after seven days. */
export const peeringDefaults = {
  bandwidthWithinRegion: -1,
  bandwidthBetweenRegionsMbps: 1024,
  linkType: 'Gold',
  acceptanceMs: 7 * 24 * 3600 * 1000,
} as const;

const dayMs = 24 * 3600 * 1000;

/** What no document tells of overdue bills: how long the service is kept, and when somebody pays in the Order Center. */
export const overdue = { graceMs: 15 * dayMs, paidAfterMs: 3 * dayMs } as const;

/** How long a terminated VBR keeps its VLAN to itself (003 6.4, traps 88). */
export const vlanHeldMs = 7 * 24 * 3600 * 1000;
