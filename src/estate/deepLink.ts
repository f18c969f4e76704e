import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { KeyParts, ResourceKey } from './resource';
import { keyParts, resourceKey } from './resource';

/** What a link into the product consists of behind the name of the extension. */
export interface LinkAddress {
  readonly path: string;
  /** Without the question mark; encoded or as VS Code has decoded it. */
  readonly query: string;
}

/** What a link shows, or why it shows nothing. */
export type ReadLink = { readonly key: ResourceKey; readonly account: string } | { readonly problem: Message };

const open = '/open';
/** Longer than any key that the product makes of what the service calls its resources. */
const longest = 2_000;

/** The link to the details of a resource. */
export function linkTo(key: ResourceKey): LinkAddress {
  return { path: open, query: `key=${encodeURIComponent(key)}` };
}

/**
 * Reads a link that came from outside. It can name one resource and nothing else: no operation, no setting, no address
 * of a service. What has any other part is refused as a whole.
 */
export function readLink({ path, query }: LinkAddress): ReadLink {
  if (path !== open) return { problem: message('This link does not lead to a resource.') };
  const parts = query.length > 3 * longest ? undefined : keyIn(query);
  if (parts === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(parts.region) || parts.region.length > 63)
    return { problem: message('This link is damaged: it names no resource.') };
  return { key: resourceKey(parts), account: parts.account };
}

/** The key in a query that has nothing but a key. VS Code hands queries over decoded once: both spellings are read. */
function keyIn(query: string): KeyParts | undefined {
  const text = /^key=([^&=#]+)$/.exec(query)?.[1];
  if (text === undefined) return undefined;
  const key = text.includes('/') ? text : decoded(text);
  return key === undefined || key.length > longest ? undefined : keyParts(key);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
