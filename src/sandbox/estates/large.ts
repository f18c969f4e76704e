import { partner, tenant } from '../demoAccounts';
import { regions } from '../geography';
import type { WorldState } from '../model';
import { Random } from '../random';
import { EstateBuilder } from './builder';
import { dedicatedLine } from './largeLines';
import { Budget, type Works } from './largePlan';
import { Sites } from './largeSites';

const mostResources = 100_000;

export interface LargeEstateOptions {
  /** Another seed gives another estate; any whole number. */
  readonly seed: number;
  /** How many resources there are: rows of all kinds that the state holds, VPCs not counted. 1 to 100,000. */
  readonly scale: number;
}

/** Seed or scale of a large estate is not a number that it can have. */
export class LargeEstateError extends RangeError {
  constructor(message: string) {
    super(message);
    this.name = 'LargeEstateError';
  }
}

/**
 * A carrier and a bank with exactly that many resources in all regions, in the proportions of `shares`. The same seed,
 * scale and time give the same estate. Throws LargeEstateError for a scale or seed that it cannot have.
 */
export function largeEstate(now: number, { seed, scale }: LargeEstateOptions): WorldState {
  if (!Number.isInteger(scale) || scale < 1 || scale > mostResources) {
    throw new LargeEstateError(`The scale is a whole number from 1 to ${mostResources}, not ${scale}`);
  }
  if (!Number.isSafeInteger(seed)) throw new LargeEstateError(`The seed is a whole number, not ${seed}`);
  const random = new Random(seed);
  const estate = new EstateBuilder(now);
  const everywhere = regions.map(({ id }) => id);
  estate.openTraffic(partner, everywhere);
  estate.openTraffic(tenant, everywhere);
  const works: Works = {
    now,
    estate,
    random,
    budget: new Budget(scale),
    sites: new Sites(random),
    vpcs: [],
    openVpcs: new Map(),
    waiting: new Map(),
    requests: new Map(),
    tasks: [],
  };
  while (!works.budget.isSpent) dedicatedLine(works);
  return { ...estate.build(works.tasks), moreVpcs: works.vpcs.map(({ vpc }) => vpc) };
}
