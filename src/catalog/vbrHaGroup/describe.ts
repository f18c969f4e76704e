import { answered, clientToken, dryRun, refusals, region, vpc } from '../common';
import type { Field } from '../field';
import { operation } from '../operation';

/** The answer is the group (traps 30). Its time is described as that of the VBR, which the group's own text belies. */
const vbrHaGroupRow = {
  ...answered,
  Name: { type: 'string', label: 'Name' },
  VbrHaId: { type: 'string', label: 'HA group ID' },
  Status: { type: 'string', label: 'State' },
  Description: { type: 'string', label: 'Description' },
  VbrId: { type: 'string', label: 'VBR ID' },
  PeerVbrId: { type: 'string', label: 'Other VBR ID' },
  RegionId: { type: 'string', label: 'Region' },
  CreationTime: { type: 'time', label: 'Created' },
} as const satisfies Record<string, Field>;

/**
 * The one group of a VBR, or the one of an ID; the service has no list by region (traps 30). It takes a token and a dry
 * run although it only reads (traps 13, 15). That neither ID is refused with a code of its own, today's SDK says.
 */
export const describeVbrHa = operation({
  ...vpc,
  name: 'DescribeVbrHa',
  kind: 'vbrHaGroup',
  effect: 'list',
  label: 'Get VBR HA Group',
  summary: 'Reads the failover group that a VBR belongs to.',
  parameters: {
    ...region,
    VbrId: {
      type: 'string',
      label: 'VBR',
      requiredWhen: { parameter: 'VbrHaId', is: 'absent' },
      refersTo: { kind: 'virtualBorderRouter' },
    },
    VbrHaId: {
      type: 'string',
      label: 'VBR HA group',
      requiredWhen: { parameter: 'VbrId', is: 'absent' },
      refersTo: { kind: 'vbrHaGroup' },
    },
    ...clientToken,
    ...dryRun,
  },
  response: vbrHaGroupRow,
  errors: [...refusals(400, 'MissingParam.VbrHaIdOrVbrId'), ...refusals(404, 'ResourceNotFound.VbrHa')],
  idempotency: 'ClientToken',
  paging: null,
  dryRun: ['DRYRUN.SUCCESS'],
  documents: ['003 6.12'],
});
