import { answered, dryRun, region, token, vpc } from '../common';
import { operation } from '../operation';

/**
 * The last step of turning a VBR into a hosted connection: the VBR moves over once the tenant has accepted (003 4.22).
 * That the connection is enabled as well, and the VBR the one it was made from, is told by today's SDK alone.
 */
export const attachVbrToVpconn = operation({
  ...vpc,
  name: 'AttachVbrToVpconn',
  kind: 'hostedConnection',
  effect: 'attach',
  label: 'Attach VBR to Hosted Connection',
  summary: 'Moves the VBR onto the hosted connection that was made from it, after the tenant has accepted it.',
  parameters: {
    ...region,
    // The hosted connection, under yet another name (traps 11).
    VpconnId: {
      type: 'string',
      label: 'Hosted connection',
      required: true,
      refersTo: { kind: 'hostedConnection', states: ['Confirmed', 'Enabled'] },
    },
    VbrId: {
      type: 'string',
      label: 'VBR',
      help: 'The VBR that the hosted connection was made from.',
      example: 'vbr-bp133sn3nwjvu7twc****',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'], below: 'physicalConnection' },
    },
    ...dryRun,
    ...token,
  },
  response: { ...answered, VirtualPhysicalConnection: { type: 'string', label: 'Hosted connection ID' } },
  // No error table (traps 76).
  errors: [],
  idempotency: 'Token',
  paging: null,
  subject: { VpconnId: 'PhysicalConnectionId' },
  states: { from: ['Confirmed', 'Enabled'], to: ['Confirmed', 'Enabled'] },
  alsoOn: [
    {
      kind: 'virtualBorderRouter',
      subject: { VbrId: 'VbrId' },
      // The partner moves the VBR of a tenant, which only the list of the connection names (traps 47).
      appliesTo: { field: 'VbrOwnerUid', is: 'present' },
      states: { from: ['active'], to: ['active'] },
    },
  ],
  dryRun: [],
  documents: ['003 4.22'],
});
