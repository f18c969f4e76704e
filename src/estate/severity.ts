import type { Kind, Severity } from '../catalog/kind';
import { sameSpelling } from '../catalog/spelling';
import type { Resource } from './resource';

/**
 * How serious it is about a resource: as its state says, or worse where that is good and one of its concerns applies.
 * Undefined when the catalogue does not know the state.
 */
export function severityOf(kind: Kind, { state, attributes }: Resource): Severity | undefined {
  const known = state === undefined ? undefined : kind.states[state]?.severity;
  if (known !== 'good') return known;
  const concerns = (kind.concerns ?? []).flatMap(({ field, values }) => {
    const told = attributes[field];
    if (typeof told !== 'string') return [];
    return Object.entries(values).flatMap(([value, severity]) => (sameSpelling(value, told) ? [severity] : []));
  });
  if (concerns.includes('bad')) return 'bad';
  return concerns.includes('attention') ? 'attention' : 'good';
}
