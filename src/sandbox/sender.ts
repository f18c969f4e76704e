import { Refusal } from './errors';
import { header, type WireRequest } from './wireRequest';

/** The names of this machine. A name that anybody may point at it, as DNS rebinding does, is none of them. */
const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '']);

const vendorDomain = '.aliyuncs.com';

/**
 * Why a request is not looked at, if it comes from a web page: the AccessKeys and the port of a sandbox are no secrets,
 * so any page that a person opens could drive it. Codes and texts are ours: the real service is not asked by pages.
 */
export function refusalOfSender(request: WireRequest, host: string): Refusal | undefined {
  // Browsers say so themselves, and let no page hide it. `none` is what a person typed into the address bar.
  const site = header(request, 'sec-fetch-site') ?? 'none';
  if (header(request, 'origin') !== undefined || site !== 'none') {
    return new Refusal(403, 'Forbidden.WebPage', 'The sandbox answers programs, and no pages of a web browser.');
  }
  const name = host.toLowerCase().replace(/:\d*$/, '');
  if (ownNames.has(name) || name.endsWith(vendorDomain)) return undefined;
  const names = '127.0.0.1, localhost, [::1] and names under aliyuncs.com';
  return new Refusal(403, 'Forbidden.Host', `The sandbox is reached as ${names}, not as ${host}.`);
}
