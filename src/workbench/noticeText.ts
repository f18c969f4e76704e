import { plainText } from '../estate/plainText';

/**
 * A text with data from outside for a notification, a progress, a prompt or a validation message. VS Code turns
 * `[x](command:...)` into a link that runs the command there, so that shape is broken up.
 */
export function noticeText(text: string): string {
  return plainText(text).replaceAll('](', '] (');
}

/** A text with data from outside for a quick pick, where `$(name)` would become an icon. */
export function pickerText(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}
