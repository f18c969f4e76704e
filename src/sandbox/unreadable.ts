import { STATUS_CODES } from 'node:http';
import { Refusal } from './errors';
import type { WireAnswer } from './gateway';

/** How the HTTP parser's complaint about what came is refused. Codes and texts are ours: the documents have none. */
export function refusalOfUnreadable(error: NodeJS.ErrnoException): Refusal {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal(431, 'RequestHeaderFieldsTooLarge', 'Request line and headers are too long.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Refusal(413, 'RequestEntityTooLarge', 'The chunk extensions of the body are too long.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal(408, 'RequestTimeout', 'The request did not come in time.');
    default:
      return new Refusal(400, 'InvalidRequest', 'This is not an HTTP request.');
  }
}

/** An answer as it goes over a connection that no HTTP request was read from; the connection ends with it. */
export function rawAnswer({ status, headers, body }: WireAnswer): string {
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
