import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { Hosting, PhysicalConnection } from '../../../src/sandbox/model';
import { object, paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
type Side = 'partner' | 'tenant';

function serviceWith(own: Partial<Omit<PhysicalConnection, 'owner'>>) {
  let line: PhysicalConnection | undefined;
  const service = new Service((estate) => {
    line = estate.line({ owner: partner, name: 'line', accessPointId, ...own });
  });
  assert.ok(line);
  const subject = { ...region, PhysicalConnectionId: line.id };
  return {
    service,
    subject,
    order: (given: Given = {}, as: Side = 'partner') =>
      service.outcome('CreatePhysicalConnectionOccupancyOrder', { ...subject, ...given }, as),
    row: () => service.rows('DescribePhysicalConnections', region, paths.lines)[0],
  };
}

const waiting = { status: 'Confirmed', loaStatus: 'Complete' } as const;

describe('sandbox order of the occupancy', () => {
  it('puts a confirmed line into service once it is paid, for the months that were ordered (003 4.8)', () => {
    const { service, order, row } = serviceWith(waiting);
    assert.equal(order({ Period: 3, PricingCycle: 'Month', InstanceChargeType: 'PrePaid', AutoPay: true }), 'ok');
    assert.equal(row()?.Status, 'Confirmed', 'nothing is paid at the very moment');
    service.clock.advance(5000);
    assert.equal(row()?.Status, 'Enabled');
    assert.deepEqual([row()?.EnabledTime, row()?.EndTime], ['2024-06-01T12:00:03Z', '2024-09-01T12:00:03Z']);
  });

  it('answers a number under Data, where the official SDK looks for it', () => {
    const { service, subject } = serviceWith(waiting);
    const { Data } = service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, ClientToken: 'once' });
    assert.match(String(object(Data).OrderId), /^\d{15}$/);
    const again = service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, ClientToken: 'once' });
    assert.deepEqual(again.Data, Data, 'the same token orders once');
  });

  it('waits for somebody to pay without AutoPay, which is false by default (003 4.8)', () => {
    const { service, order, row } = serviceWith(waiting);
    order();
    service.clock.advance(10_000);
    assert.equal(row()?.Status, 'Confirmed');
    service.clock.advance(60_000);
    assert.equal(row()?.Status, 'Enabled');
  });

  it('of a balance that does not suffice can only be voided, and ordered anew', () => {
    const { service, order, row } = serviceWith({ ...waiting, name: 'line-unpaid' });
    assert.equal(order({ AutoPay: true }), 'ok');
    service.clock.advance(60_000);
    assert.equal(row()?.Status, 'Confirmed');
    assert.equal(order({ AutoPay: true }), 'ok');
  });

  it('is refused until the LOA is Complete, and when there is nothing left to pay (003 4.8)', () => {
    const refused = '400 Forbidden.NotAllowedInState';
    for (const loaStatus of ['', 'Applying', 'Accept', 'Available', 'Rejected', 'Completing', 'Deleted'] as const) {
      assert.equal(serviceWith({ status: 'Allocated', loaStatus }).order(), refused, loaStatus);
    }
    for (const status of ['Initial', 'Approved', 'Enabled', 'Canceled', 'Terminated'] as const) {
      assert.equal(serviceWith({ status, loaStatus: 'Complete' }).order(), refused, status);
    }
    const { order } = serviceWith(waiting);
    assert.equal(order(), 'ok');
    assert.equal(order(), refused, 'an order that waits for its payment is not placed a second time');
  });

  it('may come before the line is confirmed, as in the overview of 003, and then leaves it to be enabled', () => {
    const { service, order, row, subject } = serviceWith({ status: 'Allocated', loaStatus: 'Complete' });
    assert.equal(order({ AutoPay: true, PricingCycle: 'Year', Period: 1 }), 'ok');
    service.clock.advance(60_000);
    assert.equal(row()?.Status, 'Allocated');
    service.ok('ConfirmPhysicalConnection', subject);
    assert.equal(row()?.Status, 'Confirmed');
    service.ok('EnablePhysicalConnection', subject);
    assert.deepEqual([row()?.Status, row()?.EndTime], ['Enabled', '2025-06-01T12:01:00Z']);
  });

  it('follows a confirmation without LOA, the way Terraform does it (wire-facts 3.4)', () => {
    const { service, order, row, subject } = serviceWith({ status: 'Allocated' });
    service.ok('ConfirmPhysicalConnection', subject);
    assert.equal(order({ InstanceChargeType: 'PrePaid', Period: 1, AutoPay: true, PricingCycle: 'Month' }), 'ok');
    service.clock.advance(10_000);
    assert.equal(row()?.Status, 'Enabled');
  });

  it('is for 1-9 months or 1-5 years, paid in advance (003 4.8)', () => {
    for (const wrong of [
      { Period: 0 },
      { Period: 10 },
      { Period: 6, PricingCycle: 'Year' },
      { PricingCycle: 'Week' },
      { InstanceChargeType: 'PostPaid' },
      { AutoPay: 'maybe' },
    ]) {
      assert.equal(serviceWith(waiting).order(wrong), '400 InvalidParameter', JSON.stringify(wrong));
    }
    for (const right of [{ Period: 9 }, { Period: 5, PricingCycle: 'Year' }]) {
      assert.equal(serviceWith(waiting).order(right), 'ok');
    }
  });

  it('is not placed for lines of others', () => {
    const { service, order, subject } = serviceWith(waiting);
    assert.equal(order({}, 'tenant'), '404 InvalidPhysicalConnectionId.NotFound');
    const unknown = { ...subject, PhysicalConnectionId: 'pc-none' };
    assert.equal(
      service.refused('CreatePhysicalConnectionOccupancyOrder', unknown),
      '404 InvalidPhysicalConnectionId.NotFound',
    );
  });

  it('is void once the line is canceled', () => {
    const { service, order, row, subject } = serviceWith(waiting);
    order();
    service.ok('CancelPhysicalConnection', subject);
    service.clock.advance(60_000);
    assert.equal(row()?.Status, 'Canceled');
  });

  const modes = [
    ['PayByPhysicalConnectionOwner', 'partner', 'tenant'],
    ['PayByVirtualPhysicalConnectionOwner', 'tenant', 'partner'],
  ] as const;
  for (const [orderMode, payer, other] of modes) {
    it(`of a hosted connection with ${orderMode} is placed by the ${payer} alone (003 4.18)`, () => {
      const service = new Service((estate) => {
        const parent = estate.line({ owner: partner, name: 'parent', accessPointId });
        const hosting: Hosting = {
          parentId: parent.id,
          parentOwner: partner.id,
          vlanId: 7,
          orderMode,
          vpconnStatus: 'Confirmed',
          expectSpec: '50M',
        };
        const share = { owner: tenant, name: 'hosted', accessPointId, bandwidthMbps: 50 } as const;
        estate.line({ ...share, status: 'Confirmed', occupancyPaid: false, hosting });
      });
      const row = () => service.rows('DescribePhysicalConnections', region, paths.lines, 'tenant')[0];
      const subject = { ...region, PhysicalConnectionId: String(row()?.PhysicalConnectionId), AutoPay: true };
      const refused = service.refused('CreatePhysicalConnectionOccupancyOrder', subject, other);
      assert.equal(refused, '400 Abs.InstanceNotExist');
      service.ok('CreatePhysicalConnectionOccupancyOrder', subject, payer);
      service.clock.advance(10_000);
      assert.equal(row()?.Status, 'Enabled');
    });
  }
});

describe('sandbox order of the installation', () => {
  const wanted = { ...region, AccessPointId: accessPointId, LineOperator: 'CT', PortType: '10GBase-LR' };

  function place(service: Service, given: Given = {}) {
    return service.ok('CreatePhysicalConnectionSetupOrder', { ...wanted, ...given });
  }

  it('is for the application that says the same, which comes before it (003, overview)', () => {
    const service = new Service();
    service.ok('CreatePhysicalConnection', { ...wanted, PortType: '1000Base-LX' });
    const { PhysicalConnectionId } = service.ok('CreatePhysicalConnection', wanted);
    const answer = place(service);
    assert.equal(answer.PhysicalConnectionId, PhysicalConnectionId);
    assert.match(String(answer.OrderId), /^\d{15}$/);
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines).length, 2);
  });

  it('is an application itself where there is none, reviewed once it is paid', () => {
    const service = new Service();
    const { PhysicalConnectionId } = place(service, { AutoPay: true });
    const row = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0];
    assert.deepEqual(
      [row()?.PhysicalConnectionId, row()?.Status, row()?.PortType, row()?.AccessPointId],
      [PhysicalConnectionId, 'Initial', '10GBase-LR', accessPointId],
    );
    service.clock.advance(60_000);
    assert.equal(row()?.Status, 'Allocated');
  });

  it('waits for its payment without AutoPay, and the review with it', () => {
    const service = new Service();
    place(service);
    service.clock.advance(25_000);
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status, 'Initial');
    service.clock.advance(60_000);
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status, 'Allocated');
  });

  it('keeps its line from getting a port until it is paid; without any order Terraform gets one (wire-facts 3.4)', () => {
    const service = new Service();
    const status = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status;
    service.ok('CreatePhysicalConnection', wanted);
    place(service);
    service.clock.advance(29_000);
    assert.equal(status(), 'Approved');
    service.clock.advance(60_000);
    assert.equal(status(), 'Allocated');
    const without = new Service();
    without.ok('CreatePhysicalConnection', wanted);
    without.clock.advance(120_000);
    assert.equal(without.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status, 'Allocated');
  });

  it('that the balance does not cover leaves its line Approved, to be ordered anew or canceled', () => {
    const service = new Service();
    const row = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0];
    const { PhysicalConnectionId } = service.ok('CreatePhysicalConnection', { ...wanted, Name: 'line-unpaid' });
    const subject = { ...region, PhysicalConnectionId: String(PhysicalConnectionId) };
    place(service, { AutoPay: true });
    service.clock.advance(120_000);
    assert.equal(row()?.Status, 'Approved');
    service.ok('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'line' });
    assert.equal(place(service, { AutoPay: true }).PhysicalConnectionId, PhysicalConnectionId);
    service.clock.advance(120_000);
    assert.equal(row()?.Status, 'Allocated');
  });

  it('takes a 1000Base-T port when none is named (003 4.9)', () => {
    const service = new Service();
    service.ok('CreatePhysicalConnectionSetupOrder', { ...region, AccessPointId: accessPointId, LineOperator: 'CT' });
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.PortType, '1000Base-T');
  });

  it('refuses what an application refuses (003 4.4)', () => {
    const service = new Service((estate) =>
      estate.line({ owner: partner, name: 'early', accessPointId, status: 'Initial', portType: '100Base-T' }),
    );
    const [early] = service.rows('DescribePhysicalConnections', region, paths.lines);
    for (const [given, refused] of [
      [{ AccessPointId: 'ap-cn-hangzhou-bj-C' }, '400 InvalidAccessPointId.NotEnabled'],
      [{ LineOperator: 'ZZ' }, '400 InvalidLineOperator.Malformd'],
      [{ PortType: 'E1 - 2M' }, '400 InvalidPortType.Malformd'],
      [{ RedundantPhysicalConnectionId: 'pc-none' }, '400 InvalidRedundantPhysicalConnectionId.NotFound'],
      [
        { RedundantPhysicalConnectionId: String(early?.PhysicalConnectionId) },
        '400 InvalidRedundantPhysicalConnectionStatus',
      ],
      [{ AccessPointId: '' }, '400 MissingParameter'],
      [{ LineOperator: '' }, '400 MissingParameter'],
    ] as const) {
      assert.equal(service.refused('CreatePhysicalConnectionSetupOrder', { ...wanted, ...given }), refused);
    }
  });
});
