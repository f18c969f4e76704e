import type { ResourceKey } from '../estate/resource';
import type { Handlers } from './incoming';
import type { PanelPorts } from './ports';

/** Answers to the requests that every page makes. */
export function commonHandlers(ports: PanelPorts): Pick<Handlers, 'openLog' | 'copyRequestId' | 'open'> {
  return {
    openLog: () => {
      ports.openLog();
      return null;
    },
    copyRequestId: async ({ requestId }) => {
      await ports.copy(requestId);
      return null;
    },
    open: ({ key }) => {
      ports.openResource(key as ResourceKey);
      return null;
    },
  };
}
