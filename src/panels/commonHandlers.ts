import { plainText } from '../estate/plainText';
import { readKey } from '../estate/resource';
import { message } from '../catalog/message';
import type { PageView } from '../protocol';
import type { Handlers } from './incoming';
import { RefusedMessage } from './incoming';
import { isOnPage } from './onPage';
import { PanelError } from './panelError';
import type { PanelPorts } from './ports';

/** Answers to the requests that every page makes. `page` gives what the page shows at that moment. */
export function commonHandlers(
  ports: PanelPorts,
  page: () => PageView,
): Pick<Handlers, 'openLog' | 'copyRequestId' | 'open'> {
  return {
    openLog: () => {
      ports.openLog();
      return null;
    },
    copyRequestId: async ({ requestId }) => {
      await ports.copy(plainText(requestId));
      return null;
    },
    open: ({ key: text }) => {
      const key = readKey(text);
      if (key === undefined) throw new RefusedMessage('open, expected the key of a resource');
      if (!isOnPage(key, page()))
        throw new PanelError(ports.translate(message('This page shows another resource by now. Nothing was done.')));
      ports.openResource(key);
      return null;
    },
  };
}
