import type { Account } from '../demoAccounts';
import type { PhysicalConnection, VirtualBorderRouter } from '../model';
import { vpcTableId } from '../vpcs';
import { onPremises, vpcProbe } from './largeAddresses';
import { dayMs, type Works } from './largePlan';
import { vpcFor } from './largeVpcs';

const specs = ['Middle.1', 'Middle.5', 'Large.1', 'Large.2'] as const;

/** States of a pair that stay until somebody acts. */
const states = [
  { weight: 97, initiating: 'Active', accepting: 'Active' },
  { weight: 2, initiating: 'Inactive', accepting: 'Inactive' },
  { weight: 1, initiating: 'Idle', accepting: 'Idle' },
] as const;

/** A pair of router interfaces from a VBR to a VPC of its owner, and the routes over it on both sides. */
export function routerInterfaces(
  works: Works,
  line: PhysicalConnection,
  router: VirtualBorderRouter,
  owner: Account,
): void {
  const { random, estate, budget } = works;
  if (!budget.take(2)) return;
  const built = vpcFor(works, owner.id, line.region);
  built.interfaces += 1;
  const { vpc } = built;
  const [network = ''] = vpc.ipv4;
  const number = estate.routerCount;
  const { initiating, accepting } = random.weighted(states);
  const created = router.created + dayMs;
  const connected = initiating === 'Idle' ? null : created;
  const term = 12 * (1 + Math.floor((works.now - created) / (360 * dayMs)));
  const subscription =
    random.chance(0.08) && connected !== null
      ? {
          orderId: Number(estate.orderNumber()),
          months: term,
          paid: true,
          ends: created + term * 30 * dayMs,
          renewal: null,
        }
      : null;
  const [from, to] = estate.interfacePair(
    router,
    vpc,
    {
      name: `to-${vpc.name}`,
      spec: random.pick(specs),
      status: initiating,
      created,
      modified: created,
      connected,
      subscription,
    },
    {
      name: `from-VLAN-${router.vlanId}`,
      status: accepting,
      created,
      modified: created,
      connected,
      healthCheck: random.chance(0.3) ? { source: vpcProbe(network), target: router.ipv4.peer } : {},
    },
  );
  if (connected === null) return;
  const nextHop = (id: string) => [{ id, type: 'RouterInterface', weight: 100 }];
  if (budget.take()) estate.route(router, { cidr: network, name: 'cloud', nextHops: nextHop(from.id) });
  const table = { region: vpc.region, owner: vpc.owner, routeTableId: vpcTableId(vpc) };
  const count = random.integer(1, 2);
  for (let part = 0; part < count && budget.take(); part += 1) {
    estate.route(table, { cidr: onPremises(number, part), name: `site-${router.vlanId}`, nextHops: nextHop(to.id) });
  }
}
