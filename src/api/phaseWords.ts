import type { Message } from '../catalog/message';
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
const checkLogin = message('Check the endpoint, and whether the network asks for a login.');

/** What a phase says by itself, as the journal keeps it. */
const whys: Readonly<Record<Phase, Message>> = {
  dns: message('The host name of the endpoint was not found.'),
  connect: message('The endpoint could not be reached.'),
  unreached: message('The endpoint could not be reached.'),
  tls: message('A secure connection to the endpoint could not be made.'),
  proxy: message('The proxy refused the connection or could not be reached.'),
  timeout: message('The service did not answer in time.'),
  reset: message('The connection was lost before an answer came.'),
  cut: message('The answer of the service was cut off.'),
  gateway: message('A gateway on the way answered instead of the service.'),
  garbage: message('What came back is not an answer from the service.'),
  tooLarge: message('The answer is too large to come from the service.'),
  redirect: message('The endpoint redirects elsewhere.'),
};

/** Why there was no usable answer, by the name of a phase; undefined for what is none, such as a code of the service. */
export function whyOfPhase(phase: string): Message | undefined {
  return Object.entries(whys).find(([name]) => name === phase)?.[1];
}

function words(phase: Exclude<Phase, 'unreached'>, status: number): Words {
  const why = whys[phase];
  switch (phase) {
    case 'dns':
    case 'connect':
    case 'timeout':
    case 'reset':
    case 'cut':
      return { why, advice: checkNetwork, retry: true };
    case 'tls':
      return { why, advice: message('Check the proxy and the certificates that this computer trusts.'), retry: false };
    case 'proxy':
      return {
        why,
        advice: message('Check the proxy settings of VS Code (http.proxy) and the password of the proxy.'),
        retry: true,
      };
    case 'gateway':
      return {
        why: message('A gateway on the way answered instead of the service (HTTP {0}).', status),
        advice: message('Try again. If it stays, check the endpoint and the proxy.'),
        retry: status >= 500,
      };
    case 'garbage':
      return { why, advice: checkLogin, retry: false };
    case 'tooLarge':
      return { why, retry: false };
    case 'redirect':
      return {
        why: message('The endpoint redirects elsewhere (HTTP {0}). Credentials are not sent there.', status),
        advice: checkLogin,
        retry: false,
      };
  }
}
