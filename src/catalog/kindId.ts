/** The kinds of resource that the catalogue knows. */
export const kindIds = [
  'region',
  'accessPoint',
  'physicalConnection',
  'virtualBorderRouter',
  'bgpGroup',
  'bgpPeer',
  'bgpNetwork',
  'outboundTraffic',
  'letterOfAuthorization',
  'hostedConnection',
  'routerInterface',
  'vbrHaGroup',
  'routeEntry',
  'vpcPeeringConnection',
] as const;

export type KindId = (typeof kindIds)[number];
