import { partner } from '../../demoAccounts';
import { vpcNamed } from '../../vpcs';
import type { EstateBuilder } from '../builder';
import { link } from './link';
import { share } from './share';

/** The trading floor on the carrier's line: market data comes in already, the orders' share waits for the bank. */
export function hongKong(estate: EstateBuilder): void {
  const hub = estate.line({
    owner: partner,
    name: 'Hong-Kong-hub',
    description: 'Shared with the trading floor of Meridian Bank',
    accessPointId: 'ap-cn-hongkong-tko-A',
    lineOperator: 'Equinix',
    peerLocation: '8 Connaught Place, Central, Hong Kong',
  });
  const data = estate.line(
    share(hub, {
      name: 'Trading-floor-market-data',
      description: 'Quotes, paid by Meridian Bank',
      vlanId: 802,
      bandwidthMbps: 500,
    }),
  );
  const { hosting, ...offered } = share(hub, {
    name: 'Trading-floor-orders',
    description: 'Offered by Skylink yesterday; Meridian Bank is to pay for it and to accept it',
    vlanId: 801,
    bandwidthMbps: 1000,
  });
  estate.line({
    ...offered,
    status: 'Allocated',
    created: estate.daysAgo(1),
    occupancyPaid: false,
    hosting: { ...hosting, vpconnStatus: 'UnConfirmed' },
  });

  const trading = vpcNamed('trading');
  const router = estate.router(data, {
    name: 'Market-data',
    description: 'Quotes into the trading VPC',
    vlanId: 802,
    bandwidthMbps: 500,
    ipv4: link('172.16.74', 1),
  });
  const group = estate.group(router, {
    name: 'Trading-floor',
    description: 'Edge of the trading floor',
    peerAsn: 64750,
  });
  estate.peer(group, { address: router.ipv4.peer, advertised: 1, received: 3 });
  const [cidr = ''] = trading.ipv4;
  estate.network(router, cidr, 'Available', trading.id);
  const [there] = estate.interfacePair(
    router,
    trading,
    { name: 'Market-data-to-cloud', description: 'Trading floor to its VPC', spec: 'Middle.5' },
    { name: 'Trading-cloud-side', description: 'Side of the trading VPC' },
  );
  estate.route(router, {
    cidr,
    name: 'To-trading',
    description: 'Trading VPC',
    nextHops: [{ id: there.id, type: 'RouterInterface', weight: 100 }],
  });
}
