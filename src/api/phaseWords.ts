import { message } from '../catalog/message';
import type { Words } from './classify';
import type { Phase, TransportErrorDetails } from './errors';

/** Why there was no usable answer, and what a person can do about it. */
export function wordsOfPhase({ phase, httpStatus, last, nextAttemptMs }: TransportErrorDetails): Words {
  return phase === 'unreached' ? unreached(last, nextAttemptMs) : words(phase, httpStatus ?? 0);
}

/** Milliseconds as seconds for a text, at least one. */
export function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

function unreached(last: Phase | undefined, nextAttemptMs = 0): Words {
  const found = last === undefined || last === 'unreached' ? undefined : words(last, 0);
  return {
    why: message(
      'The endpoint was not reached just now. The next attempt is made after {0} s, or at once when you try again. {1}',
      wholeSeconds(nextAttemptMs),
      found?.why ?? '',
    ),
    advice: found?.advice ?? checkNetwork,
    retry: true,
  };
}

const checkNetwork = message('Check the network connection, then try again.');

function words(phase: Exclude<Phase, 'unreached'>, status: number): Words {
  switch (phase) {
    case 'dns':
      return { why: message('The host name of the endpoint was not found.'), advice: checkNetwork, retry: true };
    case 'connect':
      return { why: message('The endpoint could not be reached.'), advice: checkNetwork, retry: true };
    case 'tls':
      return {
        why: message('A secure connection to the endpoint could not be made.'),
        advice: message('Check the proxy and the certificates that this computer trusts.'),
        retry: false,
      };
    case 'proxy':
      return {
        why: message('The proxy refused the connection or could not be reached.'),
        advice: message('Check the proxy settings of VS Code (http.proxy) and the password of the proxy.'),
        retry: true,
      };
    case 'timeout':
      return { why: message('The service did not answer in time.'), advice: checkNetwork, retry: true };
    case 'reset':
      return { why: message('The connection was lost before an answer came.'), advice: checkNetwork, retry: true };
    case 'cut':
      return { why: message('The answer of the service was cut off.'), advice: checkNetwork, retry: true };
    case 'gateway':
      return {
        why: message('A gateway on the way answered instead of the service (HTTP {0}).', status),
        advice: message('Try again. If it stays, check the endpoint and the proxy.'),
        retry: status >= 500,
      };
    case 'garbage':
      return {
        why: message('What came back is not an answer from the service.'),
        advice: message('Check the endpoint, and whether the network asks for a login.'),
        retry: false,
      };
    case 'tooLarge':
      return { why: message('The answer is too large to come from the service.'), retry: false };
    case 'redirect':
      return {
        why: message('The endpoint redirects elsewhere (HTTP {0}). Credentials are not sent there.', status),
        advice: message('Check the endpoint, and whether the network asks for a login.'),
        retry: false,
      };
  }
}
