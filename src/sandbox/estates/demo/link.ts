import type { Gateways } from '../../model';

/** Both ends of a link in a /30: the cloud's has the address that is named, the customer's the next one. */
export function link(network: string, host: number): Gateways {
  return { local: `${network}.${host}`, peer: `${network}.${host + 1}`, mask: '255.255.255.252' };
}
