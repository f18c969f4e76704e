import type { ResourceKey } from '../estate/resource';
import type { PageView } from '../protocol';

/** True when the page shows the resource or links to it: no page leads to what the host did not put there. */
export function isOnPage(key: ResourceKey, page: PageView): boolean {
  return holds(page, key);
}

/** Looks through what was sent to the page for a property `key` with this value. */
function holds(value: unknown, key: ResourceKey): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => (name === 'key' && inner === key) || holds(inner, key));
}
