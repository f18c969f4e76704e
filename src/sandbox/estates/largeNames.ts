import type { Account } from '../demoAccounts';
import { partner } from '../demoAccounts';
import type { AccessPoint } from '../geography';
import type { Random } from '../random';

/** Who runs networks over a carrier's own lines. */
const customers = [
  'Northwind-Retail',
  'Harbour-Logistics',
  'Lotus-Pharma',
  'Kestrel-Games',
  'Terrace-Hotels',
  '云帆制造',
  '恒信证券',
  '远山物流',
  '青禾教育',
  '海棠传媒',
] as const;

/** What a bank separates from each other. */
const departments = [
  'Meridian-branches',
  'Meridian-payments',
  'Meridian-treasury',
  'Meridian-cards',
  'Meridian-risk',
  '子午-核心',
  '子午-网点',
  '子午-信贷',
] as const;

const purposes = ['production', 'office', 'backup', 'test', 'voice', 'dmz', '生产', '灾备'] as const;

export interface Names {
  /** `Hangzhou-Yuhang-A-017` or the like: site and number. */
  readonly line: (point: AccessPoint, number: number) => string;
  /** Whose network, what for, and in which VLAN. */
  readonly network: (owner: Account | string, vlanId: number) => string;
  readonly vpc: (owner: Account, number: number) => string;
}

/** Names as people give them: 2-128 letters, digits, `-` and Chinese characters (003 6.1). */
export function names(random: Random): Names {
  return {
    line: (point, number) => `${plain(point.name)}-${String(number).padStart(3, '0')}`,
    network: (owner, vlanId) => {
      const id = typeof owner === 'string' ? owner : owner.id;
      return `${id === partner.id ? random.pick(customers) : random.pick(departments)}-${random.pick(purposes)}-${vlanId}`;
    },
    vpc: ({ id }, number) => `${id === partner.id ? 'skylink' : 'meridian'}-vpc-${number}`,
  };
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
