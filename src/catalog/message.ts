/**
 * A text that a person may see. The English text is the key under which the translation is found; arguments fill
 * `{0}`, `{1}` ... Core rooms return messages; only the rooms that know VS Code turn them into words.
 */
export interface Message {
  readonly text: string;
  readonly args?: readonly Argument[];
}

/** Fills a placeholder. A message is translated on its own first, for example the label of a parameter. */
export type Argument = string | number | Message;

/** Makes a {@link Message}; the first argument must be a literal so that the translation check can collect it. */
export function message(text: string, ...args: Argument[]): Message {
  return args.length === 0 ? { text } : { text, args };
}

/** Messages as one enumeration, each translated on its own. */
export function listOf(items: readonly Message[]): Message {
  return { text: items.map((_, index) => `{${index}}`).join(', '), args: items };
}

/** The English words of a message, for logs and tests. */
export function english(of: Message): string {
  return of.text.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const argument = of.args?.[Number(index)];
    if (argument === undefined) return placeholder;
    return typeof argument === 'object' ? english(argument) : String(argument);
  });
}
