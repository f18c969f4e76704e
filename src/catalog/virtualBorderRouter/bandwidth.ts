import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/**
 * Sets the rate limit of a VBR for traffic that leaves the cloud. No document lists values, and the sample's 2 Mbps is
 * none of those that a new VBR can have (traps 53): the service decides. The VBR has a parameter name of its own here
 * (traps 11), and the operation's name lacks "Router" (traps 19). The answer reports success in its body (traps 24).
 */
export const updateVirtualBorderBandwidth = operation({
  ...vpc,
  name: 'UpdateVirtualBorderBandwidth',
  kind: 'virtualBorderRouter',
  effect: 'modify',
  label: 'Change VBR Bandwidth',
  summary: 'Changes how much traffic the VBR lets out of the cloud; what exceeds a lower limit is dropped.',
  parameters: {
    ...region,
    VirtualBorderRouterId: {
      type: 'string',
      label: 'VBR',
      required: true,
      refersTo: { kind: 'virtualBorderRouter' },
    },
    Bandwidth: {
      type: 'integer',
      label: 'Bandwidth',
      help: 'Limit for traffic from the cloud to your data center, at most what the physical connection carries.',
      example: '100',
      required: true,
      min: 1,
      unit: 'Mbps',
    },
    ...clientToken,
  },
  response: {
    ...answered,
    Code: { type: 'string' },
    Message: { type: 'string' },
    HttpStatusCode: { type: 'integer' },
    Success: { type: 'boolean' },
  },
  errors: refusals(400, 'OperationFailed.PconnTrafficNotEnable'),
  idempotency: 'ClientToken',
  paging: null,
  subject: { VirtualBorderRouterId: 'VbrId' },
  // No document names the states; a VBR can be edited in these.
  states: { from: ['unconfirmed', 'active', 'terminated'], to: ['unconfirmed', 'active', 'terminated'] },
  costs: 'A higher bandwidth may be billed to the account that owns the VBR.',
  documents: ['003 6.5'],
});
