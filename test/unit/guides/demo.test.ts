import assert from 'node:assert/strict';
import type { KindId } from '../../../src/catalog/kindId';
import { dedicatedLine } from '../../../src/guides/dedicatedLine';
import type { Guide } from '../../../src/guides/guide';
import { hostedLinePartner } from '../../../src/guides/hostedLinePartner';
import { hostedLineTenant } from '../../../src/guides/hostedLineTenant';
import { guides } from '../../../src/guides';
import { routerInterfacePair } from '../../../src/guides/routerInterfacePair';
import { virtualBorderRouterConversion } from '../../../src/guides/virtualBorderRouterConversion';
import { Stage } from './followed';

interface Opened {
  readonly guide: Guide;
  readonly side: 0 | 1;
  readonly region: string;
  readonly kind: KindId;
  readonly name: string;
  readonly below?: string;
  /** Where the guide stands: step, status, whom it waits for, and what it offers. */
  readonly stands: string;
}

const [carrier, bank] = [0, 1] as const;

const opened: readonly Opened[] = [
  {
    ...{ guide: dedicatedLine, side: carrier, region: 'cn-hangzhou', kind: 'physicalConnection' },
    name: '天链-余杭-新址',
    stands: 'review waiting alibabaCloud',
  },
  {
    ...{ guide: dedicatedLine, side: bank, region: 'cn-shanghai', kind: 'physicalConnection' },
    name: '总部-浦东-扩容',
    stands: 'construction waiting carrier CompletePhysicalConnectionLOA',
  },
  {
    ...{ guide: hostedLinePartner, side: carrier, region: 'cn-hongkong', kind: 'physicalConnection' },
    name: 'Hong-Kong-hub',
    stands: 'share possible CreateVirtualPhysicalConnection',
  },
  {
    ...{ guide: hostedLinePartner, side: carrier, region: 'cn-hongkong', kind: 'hostedConnection' },
    name: 'Trading-floor-orders',
    stands: 'acceptance waiting tenant',
  },
  {
    ...{ guide: hostedLineTenant, side: bank, region: 'cn-hongkong', kind: 'physicalConnection' },
    name: 'Trading-floor-orders',
    stands: 'occupancyOrder possible CreatePhysicalConnectionOccupancyOrder',
  },
  {
    ...{ guide: virtualBorderRouterConversion, side: carrier, region: 'cn-hangzhou', kind: 'virtualBorderRouter' },
    name: '滨江支行',
    below: '天链-萧山-汇聚',
    stands: 'tenantTraffic waiting tenant',
  },
  {
    ...{ guide: routerInterfacePair, side: bank, region: 'cn-hangzhou', kind: 'routerInterface' },
    name: '西湖-至-网点',
    stands: 'connect possible ConnectRouterInterface',
  },
];

describe('the guides on the demo', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.open('demo');
  });
  afterEach(() => stage.close());

  it('each have something to go on with, or a newcomer opens one that has come to its end', () => {
    const met = new Set(opened.map(({ guide }) => guide.id));
    assert.deepEqual(
      guides.map(({ id }) => id).filter((id) => !met.has(id)),
      [],
    );
  });

  for (const { guide, side: index, region, kind, name, below, stands } of opened) {
    it(`stand at “${stands}” on ${name}, or the story is told otherwise`, async () => {
      const side = stage.side(index);
      const parent = below === undefined ? undefined : await side.named('physicalConnection', region, below);
      const on = await side.named(kind, region, name, parent);
      const [until = ''] = stands.split(' ');
      assert.deepEqual(await side.follow({ guide, region, on, until }), [stands]);
    });
  }
});
