import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/** Takes a group apart. It is called `InstanceId` here (traps 11). */
export const deleteVbrHa = operation({
  ...vpc,
  name: 'DeleteVbrHa',
  kind: 'vbrHaGroup',
  effect: 'delete',
  label: 'Delete VBR HA Group',
  summary: 'Takes the failover group apart; both VBRs stay, but neither takes over from the other any more.',
  parameters: {
    ...region,
    InstanceId: {
      type: 'string',
      label: 'VBR HA group',
      required: true,
      refersTo: { kind: 'vbrHaGroup' },
    },
    ...clientToken,
  },
  response: answered,
  errors: refusals(404, 'ResourceNotFound.VbrHa'),
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'VbrHaId' },
  states: { from: ['Active'], to: ['gone'], deadline: 480 },
  destructive: true,
  documents: ['003 6.13'],
});
