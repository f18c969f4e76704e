import type { Account } from '../demoAccounts';
import { type AccessPoint, accessPoints, regions } from '../geography';
import type { PhysicalConnection } from '../model';
import type { Random } from '../random';
import { limits } from '../rules/limits';
import { placeKey } from '../tableIndexes';

/**
 * How much of the estate each region has. Four regions hold half of it, as most customers sit where the industry of the
 * country is and go abroad by Singapore, Hong Kong, Frankfurt and Virginia; the other eighteen share the rest evenly.
 */
const regionWeights: Readonly<Record<string, number>> = {
  'cn-hangzhou': 15,
  'cn-beijing': 13,
  'cn-shanghai': 12,
  'cn-shenzhen': 10,
  'ap-southeast-1': 8,
  'cn-hongkong': 6,
  'eu-central-1': 5,
  'us-east-1': 4,
};
const otherWeight = 1.5;

/** Some room is left at every access point, so that new lines can be applied for. */
const mostLines = limits.connectionsPerAccessPoint - 4;
const mostNotEnabled = limits.connectionsNotEnabledPerAccessPoint - 2;

const places = regions.map(({ id }) => ({
  region: id,
  weight: regionWeights[id] ?? otherWeight,
  points: accessPoints.filter((point) => point.region === id && point.status !== 'disabled'),
}));

/** Where lines of a large estate end, and how many do. */
export class Sites {
  private readonly lines = new Map<string, number>();
  private readonly notEnabled = new Map<string, number>();
  private readonly latest = new Map<string, PhysicalConnection>();

  constructor(private readonly random: Random) {}

  /** An access point that has room for a line of the account. */
  choose({ id }: Account): AccessPoint {
    const open = places.flatMap(({ weight, points }) =>
      points
        .filter((point) => (this.lines.get(`${id}/${point.id}`) ?? 0) < mostLines)
        .map((point) => ({ point, weight: weight / points.length })),
    );
    const [first, ...others] = open;
    if (first === undefined) throw new Error(`There is no room for another line of ${id}`);
    const { point } = this.random.weighted([first, ...others]);
    this.lines.set(`${id}/${point.id}`, this.portAt(point, id) + 1);
    return point;
  }

  /** Whether one more line there may wait for its service; it counts as one from then on. */
  mayWait({ id }: Account, point: AccessPoint): boolean {
    const key = `${id}/${point.id}`;
    const waiting = this.notEnabled.get(key) ?? 0;
    if (waiting >= mostNotEnabled) return false;
    this.notEnabled.set(key, waiting + 1);
    return true;
  }

  /** The port of the latest line that was placed there. */
  portAt(point: AccessPoint, account: string): number {
    return this.lines.get(`${account}/${point.id}`) ?? 0;
  }

  /** Gives the account's line before this one in the region, which can be its redundant one. */
  succeed(line: PhysicalConnection): PhysicalConnection | undefined {
    const key = placeKey(line.owner, line.region);
    const before = this.latest.get(key);
    this.latest.set(key, line);
    return before;
  }
}
