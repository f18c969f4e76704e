/** The kinds of resource that the catalogue knows. */
export const kindIds = [
  'region',
  'accessPoint',
  'physicalConnection',
  'virtualBorderRouter',
  'bgpGroup',
  'bgpPeer',
  'bgpNetwork',
] as const;

export type KindId = (typeof kindIds)[number];
