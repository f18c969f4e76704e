import { openPhysicalConnectionService } from '../../src/catalog/outboundTraffic/open';
import type { WriteCase } from './case';
import { silent } from './case';
import { places } from './estate';
import { unknownRegion } from './rules';

export const outboundTrafficWrites: readonly WriteCase[] = [
  {
    operation: openPhysicalConnectionService,
    prepare: () => ({
      region: places.closed,
      target: { kind: 'outboundTraffic', id: places.closed },
      values: {},
      effect: { shown: 'outboundTraffic', row: { Enabled: true } },
      refusals: [
        {
          rule: 'it is opened once',
          on: { kind: 'outboundTraffic', id: places.lines },
          region: places.lines,
          form: /possible in these states/,
          service: silent('Opening it once more changes nothing.'),
        },
        unknownRegion(404),
      ],
    }),
  },
];
