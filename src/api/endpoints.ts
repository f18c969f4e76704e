import { isIPv4 } from 'node:net';
import type { Message } from '../catalog/message';
import { english, message } from '../catalog/message';
import type { Product } from '../catalog/operation';

const central = 'https://vpc.aliyuncs.com';
const nebula = 'https://vpc-nebula.cn-qingdao-nebula.aliyuncs.com';

/** Regions outside the rule `vpc.<region>.aliyuncs.com`, as the official SDK has them (wire-facts 4). */
const special: ReadonlyMap<string, string> = new Map([
  ...[
    'cn-hangzhou',
    'cn-shanghai-finance-1',
    'cn-shenzhen-finance-1',
    'cn-north-2-gov-1',
    'ap-northeast-2-pop',
    'cn-beijing-finance-pop',
    'cn-beijing-gov-1',
    'cn-fujian',
    'cn-hangzhou-finance',
    'cn-hongkong-finance-pop',
    'cn-wuhan',
    'cn-yushanfang',
    'cn-zhangbei',
    'rus-west-1-pop',
  ].map((region): [string, string] => [region, central]),
  ...['cn-edge-1', 'cn-huhehaote-nebula-1', 'cn-qingdao-nebula', 'cn-zhengzhou-nebula-1'].map(
    (region): [string, string] => [region, nebula],
  ),
  ['eu-west-1-oxs', 'https://vpc-nebula.cn-shenzhen-cloudstone.aliyuncs.com'],
]);

/** A typed endpoint, or a region name, that must not be used; `reason` is for the person. */
export class EndpointRefused extends Error {
  override readonly name = 'EndpointRefused';

  constructor(readonly reason: Message) {
    super(english(reason));
  }
}

/**
 * The public endpoint of a product in a region, without a final slash.
 * @throws {EndpointRefused} when the region cannot be part of a host name.
 */
export function standardEndpoint(product: Product, region: string): string {
  // VpcPeer is served from one place; RegionId selects (wire-facts 4).
  if (product === 'VpcPeer') return 'https://vpcpeer.aliyuncs.com';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region)) {
    throw new EndpointRefused(message('"{0}" is not the ID of a region.', region));
  }
  return special.get(region) ?? `https://vpc.${region}.aliyuncs.com`;
}

/**
 * Where to call a product: at the account's own endpoint if it has one, unless that is the vendor's endpoint of the
 * other product, which would know neither version nor operations (traps 20).
 * @throws {EndpointRefused} as {@link standardEndpoint}.
 */
export function endpointOf(product: Product, region: string, own: string | undefined): string {
  if (own === undefined) return standardEndpoint(product, region);
  const [host = ''] = own.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[:/]/);
  const isVendors = host.toLowerCase().endsWith('.aliyuncs.com');
  const serves: Product = host.toLowerCase().startsWith('vpcpeer') ? 'VpcPeer' : 'Vpc';
  return isVendors && serves !== product ? standardEndpoint(product, region) : own;
}

/**
 * Checks an endpoint that a person typed: any https origin, http on loopback only; a bare host means https.
 * @returns the origin without a final slash.
 * @throws {EndpointRefused} with the reason.
 */
export function customEndpoint(typed: string): string {
  const text = typed.trim();
  if (text === '') throw new EndpointRefused(message('Enter the endpoint as https://host or https://host:port.'));
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  // The text is not repeated in the reason: it may hold a password.
  if (!URL.canParse(address)) throw new EndpointRefused(message('This is not the address of an endpoint.'));
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new EndpointRefused(message('The endpoint must not contain a user name or a password.'));
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new EndpointRefused(message('The endpoint must start with https://.'));
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new EndpointRefused(
      message('Plain http is allowed for this computer only (127.0.0.1, localhost). Use https for "{0}".', url.host),
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new EndpointRefused(message('The endpoint must be a host without a path.'));
  }
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  // URL has already turned forms such as 127.1 and 0x7f000001 into dotted numbers.
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}
