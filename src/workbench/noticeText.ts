import { shortText } from '../estate/plainText';

/** Characters of a notification, and of a line in a quick pick: more would cover the window and slow it down. */
const longestNotice = 2_000;
const longestLine = 300;

/**
 * A text with data from outside for a notification, a progress or a dialog. VS Code turns `[x](command:...)` into a link
 * that runs the command there, so that shape is broken up.
 */
export function noticeText(text: string): string {
  return shortText(text, longestNotice).replaceAll('](', '] (');
}

/** The same for the prompt and the validation message of an input box, where `$(name)` would become an icon too. */
export function promptText(text: string): string {
  return withoutIcons(noticeText(text));
}

/** A text with data from outside for a quick pick, where `$(name)` would become an icon. */
export function pickerText(text: string): string {
  return withoutIcons(shortText(text, longestLine));
}

/** Lines for the log, which people read in terminals as well: the line breaks stay, what a terminal acts upon does not. */
export function logText(text: string): string {
  const lines = text.slice(0, 20_000).replaceAll('\t', '  ').split('\n');
  return lines.map((line) => shortText(line, longestNotice)).join('\n');
}

function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
