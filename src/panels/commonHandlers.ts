import { readKey } from '../estate/resource';
import type { Handlers } from './incoming';
import { RefusedMessage } from './incoming';
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
    open: ({ key: text }) => {
      const key = readKey(text);
      if (key === undefined) throw new RefusedMessage('open, expected the key of a resource');
      ports.openResource(key);
      return null;
    },
  };
}
