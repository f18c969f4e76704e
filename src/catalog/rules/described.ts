import type { Problem, Values } from '../problem';

/** A rule together with the sentence that tells it to a reader of the reference. */
export type Described<Rule> = Rule & { readonly says: string };

/** A rule over several parameters of a request at once. */
export type CrossRule = Described<(values: Values) => readonly Problem[]>;

/** Adds its sentence to a rule. */
export function described<Input, Found>(
  says: string,
  rule: (input: Input) => Found,
): Described<(input: Input) => Found> {
  return Object.assign((input: Input) => rule(input), { says });
}
