import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { dedicatedOnly } from '../physicalConnection/values';
import { genders, identityDocuments, lineTypes } from './values';

/**
 * Applies for the LOA of a physical connection (002 4.8, 003 4.5). Where the documents differ, 003 counts: engineers
 * are required, their data center is not, SDH is no line type any more, and the carrier is not told (traps section 4,
 * 16). The connection is not required to be in any state; one that has ended or is in service needs no LOA. The review
 * is done by people, so its end is not waited for.
 */
export const applyPhysicalConnectionLOA = operation({
  ...vpc,
  name: 'ApplyPhysicalConnectionLOA',
  kind: 'letterOfAuthorization',
  effect: 'create',
  label: 'Apply for LOA',
  button: 'Apply',
  summary:
    'Applies for the letter of authorization (LOA) by which the engineers of the carrier may enter the site of the access point.',
  parameters: {
    ...region,
    // The ID of the connection, under another name (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Physical connection',
      example: 'pc-bp1qrb3044eqi****',
      required: true,
      refersTo: {
        kind: 'physicalConnection',
        states: ['Initial', 'Approved', 'Allocating', 'Allocated', 'Confirmed'],
      },
    },
    CompanyName: {
      type: 'string',
      label: 'Company',
      help: 'The company that the physical connection is for.',
      required: true,
    },
    LineType: {
      type: 'string',
      label: 'Line type',
      required: true,
      values: lineTypes,
    },
    // `SI` in the answer (traps 10).
    Si: { type: 'string', label: 'Construction company', help: 'The company that does the cabling.', required: true },
    ConstructionTime: {
      type: 'string',
      label: 'Construction starts',
      help: 'When the engineers come to the site, in UTC.',
      example: '2026-02-28T16:00:00Z',
      required: true,
      rule: 'utcTime',
    },
    PeerLocation: {
      type: 'string',
      label: 'Data center location',
      help: 'Postal address of the data center at the other end of the line.',
    },
    Bandwidth: { type: 'integer', label: 'Bandwidth', unit: 'Mbps', min: 2, max: 10240 },
    'PMInfo.N.PMName': { type: 'string', label: 'Name', required: true, secret: true },
    'PMInfo.N.PMGender': {
      type: 'string',
      label: 'Gender',
      required: true,
      values: genders,
    },
    'PMInfo.N.PMCertificateType': {
      type: 'string',
      label: 'Identity document',
      required: true,
      values: identityDocuments,
    },
    'PMInfo.N.PMCertificateNo': { type: 'string', label: 'Document number', required: true, secret: true },
    'PMInfo.N.PMContactInfo': {
      type: 'string',
      label: 'Contact',
      help: 'Phone number under which the engineer can be reached.',
      required: true,
      secret: true,
    },
    ...clientToken,
  },
  response: answered,
  errors: refusals(400, 'OperationFailed.PconnTrafficNotEnable'),
  idempotency: 'ClientToken',
  paging: null,
  under: {
    kind: 'physicalConnection',
    parameters: { InstanceId: 'PhysicalConnectionId' },
    appliesTo: dedicatedOnly,
  },
  lists: {
    PMInfo: {
      label: 'Construction engineers',
      item: 'Engineer',
      min: 1,
      max: 16,
      help: 'The people who will enter the site.',
    },
  },
  states: { via: 'Applying', to: ['Accept', 'Available'], failed: ['Rejected'] },
  documents: ['003 4.5', '002 4.8'],
});
