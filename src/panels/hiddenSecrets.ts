import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Values } from '../catalog/problem';

/** What stands for a secret in the tables of a form. */
export const hiddenSecret = '\u2022'.repeat(6);

const entryNumber = /\.(\d+)(?=\.|$)/;

/**
 * What stands for a secret in a request's JSON: "(hidden)", and "(hidden 2)" for one of a list's second entry. It keeps
 * saying whose secret it is when entries are moved or removed.
 */
export function secretPlaceholder(name: string): string {
  const number = entryNumber.exec(name)?.[1];
  return number === undefined ? '(hidden)' : `(hidden ${number})`;
}

/**
 * A request read from JSON with its secrets in the place of their placeholders, or which placeholder stands for nothing.
 * `hidden` has the secrets by the names they had when the JSON was written.
 */
export function withHiddenSecrets(
  request: Values,
  hidden: Values,
  isSecret: (name: string) => boolean,
): { readonly values: Values } | { readonly problem: Message } {
  const values: Record<string, string> = { ...request };
  for (const [name, value] of Object.entries(request)) {
    const source = isSecret(name) ? sourceOf(name, value) : undefined;
    if (source === undefined) continue;
    const secret = Object.hasOwn(hidden, source) ? hidden[source] : undefined;
    if (secret === undefined)
      return { problem: message('{0}: {1} stands for no value that was typed. Type the value itself.', name, value) };
    values[name] = secret;
  }
  return { values };
}

/** The parameter whose secret a text stands for: the same field, of the entry that it names. */
function sourceOf(name: string, text: string): string | undefined {
  const placeholder = /^\(hidden(?: (\d+))?\)$/.exec(text);
  if (placeholder === null) return undefined;
  const [, number] = placeholder;
  return number === undefined ? name.replace(entryNumber, '') : name.replace(entryNumber, `.${number}`);
}
