import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { showcaseEstate } from '../../../src/sandbox/estates/showcase';
import type { PhysicalConnection, PhysicalConnectionStatus } from '../../../src/sandbox/model';
import { object, paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';

/** The request sample of 003 4.5, without the line. */
const sample: Given = {
  ...region,
  Bandwidth: 3,
  PeerLocation: '杭州',
  CompanyName: 'company',
  LineType: 'FIBRE',
  Si: '阿里',
  ConstructionTime: '2026-02-28T16:00:00Z',
  'PMInfo.1.PMCertificateNo': '5****************9',
  'PMInfo.1.PMName': '张三',
  'PMInfo.1.PMCertificateType': 'IDCard',
  'PMInfo.1.PMGender': 'Male',
  'PMInfo.1.PMContactInfo': '1390000****',
};

function serviceWith(own: Partial<Omit<PhysicalConnection, 'owner'>> = {}) {
  let line: PhysicalConnection | undefined;
  const service = new Service((estate) => {
    line = estate.line({ owner: partner, name: 'line', accessPointId, status: 'Allocated', ...own });
  });
  assert.ok(line);
  const InstanceId = line.id;
  const subject = { ...region, InstanceId };
  return {
    service,
    subject,
    apply: (given: Given = {}) => service.outcome('ApplyPhysicalConnectionLOA', { ...sample, InstanceId, ...given }),
    complete: (given: Given = {}) => service.outcome('CompletePhysicalConnectionLOA', { ...subject, ...given }),
    letter: () => object(service.ok('DescribePhysicalConnectionLOA', subject).PhysicalConnectionLOAType),
    /** As the list of lines tells it, and the LOA itself. */
    state: () => {
      const [row] = service.rows('DescribePhysicalConnections', region, paths.lines);
      const { Status } = object(service.ok('DescribePhysicalConnectionLOA', subject).PhysicalConnectionLOAType);
      assert.equal(Status ?? '', row?.LoaStatus, 'list and LOA contradict each other');
      return Status ?? '';
    },
    without: (name: string) => {
      const given: Record<string, string | number | boolean> = { ...sample, InstanceId };
      return service.outcome(
        'ApplyPhysicalConnectionLOA',
        Object.fromEntries(Object.entries(given).filter(([known]) => known !== name)),
      );
    },
  };
}

describe('sandbox LOA', () => {
  it('is reviewed, issued, worked with and completed, each step at its time (003 4.5-4.7)', () => {
    const { service, apply, complete, state } = serviceWith();
    assert.equal(state(), '');
    assert.equal(apply(), 'ok');
    const seen = [state()];
    const watch = () => {
      for (let second = 0; second < 60; second += 1) {
        service.clock.advance(1000);
        if (state() !== seen.at(-1)) seen.push(state());
      }
    };
    watch();
    assert.equal(complete({ LineCode: 'aaa111', LineLabel: 'bbb222' }), 'ok');
    if (state() !== seen.at(-1)) seen.push(state());
    watch();
    assert.deepEqual(seen, ['Applying', 'Accept', 'Available', 'Completing', 'Complete']);
  });

  it('tells everything that was said in the application and the report (003 4.6)', () => {
    const { service, apply, complete, letter, subject } = serviceWith();
    apply();
    assert.equal(letter().LoaUrl, '', 'there is nothing to download before the review');
    service.clock.advance(60_000);
    complete({
      LineCode: 'aaa111',
      LineLabel: 'bbb222',
      LineServiceProvider: '中国其他',
      LineSPContactInfo: '1388888****',
    });
    const { LoaUrl, PMInfo, ...rest } = letter();
    assert.match(String(LoaUrl), /^https:/);
    assert.deepEqual(rest, {
      InstanceId: subject.InstanceId,
      Status: 'Completing',
      CompanyName: 'company',
      CompanyLocalizedName: partner.name,
      LineType: 'FIBRE',
      LineCode: 'aaa111',
      LineLabel: 'bbb222',
      LineServiceProvider: '中国其他',
      LineSPContactInfo: '1388888****',
      ConstructionTime: '2026-02-28T16:00:00Z',
      SI: '阿里',
      Description: '',
    });
    // Double-wrapped, as the official SDK reads it.
    assert.deepEqual(object(PMInfo).PMInfo, [
      {
        PMCertificateNo: '5****************9',
        PMName: '张三',
        PMCertificateType: 'IDCard',
        PMGender: 'Male',
        PMContactInfo: '1390000****',
      },
    ]);
  });

  it('that nobody has applied for is an object that tells nothing', () => {
    assert.deepEqual(serviceWith().letter(), {});
  });

  it('can be rejected, says why, and can be applied for again', () => {
    const { service, apply, letter, state } = serviceWith();
    apply({ CompanyName: 'company-reject' });
    service.clock.advance(60_000);
    assert.deepEqual([letter().Status, letter().Description], ['Rejected', 'IllegalParam.CardId']);
    assert.equal(apply(), 'ok');
    assert.deepEqual([state(), letter().Description], ['Applying', '']);
  });

  it('is applied for once: what is under way or there is not applied for again', () => {
    const { service, apply } = serviceWith();
    apply();
    assert.equal(apply(), '400 Forbidden.NotAllowedInState');
    service.clock.advance(60_000);
    assert.equal(apply(), '400 Forbidden.NotAllowedInState');
  });

  const possible = new Set(['Initial', 'Approved', 'Allocating', 'Allocated', 'Confirmed']);
  const states: readonly PhysicalConnectionStatus[] = [
    'Initial',
    'Approved',
    'Allocating',
    'Allocated',
    'Confirmed',
    'Enabled',
    'Rejected',
    'Canceled',
    'Allocation Failed',
    'Terminating',
    'Terminated',
  ];
  for (const status of states) {
    it(`${possible.has(status) ? 'can' : 'cannot'} be applied for while the line is ${status}`, () => {
      const outcome = serviceWith({ status, loaStatus: '' }).apply();
      assert.equal(outcome, possible.has(status) ? 'ok' : '400 Forbidden.NotAllowedInState');
    });
  }

  const required = ['InstanceId', 'CompanyName', 'LineType', 'Si', 'ConstructionTime'];
  const person = ['PMCertificateNo', 'PMName', 'PMCertificateType', 'PMGender', 'PMContactInfo'];
  for (const name of [...required, ...person.map((field) => `PMInfo.1.${field}`)]) {
    it(`is not applied for without ${name} (003 4.5: required)`, () => {
      assert.equal(serviceWith().without(name), '400 MissingParameter');
    });
  }

  it('is applied for without location and bandwidth, which are optional (003 4.5)', () => {
    assert.equal(serviceWith().without('PeerLocation'), 'ok');
    assert.equal(serviceWith().without('Bandwidth'), 'ok');
  });

  it('takes 2 to 10240 Mbit/s, known line types and times, and documents of two kinds (003 4.5)', () => {
    const { apply } = serviceWith();
    for (const wrong of [
      { Bandwidth: 1 },
      { Bandwidth: 10_241 },
      { LineType: 'SDH' },
      { ConstructionTime: '2022-02-28 16:00' },
      { ConstructionTime: '2022-02-30T16:00:00Z' },
      { 'PMInfo.1.PMCertificateType': 'Other' },
      { 'PMInfo.1.PMGender': 'm' },
    ]) {
      assert.equal(apply(wrong), '400 InvalidParameter', JSON.stringify(wrong));
    }
    assert.equal(apply({ Bandwidth: 10_240, LineType: 'MPLSVPN', ConstructionTime: '2026-02-28T16:00:00.000Z' }), 'ok');
  });

  it('lets 16 people in and no seventeenth (003 4.5)', () => {
    const people = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => index + 1).flatMap((number) =>
          person.map((field) => [`PMInfo.${number}.${field}`, String(sample[`PMInfo.1.${field}`])]),
        ),
      );
    const { apply, letter } = serviceWith();
    assert.equal(apply(people(17)), '400 InvalidParameter');
    assert.equal(apply(people(16)), 'ok');
    const engineers: unknown = object(letter().PMInfo).PMInfo;
    assert.ok(Array.isArray(engineers));
    assert.equal(engineers.length, 16);
  });

  it('needs outbound traffic to be opened (003 4.5)', () => {
    const service = new Service((estate) => {
      estate.closeTraffic();
    });
    const outcome = service.outcome('ApplyPhysicalConnectionLOA', { ...sample, InstanceId: 'pc-1' });
    assert.equal(outcome, '400 OperationFailed.PconnTrafficNotEnable');
  });

  for (const loaStatus of ['', 'Applying', 'Accept', 'Rejected', 'Deleted'] as const) {
    it(`cannot be completed while it is ${loaStatus || 'not there'}`, () => {
      assert.equal(serviceWith({ loaStatus }).complete(), '400 Forbidden.NotAllowedInState');
    });
  }

  it('is completed by a report without code and label, which are optional (003 4.7), and not by one of maintenance', () => {
    const { service, complete, state } = serviceWith({ loaStatus: 'Available' });
    assert.equal(complete({ FinishWork: false }), 'ok');
    service.clock.advance(60_000);
    assert.equal(state(), 'Available');
    assert.equal(complete({ LineServiceProvider: 'China Telecom' }), '400 InvalidParameter');
    assert.equal(complete(), 'ok');
    service.clock.advance(60_000);
    assert.equal(state(), 'Complete');
    assert.equal(complete(), 'ok');
    assert.equal(state(), 'Complete', 'a later report does not open the construction again');
  });

  it('is Complete once its line is confirmed, and Deleted with an application that is canceled', () => {
    const confirmed = serviceWith({ loaStatus: 'Completing' });
    confirmed.service.ok('ConfirmPhysicalConnection', {
      ...region,
      PhysicalConnectionId: confirmed.subject.InstanceId,
    });
    assert.equal(confirmed.state(), 'Complete');

    const canceled = serviceWith();
    canceled.apply();
    canceled.service.ok('CancelPhysicalConnection', { ...region, PhysicalConnectionId: canceled.subject.InstanceId });
    canceled.service.clock.advance(60_000);
    assert.equal(canceled.state(), 'Deleted', 'the review does not bring it back');
  });

  it('goes with its line', () => {
    const { service, apply, subject } = serviceWith();
    apply();
    service.ok('CancelPhysicalConnection', { ...region, PhysicalConnectionId: subject.InstanceId });
    service.ok('DeletePhysicalConnection', { ...region, PhysicalConnectionId: subject.InstanceId });
    assert.deepEqual(service.world.snapshot().lettersOfAuthorization, []);
    const gone = service.refused('DescribePhysicalConnectionLOA', subject);
    assert.equal(gone, '404 InvalidPhysicalConnectionId.NotFound');
  });

  it('is nobody else’s business', () => {
    const { service, subject } = serviceWith();
    for (const [action, given] of [
      ['ApplyPhysicalConnectionLOA', sample],
      ['DescribePhysicalConnectionLOA', {}],
      ['CompletePhysicalConnectionLOA', {}],
    ] as const) {
      const refused = service.refused(action, { ...given, ...subject }, 'tenant');
      assert.equal(refused, '404 InvalidPhysicalConnectionId.NotFound');
    }
  });

  it('stands in the showcase estate in every state in which somebody has something to do', () => {
    const { physicalConnections, lettersOfAuthorization } = showcaseEstate(Date.UTC(2024, 5, 1));
    const lines = new Map(physicalConnections.map((line) => [line.id, line]));
    const states = lettersOfAuthorization.map(({ lineId }) => lines.get(lineId)?.loaStatus);
    assert.deepEqual([...new Set(states)].sort(), ['Applying', 'Available', 'Complete', 'Completing', 'Rejected']);
    assert.ok(lettersOfAuthorization.some(({ lineId }) => lines.get(lineId)?.owner === tenant.id));
  });
});
