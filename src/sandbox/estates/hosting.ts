import { partner, tenant } from '../demoAccounts';
import type { Hosting, PhysicalConnection } from '../model';
import type { EstateBuilder } from './builder';

/** Somebody who may enter the building; written as the documents write persons (003 4.5). */
const engineer = {
  PMName: '张工',
  PMGender: 'Male',
  PMCertificateType: 'IDCard',
  PMCertificateNo: '5****************9',
  PMContactInfo: '1390000****',
} as const;

/** Shenzhen: a carrier's line that the bank's branches share, and lines whose cabling is under way. */
export function hosting(estate: EstateBuilder): void {
  const metro = estate.line({
    owner: partner,
    name: 'Shenzhen-metro-hub',
    description: 'Shared by the branches of Meridian Bank',
    accessPointId: 'ap-cn-shenzhen-ft-A',
    peerLocation: '深圳市福田区深南大道 6008 号',
  });
  branches(estate, metro);
  conversion(estate, metro);
  construction(estate);
}

function share(parent: PhysicalConnection, vlanId: number, specification: string): Hosting {
  return {
    parentId: parent.id,
    parentOwner: partner.id,
    vlanId,
    orderMode: 'PayByVirtualPhysicalConnectionOwner',
    vpconnStatus: 'Confirmed',
    expectSpec: specification,
  };
}

/** A hosted connection in each state that the bank or the carrier has to do something about. */
function branches(estate: EstateBuilder, metro: PhysicalConnection): void {
  const branch = { owner: tenant, accessPointId: metro.accessPointId };
  const office = estate.line({
    ...branch,
    name: 'Meridian-Nanshan',
    description: 'Grows to 500M as soon as that is paid for',
    bandwidthMbps: 200,
    hosting: share(metro, 310, '500M'),
  });
  estate.router(office, { name: 'Meridian-Nanshan-branch', vlanId: 310, bandwidthMbps: 200 });
  estate.line({
    ...branch,
    name: 'Meridian-Futian',
    description: 'Offered by the carrier, to be paid for and accepted by the bank',
    status: 'Allocated',
    bandwidthMbps: 100,
    occupancyPaid: false,
    hosting: { ...share(metro, 311, '100M'), vpconnStatus: 'UnConfirmed' },
  });
  estate.line({
    ...branch,
    name: 'Meridian-Luohu',
    description: 'Accepted by the bank, to be paid for by the carrier',
    status: 'Confirmed',
    bandwidthMbps: 1000,
    occupancyPaid: false,
    hosting: { ...share(metro, 312, '1G'), orderMode: 'PayByPhysicalConnectionOwner' },
  });
  const closed = estate.line({
    ...branch,
    name: 'Meridian-Yantian',
    description: '网点装修，暂停使用',
    status: 'Terminated',
    bandwidthMbps: 50,
    enabled: estate.daysAgo(200),
    ends: estate.daysAgo(6),
    hosting: share(metro, 313, '50M'),
  });
  estate.paidTerm(closed, 12);
  estate.line({
    ...branch,
    name: 'Meridian-Longhua-trial',
    status: 'Terminated',
    bandwidthMbps: 50,
    hosting: { ...share(metro, 314, '50M'), vpconnStatus: 'Deleted' },
  });
}

/** VBRs of the bank on the carrier's line: not converted, offered as a hosted connection, and ready to be attached. */
function conversion(estate: EstateBuilder, metro: PhysicalConnection): void {
  const bank = { owner: tenant };
  estate.router(metro, { ...bank, name: 'Meridian-wealth', vlanId: 320, bandwidthMbps: 200 });
  const insurance = estate.router(metro, { ...bank, name: 'Meridian-insurance', vlanId: 321, bandwidthMbps: 500 });
  const cards = estate.router(metro, { ...bank, name: 'Meridian-cards', vlanId: 322, bandwidthMbps: 1000 });
  const made = { owner: tenant, accessPointId: metro.accessPointId };
  estate.line({
    ...made,
    name: insurance.name,
    status: 'Allocated',
    bandwidthMbps: 500,
    hosting: { ...share(metro, 321, '500M'), vpconnStatus: 'UnConfirmed', fromRouterId: insurance.id },
  });
  estate.line({
    ...made,
    name: cards.name,
    description: 'Accepted; its VBR is to be attached',
    bandwidthMbps: 1000,
    hosting: { ...share(metro, 322, '1G'), fromRouterId: cards.id },
  });
}

/** Dedicated lines between application and service, by the state of their LOA. */
function construction(estate: EstateBuilder): void {
  const point = { accessPointId: 'ap-cn-shenzhen-ft-A', status: 'Allocated', portType: '10GBase-LR' } as const;
  const applying = estate.line({ ...point, owner: partner, name: 'Shenzhen-Qianhai', loaStatus: 'Applying' });
  estate.letter(applying, { engineers: [engineer] });
  const built = estate.line({
    ...point,
    owner: partner,
    name: 'Shenzhen-Qianhai-backup',
    description: 'Cabled and confirmed, to be paid for',
    status: 'Confirmed',
    loaStatus: 'Complete',
  });
  estate.letter(built, { engineers: [engineer] });
  const rejected = estate.line({ ...point, owner: tenant, name: 'Meridian-vault', loaStatus: 'Rejected' });
  estate.letter(rejected, {
    companyName: 'Meridian Bank 子午银行',
    engineers: [{ ...engineer, PMCertificateType: 'Passport', PMGender: 'Female', PMName: 'J. Kim' }],
    reason: 'IllegalParam.CardId',
  });
  const cabling = estate.line({ ...point, owner: tenant, name: 'Meridian-vault-backup', loaStatus: 'Completing' });
  estate.letter(cabling, { companyName: 'Meridian Bank 子午银行', lineType: 'MSTP', engineers: [engineer] });
}
