import { type Account, partner, tenant } from '../demoAccounts';
import type { AccessPoint } from '../geography';
import type { Hosting, LoaStatus, PhysicalConnection, PhysicalConnectionStatus } from '../model';
import { specOf } from '../rules/ports';
import { limits } from '../rules/limits';
import { names } from './largeNames';
import { instant } from '../wireTime';
import { dayMs, type Works } from './largePlan';
import { borderRouter } from './largeRouters';

/** Ports by how often they are ordered. */
const ports = [
  { weight: 25, portType: '1000Base-LX', carries: 1000 },
  { weight: 60, portType: '10GBase-LR', carries: 10_000 },
  { weight: 10, portType: '40GBase-LR', carries: 40_000 },
  { weight: 5, portType: '100GBase-LR', carries: 100_000 },
] as const;

/** Lines that are not in service, in states that stay until somebody acts. */
const waiting: readonly [Waiting, ...Waiting[]] = [
  { weight: 4, status: 'Allocated', loaStatus: '' },
  { weight: 3, status: 'Allocated', loaStatus: 'Available' },
  { weight: 1, status: 'Allocated', loaStatus: 'Rejected' },
  { weight: 4, status: 'Confirmed', loaStatus: 'Complete' },
  { weight: 1, status: 'Rejected', loaStatus: '' },
  { weight: 1, status: 'Canceled', loaStatus: '' },
  { weight: 1, status: 'Allocation Failed', loaStatus: '' },
  { weight: 3, status: 'Terminated', loaStatus: 'Complete' },
];

interface Waiting {
  readonly weight: number;
  readonly status: PhysicalConnectionStatus;
  readonly loaStatus: LoaStatus;
}

const notInService = 0.03;
const ofPartner = 0.6;
const shared = 0.35;

/** Accounts that owe in a region get nothing new there, so all that is overdue is in one small region. */
const overdueRegion = 'me-east-1';

/** A dedicated line, with everything that was done to get it and everything that stands on it. */
export function dedicatedLine(works: Works): void {
  const { random, sites, estate, budget } = works;
  if (!budget.take()) return;
  const owner = random.chance(ofPartner) ? partner : tenant;
  const point = sites.choose(owner);
  const { status, loaStatus } = stateOf(works, owner, point);
  const isShared = owner === partner && status === 'Enabled' && random.chance(shared);
  // What stands on a line is younger than the line: shares are ordered by the year, their lines for two at least.
  const years = status === 'Enabled' || status === 'Terminated' ? random.integer(isShared ? 2 : 1, 5) : 0;
  const dates = years === 0 ? notYet(works) : term(works, years, status === 'Terminated');
  // A shared line is a large one.
  const { portType, carries } = isShared ? random.pick([ports[1], ports[2]]) : random.weighted(ports);
  const port = sites.portAt(point, owner.id);
  const hasPort = status !== 'Rejected' && status !== 'Canceled' && status !== 'Allocation Failed';
  const line = estate.line({
    owner,
    name: names(random).line(point, port),
    accessPointId: point.id,
    lineOperator: random.pick(point.region.startsWith('cn-') ? ['CT', 'CU', 'CM'] : ['Equinix', 'Other']),
    portType,
    bandwidthMbps: carries,
    portNumber: hasPort ? `${owner === partner ? 1 : 2}/0/${port}` : '',
    location: point.name,
    status,
    loaStatus,
    businessStatus: point.region === overdueRegion && random.chance(0.1) ? 'FinancialLocked' : 'Normal',
    ...dates,
    occupancyPaid: years > 0,
  });
  paperwork(works, line, 12 * years);
  if (status !== 'Enabled') return;
  const before = sites.succeed(line);
  if (before !== undefined && random.chance(0.5)) line.redundantId = before.id;
  if (isShared) customersOn(works, line);
  else networksOn(works, line, owner);
}

function stateOf({ random, sites }: Works, owner: Account, point: AccessPoint) {
  if (random.chance(notInService) && sites.mayWait(owner, point)) return random.weighted(waiting);
  return { status: 'Enabled', loaStatus: 'Complete' } as const;
}

interface Dates {
  readonly created: number;
  readonly enabled: number | null;
  readonly ends: number | null;
}

/** Dates of what was paid for that many years: in service it has some time to go, terminated it has none. */
function term({ now, random }: Works, years: number, terminated = false): Dates {
  const end = new Date(now + (terminated ? -random.integer(1, 30) : random.integer(10, 350)) * dayMs);
  const enabled = addMonths(end.getTime(), -12 * years);
  return { created: enabled - random.integer(20, 60) * dayMs, enabled, ends: addMonths(enabled, 12 * years) };
}

function notYet({ now, random }: Works): Dates {
  return { created: now - random.integer(2, 60) * dayMs, enabled: null, ends: null };
}

/** As the end of a term is counted (003 4.8). */
function addMonths(time: number, months: number): number {
  const date = new Date(time);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}

/** The orders of a line and its LOA. */
function paperwork({ estate, budget, now }: Works, line: PhysicalConnection, months: number): void {
  if (line.portNumber !== '' && budget.take()) estate.paidInstallation(line);
  if (months > 0 && budget.take()) estate.paidTerm(line, months);
  if (line.loaStatus === '' || !budget.take()) return;
  estate.letter(line, {
    constructionTime: instant(Math.min(line.created + 15 * dayMs, now)),
    reason: line.loaStatus === 'Rejected' ? 'IllegalParam.CardId' : '',
    carrier: line.lineOperator,
  });
}

/** The networks of one account on a line of its own. */
function networksOn(works: Works, line: PhysicalConnection, owner: Account): void {
  const count = owner === partner ? works.random.integer(5, 15) : works.random.integer(3, 9);
  let vlanId = works.random.integer(2, 200);
  for (let made = 0; made < count && !works.budget.isSpent; made += 1) {
    borderRouter(works, line, { owner, vlanId });
    vlanId += works.random.integer(1, 6);
  }
}

/** Bandwidths of shares in a line by how often they are ordered (003 4.18). */
const specifications = [
  { weight: 3, mbps: 50 },
  { weight: 3, mbps: 100 },
  { weight: 2, mbps: 200 },
  { weight: 2, mbps: 500 },
  { weight: 1, mbps: 1000 },
] as const;

/** A carrier's line shared by its customers: VBRs of other accounts, and hosted connections with one VBR each. */
function customersOn(works: Works, line: PhysicalConnection): void {
  const { random, budget } = works;
  const routers = random.chance(0.02) ? limits.routersPerConnection - random.integer(10, 60) : random.integer(6, 30);
  const hosted = random.integer(4, 20);
  let vlanId = random.integer(2, 200);
  let free = line.bandwidthMbps;
  for (let made = 0; made < hosted && !budget.isSpent; made += 1) {
    const { mbps } = random.weighted(specifications);
    if (mbps > free) break;
    free -= mbps;
    share(works, line, vlanId, mbps);
    vlanId += random.integer(1, 6);
  }
  for (let made = 0; made < routers && !budget.isSpent; made += 1) {
    borderRouter(works, line, { owner: tenant, vlanId });
    vlanId += random.integer(1, 6);
  }
}

function share(works: Works, parent: PhysicalConnection, vlanId: number, bandwidthMbps: number): void {
  const { random, estate, budget } = works;
  if (!budget.take()) return;
  const status = random.chance(notInService) ? 'Allocated' : 'Enabled';
  const isEnabled = status === 'Enabled';
  const hosting: Hosting = {
    parentId: parent.id,
    parentOwner: parent.owner,
    vlanId,
    orderMode: random.chance(0.8) ? 'PayByVirtualPhysicalConnectionOwner' : 'PayByPhysicalConnectionOwner',
    vpconnStatus: isEnabled ? 'Confirmed' : 'UnConfirmed',
    expectSpec: specOf(bandwidthMbps),
  };
  const hosted = estate.line({
    owner: tenant,
    name: names(random).network(tenant, vlanId),
    accessPointId: parent.accessPointId,
    lineOperator: parent.lineOperator,
    portType: parent.portType,
    portNumber: parent.portNumber,
    location: parent.location,
    circuitCode: '',
    status,
    loaStatus: '',
    bandwidthMbps,
    ...(isEnabled ? term(works, 1) : notYet(works)),
    occupancyPaid: isEnabled,
    hosting,
  });
  if (isEnabled && budget.take()) estate.paidTerm(hosted, 12);
  if (isEnabled) borderRouter(works, hosted, { owner: tenant, vlanId });
}
