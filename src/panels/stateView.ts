import type { Kind, Severity } from '../catalog/kind';
import type { Resource } from '../estate/resource';
import { plainText } from '../estate/plainText';
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
  const state = resource.state === undefined ? undefined : kind.states[resource.state];
  if (state !== undefined) {
    return {
      label: translate({ text: state.label }),
      severity: state.severity,
      icon: icons[state.severity],
      working: state.transitional === true,
    };
  }
  if (resource.wireState === undefined || resource.wireState === '') return undefined;
  return { label: plainText(resource.wireState), severity: 'unknown', icon: 'question', working: false };
}
