import { answered, clientToken, refusals, region, resourceDescription, resourceNameWithDots, vpc } from '../common';
import { operation } from '../operation';
import { lineOperators, portTypes } from './values';

/** States in which port, bandwidth and redundancy can change; 002 leaves out Enabled, the service decides (traps §4). */
const specificationEditable = ['Initial', 'Rejected', 'Enabled'] as const;

/** Changes a physical connection; a rejected one is handed in again (002 4.4, 003 4.13). */
export const modifyPhysicalConnectionAttribute = operation({
  ...vpc,
  name: 'ModifyPhysicalConnectionAttribute',
  kind: 'physicalConnection',
  effect: 'modify',
  label: 'Edit Physical Connection',
  summary: 'Changes the physical connection; a rejected application is submitted again.',
  parameters: {
    ...region,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      required: true,
      refersTo: { kind: 'physicalConnection' },
    },
    Name: resourceNameWithDots,
    Description: resourceDescription,
    LineOperator: { type: 'string', label: 'Carrier', values: lineOperators },
    CircuitCode: {
      type: 'string',
      label: 'Circuit code',
      help: 'Code by which the carrier knows the line.',
      example: 'longtel001',
    },
    PeerLocation: {
      type: 'string',
      label: 'Data center location',
      help: 'Postal address of the data center at the other end of the line.',
    },
    // Has a default even when modifying, so the current port is always sent again (traps 48).
    PortType: {
      type: 'string',
      label: 'Port type',
      default: '1000Base-T',
      values: portTypes,
      resetsWhenOmitted: true,
      editableIn: specificationEditable,
    },
    // Lower-case on the wire (traps 9); rows count in Gbps, so the current value cannot be shown (traps 41).
    bandwidth: {
      type: 'integer',
      label: 'Port bandwidth',
      unit: 'Mbps',
      min: 2,
      max: 10240,
      current: null,
      editableIn: specificationEditable,
    },
    RedundantPhysicalConnectionId: {
      type: 'string',
      label: 'Redundant physical connection',
      help: 'The connection that this one backs up.',
      refersTo: { kind: 'physicalConnection', states: ['Allocated', 'Confirmed', 'Enabled'] },
      editableIn: specificationEditable,
    },
    DownDelayTime: {
      type: 'integer',
      label: 'Port down delay',
      help: 'How long a lost link is tolerated before the port goes down, in steps of 100 ms.',
      unit: 'ms',
      min: 0,
      max: 10000,
      rule: 'hundreds',
      newer: true,
      group: 'advanced',
    },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...refusals(404, 'InvalidPhysicalConnectionId.NotFound'),
    ...refusals(
      400,
      'InvalidLineOperator.Malformd',
      'InvalidLineOperator.Malformed',
      'InvalidPeerLocation.Malformd',
      'InvalidPeerLocation.Malformed',
      'InvalidPortType.Malformd',
      'InvalidPortType.Malformed',
      'InvalidDescription.Malformed',
      'InvalidName.Malformed',
      'InvalidStatus',
      'InvalidBandwidth',
      'InvalidRedundantPhysicalConnection',
      'InvalidRedundantPhysicalConnectionStatus',
      'InvalidCircuitCode.Malformed',
    ),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { PhysicalConnectionId: 'PhysicalConnectionId' },
  states: {
    from: ['Initial', 'Approved', 'Allocated', 'Confirmed', 'Enabled', 'Rejected'],
    to: ['Initial', 'Approved', 'Allocated', 'Confirmed', 'Enabled'],
  },
  documents: ['002 4.4', '003 4.13'],
});
