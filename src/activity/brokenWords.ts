import type { Message } from '../catalog/message';
import { message } from '../catalog/message';

/**
 * Where a call broke before there was an answer, by what the journal keeps of it: the phase in which the transport
 * broke. Codes of the service are no phases: they begin with a capital.
 */
const phases = new Map<string, Message>([
  ['dns', message('The host name of the endpoint was not found.')],
  ['connect', message('The endpoint could not be reached.')],
  ['unreached', message('The endpoint could not be reached.')],
  ['tls', message('A secure connection to the endpoint could not be made.')],
  ['proxy', message('The proxy refused the connection or could not be reached.')],
  ['timeout', message('The service did not answer in time.')],
  ['reset', message('The connection was lost before an answer came.')],
  ['cut', message('The answer of the service was cut off.')],
  ['gateway', message('A gateway on the way answered instead of the service.')],
  ['garbage', message('What came back is not an answer from the service.')],
  ['tooLarge', message('The answer is too large to come from the service.')],
  ['redirect', message('The endpoint redirects elsewhere.')],
]);

/** The phase in words; undefined for a code of the service. */
export function brokenWords(code: string): Message | undefined {
  return phases.get(code);
}
