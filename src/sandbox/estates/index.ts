import type { WorldState } from '../model';
import { demoEstate } from './demo';
import { emptyEstate } from './empty';
import { largeEstate } from './large';
import { showcaseEstate } from './showcase';

/** What a sandbox can start with: a story in two accounts, every kind in every state, very many resources, or nothing. */
export const estateNames = ['demo', 'showcase', 'large', 'empty'] as const;

export type EstateName = (typeof estateNames)[number];

/** What there is to choose about an estate. */
export interface EstateOptions {
  /** The first of `estateNames`, the demo, by default. */
  readonly estate?: EstateName;
  /** Another seed gives another large estate; any whole number, 1 by default. */
  readonly seed?: number;
  /** How many resources a large estate has: 1 to 100,000, 10,000 by default. */
  readonly scale?: number;
}

/** @throws LargeEstateError for a seed or scale that there cannot be */
export function estateOf({ estate = 'demo', seed = 1, scale = 10_000 }: EstateOptions, now: number): WorldState {
  switch (estate) {
    case 'demo':
      return demoEstate(now);
    case 'showcase':
      return showcaseEstate(now);
    case 'large':
      return largeEstate(now, { seed, scale });
    case 'empty':
      return emptyEstate(now);
  }
}
