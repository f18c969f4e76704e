import { answered, region, vpc } from '../common';
import { operation } from '../operation';

/** Tells whether the account has opened outbound data transfer in a region. The answer itself is the row (003 4.2). */
export const getPhysicalConnectionServiceStatus = operation({
  ...vpc,
  name: 'GetPhysicalConnectionServiceStatus',
  kind: 'outboundTraffic',
  effect: 'list',
  label: 'Get Outbound Traffic Status',
  summary: 'Tells whether outbound traffic is enabled in a region.',
  parameters: region,
  response: { ...answered, Enabled: { type: 'boolean', label: 'Enabled' } },
  // No error table (traps 76).
  errors: [],
  idempotency: null,
  paging: null,
  documents: ['003 4.2'],
});
