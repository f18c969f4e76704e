/**
 * A text from outside as Markdown that shows it letter by letter: every sign by its number, so that nothing formats,
 * links (bare web and mail addresses do, too), embeds a picture or becomes an icon.
 */
export function markdownText(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
