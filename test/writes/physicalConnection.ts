import { createPhysicalConnection } from '../../src/catalog/physicalConnection/create';
import { modifyPhysicalConnectionAttribute } from '../../src/catalog/physicalConnection/modify';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../src/sandbox/estates/builder';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  traffic,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { changed, copied } from './worlds';

const region = places.lines;

/** Lines of both accounts to refer to. */
function neighbours(estate: EstateBuilder, of: string) {
  return {
    redundant: lineIn(estate, region, `${of}-backup`),
    foreign: lineIn(estate, region, `${of}-of-the-bank`, { owner: tenant }),
    // At the other access point, where it does not count among the lines that wait for service at this one.
    rejected: lineIn(estate, region, `${of}-rejected`, { status: 'Rejected', accessPointId: 'ap-cn-shanghai-bs-B' }),
  };
}

/** What the line that backs up another one has to be (003 4.4, 4.13). */
function redundancy(lines: ReturnType<typeof neighbours>): readonly Refusal[] {
  const parameter = 'RedundantPhysicalConnectionId';
  return [
    {
      rule: 'the redundant line exists',
      change: { [parameter]: 'pc-none' },
      form: formCannotKnow.typedId,
      service: [400, 'InvalidRedundantPhysicalConnectionId.NotFound'],
    },
    {
      rule: 'the redundant line is the caller’s',
      change: { [parameter]: lines.foreign.id },
      form: formCannotKnow.typedId,
      service: [400, 'InvalidRedundantPhysicalConnection'],
    },
    {
      rule: 'the redundant line is Allocated, Confirmed or Enabled',
      change: { [parameter]: lines.rejected.id },
      form: 'not offered',
      service: [400, 'InvalidRedundantPhysicalConnectionStatus'],
    },
  ];
}

/** Codes whose rule the documents do not state. */
const unstated: readonly Refusal[] = [
  {
    rule: 'the location has a length that the documents do not tell',
    change: { PeerLocation: 'x'.repeat(300) },
    form: formCannotKnow.noRule,
    service: [400, 'InvalidPeerLocation.Malformd'],
  },
  {
    rule: 'the circuit code has characters that the documents do not tell',
    change: { CircuitCode: 'two words' },
    form: formCannotKnow.noRule,
    service: [400, 'InvalidCircuitCode.Malformed'],
  },
];

const create: WriteCase = {
  operation: createPhysicalConnection,
  prepare: (estate) => {
    const lines = neighbours(estate, 'archive');
    const overdue = changed('physicalConnections', lines.redundant.id, { businessStatus: 'FinancialLocked' });
    const values = {
      AccessPointId: 'ap-cn-shanghai-pd-A',
      LineOperator: 'CT',
      PeerLocation: '上海市浦东新区世纪大道 1000 号',
      PortType: '10GBase-LR',
      Name: 'archive-line',
      Description: 'Line of the archive',
      CircuitCode: 'longtel001',
      RedundantPhysicalConnectionId: lines.redundant.id,
      bandwidth: '1000',
      OpticalModuleModel: 'SFP-10G-LR-SM1310,10KM',
      'DeviceAdvancedCapacity.1': 'MACSEC',
      'DeviceAdvancedCapacity.2': 'QOS',
      Type: 'VPC',
      ResourceGroupId: 'rg-acfmxazb4ph6aiy',
      'Tag.1.Key': 'team',
      'Tag.1.Value': 'network',
    };
    return {
      region,
      values,
      effect: {
        shown: 'physicalConnection',
        row: {
          Name: 'archive-line',
          AccessPointId: values.AccessPointId,
          PortType: values.PortType,
          Spec: '1G',
          CircuitCode: values.CircuitCode,
          RedundantPhysicalConnectionId: lines.redundant.id,
        },
      },
      refusals: [
        required('AccessPointId', 'Access point'),
        required('LineOperator', 'Carrier'),
        required('PeerLocation', 'Data center location', {
          service: silent('Today’s service does not ask for it any more (wire-facts 5).'),
        }),
        {
          rule: 'the access point is in the region and takes new lines',
          region: 'cn-hangzhou',
          change: { AccessPointId: 'ap-cn-hangzhou-bj-C', RedundantPhysicalConnectionId: undefined },
          form: 'not offered',
          service: [400, 'InvalidAccessPointId.NotEnabled'],
        },
        oneOf('LineOperator', 'ZZ', 'InvalidLineOperator.Malformd'),
        oneOf('PortType', 'E1 - 2M', 'InvalidPortType.Malformd'),
        oneOf('Type', 'Classic', 'InvalidType.Malformd'),
        oneOf('bandwidth', '60', 'InvalidBandwidth'),
        ...nameRules('InvalidName.Malformed', 'no dots'),
        ...descriptionRules(),
        ...unstated,
        ...redundancy(lines),
        {
          rule: 'the optical module fits the port (wire-facts 5)',
          change: { OpticalModuleModel: 'SFP-GE-LR-SM1310,10KM' },
          form: /does not fit a 10GBase-LR port/,
          service: silent('The sandbox plugs in no modules.'),
        },
        {
          rule: 'a tag has a key',
          change: { 'Tag.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'five lines per access point wait for service at most',
          world: copied('physicalConnections', lines.redundant.id, 5, { status: 'Initial' }),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.freePconnPerAP'],
        },
        {
          rule: 'an access point takes a number of lines',
          world: copied('physicalConnections', lines.redundant.id, 40),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded.pConnPerAP'],
        },
        {
          rule: 'no line is overdue (003 4.4)',
          world: overdue,
          form: formCannotKnow.account,
          service: [400, 'Forbidden.FinancileLocked'],
        },
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

const modify: WriteCase = {
  operation: modifyPhysicalConnectionAttribute,
  prepare: (estate) => {
    const lines = neighbours(estate, 'edited');
    const line = lineIn(estate, region, 'edited-line');
    // Another region, where lines that wait for service are not in the way of an application.
    const canceled = lineIn(estate, places.routers, 'canceled-line', { owner: partner, status: 'Canceled' });
    const approved = lineIn(estate, places.routers, 'approved-line', { owner: partner, status: 'Approved' });
    return {
      region,
      target: named('physicalConnection', line),
      values: {
        Name: 'edited.line',
        Description: 'Line that was edited',
        LineOperator: 'CU',
        CircuitCode: 'longtel002',
        PeerLocation: '上海市静安区南京西路 1 号',
        // Sent again although nobody changes it (traps 48).
        PortType: '10GBase-LR',
        bandwidth: '5000',
        RedundantPhysicalConnectionId: lines.redundant.id,
        DownDelayTime: '200',
      },
      effect: {
        shown: 'physicalConnection',
        row: {
          PhysicalConnectionId: line.id,
          Name: 'edited.line',
          LineOperator: 'CU',
          CircuitCode: 'longtel002',
          Spec: '5G',
          PortType: '10GBase-LR',
          RedundantPhysicalConnectionId: lines.redundant.id,
        },
      },
      refusals: [
        oneOf('LineOperator', 'ZZ', 'InvalidLineOperator.Malformd'),
        oneOf('PortType', 'E1 - 2M', 'InvalidPortType.Malformd'),
        ...nameRules('InvalidName.Malformed', 'dots'),
        ...descriptionRules(),
        ...unstated,
        ...redundancy(lines),
        {
          rule: 'the bandwidth is 2 Mbps at least',
          change: { bandwidth: '1' },
          form: /2 to 10240 Mbps/,
          service: [400, 'InvalidBandwidth'],
        },
        {
          rule: 'the bandwidth is 10240 Mbps at most',
          change: { bandwidth: '10241' },
          form: /2 to 10240 Mbps/,
          service: [400, 'InvalidBandwidth'],
        },
        {
          rule: 'the port down delay is set in steps of 100 ms',
          change: { DownDelayTime: '150' },
          form: /multiple of 100/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'the port down delay is 10 s at most',
          change: { DownDelayTime: '10100' },
          form: /0 to 10000 ms/,
          service: [400, 'InvalidParameter'],
        },
        {
          ...wrongState(
            named('physicalConnection', canceled),
            'Initial, Approved, Allocated, Confirmed, Enabled, and Rejected',
            400,
            'InvalidStatus',
          ),
          region: places.routers,
          change: { RedundantPhysicalConnectionId: undefined },
        },
        {
          rule: 'port and bandwidth change in Initial, Rejected and Enabled only (003 4.13)',
          on: named('physicalConnection', approved),
          region: places.routers,
          change: { RedundantPhysicalConnectionId: undefined },
          form: /Port bandwidth can be changed only in these states: Initial, Rejected, Enabled/,
          service: [400, 'InvalidStatus'],
        },
        unknown('PhysicalConnectionId', 'pc-none', 404, 'InvalidPhysicalConnectionId.NotFound'),
        foreign(404, 'InvalidPhysicalConnectionId.NotFound'),
      ],
    };
  },
};

export const physicalConnectionWrites: readonly WriteCase[] = [create, modify];
