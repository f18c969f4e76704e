import type { FormRefusal, Named, Refusal } from './case';
import { silent } from './case';
import { withoutTraffic } from './worlds';

/** Why a form has nothing to say about what only the service knows. */
export const formCannotKnow = {
  subject: silent('The form is opened on a resource that exists, and takes its ID from there.'),
  region: silent('The form is opened in a region that exists.'),
  typedId: silent('Any ID can be typed; only the service knows which exist and whose they are.'),
  count: silent('Only the service counts.'),
  account: silent('Only the service knows what the account has opened and what it owes.'),
  noRule: silent('The documents list the code and state no rule.'),
  notAsked: silent('The field is not there with these values.'),
  neighbours: silent('What else is there is the service’s to know.'),
} as const;

const malformed = (code: string): readonly [number, string] => [400, code];

/** A parameter that has to be given. */
export function required(parameter: string, label: string, more: Partial<Refusal> = {}): Refusal {
  return {
    rule: `${parameter} is required`,
    change: { [parameter]: undefined },
    form: new RegExp(`^${label.replace(/[()]/g, '\\$&')} is required$`),
    service: [400, 'MissingParameter'],
    ...more,
  };
}

/** A parameter that the resource answers and that has to be given. */
export function requiredOfSubject(parameter: string, code = 'MissingParameter'): Refusal {
  return {
    rule: `${parameter} is required`,
    change: { [parameter]: undefined },
    form: formCannotKnow.subject,
    service: [400, code],
  };
}

/** A value that is not among the documented ones. */
export function oneOf(parameter: string, wrong: string, code: string, more: Partial<Refusal> = {}): Refusal {
  return {
    rule: `${parameter} has one of the documented values`,
    change: { [parameter]: wrong },
    form: /must be (one of|true or false)/,
    service: [400, code],
    ...more,
  };
}

/** 2 to 128 characters that start with a letter; periods where the operation takes them (003 4.4, 4.13). */
export function nameRules(code: string, dots: 'dots' | 'no dots', parameter = 'Name'): readonly Refusal[] {
  const rule = (text: string, value: string, form: FormRefusal): Refusal => ({
    rule: `${parameter} ${text}`,
    change: { [parameter]: value },
    form,
    service: malformed(code),
  });
  return [
    rule('starts with a letter', '1st-line', /starts with a letter or Chinese character/),
    rule('has no blanks', 'two words', /contains only letters.*digits/),
    ...(dots === 'dots' ? [] : [rule('has no periods', 'with.dot', /digits, underscores \(_\) and hyphens/)]),
    rule('has 2 characters at least', 'x', /2 to 128 characters/),
    rule('has 128 characters at most', 'x'.repeat(129), /2 to 128 characters/),
  ];
}

/** 2 to 256 characters that start with a letter and not with an address (003 4.4). */
export function descriptionRules(code = 'InvalidDescription.Malformed', parameter = 'Description'): readonly Refusal[] {
  const rule = (text: string, value: string, form: FormRefusal): Refusal => ({
    rule: `${parameter} ${text}`,
    change: { [parameter]: value },
    form,
    service: malformed(code),
  });
  return [
    rule('is no address', 'http://example.com', /must not start with http/),
    rule('starts with a letter', '1 line', /starts with a letter or Chinese character/),
    rule('has 2 characters at least', 'x', /2 to 256 characters/),
    rule('has 256 characters at most', 'x'.repeat(257), /2 to 256 characters/),
  ];
}

/** A resource that does not exist, under the name that the operation has for its subject. */
export function unknown(parameter: string, id: string, http: number, code: string): Refusal {
  return {
    rule: `${parameter} names what exists`,
    change: { [parameter]: id },
    form: formCannotKnow.subject,
    service: [http, code],
  };
}

/** The other account tries it. */
export function foreign(http: number, code: string): Refusal {
  return { rule: 'the resource is the caller’s', by: 'tenant', form: formCannotKnow.subject, service: [http, code] };
}

/** A region that does not exist; 404 in most operations and 400 in some (traps 67). */
export function unknownRegion(http: number, code = 'InvalidRegionId.NotFound'): Refusal {
  return { rule: 'RegionId exists', region: 'cn-atlantis', form: formCannotKnow.region, service: [http, code] };
}

/** Outbound traffic has to be opened first (traps 71). */
export const traffic: Refusal = {
  rule: 'outbound traffic is opened in the region',
  world: withoutTraffic,
  form: formCannotKnow.account,
  service: [400, 'OperationFailed.PconnTrafficNotEnable'],
};

/** A subject in another state; the form names those in which it is possible. */
export function wrongState(on: Named, states: string, http: number, code: string): Refusal {
  // With "and" before the last one where the language of the person joins the list.
  const listed = states.split(/, and | and |, /).join('(?:,? and |, )');
  return {
    rule: `the state allows it: ${states}`,
    on,
    form: new RegExp(`possible in these states: ${listed}`),
    service: [http, code],
  };
}
