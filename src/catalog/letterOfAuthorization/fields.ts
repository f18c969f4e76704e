import type { Field } from '../field';
import type { Choice } from '../parameter';
import { genders, identityDocuments, lineServiceProviders, lineTypes } from './values';

// SDH stands in document 002 only (traps 65).
const answeredLineTypes = [...lineTypes, { value: 'SDH', meaning: 'SDH line' }] as const satisfies readonly Choice[];

// Answers know more than requests take (traps 65).
const answeredDocuments = [
  ...identityDocuments,
  { value: 'Other', meaning: 'Another document' },
] as const satisfies readonly Choice[];

/** What an LOA tells (003 4.6). Names, documents and contacts of people, and the signed address, are masked (traps 86). */
export const letterOfAuthorizationFields = {
  InstanceId: { type: 'string', label: 'Physical connection ID' },
  Status: { type: 'string', label: 'State' },
  // An error code such as IllegalParam.CardId, although the service calls it a description (wire-facts 5).
  Description: { type: 'string', label: 'Reason', newer: true },
  LineType: { type: 'string', label: 'Line type', values: answeredLineTypes },
  LineCode: { type: 'string', label: 'Line code' },
  LineLabel: { type: 'string', label: 'Cable label' },
  LineServiceProvider: { type: 'string', label: 'Carrier', values: lineServiceProviders, newer: true },
  LineSPContactInfo: { type: 'string', label: 'Carrier contact', secret: true, newer: true },
  CompanyName: { type: 'string', label: 'Company' },
  CompanyLocalizedName: { type: 'string', label: 'Registered company name' },
  // Upper-case here and `Si` in the request (traps 10).
  SI: { type: 'string', label: 'Construction company' },
  ConstructionTime: { type: 'time', label: 'Construction starts' },
  PMInfo: {
    type: 'list',
    item: 'PMInfo',
    label: 'Construction engineers',
    of: {
      PMName: { type: 'string', label: 'Name', secret: true },
      PMGender: { type: 'string', label: 'Gender', values: genders },
      PMCertificateType: { type: 'string', label: 'Identity document', values: answeredDocuments },
      PMCertificateNo: { type: 'string', label: 'Document number', secret: true },
      PMContactInfo: { type: 'string', label: 'Contact', secret: true },
    },
  },
  LoaUrl: { type: 'string', label: 'LOA download', secret: true },
} as const satisfies Record<string, Field>;
