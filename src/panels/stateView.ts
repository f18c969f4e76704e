import type { Kind, Severity } from '../catalog/kind';
import type { Resource } from '../estate/resource';
import { shortText } from '../estate/plainText';
import { severityOf } from '../estate/severity';
import { stateMessage } from '../estate/resourceName';
import type { StateView } from '../protocol/details';
import type { Translate } from './ports';

const icons: Readonly<Record<Severity, string>> = {
  good: 'pass-filled',
  working: 'sync',
  attention: 'warning',
  bad: 'error',
  ended: 'circle-slash',
};

/** The state of a resource as icon and text; a state that the catalogue does not know is shown as it came (traps 55). */
export function stateView(kind: Kind, resource: Resource, translate: Translate): StateView | undefined {
  const label = shortText(translate(stateMessage(kind, resource)), 100);
  if (label === '') return undefined;
  const state = resource.state === undefined ? undefined : kind.states[resource.state];
  if (state === undefined) return { label, severity: 'unknown', icon: 'question', working: false };
  const severity = severityOf(kind, resource) ?? state.severity;
  return { label, severity, icon: icons[severity], working: state.transitional === true };
}
