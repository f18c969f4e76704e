import { type Account, partner, tenant } from './demoAccounts';

/** A VPC with the router that it always has. No operation of the sandbox makes any. */
export interface Vpc {
  readonly id: string;
  readonly routerId: string;
  readonly region: string;
  readonly owner: string;
  readonly name: string;
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

/** IDs tell what the VPC is for: there is no operation by which one could look it up. */
function vpc(owner: Account, region: string, code: string, name: string, cidr: string, ipv6?: string): Vpc {
  const rest = `${name}${'1'.padStart(20 - name.length, '0')}`;
  return {
    id: `vpc-${code}${rest}`,
    routerId: `vrt-${code}${rest}`,
    region,
    owner: owner.id,
    name,
    ipv4: [cidr],
    ipv6: ipv6 === undefined ? [] : [ipv6],
  };
}

/** The VPCs of every estate; a large one has more. */
export const vpcs: readonly Vpc[] = [
  vpc(partner, 'cn-hangzhou', 'bp1', 'headquarters', '10.128.0.0/16'),
  vpc(partner, 'cn-hangzhou', 'bp1', 'analytics', '10.129.0.0/16', '2408:4005:300::/56'),
  vpc(partner, 'cn-beijing', '2ze', 'disasterrecovery', '10.136.0.0/16'),
  vpc(partner, 'cn-beijing', '2ze', 'laboratory', '10.137.0.0/16'),
  vpc(partner, 'cn-shanghai', 'uf6', 'warehouse', '10.144.0.0/16'),
  vpc(partner, 'eu-central-1', 'gw8', 'plant', '10.152.0.0/16'),
  vpc(partner, 'ap-southeast-1', 't4n', 'wholesale', '10.160.0.0/16'),
  vpc(tenant, 'cn-hangzhou', 'bp1', 'payments', '172.20.0.0/16'),
  vpc(tenant, 'cn-hangzhou', 'bp1', 'branches', '172.21.0.0/16'),
  vpc(tenant, 'cn-shanghai', 'uf6', 'clearing', '172.22.0.0/16'),
  vpc(tenant, 'cn-hongkong', 'j6c', 'trading', '172.23.0.0/16'),
  vpc(tenant, 'eu-central-1', 'gw8', 'treasury', '172.24.0.0/16'),
];

/** The system route table of a VPC, which goes by the rest of its router's ID. */
export function vpcTableId({ routerId }: Vpc): string {
  return routerId.replace(/^vrt-/, 'vtb-');
}

/** The VPC of that name in a sample estate. */
export function vpcNamed(name: string): Vpc {
  const found = vpcs.find((known) => known.name === name);
  if (found === undefined) throw new Error(`There is no VPC ${name}`);
  return found;
}
