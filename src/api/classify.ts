import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import { openPhysicalConnectionService } from '../catalog/outboundTraffic/open';
import type { CodeKind } from './codes';
import { kindOfCode } from './codes';
import type { Phase } from './errors';
import { ServiceError, TransportError } from './errors';
import { goneCodes } from './goneCodes';
import { wholeSeconds, wordsOfPhase } from './phaseWords';

/** Why a call failed and what a person can do about it; the service's own words are the error's `message`. */
export interface Classification {
  /** What went wrong: a kind of code, or the phase in which the transport broke. */
  readonly kind: CodeKind | Phase;
  readonly why: Message;
  readonly advice?: Message;
  /** Whether trying the same again later is likely to help. */
  readonly retry: boolean;
}

/** Classifies by code, never by HTTP status (traps 67), and by phase where there was no answer. */
export function classify(error: ServiceError | TransportError): Classification {
  if (error instanceof TransportError) return { kind: error.phase, ...wordsOfPhase(error.details) };
  const kind = kindOfCode(error.code);
  return { kind, ...byKind(kind, error) };
}

export type Words = Omit<Classification, 'kind'>;

function byKind(kind: CodeKind, error: ServiceError): Words {
  switch (kind) {
    case 'throttled':
      return {
        why: message('Too many requests were sent in a short time.'),
        advice: whenAllowed(error.details.retryAfterMs),
        retry: true,
      };
    case 'credentials':
      return {
        why: message('The AccessKey does not exist or is disabled.'),
        advice: message('Check the AccessKey ID in the RAM console, then enter the AccessKey again.'),
        retry: false,
      };
    case 'securityToken':
      return {
        why: message('The temporary security token has expired or does not belong to the AccessKey.'),
        advice: message('Get new temporary credentials, then enter them.'),
        retry: false,
      };
    case 'permission':
      return permission(error);
    case 'ownership':
      return { why: message('Only the owner of the resource may do this.'), retry: false };
    case 'notFound':
      return {
        why: message('The resource, or one that it refers to, does not exist.'),
        advice: message('Refresh: it may have been deleted elsewhere. Check the account and the region.'),
        retry: false,
      };
    case 'state':
      return {
        why: message('The resource is in a state that does not allow this.'),
        advice: message('Refresh to see its present state.'),
        retry: false,
      };
    case 'busy':
      return {
        why: message('The service is still working on an earlier change.'),
        advice: message('Try again when that change is complete.'),
        retry: true,
      };
    case 'dependency':
      return {
        why: message('Other resources still depend on this one.'),
        advice: message('Delete or detach them first.'),
        retry: false,
      };
    case 'quota':
      return {
        why: message('A quota of the account is used up.'),
        advice: message('Delete what is not needed any more, or request a higher quota.'),
        retry: false,
      };
    case 'billing':
      return {
        why: message('The account has bills outstanding.'),
        advice: message('Settle them in the billing console.'),
        retry: false,
      };
    case 'trafficDisabled':
      return trafficDisabled(error);
    case 'clock':
      return clock(error);
    case 'signature':
      return signature(error);
    case 'unsupported':
      return {
        why: message('This endpoint does not offer the operation.'),
        advice: message('Check the endpoint of the account.'),
        retry: false,
      };
    case 'region':
      return {
        why: message('The service is not available in this region.'),
        advice: message('Choose another region.'),
        retry: false,
      };
    case 'server':
      return {
        why: message('The service had an internal error.'),
        advice: message('Try again. If it stays, give the request ID to Alibaba Cloud support.'),
        retry: true,
      };
    case 'other':
      return { why: message('The service refused the request.'), retry: false };
  }
}

/** The service may say how long it wants to be left alone. */
function whenAllowed(retryAfterMs: number | undefined): Message {
  if (retryAfterMs === undefined) return message('Wait a moment and try again.');
  return message('Try again in {0} s.', wholeSeconds(retryAfterMs));
}

function permission(error: ServiceError): Words {
  // Where the service does not name the RAM action, it has the operation's name; the prefix is the one of Vpc.
  const action = error.details.accessDenied?.ramAction ?? `vpc:${error.action}`;
  return {
    why: message('The RAM policies of this account do not allow the operation.'),
    advice: message('Ask the administrator of the account to allow {0}.', action),
    retry: false,
  };
}

/** The advice differs with whose traffic it is (traps 71). */
function trafficDisabled(error: ServiceError): Words {
  const tenant = error.code.includes('TargetUser');
  return {
    why: message('Outbound data transfer billing of Express Connect is not enabled.'),
    advice: tenant
      ? message('The account that will use the resource has to enable it.')
      : message('Run "{0}" in this region first.', { text: openPhysicalConnectionService.label }),
    retry: false,
  };
}

function clock(error: ServiceError): Words {
  const ahead = error.details.clockAheadMs;
  const advice = message('Set the clock of this computer, then try again.');
  // Under a minute the clock is not the reason; a request can also have been held up on its way.
  if (ahead === undefined || Math.abs(ahead) < 60_000) {
    return { why: message('The request time differs too much from the time of the service.'), advice, retry: true };
  }
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  return {
    why:
      ahead > 0
        ? message('The clock of this computer is {0} minutes ahead of the service.', minutes)
        : message('The clock of this computer is {0} minutes behind the service.', minutes),
    advice,
    retry: true,
  };
}

function signature(error: ServiceError): Words {
  if (error.details.sameStringToSign === true) {
    return {
      why: message('The AccessKey secret is wrong.'),
      advice: message('Enter the secret again.'),
      retry: false,
    };
  }
  return {
    why: message('The signature does not match: the secret is wrong, or something changed the request on its way.'),
    advice: message('Enter the AccessKey secret again. If that does not help, check the proxy and the endpoint.'),
    retry: false,
  };
}

/**
 * True when the operation failed because the very resource it was for does not exist (any more). In operations that
 * create, the same code is about a parent.
 */
export function subjectGone(error: unknown, operation: Operation): boolean {
  if (!(error instanceof ServiceError) || operation.subject === undefined || !isAboutSubject(operation)) return false;
  // One code for a missing subject and a missing VPC: only the message tells them apart (traps 69).
  if (error.code === 'InvalidParams.NotFound' && /\bvpc\b/i.test(error.message)) return false;
  return goneCodes[operation.kind].includes(error.code);
}

function isAboutSubject(operation: Operation): boolean {
  return isWrite(operation) ? operation.effect !== 'create' : operation.effect === 'get';
}
