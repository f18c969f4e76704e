import { applyPhysicalConnectionLOA } from '../../src/catalog/letterOfAuthorization/apply';
import { completePhysicalConnectionLOA } from '../../src/catalog/letterOfAuthorization/complete';
import { tenant } from '../../src/sandbox/demoAccounts';
import { markedSecrets } from '../markedSecrets';
import type { WriteCase } from './case';
import { lineIn, named, places } from './estate';
import {
  foreign,
  formCannotKnow,
  oneOf,
  required,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';

const region = places.groups;

const { personName, certificateNumber, phoneNumber, carrierPhoneNumber } = markedSecrets;

const engineer = {
  PMName: personName.value,
  PMGender: 'Male',
  PMCertificateType: 'IDCard',
  PMCertificateNo: certificateNumber.value,
  PMContactInfo: phoneNumber.value,
} as const;

function engineers(...numbers: readonly number[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    numbers.flatMap((number) =>
      Object.entries(engineer).map(([field, value]) => [`PMInfo.${number}.${field}`, value] as const),
    ),
  );
}

const engineerLabels: Readonly<Record<keyof typeof engineer, string>> = {
  PMName: 'Name',
  PMGender: 'Gender',
  PMCertificateType: 'Identity document',
  PMCertificateNo: 'Document number',
  PMContactInfo: 'Contact',
};

const apply: WriteCase = {
  operation: applyPhysicalConnectionLOA,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-to-be-cabled', { status: 'Approved' });
    const enabled = lineIn(estate, region, 'line-in-service');
    const applied = lineIn(estate, region, 'line-with-application', { status: 'Allocated', loaStatus: 'Applying' });
    estate.letter(applied);
    const ofTheBank = lineIn(estate, region, 'line-of-the-bank', { owner: tenant, status: 'Approved' });
    const values = {
      CompanyName: 'Skylink Carrier',
      LineType: 'FIBRE',
      Si: 'Northgate Cabling',
      ConstructionTime: '2028-02-28T16:00:00Z',
      PeerLocation: '杭州',
      Bandwidth: '3',
      ...engineers(1, 2),
    };
    return {
      region,
      target: named('physicalConnection', line),
      values,
      effect: {
        shown: 'letterOfAuthorization',
        under: named('physicalConnection', line),
        row: { Status: 'Available', CompanyName: 'Skylink Carrier', LineType: 'FIBRE', SI: 'Northgate Cabling' },
      },
      refusals: [
        requiredOfSubject('InstanceId'),
        required('CompanyName', 'Company'),
        required('LineType', 'Line type'),
        required('Si', 'Construction company'),
        required('ConstructionTime', 'Construction starts'),
        ...Object.entries(engineerLabels).map(([field, label]) => required(`PMInfo.2.${field}`, label)),
        {
          rule: 'there is one engineer at least',
          change: Object.fromEntries(Object.keys(engineers(1, 2)).map((name) => [name, undefined])),
          form: /Document number is required/,
          service: [400, 'MissingParameter'],
        },
        {
          rule: 'there are 16 engineers at most',
          change: engineers(...Array.from({ length: 17 }, (_, index) => index + 1)),
          form: /Construction engineers takes at most 16 entries/,
          service: [400, 'InvalidParameter'],
        },
        oneOf('LineType', 'SDH', 'InvalidParameter'),
        oneOf('PMInfo.1.PMGender', 'X', 'InvalidParameter'),
        oneOf('PMInfo.1.PMCertificateType', 'Other', 'InvalidParameter'),
        {
          rule: 'the bandwidth is 2 Mbps at least',
          change: { Bandwidth: '1' },
          form: /2 to 10240 Mbps/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the bandwidth is 10240 Mbps at most',
          change: { Bandwidth: '10241' },
          form: /2 to 10240 Mbps/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the time is in UTC (003 4.5)',
          change: { ConstructionTime: '2028-02-28 16:00' },
          form: /time in UTC such as/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the line is on its way into service',
          on: named('physicalConnection', enabled),
          form: 'not offered',
          service: [400, 'Forbidden.NotAllowedInState'],
        },
        {
          rule: 'no LOA is under way',
          on: named('physicalConnection', applied),
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.NotAllowedInState'],
        },
        unknown('InstanceId', ofTheBank.id, 404, 'InvalidPhysicalConnectionId.NotFound'),
        foreign(404, 'InvalidPhysicalConnectionId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const complete: WriteCase = {
  operation: completePhysicalConnectionLOA,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-that-is-cabled', { status: 'Allocated', loaStatus: 'Available' });
    estate.letter(line);
    const reviewed = lineIn(estate, region, 'line-under-review', { status: 'Allocated', loaStatus: 'Applying' });
    estate.letter(reviewed);
    const without = lineIn(estate, region, 'line-without-letter', { status: 'Allocated' });
    return {
      region,
      target: named('letterOfAuthorization', line),
      values: {
        LineCode: 'aaa111',
        LineLabel: 'bbb222',
        FinishWork: 'true',
        LineServiceProvider: '中国电信',
        LineSPContactInfo: carrierPhoneNumber.value,
      },
      effect: {
        shown: 'letterOfAuthorization',
        under: named('physicalConnection', line),
        row: { Status: 'Complete', LineCode: 'aaa111', LineLabel: 'bbb222', LineServiceProvider: '中国电信' },
      },
      refusals: [
        requiredOfSubject('InstanceId'),
        oneOf('LineServiceProvider', 'China Telecom', 'InvalidParameter'),
        oneOf('FinishWork', 'maybe', 'InvalidParameter'),
        wrongState(
          named('letterOfAuthorization', reviewed),
          'Available and Under construction',
          400,
          'Forbidden.NotAllowedInState',
        ),
        {
          rule: 'there is an LOA',
          change: { InstanceId: without.id },
          form: formCannotKnow.subject,
          service: [400, 'Forbidden.NotAllowedInState'],
        },
        unknown('InstanceId', 'pc-none', 404, 'InvalidPhysicalConnectionId.NotFound'),
        foreign(404, 'InvalidPhysicalConnectionId.NotFound'),
        unknownRegion(404),
      ],
    };
  },
};

export const letterOfAuthorizationWrites: readonly WriteCase[] = [apply, complete];
