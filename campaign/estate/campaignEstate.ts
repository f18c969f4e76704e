import { Client } from '../../src/api/client';
import { catalogue } from '../../src/catalog';
import type { Operation } from '../../src/catalog/operation';
import { EstateReader } from '../../src/estate/reader';
import type { Resource } from '../../src/estate/resource';
import type { Scope } from '../../src/estate/scope';
import { partnerKey, tenantKey } from '../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../src/sandbox/estates/builder';
import { Faults } from '../../src/sandbox/faults/faults';
import type { WorldState } from '../../src/sandbox/model';
import { planDueDates } from '../../src/sandbox/rules/dueDates';
import { playTransition } from '../../src/sandbox/rules/transitions';
import { SandboxServer } from '../../src/sandbox/server';
import { World } from '../../src/sandbox/world';
import type { PreparedWrite } from '../../test/writes/case';
import { lineIn, openRegions, places } from '../../test/writes/estate';
import { writeCases } from '../../test/writes';
import type { FastClock } from '../fastClock';
import type { EstateAddress, Side } from '../protocol';
import { CountedFaults } from './countedFaults';
import type { Effect } from './effect';
import { WatchedGateway } from './watchedGateway';

/** A write with a valid example, and who may carry it out. */
export interface Template extends PreparedWrite {
  readonly operation: Operation;
}

/** So many times as long as a client waits those wait who look for the truth. */
const patience = 300;

/** More than an estate ever uses: an ID is there once in the whole service. */
const idsOfEstate = 100_000;

/** More rows than a page has, so that rows can move between pages. */
const crowd = 60;

/**
 * One small estate with a resource for every write of the catalogue, served twice: with faults to the windows, and
 * without to those who look for the truth.
 */
export class CampaignEstate {
  private constructor(
    readonly address: EstateAddress,
    readonly templates: readonly Template[],
    readonly faults: CountedFaults,
    private readonly world: World,
    private readonly gateway: WatchedGateway,
    private readonly servers: readonly SandboxServer[],
    private readonly readers: Readonly<Record<'partner' | 'tenant', EstateReader>>,
  ) {}

  static async start(index: number, seed: number, clock: FastClock): Promise<CampaignEstate> {
    const builder = new EstateBuilder(clock.now(), index * idsOfEstate);
    openRegions(builder);
    const templates = writeCases.map(({ operation, prepare }) => ({ operation, ...prepare(builder) }));
    const line = lineIn(builder, places.failover, 'line-of-many');
    for (let vlanId = 1; vlanId <= crowd; vlanId += 1) builder.router(line, { name: `one-of-many-${vlanId}`, vlanId });
    const world = new World(structuredClone(builder.build()), clock, playTransition, 1, true);
    planDueDates(world);
    const gateway = new WatchedGateway(world, clock);
    const faults = new CountedFaults(clock, seed);
    faults.switchOn();
    const server = new SandboxServer(gateway, faults, clock);
    const quiet = new SandboxServer(gateway, new Faults(clock), clock);
    const [port, quietPort] = await Promise.all([server.listen(0), quiet.listen(0)]);
    const reader = (key: typeof partnerKey): EstateReader => {
      const { accessKeyId, accessKeySecret } = key;
      const client = new Client({
        endpointFor: () => `http://127.0.0.1:${quietPort}`,
        credentials: () => Promise.resolve({ accessKeyId, accessKeySecret }),
        // Who looks for the truth has all the time in the world, however slow the machine is.
        clock: { now: () => clock.now(), after: (ms, act) => clock.after(ms * patience, act) },
      });
      return new EstateReader('truth', client, catalogue);
    };
    return new CampaignEstate(
      { index, endpoint: `http://127.0.0.1:${port}` },
      templates,
      faults,
      world,
      gateway,
      [server, quiet],
      { partner: reader(partnerKey), tenant: reader(tenantKey) },
    );
  }

  /** What was really carried out until now. */
  get effects(): readonly Effect[] {
    return this.gateway.effects;
  }

  /** Everything that there is now. */
  state(): WorldState {
    this.world.catchUp();
    return this.world.snapshot();
  }

  /** The resources that an account sees, as they are. */
  resources(side: Side, scope: Scope): Promise<readonly Resource[]> {
    return this.readers[side === 'partner' ? 'partner' : 'tenant'].all(scope);
  }

  close(): Promise<unknown> {
    return Promise.all(this.servers.map((server) => server.close()));
  }
}
