import { answered, clientToken, region, vpc } from '../common';
import { operation } from '../operation';
import { lineServiceProviders } from './values';

/**
 * Reports that the cabling is done (002 4.9, 003 4.7). Document 002 requires code and label of the line, 003 neither:
 * both are asked for (traps section 4). The states follow from their meanings (traps
 * section 10).
 */
export const completePhysicalConnectionLOA = operation({
  ...vpc,
  name: 'CompletePhysicalConnectionLOA',
  kind: 'letterOfAuthorization',
  effect: 'confirm',
  label: 'Complete LOA Construction',
  summary: 'Reports that the cabling is done, with the code of the line and the label of the cable.',
  parameters: {
    ...region,
    // The ID of the connection, under another name (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Physical connection',
      required: true,
      refersTo: { kind: 'physicalConnection' },
    },
    LineCode: {
      type: 'string',
      label: 'Line code',
      help: 'Code by which the carrier knows the line.',
      example: 'aaa111',
    },
    LineLabel: {
      type: 'string',
      label: 'Cable label',
      help: 'Label of the cable inside the building of the access point.',
      example: 'bbb222',
    },
    FinishWork: {
      type: 'boolean',
      label: 'Construction finished',
      values: [
        { value: 'true', meaning: 'The construction is finished' },
        { value: 'false', meaning: 'The line is being maintained' },
      ],
      newer: true,
      group: 'advanced',
    },
    LineServiceProvider: {
      type: 'string',
      label: 'Carrier',
      values: lineServiceProviders,
      newer: true,
      group: 'advanced',
    },
    LineSPContactInfo: {
      type: 'string',
      label: 'Carrier contact',
      help: 'Phone number of the carrier for operation and maintenance of the line.',
      secret: true,
      newer: true,
      group: 'advanced',
    },
    ...clientToken,
  },
  response: answered,
  // No error table (traps 76).
  errors: [],
  idempotency: 'ClientToken',
  paging: null,
  subject: { InstanceId: 'InstanceId' },
  states: { from: ['Available', 'Completing'], to: ['Complete'], deadline: 600 },
  documents: ['003 4.7', '002 4.9'],
});
