import type { Resource } from '../estate/resource';
import type { Known, Step } from './guide';
import type { Standing } from './standing';
import { ahead } from './standing';

/** Where a step of a line stands, by the line that the guide is about; ahead as long as there is none. */
export function ofLine(standing: (line: Resource, known: Known) => Standing): Step['standing'] {
  return (known) => (known.on === undefined ? ahead : standing(known.on, known));
}
