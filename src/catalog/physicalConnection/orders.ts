import { subscription } from '../billing';
import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import type { Parameter } from '../parameter';
import { subscriptionPeriod } from '../rules/subscription';
import { lineOperators, portTypes, dedicatedOnly } from './values';

/** Always sent, because the documents disagree on what leaving it out means (traps section 4). */
const autoPay = {
  type: 'boolean',
  label: 'Pay automatically',
  help: 'Charges your account at once. Without it the order waits in the Order Center until somebody pays it.',
  default: 'false',
  values: [
    { value: 'true', meaning: 'The account is charged at once' },
    { value: 'false', meaning: 'The order waits for your payment' },
  ],
  always: 'false',
} as const satisfies Parameter;

const common = {
  ...vpc,
  kind: 'physicalConnection',
  effect: 'order',
  idempotency: 'ClientToken',
  paging: null,
} as const;

/**
 * Orders the installation of the port (002 4.11, 003 4.9); document 002 calls it the order of the occupancy by mistake
 * (traps 77). It names no connection but what the connection was applied for with, which is the subject here. States
 * are not documented: it comes between application and construction (003, overview).
 */
export const createPhysicalConnectionSetupOrder = operation({
  ...common,
  name: 'CreatePhysicalConnectionSetupOrder',
  label: 'Order Port Installation',
  summary: 'Orders the initial installation of the port at the access point, with the line and port applied for.',
  parameters: {
    ...region,
    AccessPointId: {
      type: 'string',
      label: 'Access point',
      required: true,
      refersTo: { kind: 'accessPoint', states: ['recommended', 'hot'] },
    },
    LineOperator: { type: 'string', label: 'Carrier', required: true, values: lineOperators },
    PortType: { type: 'string', label: 'Port type', default: '1000Base-T', values: portTypes },
    RedundantPhysicalConnectionId: {
      type: 'string',
      label: 'Redundant physical connection',
      help: 'The connection that this one backs up.',
      refersTo: { kind: 'physicalConnection', states: ['Allocated', 'Confirmed', 'Enabled'] },
      group: 'advanced',
    },
    AutoPay: autoPay,
    ...clientToken,
  },
  response: {
    ...answered,
    // Document 002 nests it under `data` (traps 26).
    OrderId: { type: 'string', label: 'Order ID' },
    // In 003 only (traps 27).
    PhysicalConnectionId: { type: 'string', label: 'Physical connection ID' },
  },
  // No error table (traps 76).
  errors: [],
  subject: {
    AccessPointId: 'AccessPointId',
    LineOperator: 'LineOperator',
    PortType: 'PortType',
    RedundantPhysicalConnectionId: 'RedundantPhysicalConnectionId',
  },
  // The port of a hosted connection is the partner's.
  appliesTo: dedicatedOnly,
  states: {
    from: ['Initial', 'Approved', 'Allocating', 'Allocated'],
    to: ['Initial', 'Approved', 'Allocating', 'Allocated'],
  },
  costs:
    'The initial installation fee of the port, once. With automatic payment it is charged to your account at once; otherwise the order waits until you pay it.',
  documents: ['003 4.9', '002 4.11'],
});

/**
 * Orders the occupancy of the port (002 4.10 and 4.13, 003 4.8); document 002 calls it the installation fee by mistake
 * (traps 77) and still knows pay-as-you-go. `Complete`, which the documents ask for, is the state of the LOA (traps
 * 57): the connection is allocated then, or confirmed, from where Terraform orders (wire-facts 3.4). A hosted one is
 * ordered before or after its tenant accepts it, by the account that pays (003, overview).
 */
export const createPhysicalConnectionOccupancyOrder = operation({
  ...common,
  name: 'CreatePhysicalConnectionOccupancyOrder',
  label: 'Order Port Occupancy',
  summary:
    'Orders the use of the port for a period. The construction of a dedicated connection must be reported as complete in its LOA first.',
  parameters: {
    ...region,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      required: true,
      refersTo: { kind: 'physicalConnection' },
    },
    // Document 002 assumes pay-as-you-go without it, so it is always sent (traps section 4).
    InstanceChargeType: {
      type: 'string',
      label: 'Billing method',
      default: 'PrePaid',
      values: [subscription],
      always: 'PrePaid',
    },
    PricingCycle: {
      type: 'string',
      label: 'Billing cycle',
      default: 'Month',
      values: [
        { value: 'Month', meaning: 'By the month' },
        { value: 'Year', meaning: 'By the year' },
      ],
    },
    // Optional in the table; as with router interfaces, a subscription needs one (traps 51).
    Period: {
      type: 'integer',
      label: 'Number of billing cycles',
      help: 'Term to pay for: 1 to 9 months or 1 to 5 years.',
      example: '1',
      min: 1,
      max: 9,
      requiredWhen: { parameter: 'InstanceChargeType', is: ['PrePaid'] },
    },
    AutoPay: autoPay,
    AutoRenew: {
      type: 'boolean',
      label: 'Renew automatically',
      help: 'Orders and pays the next term by itself when a subscription ends.',
      default: 'false',
      always: 'false',
      values: [
        { value: 'true', meaning: 'Renewed automatically' },
        { value: 'false', meaning: 'Renewed by hand' },
      ],
      newer: true,
    },
    AutoRenewDuration: {
      type: 'integer',
      label: 'Automatic renewal term',
      unit: 'months',
      default: '1',
      min: 0,
      max: 2147483647,
      shownWhen: { parameter: 'AutoRenew', is: ['true'] },
      newer: true,
    },
    ...clientToken,
  },
  response: {
    ...answered,
    // A number in document 002 and absent in 003 (traps 26).
    Data: { type: 'object', of: { OrderId: { type: 'string', label: 'Order ID' } } },
  },
  errors: [
    ...refusals(400, 'Forbidden.NotAllowedInState', 'Abs.InstanceNotExist'),
    ...refusals(404, 'InvalidPhysicalConnectionId.NotFound'),
  ],
  subject: { PhysicalConnectionId: 'PhysicalConnectionId' },
  states: {
    from: ['Allocated', 'Confirmed', 'UnConfirmed'],
    to: ['Allocated', 'Confirmed', 'UnConfirmed', 'Enabled'],
  },
  alsoOn: [
    {
      kind: 'hostedConnection',
      subject: { PhysicalConnectionId: 'PhysicalConnectionId' },
      states: {
        // In service as well: a changed bandwidth is paid for with a new order (003 4.20).
        from: ['UnConfirmed', 'Allocated', 'Confirmed', 'Enabled'],
        to: ['UnConfirmed', 'Allocated', 'Confirmed', 'Enabled'],
      },
    },
  ],
  costs:
    'The resource occupancy fee for the whole period, in advance. With automatic payment it is charged to your account at once, and an order that the balance does not cover can only be voided; otherwise the order waits until you pay it.',
  together: [subscriptionPeriod({ months: 9, years: 5 })],
  documents: ['003 4.8', '002 4.10', '002 4.13'],
});
