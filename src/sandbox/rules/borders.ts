/** Regions on the Chinese mainland have IDs that begin with `cn-`; Hong Kong's does as well and is outside. */
function isMainland(region: string): boolean {
  return region.startsWith('cn-') && region !== 'cn-hongkong';
}

/** Whether a connection leaves the mainland: that is billed and permitted separately (004, field CrossBorder of 003 5.2). */
export function crossesBorder(one: string, other: string): boolean {
  return isMainland(one) !== isMainland(other);
}
