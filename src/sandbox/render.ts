import { Refusal } from './errors';
import { type JsonObject, toJson, toXml } from './json';
import type { Product } from './products';

export type Format = 'json' | 'xml';

/** Clients write the format in any case; the documents' tables name JSON as the default (traps 5). */
export function formatOf(stated: string | undefined): Format {
  const format = (stated ?? 'json').toLowerCase();
  if (format === 'json' || format === '') return 'json';
  if (format === 'xml') return 'xml';
  throw new Refusal(400, 'InvalidParameter', 'Format is JSON or XML.');
}

export interface Rendered {
  readonly type: string;
  readonly body: string;
}

/** A success and the names of what stands around it: always in XML, in JSON only where the shape has it (traps 21). */
export interface Shaped {
  readonly body: JsonObject;
  readonly jsonRoot: string | undefined;
  readonly xmlRoot: string;
}

export function answerBody(format: Format, { body, jsonRoot, xmlRoot }: Shaped): Rendered {
  return render(format, xmlRoot, format === 'xml' || jsonRoot === undefined ? body : { [jsonRoot]: body });
}

/** The error body that all clients read (wire-facts 3.3). */
export function errorBody(
  format: Format,
  refusal: Refusal,
  requestId: string,
  host: string,
  product: Product,
): Rendered {
  const code = encodeURIComponent(refusal.code);
  return render(format, 'Error', {
    RequestId: requestId,
    HostId: host,
    Code: refusal.code,
    Message: refusal.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}&product=${product}&requestId=${requestId}`,
    AccessDeniedDetail: refusal.accessDenied,
  });
}

function render(format: Format, root: string, body: JsonObject): Rendered {
  return format === 'json'
    ? { type: 'application/json', body: toJson(body) }
    : { type: 'text/xml', body: `<?xml version='1.0' encoding='UTF-8'?>${toXml(root, body)}` };
}
