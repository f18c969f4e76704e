import type { Account } from '../demoAccounts';
import type { Task, VirtualBorderRouter } from '../model';
import type { Random } from '../random';
import type { Vpc } from '../vpcs';
import type { EstateBuilder } from './builder';
import type { Sites } from './largeSites';

/** How many resources may still be made. Every row of the world counts as one, VPCs do not: they belong to another product. */
export class Budget {
  constructor(private left: number) {}

  /** Takes so many resources at once, or none when there are not as many left. */
  take(count = 1): boolean {
    if (this.left < count) return false;
    this.left -= count;
    return true;
  }

  get isSpent(): boolean {
    return this.left === 0;
  }
}

/** A VBR that may join an HA group, and the line that its device is on. */
export interface Waiting {
  readonly router: VirtualBorderRouter;
  readonly deviceLineId: string;
}

/** A VPC of a large estate, with what counts against its limits. */
export interface BuiltVpc {
  readonly account: Account;
  readonly vpc: Vpc;
  interfaces: number;
  peerings: number;
}

/**
 * What all parts of a large estate are built with. How many of each kind they make follows from what each line carries:
 *
 * - A dedicated line carries 14 VBRs on average: a company separates 5 to 15 networks, a carrier's shared line has a VBR
 *   or a hosted connection for each of its customers, and few hubs come near the limit of 400. So a hundred resources
 *   stand on a line, and 100,000 on a thousand of them.
 * - A VBR has one BGP group and a peer at the other end of the line; some have a second group, for IPv6 or a second
 *   customer router, and 6 % have none, with static routes in place. It announces one network on average.
 * - Two VBRs in five reach a VPC by a pair of router interfaces, with a route to the VPC on the one side and one or two
 *   to the customer's networks on the other; the rest goes through a CEN. Those of HA groups always do,
 *   and one VBR in eight is in one. A VPC takes four pairs, and one VPC in four is connected with another.
 * - Most of all that is in service; 1 to 4 % of each kind is not.
 * - Each line was ordered (twice: installed and occupied) and built (an LOA); so was each share in it, once.
 */
export interface Works {
  readonly now: number;
  readonly estate: EstateBuilder;
  readonly random: Random;
  readonly budget: Budget;
  readonly sites: Sites;
  readonly vpcs: BuiltVpc[];
  /** By account and region. */
  readonly openVpcs: Map<string, BuiltVpc>;
  /** By account and region. */
  readonly waiting: Map<string, Waiting[]>;
  /** How many VPC peering connections were requested, by account and region. */
  readonly requests: Map<string, number>;
  readonly tasks: Task[];
}

export const dayMs = 24 * 3600 * 1000;
