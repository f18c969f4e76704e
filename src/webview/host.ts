import type { Envelope, PageView } from '../protocol';
import { Endpoint } from '../protocol/endpoint';
import { plainError } from '../protocol/error';
import type { Host } from './surroundings';

/** What the host says unasked. */
export interface HostListener {
  readonly page: (page: PageView) => void;
  readonly progress: (text: string) => void;
}

/** Connects the page to its host; messages that are no envelopes belong to somebody else. */
export function connect(post: (envelope: Envelope) => void, listener: HostListener): Host {
  const endpoint = new Endpoint({
    prefix: crypto.randomUUID(),
    post,
    read: readEnvelope,
    answer: (name) => Promise.reject(new Error(`The page answers no requests: ${name}`)),
    hear: (name, body) => {
      // Only the extension's host can post into this page, and it sends the declared types.
      if (name === 'page') listener.page(body as PageView);
      else if (name === 'progress') listener.progress((body as { text: string }).text);
    },
    describe: (error) => plainError(error instanceof Error ? error.message : String(error)),
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    endpoint.receive(event.data);
  });
  return { ask: (name, body, options) => endpoint.request(name, body, options) };
}

function readEnvelope(data: unknown): Envelope | undefined {
  const types: readonly unknown[] = ['reply', 'failure', 'event'];
  const isEnvelope = typeof data === 'object' && data !== null && 'type' in data && types.includes(data.type);
  return isEnvelope ? (data as Envelope) : undefined;
}
