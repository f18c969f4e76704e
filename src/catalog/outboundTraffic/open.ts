import { answered, region, vpc } from '../common';
import { operation } from '../operation';

/**
 * Opens outbound data transfer, which most changes of Express Connect ask for first (traps 71). It takes no token
 * (traps 13). The region names the subject, and the product fills it in.
 */
export const openPhysicalConnectionService = operation({
  ...vpc,
  name: 'OpenPhysicalConnectionService',
  kind: 'outboundTraffic',
  effect: 'enable',
  label: 'Enable Outbound Traffic',
  summary:
    'Enables metered outbound data transfer for your account in this region. Most changes of Express Connect need it, and no operation takes it back.',
  parameters: region,
  response: answered,
  // No error table (traps 76).
  errors: [],
  idempotency: null,
  paging: null,
  subject: {},
  states: { from: ['false'], to: ['true'], deadline: 300 },
  costs: 'From now on, data that leaves the cloud over Express Connect in this region is metered and charged.',
  documents: ['003 4.1'],
});
