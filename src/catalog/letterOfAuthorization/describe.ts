import { answered, clientToken, region, vpc } from '../common';
import { operation } from '../operation';
import { letterOfAuthorizationFields } from './fields';

/**
 * Reads the LOA of one physical connection; no operation lists them (002 4.12, 003 4.6). Document 002 prints the row in
 * lower camel case under `data`, which is obsolete (traps 23).
 */
export const describePhysicalConnectionLOA = operation({
  ...vpc,
  name: 'DescribePhysicalConnectionLOA',
  kind: 'letterOfAuthorization',
  effect: 'list',
  label: 'Get LOA',
  summary: 'Reads the letter of authorization of a physical connection.',
  parameters: {
    ...region,
    // The ID of the connection, under another name (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Physical connection',
      required: true,
      refersTo: { kind: 'physicalConnection' },
    },
    ...clientToken,
  },
  response: { ...answered, PhysicalConnectionLOAType: { type: 'object', of: letterOfAuthorizationFields } },
  // No error table (traps 76).
  errors: [],
  // It takes a token like a change does (traps 13); repeating one on a read could only bring back an old answer.
  idempotency: null,
  paging: null,
  documents: ['003 4.6', '002 4.12'],
});
