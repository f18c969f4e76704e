import assert from 'node:assert/strict';
import { emptyEstate } from '../../../src/sandbox/estates/empty';
import { members, type Row } from '../drivers/driver';
import { field, id, type Life, type Session } from './stage';

export const lines = 'PhysicalConnectionSet.PhysicalConnectionType';
const region = 'cn-shanghai';

/** The row of one line, or of one hosted connection for its tenant. */
export function lineRow(session: Session, lineId: string): () => Promise<Row | undefined> {
  const Filter = [{ Key: 'PhysicalConnectionId', Value: [lineId] }];
  return () => session.only('DescribePhysicalConnections', { Filter }, lines);
}

async function openAccessPoint(session: Session): Promise<string> {
  const points = await session.rows('DescribeAccessPoints', { PageSize: 50 }, 'AccessPointSet.AccessPointType');
  const open = points.find((point) => point.Status === 'recommended');
  assert.equal(open?.AttachedRegionNo, session.regionId);
  return id(open, 'AccessPointId');
}

/** An application, and how to read the line. */
async function apply(session: Session, Name: string) {
  const created = await session.ok('CreatePhysicalConnection', {
    AccessPointId: await openAccessPoint(session),
    LineOperator: 'CT',
    PeerLocation: "浙江省 杭州市 & (A座) *1* ~ + 100% 'x'!",
    PortType: '10GBase-LR',
    bandwidth: 10_000,
    Name,
    ClientToken: `apply-for-${Name.length}`,
  });
  const PhysicalConnectionId = id(created, 'PhysicalConnectionId');
  const row = lineRow(session, PhysicalConnectionId);
  return { line: { PhysicalConnectionId }, row, status: field(row, 'Status') };
}

const dedicated: Life = {
  title: 'lead a dedicated line from the access point to its deletion, or nobody can rehearse an installation',
  state: (now) => ({ ...emptyEstate(now), trafficEnabled: [] }),
  live: async (stage) => {
    const owner = stage.carrier(region);
    const AccessPointId = await openAccessPoint(owner);
    const application = { AccessPointId, LineOperator: 'CT', PeerLocation: '上海', PortType: '10GBase-LR' };
    assert.equal((await owner.ok('GetPhysicalConnectionServiceStatus')).Enabled, false);
    assert.equal(
      await owner.refused('CreatePhysicalConnection', { ...application, ClientToken: 'too-early' }),
      '400 OperationFailed.PconnTrafficNotEnable',
    );
    await owner.ok('OpenPhysicalConnectionService');
    assert.equal((await owner.ok('GetPhysicalConnectionServiceStatus')).Enabled, true);

    const { line, row, status } = await apply(owner, '总部-专线');
    assert.equal((await row())?.PeerLocation, "浙江省 杭州市 & (A座) *1* ~ + 100% 'x'!");
    const again = await owner.ok('CreatePhysicalConnectionSetupOrder', {
      AccessPointId,
      LineOperator: 'CT',
      PortType: '10GBase-LR',
      AutoPay: true,
      ClientToken: 'setup',
    });
    assert.equal(again.PhysicalConnectionId, line.PhysicalConnectionId);
    assert.match(id(again, 'OrderId'), /^\d+$/);
    await stage.passes(status, 'Initial', 'Approved', 'Allocating', 'Allocated');

    const letter = { InstanceId: line.PhysicalConnectionId };
    await owner.ok('ApplyPhysicalConnectionLOA', {
      ...letter,
      CompanyName: '天链通信',
      LineType: 'FIBRE',
      Si: 'Northgate Cabling',
      ConstructionTime: '2024-06-08T08:00:00Z',
      Bandwidth: 200,
      PMInfo: [engineer('张三', '001'), engineer('Li Si', '002')],
    });
    const loa = async () =>
      members((await owner.ok('DescribePhysicalConnectionLOA', letter)).PhysicalConnectionLOAType);
    await stage.passes(field(loa, 'Status'), 'Applying', 'Accept', 'Available');
    const people = await owner.rows('DescribePhysicalConnectionLOA', letter, 'PhysicalConnectionLOAType.PMInfo.PMInfo');
    assert.deepEqual(
      people.map(({ PMName, PMCertificateNo }) => [PMName, PMCertificateNo]),
      [
        ['张三', '001'],
        ['Li Si', '002'],
      ],
    );
    await owner.ok('CompletePhysicalConnectionLOA', { ...letter, LineCode: 'LC-1', LineLabel: 'LB-1' });
    await stage.passes(field(loa, 'Status'), 'Completing', 'Complete');
    assert.equal((await row())?.LoaStatus, 'Complete');

    const order = await owner.ok('CreatePhysicalConnectionOccupancyOrder', {
      ...line,
      InstanceChargeType: 'PrePaid',
      PricingCycle: 'Year',
      Period: 1,
      AutoPay: true,
    });
    assert.match(String(members(order.Data).OrderId), /^\d+$/);
    assert.equal(await owner.refused('EnablePhysicalConnection', line), '400 Forbidden.NotAllowedInState');
    await owner.ok('ConfirmPhysicalConnection', line);
    assert.equal(await status(), 'Confirmed');
    await owner.ok('EnablePhysicalConnection', line);
    assert.equal(await status(), 'Enabled');
    await owner.ok('ModifyPhysicalConnectionAttribute', {
      ...line,
      PortType: '10GBase-LR',
      Description: 'in service',
      CircuitCode: 'longtel001',
    });
    const { Description, CircuitCode, Status } = (await row()) ?? {};
    assert.deepEqual([Description, CircuitCode, Status], ['in service', 'longtel001', 'Enabled']);
    assert.equal(await owner.refused('DeletePhysicalConnection', line), '400 Forbidden.NotAllowedInState');
    await owner.ok('TerminatePhysicalConnection', line);
    await stage.passes(status, 'Terminating', 'Terminated');
    await owner.ok('DeletePhysicalConnection', line);
    assert.equal(await status(), 'gone');
  },
};

const abandoned: Life = {
  title: 'correct a rejected application and cancel it, or a mistake in an application is a dead end',
  live: async (stage) => {
    const owner = stage.carrier(region);
    // The sandbox rejects what is called so; nothing on the wire tells a reviewer what to decide.
    const { line, status } = await apply(owner, 'branch-reject');
    await stage.passes(status, 'Initial', 'Rejected');
    assert.equal(await owner.refused('CancelPhysicalConnection', line), '400 Forbidden.NotAllowedInState');
    await owner.ok('ModifyPhysicalConnectionAttribute', {
      ...line,
      Name: 'branch-corrected',
      PortType: '10GBase-LR',
      bandwidth: 5000,
    });
    await stage.passes(status, 'Initial', 'Approved');
    await owner.ok('CancelPhysicalConnection', line);
    assert.equal(await status(), 'Canceled');
    assert.equal(
      await owner.refused('ModifyPhysicalConnectionAttribute', { ...line, Description: 'too late' }),
      '400 InvalidStatus',
    );
    await owner.ok('DeletePhysicalConnection', line);
    assert.equal(await status(), 'gone');

    const failed = await apply(owner, 'branch-fail');
    await stage.passes(failed.status, 'Initial', 'Approved', 'Allocating', 'Allocation Failed');
    await owner.ok('DeletePhysicalConnection', failed.line);
    assert.equal(await failed.status(), 'gone');
  },
};

function engineer(PMName: string, PMCertificateNo: string) {
  return { PMName, PMCertificateNo, PMCertificateType: 'IDCard', PMGender: 'Male', PMContactInfo: '13900000000' };
}

export const dedicatedLineLives: readonly Life[] = [dedicated, abandoned];
