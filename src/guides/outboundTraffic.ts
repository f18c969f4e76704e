import { message } from '../catalog/message';
import { openPhysicalConnectionService } from '../catalog/outboundTraffic/open';
import type { Known, Read, Step } from './guide';
import { ahead, done, on, possible } from './standing';

export const readOutboundTraffic: Read = { kind: 'outboundTraffic' };

/** Almost every change asks for metered outbound traffic first, once for each account and region (traps 71). */
export const enableOutboundTraffic: Step = {
  id: 'outboundTraffic',
  title: message('Enable outbound traffic'),
  by: 'you',
  explanation: message(
    'Once for each account and region. Without it the service refuses almost every later step. Traffic out of the cloud is metered from then on, and no operation takes that back.',
  ),
  standing: ({ related }: Known) => {
    const traffic = related.find(({ kind }) => kind === 'outboundTraffic');
    if (traffic === undefined) return ahead;
    return traffic.state === 'true' ? done() : possible([on(openPhysicalConnectionService, traffic)]);
  },
};
