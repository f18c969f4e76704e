import type { Parameter } from './parameter';

/** The `.N` of a repeated parameter, and not the beginning of a name such as `NextHopList.N.NextHopId`. */
const repeats = /\.N(?=\.|$)/;

/** True for a declared name that stands for many (`VlanIds.N`, `PMInfo.N.PMName`; traps 7). */
export function isRepeated(declared: string): boolean {
  return repeats.test(declared);
}

/** The list that a repeated parameter belongs to: `PMInfo` for `PMInfo.N.PMName`. Undefined when it is not repeated. */
export function listOf(declared: string): string | undefined {
  return isRepeated(declared) ? declared.split(repeats, 1)[0] : undefined;
}

/** A declared name with a number in place of its first `.N`: `PMInfo.2.PMName` for `PMInfo.N.PMName`. */
export function numbered(declared: string, number: number | string): string {
  return declared.replace(repeats, `.${number}`);
}

/** The number of a name in a list, in digits: `2` for `PMInfo.2.PMName` in `PMInfo`. Undefined when it is not in it. */
export function numberIn(list: string, name: string): string | undefined {
  return name.startsWith(`${list}.`) ? /^\d+(?=\.|$)/.exec(name.slice(list.length + 1))?.[0] : undefined;
}

/** The same for forms, which show every entry up to the last one: no list is so long that it has a thousandth. */
export function entryNumber(list: string, name: string): number | undefined {
  const digits = numberIn(list, name);
  return digits === undefined || digits.length > 3 ? undefined : Number(digits);
}

/** True when a request's name is one of those that the declared one stands for; it may be numbered in part. */
export function standsFor(declared: string, name: string): boolean {
  const numbers = declared.split('.').map((part) => (part === 'N' ? '\\d+' : part));
  return new RegExp(`^${numbers.join('\\.')}$`).test(name);
}

/** The declaration behind a request's name: `Filter.1.Value.2` is declared as `Filter.N.Value.N`. Undefined for none. */
export function declaredParameter(
  parameters: Readonly<Record<string, Parameter>>,
  name: string,
): Parameter | undefined {
  const repeated = name.replace(/\.\d+(?=\.|$)/g, '.N');
  const declared = [name, repeated].find((candidate) => Object.hasOwn(parameters, candidate));
  return declared === undefined ? undefined : parameters[declared];
}
