import { Refusal } from './errors';
import type { SandboxOperation } from './operation';

export type Product = 'Vpc' | 'VpcPeer';

/** What is served under a host name. */
export interface Endpoint {
  /** Undefined where any product is served: on this machine, one port stands for all endpoints. */
  readonly product: Product | undefined;
  /** Undefined at the central endpoints, which serve every region (wire-facts 4). */
  readonly region: string | undefined;
}

const domain = '.aliyuncs.com';

/** The first label of the vendor's endpoints; `vpc-vpc` is the one from within a VPC (wire-facts 4). */
const products = new Map<string | undefined, Product>([
  ['vpc', 'Vpc'],
  ['vpc-vpc', 'Vpc'],
  ['vpcpeer', 'VpcPeer'],
]);

/** Reads a Host header, such as `vpc.cn-beijing.aliyuncs.com:80`. */
export function endpointOf(host: string): Endpoint {
  const name = host.toLowerCase().replace(/:\d*$/, '');
  if (!name.endsWith(domain)) return { product: undefined, region: undefined };
  const [label, ...rest] = name.slice(0, -domain.length).split('.');
  const product = products.get(label);
  if (product === undefined) {
    throw new Refusal(404, 'InvalidProduct.NotFound', 'Specified product is not found, please check your endpoint.');
  }
  return { product, region: rest.length === 0 ? undefined : rest.join('.') };
}

export function productOf(operation: SandboxOperation): Product {
  return operation.version === '2022-01-01' ? 'VpcPeer' : 'Vpc';
}

/**
 * A regional endpoint serves its own region. The documents do not say how others are refused; the vendor's command line
 * knows this code for it.
 */
export function checkEndpointRegion(endpoint: Endpoint, region: string): void {
  if (endpoint.region === undefined || region === '' || endpoint.region === region) return;
  const message = `The specified endpoint can't operate this region. It serves ${endpoint.region}, not ${region}.`;
  throw new Refusal(404, 'InvalidOperation.NotSupportedEndpoint', message);
}
